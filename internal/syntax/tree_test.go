package syntax

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// bestByTrial tries all heads of all words, and returns the best sum over trees with one root.
func bestByTrial(scores []float32, n int) float64 {
	best := math.Inf(-1)
	a := arborescence{heads: make([]int32, n), seen: make([]int32, n)}
	var try func(i, roots int, sum float64)
	try = func(i, roots int, sum float64) {
		if i == n {
			if roots == 1 && a.isTree(n) {
				best = max(best, sum)
			}
			return
		}
		for j := range n + 1 {
			if j == i {
				continue
			}
			a.heads[i] = int32(j)
			try(i+1, roots+j/n, sum+float64(scores[i*(n+1)+j]))
		}
	}
	try(0, 0, 0)
	return best
}

func sumOf(scores []float32, heads []int32, n int) (sum float64, roots int) {
	for i, j := range heads {
		sum += float64(scores[i*(n+1)+int(j)])
		roots += int(j) / n
	}
	return sum, roots
}

// The tree is the best of all trees with one root, whichever way it is found. Whole numbers make for ties, and exact sums.
func TestTreeByTrial(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	quick := 0
	for trial := range 3000 {
		n := 1 + trial%5
		scores := make([]float32, n*(n+1))
		for i := range scores {
			scores[i] = float32(r.IntN(12) - 6)
		}
		var a arborescence
		heads := slices.Clone(a.best(scores, n))
		sum, roots := sumOf(scores, heads, n)
		if want := bestByTrial(scores, n); sum != want || roots != 1 || !a.isTree(n) {
			t.Fatalf("scores %v: heads %v sum to %v with %d roots, the best tree is %v", scores, heads, sum, roots, want)
		}
		if a.greedy(scores, n) { // then the long way must come to as much
			quick++
			plain := make([]int32, n)
			for i, j := range edmonds(withRoot(scores, n))[1:] {
				plain[i] = int32((j + n) % (n + 1))
			}
			if other, _ := sumOf(scores, plain, n); other != sum {
				t.Fatalf("scores %v: greedily %v (%v), by circles %v (%v)", scores, heads, sum, plain, other)
			}
		}
	}
	if quick == 0 || quick == 3000 {
		t.Errorf("%d of 3000 trees were found greedily: one of the two ways is not tested", quick)
	}
}

// A window full of words whose best heads close circle after circle is bounded work.
func TestTreeOfCircles(t *testing.T) {
	const n = 240
	scores := make([]float32, n*(n+1))
	for i := range n {
		for j := range n + 1 {
			d := i ^ j // partners first, then pairs of pairs: each contraction lays the next circle bare
			scores[i*(n+1)+j] = -float32(d)
		}
		scores[i*(n+1)+n] = -5000
	}
	var a arborescence
	start := time.Now()
	heads := a.best(scores, n)
	if _, roots := sumOf(scores, heads, n); roots != 1 || !a.isTree(n) {
		t.Errorf("heads %v are no tree", heads)
	}
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("took %v", d)
	}
}

// Scores that are no numbers give some tree, and end.
func FuzzTree(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
	f.Add([]byte{255, 255, 0, 0, 255, 128})
	f.Fuzz(func(t *testing.T, raw []byte) {
		n := 1
		for (n+1)*(n+2) <= len(raw) && n < 20 {
			n++
		}
		scores := make([]float32, n*(n+1))
		for i := range min(len(raw), len(scores)) {
			scores[i] = float32(raw[i]) - 100
			switch raw[i] {
			case 255:
				scores[i] = float32(math.Inf(1))
			case 254:
				scores[i] = float32(math.NaN())
			}
		}
		var a arborescence
		for i, j := range a.best(scores, n) {
			if j < 0 || int(j) > n || int(j) == i {
				t.Fatalf("head of %d is %d", i, j)
			}
		}
	})
}
