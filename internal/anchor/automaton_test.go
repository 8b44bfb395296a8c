package anchor

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// enumerate returns the best labels by trying every path of states: the specification of best.
func (a *Automaton) enumerate(scores []float32, n int, at *At) []uint8 {
	var top float32 = -1e38
	var best []uint8
	path := make([]int, n)
	var walk func(i int, sum float32)
	walk = func(i int, sum float32) {
		if i == n {
			if sum > top {
				top, best = sum, best[:0]
				for _, s := range path {
					best = append(best, a.Label[s])
				}
			}
			return
		}
		for s := range a.States {
			step := a.Start[s]
			if i > 0 {
				t := a.Step
				if at != nil && i >= at.Start && i < at.End {
					t = a.StepIn
				}
				step = t[path[i-1]*a.States+s]
			}
			path[i] = s
			walk(i+1, sum+step+scores[i*a.PerToken+int(a.Label[s])])
		}
	}
	walk(0, 0)
	return best
}

// Viterbi's path is the best of all paths, also where steps into the anchor differ.
func TestBestIsBest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	random := func(n int) []float32 {
		v := make([]float32, n)
		for i := range v {
			v[i] = float32(r.NormFloat64() * 3)
		}
		return v
	}
	for range 60 {
		const n, labels = 6, 5
		a := Spans(labels, random(labels*labels), random(labels))
		a.StepIn = Spans(labels, random(labels*labels), random(labels)).Step
		var l Lattice
		s := random(n * labels)
		for _, at := range []*At{nil, {2, 3}} {
			if got, want := a.Best(&l, s, n, at, nil), a.enumerate(s, n, at); !slices.Equal(got, want) {
				t.Fatalf("got %v, want %v", got, want)
			}
		}
	}
}
