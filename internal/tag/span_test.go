package tag

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sayso/internal/nlp"
)

func spanner(t testing.TB, labels string) *Spanner {
	t.Helper()
	s, err := NewSpanner(Group{Name: "test", From: 1, Labels: strings.Fields(labels)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// score of a path of labels, and whether it may be taken.
func pathScore(rows Rows, g Group, path []int) (float32, bool) {
	var sum float32
	for i, k := range path {
		if k > 0 && k%2 == 0 && (i == 0 || path[i-1] != k && path[i-1] != k-1) {
			return 0, false
		}
		sum = sum + g.Scores(rows.Row(i))[k]
	}
	return sum, true
}

// The decoded path is the best of all that may be taken, which are few enough to try.
func TestDecodeByEnumeration(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	s := spanner(t, "O B-x I-x B-y I-y")
	for range 300 {
		n := 1 + r.IntN(4)
		rows := Rows{values: make([]float32, n*7), width: 7}
		for i := range rows.values {
			rows.values[i] = float32(r.IntN(9)) // whole numbers: sums are exact in any order
		}
		got := s.decode(rows, n)
		best := float32(math.Inf(-1))
		path := make([]int, n)
		var try func(i int)
		try = func(i int) {
			if i == n {
				if v, ok := pathScore(rows, s.group, path); ok {
					best = max(best, v)
				}
				return
			}
			for k := range 5 {
				path[i] = k
				try(i + 1)
			}
		}
		try(0)
		for i, k := range got {
			path[i] = int(k)
		}
		if v, ok := pathScore(rows, s.group, path); !ok || v != best {
			t.Fatalf("path %v scores %v (allowed: %v), the best is %v", path, v, ok, best)
		}
	}
}

func TestWindowGivesSpans(t *testing.T) {
	s := spanner(t, "O B-x I-x B-y I-y")
	// Labels of six tokens: B-x I-x B-x O B-y I-y; each leads by 20.
	rows := Rows{values: make([]float32, 6*6), width: 6}
	for i, k := range []int{1, 2, 1, 0, 3, 4} {
		rows.values[i*6+1+k] = 20
	}
	got := s.Window(nil, nlp.Range{Start: 10, End: 16}, rows)
	want := []Span{
		{nlp.Range{Start: 10, End: 12}, 0, 0}, {nlp.Range{Start: 12, End: 13}, 0, 0}, {nlp.Range{Start: 14, End: 16}, 1, 0},
	}
	for i := range got {
		if p := got[i].P; p < 0.999 || p > 1 {
			t.Errorf("span %d has probability %v though its labels lead by 20", i, p)
		}
		got[i].P = 0
	}
	if !slices.Equal(got, want) {
		t.Errorf("spans %v, want %v", got, want)
	}
}

// An I-x at a window's start cannot be: the token is outside, or begins.
func TestNoSpanBeginsInside(t *testing.T) {
	s := spanner(t, "O B-x I-x")
	rows := Rows{values: []float32{0, 0, 1, 9}, width: 4}
	if got := s.decode(rows, 1); got[0] != 1 {
		t.Errorf("label %d, want B-x", got[0])
	}
}

func TestInsideJoinsNeighbours(t *testing.T) {
	s := spanner(t, "O B-x I-x")
	rows := Rows{width: 4}
	for _, o := range []float32{9, 8, -9, -9, 9} { // score of O beside two noughts
		rows.values = append(rows.values, 0, o, 0, 0)
	}
	got := s.Inside(nil, nlp.Range{Start: 3, End: 8}, rows)
	if len(got) != 3 || got[0].Range != (nlp.Range{Start: 3, End: 5}) || got[1].Range != (nlp.Range{Start: 5, End: 7}) ||
		got[0].P > 0.01 || got[1].P < 0.99 || got[2].P > 0.01 {
		t.Errorf("got %v", got)
	}
}

func TestOddLabelsAreRefused(t *testing.T) {
	for _, labels := range []string{"X B-x I-x", "O B-x", "O B-x I-y", "O I-x B-x", strings.Repeat("O ", 301)} {
		if _, err := NewSpanner(Group{Labels: strings.Fields(labels)}); err == nil {
			t.Errorf("labels %.30q were accepted", labels)
		}
	}
}
