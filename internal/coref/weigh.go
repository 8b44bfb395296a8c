package coref

import (
	"cmp"
	"slices"

	"sayso/internal/nlp"
)

// How far back an antecedent is looked for, in candidates: pronouns point near, a noun of other words hardly further.
const (
	pronounReach = 80
	otherReach   = 60
)

// A choice is what a candidate may go on from, with what the pair shows. The last choice of a candidate is none, before = -1.
type choice struct {
	before   int
	from, to int // of its features in the memory of the weigher
}

// A weigher lists what each candidate may go on from. Its memory holds until the next candidate.
type weigher struct {
	so       *nlp.Syntax
	list     []candidate
	traits   []traits
	choices  []choice
	features []int32
	order    []int
	ranks    []int
}

// weigh sets the choices of candidate i. scores are the head's, of the candidates from on and of none.
func (w *weigher) weigh(i, from int, scores []float32) {
	w.choices, w.features, w.order = w.choices[:0], w.features[:0], w.order[:0]
	a, s := &w.list[i], &w.traits[i]
	none := scores[len(scores)-1]
	earlier, choiceN, top := 0, 0, float32(-100)
	for j := i - 1; j >= from; j-- {
		b, t := &w.list[j], &w.traits[j]
		m := matchOf(a, b, s, t)
		if m == matchSame {
			earlier = 2
		} else if m != matchNone {
			earlier = max(earlier, 1)
		}
		top = max(top, scores[j-from]-none)
		if a.sentence-b.sentence < 3 && compatible(s, t) {
			choiceN++
		}
		if reach := w.reach(s); i-j <= reach || m != matchNone {
			w.order = append(w.order, j)
		}
	}
	w.rank(from, scores)
	between, sameForm := 0, false
	for k, j := range w.order {
		p := pair{a: a, b: &w.list[j], s: s, t: &w.traits[j], apart: int32(i - j), between: between, head: scores[j-from] - none, rank: w.ranks[k]}
		same := s.form == p.t.form
		p.nearest = same && !sameForm
		sameForm = sameForm || same
		w.push(j, p.features(w.so, earlier, w.features))
		if i-j <= pronounReach && compatible(s, p.t) {
			between++
		}
	}
	w.push(-1, noneFeatures(a, s, earlier, top, choiceN, w.inside(i), w.features))
}

func (w *weigher) push(before int, features []int32) {
	w.choices = append(w.choices, choice{before, len(w.features), len(features)})
	w.features = features
}

func (w *weigher) reach(s *traits) int {
	if s.kind.pronoun() {
		return pronounReach
	}
	return otherReach
}

// rank sets what place each of the choices has by the head's scores.
func (w *weigher) rank(from int, scores []float32) {
	n := len(w.order)
	w.ranks = slices.Grow(w.ranks[:0], n)[:n]
	by := make([]int, n)
	for k := range by {
		by[k] = k
	}
	slices.SortStableFunc(by, func(x, y int) int { return cmp.Compare(scores[w.order[y]-from], scores[w.order[x]-from]) })
	for r, k := range by {
		w.ranks[k] = r
	}
}

// inside reports whether candidate i lies in the phrase of another.
func (w *weigher) inside(i int) bool {
	c := &w.list[i]
	for _, j := range []int{i - 1, i - 2, i + 1, i + 2} {
		if j < 0 || j >= len(w.list) {
			continue
		}
		if o := &w.list[j]; o.sentence == c.sentence && o.first <= c.word && c.word <= o.last {
			return true
		}
	}
	return false
}
