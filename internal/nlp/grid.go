package nlp

import (
	"iter"
	"slices"

	"sayso"
)

// A Grid finds the spans near a place without looking at all of them: the time to read an article must grow as its length, also
// if it is a book in one paragraph. It holds, for each stretch of some bytes, the numbers of the spans that reach into it. A span
// that is changed is added again; whoever asks compares with the span as it is, so that what an old entry says does no harm.
// The zero Grid holds nothing.
type Grid struct{ cells [][]int32 }

// cellBits is the length of a cell as a power of two: 128 bytes are about one sentence.
const cellBits = 7

// Add enters span s under a number.
func (g *Grid) Add(s sayso.Span, number int) {
	first, last := max(s.Start, 0)>>cellBits, max(s.Start, s.End)>>cellBits
	for last >= len(g.cells) {
		g.cells = append(g.cells, nil)
	}
	for c := first; c <= last; c++ {
		if l := g.cells[c]; len(l) == 0 || l[len(l)-1] != int32(number) {
			g.cells[c] = append(l, int32(number))
		}
	}
}

// At returns the numbers of spans that may hold the byte at a place, in the order in which they were added. The caller must not
// change them. A number may stand there twice.
func (g *Grid) At(place int) []int32 {
	if c := place >> cellBits; place >= 0 && c < len(g.cells) {
		return g.cells[c]
	}
	return nil
}

// Near appends to dst, in rising order and once each, the numbers of the spans that may overlap or touch s.
func (g *Grid) Near(dst []int32, s sayso.Span) []int32 {
	from := len(dst)
	for c := max(s.Start, 0) >> cellBits; c <= max(s.Start, s.End)>>cellBits && c < len(g.cells); c++ {
		dst = append(dst, g.cells[c]...)
	}
	slices.Sort(dst[from:])
	return dst[:from+len(slices.Compact(dst[from:]))]
}

// Among yields the elements of a list, numbered in g by their places in it, whose spans may overlap or touch s, in their order.
func Among[T any](g *Grid, list []T, s sayso.Span) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		var room [16]int32
		for _, i := range g.Near(room[:0], s) {
			if !yield(&list[i]) {
				return
			}
		}
	}
}

// QuotationsAround yields the quotations, numbered in g by their places in the list, that hold a span: inner ones, which come behind those
// around them, first.
func QuotationsAround(g *Grid, list []sayso.Quotation, s sayso.Span) iter.Seq[*sayso.Quotation] {
	return func(yield func(*sayso.Quotation) bool) {
		for _, i := range slices.Backward(g.At(s.Start)) {
			if q := &list[i]; q.Span.Contains(s) && !yield(q) {
				return
			}
		}
	}
}
