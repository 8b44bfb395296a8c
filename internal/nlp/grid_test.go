package nlp

import (
	"math/rand/v2"
	"slices"
	"testing"

	"sayso"
)

// What a Grid leaves out neither holds nor touches the span asked about: it is compared with looking at all spans.
func TestGridLeavesNothingOut(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 50 {
		var g Grid
		spans := make([]sayso.Span, 80)
		for i := range spans {
			start := r.IntN(3000)
			spans[i] = sayso.Span{Start: start, End: start + r.IntN(400)}
			g.Add(spans[i], i)
		}
		moved := r.IntN(len(spans))
		spans[moved] = sayso.Span{Start: 1, End: 5000}
		g.Add(spans[moved], moved)
		for range 50 {
			start := r.IntN(6000)
			q := sayso.Span{Start: start, End: start + r.IntN(500)}
			near := g.Near(nil, q)
			if !slices.IsSorted(near) || len(slices.Compact(slices.Clone(near))) != len(near) {
				t.Fatalf("not in rising order, once each: %v", near)
			}
			for i, s := range spans {
				if s.Start <= q.End && q.Start <= s.End && !slices.Contains(near, int32(i)) {
					t.Fatalf("%v is near %v and left out", s, q)
				}
				if s.Start <= start && start < s.End && !slices.Contains(g.At(start), int32(i)) {
					t.Fatalf("%v holds %d and is left out", s, start)
				}
			}
		}
	}
}

// A place before or behind all spans, and the zero Grid, hold nothing.
func TestGridEmpty(t *testing.T) {
	var g Grid
	if len(g.At(0)) != 0 || len(g.At(-1)) != 0 || len(g.Near(nil, sayso.Span{Start: 3, End: 900})) != 0 {
		t.Error("the zero grid holds something")
	}
	g.Add(sayso.Span{Start: 10, End: 20}, 4)
	if len(g.At(1000)) != 0 || len(g.At(-3)) != 0 {
		t.Error("something stands outside of all spans")
	}
}
