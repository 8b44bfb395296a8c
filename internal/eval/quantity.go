package eval

import (
	"math/big"
	"slices"
	"strings"

	"sayso"
)

func quantityMeasures() []measure {
	return []measure{
		{"value", formPRF, "the same number, or the same ends of a range; matched one to one"},
		{"value_unit", formPRF, "and the same unit, or the same noun for things counted"},
		{"value_change", formPRF, "and the same comparison or direction of change"},
		{"value_concept", formPRF, "and a word in common between what is counted and the corpus's concepts"},
		{"counted", formShare, "of the found: what is counted or measured is right"},
		{"nothing", formShare, "of the sentences without a quantity: nothing found"},
		{"span_exact", formPRF, "the same span"},
		{"span_overlap", formPRF, "spans overlap, matched one to one in text order"},
	}
}

// A guessed is a predicted quantity in the corpus's terms.
type guessed struct {
	sayso.Quantity
	low, high *big.Rat
}

func scoreQuantities(s *sheet, d *document, found []sayso.Quantity) *marks {
	m, units := newMarks(s), d.units
	m.n = len(d.quantities)
	if d.located {
		scoreSpans(m, d, found)
		return m
	}
	predicted := newsQuant(d.article.Text, found)
	m.counts["predicted"] = len(predicted)
	if m.n == 0 {
		m.add("nothing", one(len(predicted) == 0), 1)
	}
	var right, unit, change, concept float64
	for _, pair := range matchQuantities(d, predicted) {
		g, p := d.quantities[pair.gold], predicted[pair.guess]
		right++
		unit += one(units.agree(d.article.Text, g, p))
		change += one(changeOf(p) == g.change)
		shared := sharesWord(d.article.Text, p, g.concepts)
		concept += one(shared)
		switch {
		case !units.known(g.normal):
			m.add("counted", one(units.agree(d.article.Text, g, p)), 1)
		case wordsOf(g.concepts) != nil:
			m.add("counted", one(shared), 1)
		}
	}
	p, n := float64(len(predicted)), float64(m.n)
	m.add("value", right, p, right, n)
	m.add("value_unit", unit, p, unit, n)
	m.add("value_change", change, p, change, n)
	m.add("value_concept", concept, p, concept, n)
	return m
}

// newsQuant puts quantities into the corpus's terms: it has no ordinals, superlatives, "both", nor multiples in one
// word ("twice"), and writes a movement from one number to another as a range.
func newsQuant(text string, found []sayso.Quantity) []guessed {
	var out []guessed
	for _, q := range found {
		g := guessed{Quantity: q}
		g.low, g.high = ends(q)
		written := strings.ToLower(q.Span.In(text))
		if g.low == nil || q.Kind == sayso.QuantityOrdinal || q.Kind == sayso.QuantityMultiple && q.Unit == "" ||
			strings.HasPrefix(written, "both") {
			continue
		}
		if n := len(out) - 1; n >= 0 && q.Baseline != nil && q.Baseline.Contains(out[n].Span) &&
			q.Baseline.Start < q.Span.Start {
			g.low = out[n].low
			if g.low.Cmp(g.high) > 0 {
				g.low, g.high = g.high, g.low
			}
			out = out[:n]
		}
		out = append(out, g)
	}
	return out
}

func ends(q sayso.Quantity) (low, high *big.Rat) {
	read := func(n sayso.Number) *big.Rat {
		r, ok := new(big.Rat).SetString(string(n))
		if !ok {
			return nil
		}
		return r
	}
	if v := read(q.Value); v != nil {
		return v, v
	}
	return read(q.Low), read(q.High)
}

// close compares as the corpus's own scorer does: to one part in a hundred thousand.
func closeTo(a, b *big.Rat) bool {
	x, _ := a.Float64()
	y, _ := b.Float64()
	return x-y <= 1e-8+1e-5*max(y, -y) && y-x <= 1e-8+1e-5*max(y, -y)
}

type quantityPair struct{ gold, guess, score int }

// matchQuantities pairs gold and predicted quantities of the same value one to one; where a value stands several times,
// pairs that agree in unit and concept come first.
func matchQuantities(d *document, predicted []guessed) []quantityPair {
	var all, out []quantityPair
	for i, g := range d.quantities {
		for j, p := range predicted {
			single := g.low.Cmp(g.high) == 0
			if single != (p.low.Cmp(p.high) == 0) || !closeTo(p.low, g.low) || !closeTo(p.high, g.high) {
				continue
			}
			score := 0
			if d.units.agree(d.article.Text, g, p) {
				score = 2
			}
			if sharesWord(d.article.Text, p, g.concepts) {
				score++
			}
			all = append(all, quantityPair{i, j, score})
		}
	}
	slices.SortStableFunc(all, func(a, b quantityPair) int { return b.score - a.score })
	goldTaken, guessTaken := map[int]bool{}, map[int]bool{}
	for _, p := range all {
		if !goldTaken[p.gold] && !guessTaken[p.guess] {
			goldTaken[p.gold], guessTaken[p.guess] = true, true
			out = append(out, p)
		}
	}
	return out
}

// changeOf is the corpus's sign for how a quantity stands to its number.
func changeOf(p guessed) string {
	if p.Change && p.Direction != "" {
		return string(p.Direction)
	}
	switch p.Comparison {
	case sayso.ComparisonMoreThan, sayso.ComparisonAtLeast:
		return ">"
	case sayso.ComparisonLessThan, sayso.ComparisonAtMost, sayso.ComparisonUpTo:
		return "<"
	case sayso.ComparisonAbout, sayso.ComparisonNearly:
		return "~"
	}
	return "="
}

// scoreSpans scores a corpus with positions. Ordinals and what has no number are left out.
func scoreSpans(m *marks, d *document, found []sayso.Quantity) {
	var spans []sayso.Span
	for _, q := range found {
		if q.Kind != sayso.QuantityOrdinal && q.Kind != sayso.QuantitySuperlative {
			spans = append(spans, q.Span)
		}
	}
	m.counts["predicted"] = len(spans)
	exact, overlap, next := 0.0, 0.0, 0
	gold := slices.Clone(d.quantities)
	slices.SortFunc(gold, func(a, b goldQuantity) int { return a.span.Start - b.span.Start })
	for _, g := range gold {
		exact += one(slices.Contains(spans, g.span))
		for next < len(spans) && spans[next].End <= g.span.Start {
			next++
		}
		if next < len(spans) && spans[next].Overlaps(g.span) {
			overlap++
			next++
		}
	}
	p, n := float64(len(spans)), float64(m.n)
	m.add("span_exact", exact, p, exact, n)
	m.add("span_overlap", overlap, p, overlap, n)
}
