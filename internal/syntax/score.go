package syntax

import (
	"slices"

	"sayso/internal/mat"
	"sayso/internal/nlp"
)

// labelsAtOnce is how many relations the pair kernel scores in one call.
const labelsAtOnce = mat.MaxLabels

// A scorer is the memory in which arcs and relations of a sentence are scored.
type scorer struct {
	heads    []float32 // [n+1][rank], the root last
	bilinear []float32 // [rank]
	between  []float32 // [buckets][rank]
	scores   []float32 // [n][n+1]
	buckets  []uint8
	none     []float32 // [labelsAtOnce][rank] of noughts
	labels   []float32 // of one pair
}

// arcs returns the scores [n][n+1] of every word of a sentence as dependent (row) of every word and of the root (last).
// state gives the projections of a word.
func (s *scorer) arcs(h *Head, n int, state func(int) []float32) []float32 {
	s.heads = s.heads[:0]
	for j := range n {
		s.heads = append(s.heads, state(j)[arcHead:][:rank]...)
	}
	s.heads = append(s.heads, h.arcRoot...)
	s.scores = slices.Grow(s.scores[:0], n*(n+1))[:n*(n+1)]
	s.bilinear = slices.Grow(s.bilinear[:0], rank)[:rank]
	s.between = slices.Grow(s.between[:0], mat.PairBuckets*rank)[:mat.PairBuckets*rank]
	s.buckets = slices.Grow(s.buckets[:0], n+1)[:n+1]
	bias := [1]float32{}
	table := mat.PairTable{Bilinear: s.bilinear, Additive: h.arcAdd, Bias: bias[:], Between: s.between}
	for i := range n {
		s.anchor(h, i, n, state(i)[arcDependent:][:rank])
		mat.PairScores(h.tier, &table, s.heads, s.buckets, s.scores[i*(n+1):][:n+1])
	}
	return s.scores
}

// anchor sets the table for dependent i: only the distances that its sentence has.
func (s *scorer) anchor(h *Head, i, n int, dependent []float32) {
	for d, v := range dependent {
		s.bilinear[d] = float32(h.arcMul[d] * v)
	}
	for j := range n {
		s.buckets[j] = mat.PairBucket(j - i)
	}
	s.buckets[n] = mat.PairBucket(0)
	for b := int(s.buckets[0]); b <= int(max(s.buckets[n-1], s.buckets[n])); b++ {
		row, distance := s.between[b*rank:][:rank], h.arcDistance[b*rank:][:rank]
		for d, v := range dependent {
			row[d] = distance[d] + v
		}
	}
}

// relation returns the best relation of word i under word j, which is not the root's.
func (s *scorer) relation(h *Head, i, j int, state func(int) []float32) nlp.Relation {
	dependent := state(i)[relationDependent:][:rank]
	distance := h.relationDistance[int(mat.PairBucket(j-i))*rank:][:rank]
	row := s.between[:rank]
	for d, v := range dependent {
		row[d] = distance[d] + v
	}
	s.none = slices.Grow(s.none[:0], labelsAtOnce*rank)[:labelsAtOnce*rank]
	clear(s.none)
	n := len(h.relations)
	s.labels = slices.Grow(s.labels[:0], n)[:n]
	bucket := [1]uint8{}
	for k := 0; k < n; k += labelsAtOnce {
		m := min(labelsAtOnce, n-k)
		table := mat.PairTable{Bilinear: s.none[:m*rank], Additive: h.out[k*rank:][:m*rank], Bias: h.bias[k:][:m], Between: s.between}
		mat.PairScores(h.tier, &table, state(j)[relationHead:][:rank], bucket[:], s.labels[k:][:m])
	}
	best := -1
	for k, v := range s.labels {
		if k != h.rootLabel && (best < 0 || v > s.labels[best]) {
			best = k
		}
	}
	return h.relations[best]
}
