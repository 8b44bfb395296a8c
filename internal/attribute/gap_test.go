package attribute

import (
	"slices"
	"testing"

	"sayso/internal/anchor"
)

// “Yes,” he said, “no.” stays in two pieces: the cue stands in the gap. Without it, the second piece pays the price.
func TestGapCost(t *testing.T) {
	a := gapAutomaton(make([]float32, labels*labels), make([]float32, labels), 7)
	row := func(label int) []float32 {
		v := make([]float32, labels)
		v[label], v[labelBeginSource] = 3, -9 // no source bridges the gap
		return v
	}
	scores := slices.Concat(row(labelBeginContent), row(labelInContent), row(labelO), row(labelBeginContent), row(labelInContent))
	var l anchor.Lattice
	got := a.Best(&l, scores, 5, &anchor.At{Start: 2, End: 3}, nil)
	if want := []uint8{3, 4, 0, 3, 4}; !slices.Equal(got, want) {
		t.Errorf("with the cue in the gap: got %v, want %v", got, want)
	}
	got = a.Best(&l, scores, 5, nil, nil)
	if want := []uint8{3, 4, 4, 4, 4}; !slices.Equal(got, want) && len(labelSpans(got, labelBeginContent)) != 1 {
		t.Errorf("with nothing in the gap: got %v, want one content", got)
	}
}
