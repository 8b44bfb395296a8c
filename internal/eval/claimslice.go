package eval

import (
	"strings"
	"unicode"

	"sayso/internal/claim"
)

// claimPair adds one judged pair to the sums of its story.
func (m *marks) claimPair(p *claimPair, j claimSaid) {
	m.n++
	in := p.slices()
	for _, name := range in {
		m.sliceN[name]++
	}
	clash := func(r claim.Relation) bool { return r == claim.Contradicts || r == claim.Tension }
	add := func(measure string, said, gold bool) {
		right := one(said && gold)
		cells := []float64{right, one(said), right, one(gold)}
		m.add(measure, cells...)
		for _, name := range in {
			m.sheet.add(m.slice(name), measure, cells...)
		}
	}
	half := "figure_"
	if p.tune {
		half = "tune_"
	}
	same := [2]bool{j.Relation == claim.Same, p.relation == claim.Same}
	against := [2]bool{j.Relation == claim.Contradicts, p.relation == claim.Contradicts}
	add("same", same[0], same[1])
	add(half+"same", same[0], same[1])
	add("contradiction", against[0], against[1])
	add(half+"contradiction", against[0], against[1])
	add("clash", clash(j.Relation), clash(p.relation))
	m.ask("relation", j.Relation == p.relation, in)
	m.add("passes", one(p.passes[0] == p.passes[1]), 1)
	m.labels("kappa", p.passes[0], p.passes[1])
	m.add("readers", one(p.passes[0] == p.other), 1)
	m.labels("readers_kappa", p.passes[0], p.other)
	m.labels("readers_same_kappa", min(1, p.passes[0]), min(1, p.other)) // the first relation is same
	for _, f := range j.Found {
		m.ask("statements", f, in)
	}
}

// labels adds an item of a kappa by the labels that two passes or readers gave it.
func (m *marks) labels(measure string, a, b int) {
	cells := make([]float64, kappaLabels*kappaLabels)
	cells[a*kappaLabels+b] = 1
	m.add(measure, cells...)
}

// slices names the slices of a pair.
func (p *claimPair) slices() []string {
	out := []string{sliceFigure}
	if p.tune {
		out[0] = sliceTune
	}
	a, b := p.sides[0].span.In(p.sides[0].article.Text), p.sides[1].span.In(p.sides[1].article.Text)
	switch p.relation {
	case claim.Different:
		out = append(out, sliceNearMiss)
	case claim.Same:
		if sharedWords(a, b) < paraphrased {
			out = append(out, sliceParaphrase)
		} else {
			out = append(out, sliceAlike)
		}
	}
	if p.relation != claim.Same {
		out = append(out, "aspect:"+p.aspect)
	}
	if strings.ContainsFunc(a, unicode.IsDigit) && strings.ContainsFunc(b, unicode.IsDigit) {
		out = append(out, sliceNumbers)
	}
	return out
}

// sharedWords is the share of the words of two texts that both have; words of up to three letters are left aside.
func sharedWords(a, b string) float64 {
	set := func(text string) map[string]bool {
		out := map[string]bool{}
		for _, s := range words(text) {
			if w := strings.ToLower(s.In(text)); len(w) > 3 || strings.ContainsFunc(w, unicode.IsDigit) {
				out[w] = true
			}
		}
		return out
	}
	x, y := set(a), set(b)
	common := 0
	for w := range x {
		if y[w] {
			common++
		}
	}
	if all := len(x) + len(y) - common; all > 0 {
		return float64(common) / float64(all)
	}
	return 0
}
