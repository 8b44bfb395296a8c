package attribute

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// enumerate returns the best labels by trying every path of states: the specification of best.
func (a *automaton) enumerate(scores []float32, n int, cue *cueSpan) []uint8 {
	var top float32 = -1e38
	var best []uint8
	path := make([]int, n)
	var walk func(i int, sum float32)
	walk = func(i int, sum float32) {
		if i == n {
			if sum > top {
				top, best = sum, best[:0]
				for _, s := range path {
					best = append(best, a.label[s])
				}
			}
			return
		}
		for s := range a.states {
			step := a.start[s]
			if i > 0 {
				t := a.step
				if cue != nil && i >= cue.start && i < cue.end {
					t = a.stepCue
				}
				step = t[path[i-1]*a.states+s]
			}
			path[i] = s
			walk(i+1, sum+step+scores[i*a.perToken+int(a.label[s])])
		}
	}
	walk(0, 0)
	return best
}

// Viterbi's path is the best of all paths, for tags and for arguments with the gap state.
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
		gap := gapAutomaton(random(labels*labels), random(labels), 2)
		tags := spanAutomaton(cueTags, make([]float32, cueTags*cueTags), make([]float32, cueTags))
		const n = 6
		var l lattice
		c := &cueSpan{start: 2, end: 3}
		s := random(n * labels)
		if got, want := gap.best(&l, s, n, c, nil), gap.enumerate(s, n, c); !slices.Equal(got, want) {
			t.Fatalf("arguments: got %v, want %v", got, want)
		}
		s = random(n * cueTags)
		if got, want := tags.best(&l, s, n, nil, nil), tags.enumerate(s, n, nil); !slices.Equal(got, want) {
			t.Fatalf("tags: got %v, want %v", got, want)
		}
	}
}

// “Yes,” he said, “no.” stays in two pieces: the cue stands in the gap. Without it, the second piece pays the price.
func TestGapCost(t *testing.T) {
	a := gapAutomaton(make([]float32, labels*labels), make([]float32, labels), 7)
	row := func(label int) []float32 {
		v := make([]float32, labels)
		v[label], v[labelBeginSource] = 3, -9 // no source bridges the gap
		return v
	}
	scores := slices.Concat(row(labelBeginContent), row(labelInContent), row(labelO), row(labelBeginContent), row(labelInContent))
	var l lattice
	got := a.best(&l, scores, 5, &cueSpan{2, 3, false}, nil)
	if want := []uint8{3, 4, 0, 3, 4}; !slices.Equal(got, want) {
		t.Errorf("with the cue in the gap: got %v, want %v", got, want)
	}
	got = a.best(&l, scores, 5, nil, nil)
	if want := []uint8{3, 4, 4, 4, 4}; !slices.Equal(got, want) && len(labelSpans(got, labelBeginContent)) != 1 {
		t.Errorf("with nothing in the gap: got %v, want one content", got)
	}
}
