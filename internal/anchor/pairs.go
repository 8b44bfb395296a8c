package anchor

import (
	"fmt"

	"sayso/internal/mat"
)

// Rank is the width of the projections that anchors and tokens are compared in.
const Rank = mat.PairWidth

// Buckets is the number of distance buckets between an anchor and a token.
const Buckets = mat.PairBuckets

// At is where an anchor stands, in tokens of its window, half open.
type At struct{ Start, End int }

// bucket returns the distance bucket of token i: 16 inside the anchor, below before it, above after it.
func (a At) bucket(i int) uint8 {
	switch {
	case i < a.Start:
		return mat.PairBucket(i - a.Start)
	case i >= a.End:
		return mat.PairBucket(i - a.End + 1)
	}
	return mat.PairBucket(0)
}

// Pairs are the weights that score a token for each label, given an anchor: mul·(anchor ⊙ token) + add·relu(anchor +
// token + distance) + bias. They only refer to their slices.
type Pairs struct {
	Tier     mat.Tier
	Mul, Add []float32 // [labels][Rank]
	Bias     []float32 // [labels]
	Distance []float32 // [Buckets][Rank]
}

// Check returns an error if the sizes do not fit.
func (p *Pairs) Check() error {
	labels := len(p.Bias)
	if labels == 0 || labels > mat.MaxLabels || len(p.Mul) != labels*Rank || len(p.Add) != labels*Rank || len(p.Distance) != Buckets*Rank {
		return fmt.Errorf("%d labels, with %d, %d and %d weights", labels, len(p.Mul), len(p.Add), len(p.Distance))
	}
	return nil
}

// PairWork is the memory in which one goroutine scores pairs.
type PairWork struct {
	pulled  []float32 // [Buckets][Rank]
	mul     []float32 // [labels][Rank]
	buckets []uint8
	rows    []float32
}

// Scores returns the scores [n][labels] of the n tokens of a window, given the anchor's projection. They are valid until
// the next call.
func (p *Pairs) Scores(w *PairWork, anchor *[Rank]float32, tokens []float32, n int, at At) []float32 {
	labels := len(p.Bias)
	w.mul, w.pulled = grow(w.mul, labels*Rank), grow(w.pulled, Buckets*Rank)
	for l := range labels {
		for d, a := range anchor {
			w.mul[l*Rank+d] = p.Mul[l*Rank+d] * a
		}
	}
	for b := range Buckets {
		for d, a := range anchor {
			w.pulled[b*Rank+d] = p.Distance[b*Rank+d] + a
		}
	}
	w.buckets = grow(w.buckets, n)
	for i := range n {
		w.buckets[i] = at.bucket(i)
	}
	w.rows = grow(w.rows, n*labels)
	table := mat.PairTable{Bilinear: w.mul, Additive: p.Add, Bias: p.Bias, Between: w.pulled}
	mat.PairScores(p.Tier, &table, tokens[:n*Rank], w.buckets, w.rows)
	return w.rows
}

// Mean is the mean of the anchor projections of the anchor's tokens. row gives that of one token.
func Mean(at At, row func(int) []float32) *[Rank]float32 {
	var a [Rank]float32
	for i := at.Start; i < at.End; i++ {
		for d, v := range row(i)[:Rank] {
			a[d] += v
		}
	}
	inv := 1 / float32(at.End-at.Start)
	for d := range a {
		a[d] = float32(a[d] * inv)
	}
	return &a
}
