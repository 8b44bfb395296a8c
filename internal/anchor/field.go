package anchor

import (
	"slices"

	"sayso/internal/nlp"
)

// A Field holds the projections of an article's tokens, so that anchors can be asked about after all windows are read, when
// the trees are there. It owns buffers; use one per goroutine. A nil Field knows no arguments.
type Field struct {
	head    *Head
	windows []nlp.Range
	rows    []float32 // [tokens][2·Rank]: anchor, token
	tokens  []float32 // of the window asked about
	held    int       // which window tokens belongs to; -1 for none
	work    PairWork
	lattice Lattice
	path    []uint8
}

// NewField returns a Field over h, nil if h is nil.
func NewField(h *Head) *Field {
	if h == nil {
		return nil
	}
	return &Field{head: h, held: -1}
}

// Reset forgets the article.
func (f *Field) Reset() {
	if f != nil {
		f.windows, f.rows, f.held = f.windows[:0], f.rows[:0], -1
	}
}

// Window takes in a window; windows come in text order. q and scale are those of reader.Hidden.
func (f *Field) Window(window nlp.Range, q []uint8, scale []float32) {
	if f == nil {
		return
	}
	n, width := window.Len(), 2*Rank
	from := int(window.Start) * width
	room := from + (n+7)/8*8*width
	f.rows = slices.Grow(f.rows, max(0, room-len(f.rows)))[:room]
	f.head.project.Mul(q, scale, n, f.rows[from:])
	f.rows = f.rows[:from+n*width]
	f.windows = append(f.windows, window)
}

// An Argument is a span that an anchor has: Type is the head's word for it, "actor". P is what the model gives its labels
// before the CRF, not calibrated.
type Argument struct {
	Type  string
	Range nlp.Range
	P     float64
}

// Arguments appends the arguments of an anchor in text order, all in the window that the anchor begins in.
func (f *Field) Arguments(dst []Argument, anchor nlp.Range) []Argument {
	window, rows := f.Scores(anchor)
	if rows == nil {
		return dst
	}
	f.path = f.head.chain.Best(&f.lattice, rows, window.Len(), nil, f.path)
	for _, s := range Stretches(f.path) {
		dst = append(dst, Argument{
			Type:  f.head.typeOf(s.Begin),
			Range: nlp.Range{Start: window.Start + nlp.TokenID(s.Start), End: window.Start + nlp.TokenID(s.End)},
			P:     share(rows, len(f.head.labels), s),
		})
	}
	return dst
}

// Scores returns the scores of all labels for the tokens of the window that an anchor begins in: rows [tokens][labels],
// valid until the next call. An anchor of no window has none.
func (f *Field) Scores(anchor nlp.Range) (window nlp.Range, rows []float32) {
	if f == nil || anchor.Len() <= 0 {
		return window, nil
	}
	k := slices.IndexFunc(f.windows, func(w nlp.Range) bool { return anchor.Start >= w.Start && anchor.Start < w.End })
	if k < 0 {
		return window, nil
	}
	window = f.windows[k]
	n := window.Len()
	own := f.rows[int(window.Start)*2*Rank:][:n*2*Rank]
	if f.held != k {
		f.tokens = grow(f.tokens, n*Rank)
		for i := range n {
			copy(f.tokens[i*Rank:][:Rank], own[i*2*Rank+Rank:])
		}
		f.held = k
	}
	at := At{int(anchor.Start - window.Start), int(min(anchor.End, window.End) - window.Start)}
	mean := Mean(at, func(i int) []float32 { return own[i*2*Rank:] })
	return window, f.head.pairs.Scores(&f.work, mean, f.tokens, n, at)
}

// Label returns the number of a label of the rows that Scores returns, or -1.
func (f *Field) Label(name string) int {
	if f == nil {
		return -1
	}
	return f.head.Label(name)
}

// Labels returns how many numbers a row of Scores has.
func (f *Field) Labels() int { return len(f.head.labels) }
