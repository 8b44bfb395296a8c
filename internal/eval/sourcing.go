package eval

import (
	"sayso"
)

// linkedContent is the likeness from which a content counts as the gold's: common characters over united ones, quotation
// marks, "that" and final stop left aside.
const linkedContent = 0.8

func sourcingMeasures() []measure {
	return []measure{
		{"found", formPRF, "cues overlap, or contents where one side has no cue; matched one to one"},
		{"linked", formPRF, "of the matched pairs: sources overlap, or both have none, and contents have 0.8 of their characters in common, or both have none"},
		{"kind", formShare, "of the found: same kind"},
		{"level", formShare, "of the found: same level"},
		{"parent", formShare, "of the found: parents are matched to each other, or both have none"},
		{"stance", formShare, "of the found: same stance"},
		{"speaker", formShare, "of the found: same name of who stands behind the source, or both none"},
		{"addressee", formPRF, "of the found: to whom, overlapping"},
		{"medium", formPRF, "of the found: by what channel, overlapping"},
		{"time", formPRF, "of the found: when it was said, overlapping"},
		{"place", formPRF, "of the found: where it was said, overlapping"},
		{"terms", formPRF, "of the found: on what condition, overlapping"},
		{"addressee_medium_time", formPRF, "the three together"},
		{"sourced_right", formShare, "of the found: linked, kind, level, parent and stance together"},
	}
}

// A circumstance is a part of an attribution that it may have once.
type circumstance struct {
	name string
	of   func(*sayso.Attribution) *sayso.Span
}

var circumstances = []circumstance{
	{"addressee", func(a *sayso.Attribution) *sayso.Span { return a.Addressee }},
	{"medium", func(a *sayso.Attribution) *sayso.Span { return a.Medium }},
	{"time", func(a *sayso.Attribution) *sayso.Span { return a.Time }},
	{"place", func(a *sayso.Attribution) *sayso.Span { return a.Place }},
	{"terms", func(a *sayso.Attribution) *sayso.Span { return a.Terms }},
}

// pooledCircumstances are the first so many, which addressee_medium_time adds up.
const pooledCircumstances = 3

// scoreSourcing scores one article: what is found, and on whose word, at what level and with what stance it is said to be.
func scoreSourcing(s *sheet, d *document, predicted []sayso.Attribution) *marks {
	text := d.article.Text
	of := matchMost(len(d.gold), len(predicted), func(g, p int) float64 {
		return likeGold(text, predicted[p], d.gold[g])
	})
	m := scoreMatched(s, d, predicted, of, askSourcing)
	linked := verdictOf(of, len(predicted))
	for g, p := range of {
		if p >= 0 && !isLinked(text, &predicted[p], &d.gold[g]) {
			linked.gold[g], linked.predicted[p] = false, false
		}
	}
	m.add("linked", linked.cells()...)
	return m
}

// askSourcing asks after what a pair says of its sourcing.
func askSourcing(m *marks, d *document, predicted []sayso.Attribution, of []int, g int, in []string) {
	p, gold := &predicted[of[g]], &d.gold[g]
	kind, level, stance := p.Kind == gold.Kind, p.Level == gold.Level, p.Stance == gold.Stance
	parent := sameParent(d.gold, predicted, of, *p, *gold)
	m.ask("kind", kind, in)
	m.ask("level", level, in)
	m.ask("parent", parent, in)
	m.ask("stance", stance, in)
	m.ask("speaker", sameName(*p, *gold), in)
	m.ask("sourced_right", kind && level && parent && stance && isLinked(d.article.Text, p, gold), in)
	for i, c := range circumstances {
		cells := circumstanceCells(c.of(p), c.of(gold))
		m.add(c.name, cells...)
		if i < pooledCircumstances {
			m.add("addressee_medium_time", cells...)
		}
		for _, name := range in {
			m.sheet.add(m.slice(name), c.name, cells...)
		}
	}
}

// circumstanceCells counts one circumstance of one pair as sums of precision and recall.
func circumstanceCells(p, gold *sayso.Span) []float64 {
	right := one(p != nil && gold != nil && p.Overlaps(*gold))
	return []float64{right, one(p != nil), right, one(gold != nil)}
}

// isLinked reports whether a found attribution has the gold's source and content.
func isLinked(text string, p, gold *sayso.Attribution) bool {
	if !anyOverlap(p.Source, gold.Source) {
		return false
	}
	a, b := bare(text, p.Content), bare(text, gold.Content)
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	return jaccard(text, a, b) >= linkedContent
}
