package reader

import (
	"sayso/internal/encoder"
	"sayso/internal/mat"
	"sayso/internal/nlp"
)

// The special pieces of BERT's vocabulary that a window is built with.
const (
	pieceParagraph = 1 // [unused0], put between paragraphs
	pieceStart     = 101
	pieceEnd       = 102
)

// A Work is the memory one goroutine reads articles in.
type Work struct {
	encoder  encoder.Work
	ids      []int32
	features []uint8
	at       []int32 // piece of each token of the window
	q        []uint8
	scale    []float32
}

// Hidden are the quantised states of a window's tokens, each the state of the token's first piece: rows of mat.Width
// bytes and one scale each, with room for rows rounded up to a multiple of 8. They are valid until the next window.
type Hidden struct {
	Q     []uint8
	Scale []float32
}

// Each encodes an article window by window, in text order, and calls see with the states of each. It stops at the
// first error, its own (a broken invariant) or that of see.
func Each(e *encoder.Encoder, w *Work, doc *nlp.Doc, see func(nlp.Range, Hidden) error) error {
	starts := paragraphStarts{ranges: doc.Paragraphs}
	for window := range Windows(doc, Limit) {
		w.fill(doc, window, &starts)
		seqs := [1]encoder.Sequence{{IDs: w.ids, Features: w.features}}
		if _, err := e.Forward(&w.encoder, seqs[:]); err != nil {
			return err
		}
		if err := see(window, w.gather()); err != nil {
			return err
		}
	}
	return nil
}

// fill lays out a window: start, the pieces of its words with a mark between paragraphs, end.
func (w *Work) fill(doc *nlp.Doc, window nlp.Range, starts *paragraphStarts) {
	w.ids, w.features, w.at = append(w.ids[:0], pieceStart), append(w.features[:0], 0), w.at[:0]
	for t := window.Start; t < window.End; t++ {
		if starts.at(t) && t > window.Start {
			w.ids, w.features = append(w.ids, pieceParagraph), append(w.features, 0)
		}
		pieces := doc.PiecesOf(t)
		pieces = pieces[:min(len(pieces), longestWord)]
		w.at = append(w.at, int32(len(w.ids)))
		feature := doc.Tokens[t].Feature()
		for _, p := range pieces {
			w.ids, w.features = append(w.ids, p), append(w.features, feature)
		}
	}
	w.ids, w.features = append(w.ids, pieceEnd), append(w.features, 0)
}

// gather picks the rows of the tokens' first pieces.
func (w *Work) gather() Hidden {
	q, scale := w.encoder.Quantised()
	n := len(w.at)
	room := (n + 7) / 8 * 8
	if cap(w.q) < room*mat.Width {
		w.q, w.scale = make([]uint8, room*mat.Width), make([]float32, room)
	}
	w.q, w.scale = w.q[:room*mat.Width], w.scale[:room]
	for i, p := range w.at {
		copy(w.q[i*mat.Width:][:mat.Width], q[int(p)*mat.Width:])
		w.scale[i] = scale[p]
	}
	clear(w.q[n*mat.Width:])
	clear(w.scale[n:])
	return Hidden{w.q, w.scale}
}

// paragraphStarts answers, for rising tokens, whether a paragraph starts there.
type paragraphStarts struct {
	ranges []nlp.Range
	next   int
}

func (p *paragraphStarts) at(t nlp.TokenID) bool {
	for p.next < len(p.ranges) && p.ranges[p.next].Start < t {
		p.next++
	}
	return p.next < len(p.ranges) && p.ranges[p.next].Start == t
}

// Pieces returns the word pieces and feature rows of the window that was read last; the caller must not keep them.
func (w *Work) Pieces() (ids []int32, features []uint8) { return w.ids, w.features }
