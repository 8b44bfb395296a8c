package eval

import (
	"math"
	"testing"
)

func TestPRF(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []float64
		want [3]float64
	}{
		{"three of four, three of six", []float64{3, 4, 3, 6}, [3]float64{0.75, 0.5, 0.6}},
		{"nothing predicted", []float64{0, 0, 0, 6}, [3]float64{0, 0, 0}},
		{"nothing to find", []float64{0, 2, 0, 0}, [3]float64{0, 0, 0}},
	} {
		got := prf(c.in)
		for i := range c.want {
			if math.Abs(got[i]-c.want[i]) > 1e-12 {
				t.Errorf("%s: got %v, want %v", c.name, got, c.want)
			}
		}
	}
	if got := prf([]float64{0, 0, 0, 0}); !math.IsNaN(got[2]) {
		t.Errorf("nothing at all gave %v, want no number", got)
	}
}

func TestCalibrationError(t *testing.T) {
	s := newSheet([]measure{{"e", formBins, ""}})
	r := make(row, s.width)
	for _, c := range []struct {
		confidence float64
		right      bool
	}{{0.05, false}, {0.72, true}, {0.78, false}, {1, true}} {
		s.bin(r, "e", c.confidence, c.right)
	}
	want := (0.05 + (1.5 - 1) + 0) / 4
	if got := s.values(r)[0]; math.Abs(got-want) > 1e-12 {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestIntervals(t *testing.T) {
	s := newSheet([]measure{{"x", formShare, ""}, {"never", formShare, ""}})
	docs := []row{}
	for i := range 40 {
		docs = append(docs, row{float64(i % 2), 1, 0, 0})
	}
	in := intervals(s, docs)
	got := in["x"]
	// A share of one half of 40: the normal approximation gives 0.5 ± 0.155.
	if math.Abs(got[0]-0.345) > 0.05 || math.Abs(got[1]-0.655) > 0.05 {
		t.Errorf("interval %v, want about [0.345 0.655]", got)
	}
	if again := intervals(s, docs)["x"]; again != got {
		t.Errorf("a second run gave %v, the first %v", again, got)
	}
	if _, ok := in["never"]; ok {
		t.Error("an interval for a measure without a value")
	}
	if one := intervals(s, docs[:1]); one != nil {
		t.Errorf("one document gave %v, want none", one)
	}
}

func TestQuantile(t *testing.T) {
	sorted := []float64{0, 1, 2, 3, 4}
	for q, want := range map[float64]float64{0: 0, 1: 4, 0.5: 2, 0.125: 0.5} {
		if got := quantile(sorted, q); got != want {
			t.Errorf("quantile %v = %v, want %v", q, got, want)
		}
	}
}
