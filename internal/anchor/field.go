package anchor

import "sayso/internal/nlp"

// A Field answers about the anchors of an article whose States it looks at. It projects one window at a time, so it is quick where it is
// asked in text order. It owns buffers; use one per goroutine. A nil Field knows no arguments.
type Field struct {
	head    *Head
	states  *States
	rows    []float32 // [tokens][2·Rank] of the window asked about: anchor, token
	tokens  []float32 // [tokens][Rank] of it: the second half of each row
	held    int       // which window they belong to; -1 for none
	work    PairWork
	lattice Lattice
	path    []uint8
}

// NewField returns a Field of h over states that others fill, nil if h is nil.
func NewField(h *Head, states *States) *Field {
	if h == nil {
		return nil
	}
	return &Field{head: h, states: states, held: -1}
}

// Reset forgets the article.
func (f *Field) Reset() {
	if f != nil {
		f.held = -1
	}
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
	k := f.states.at(anchor.Start)
	if k < 0 {
		return window, nil
	}
	window = f.states.windows[k]
	n := window.Len()
	if f.held != k {
		q, scale := f.states.of(k)
		f.rows, f.tokens = grow(f.rows, (n+7)/8*8*2*Rank), grow(f.tokens, n*Rank)
		f.head.project.Mul(q, scale, n, f.rows)
		for i := range n {
			copy(f.tokens[i*Rank:][:Rank], f.rows[i*2*Rank+Rank:])
		}
		f.held = k
	}
	at := At{int(anchor.Start - window.Start), int(min(anchor.End, window.End) - window.Start)}
	mean := Mean(at, func(i int) []float32 { return f.rows[i*2*Rank:] })
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
