package coref

import (
	"slices"

	"sayso/internal/mat"
	"sayso/internal/nlp"
)

// lookBack is how many candidates before one may be its antecedent.
const lookBack = 300

// none is the bucket of "none before".
const none = mat.PairBuckets - 1

// distances are the ends of the buckets of distance in sentences.
var distances = [...]int32{1, 2, 3, 4, 7, 13, 26}

// bucket says how antecedent b lies seen from a: how their words match, and how many sentences lie between.
func bucket(a, b *candidate) uint8 {
	match := 0
	switch {
	case a.pronoun && b.pronoun && slices.Equal(a.names, b.names):
		match = 3
	case a.pronoun || b.pronoun:
	case slices.Equal(a.names, b.names):
		match = 2
	case share(a.names, b.names):
		match = 1
	}
	k := 0
	for k < len(distances) && a.sentence-b.sentence >= distances[k] {
		k++
	}
	return uint8(match*8 + k)
}

// share reports whether two ordered lists have a number in common.
func share(a, b []int32) bool {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			return true
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return false
}

// A gatherer keeps the quantised states of an article's candidates until all are known.
type gatherer struct {
	q     []uint8
	scale []float32
}

func (g *gatherer) window(s *nlp.Syntax, words []nlp.Word, first nlp.TokenID, q []uint8, scale []float32) {
	for i := range words {
		if w := &words[i]; heads(s, w) {
			k := int(w.Token - first)
			g.q = append(g.q, q[k*mat.Width:][:mat.Width]...)
			g.scale = append(g.scale, scale[k])
		}
	}
}

// A scorer gives each candidate in turn its scores.
type scorer struct {
	head      *Head
	from      int       // the candidate whose row is first in rows
	rows      []float32 // antecedent projections, the last one that of "none before"
	projected []float32 // of a few candidates
	bilinear  []float32
	between   []float32
	buckets   []uint8
	scores    []float32
}

const atOnce = 8 // candidates projected together

// each calls see for every candidate with the scores of the candidates from on before it and, last, of none. They are valid until
// the next call.
func (s *scorer) each(list []candidate, g *gatherer, see func(i, from int, scores []float32)) {
	h := s.head
	s.from = 0
	s.rows = s.rows[:0]
	s.bilinear = slices.Grow(s.bilinear[:0], rank)[:rank]
	s.between = slices.Grow(s.between[:0], mat.PairBuckets*rank)[:mat.PairBuckets*rank]
	s.projected = slices.Grow(s.projected[:0], atOnce*2*rank)[:atOnce*2*rank]
	g.pad()
	for i := range list {
		if i%atOnce == 0 {
			n := min(atOnce, len(list)-i)
			h.project.Mul(g.q[i*mat.Width:], g.scale[i:], n, s.projected)
		}
		row := s.projected[i%atOnce*2*rank:][:2*rank]
		see(i, max(0, i-lookBack), s.score(list, i, row[:rank]))
		s.push(i, row[rank:])
	}
}

// pad makes room for rows rounded up to a multiple of 8, as Mul asks.
func (g *gatherer) pad() {
	n := (len(g.scale) + atOnce - 1) / atOnce * atOnce
	g.q = append(g.q, make([]uint8, n*mat.Width-len(g.q))...)
	g.scale = append(g.scale, make([]float32, n-len(g.scale))...)
}

func (s *scorer) score(list []candidate, i int, anaphor []float32) []float32 {
	from := max(0, i-lookBack)
	n := i - from + 1
	s.buckets = slices.Grow(s.buckets[:0], n)[:n]
	used := [mat.PairBuckets]bool{none: true}
	for j := from; j < i; j++ {
		b := bucket(&list[i], &list[j])
		s.buckets[j-from], used[b] = b, true
	}
	s.buckets[n-1] = none
	for d, v := range anaphor {
		s.bilinear[d] = float32(s.head.mul[d] * v)
	}
	for b := range used {
		if !used[b] {
			continue
		}
		row, by := s.between[b*rank:][:rank], s.head.between[b*rank:][:rank]
		for d, v := range anaphor {
			row[d] = by[d] + v
		}
	}
	s.scores = slices.Grow(s.scores[:0], n)[:n]
	bias := [1]float32{}
	table := mat.PairTable{Bilinear: s.bilinear, Additive: s.head.add, Bias: bias[:], Between: s.between}
	s.rows = slices.Grow(s.rows, rank)
	rows := append(s.rows[(from-s.from)*rank:], s.head.new...)
	mat.PairScores(s.head.tier, &table, rows, s.buckets, s.scores)
	return s.scores
}

// push keeps the row of candidate i for those behind it, and drops what no later one looks back to.
func (s *scorer) push(i int, antecedent []float32) {
	s.rows = append(s.rows, antecedent...)
	if i+1-s.from >= 4*lookBack {
		drop := i + 1 - lookBack - s.from
		s.rows = append(s.rows[:0], s.rows[drop*rank:]...)
		s.from += drop
	}
}
