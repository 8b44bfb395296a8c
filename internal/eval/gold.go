package eval

import (
	"slices"

	"sayso"
)

func goldMeasures() []measure {
	return append([]measure{
		{"found", formPRF, "cues overlap, or contents where one side has no cue; matched one to one"},
		{"nested_found", formPRF, "the same of attributions inside another, on each side"},
	}, partMeasures()...)
}

// partMeasures are asked of the attributions found.
func partMeasures() []measure {
	return []measure{
		{"cue_exact", formShare, "of the found: same cue"},
		{"content_exact", formShare, "of the found: same content, quotation marks, \"that\" and final stop left aside"},
		{"content_overlap", formShare, "of the found: contents overlap"},
		{"source_overlap", formShare, "of the found: sources overlap, or both have none"},
		{"source_exact", formShare, "of the found: same source"},
		{"speaker", formShare, "of the found: same name of who stands behind the source, or both none"},
		{"kind", formShare, "of the found: same kind"},
		{"parent", formShare, "of the found: parents are matched to each other, or both have none"},
		{"all_right", formShare, "of the found: content_exact, source_overlap, kind and parent together"},
	}
}

func seedMeasures() []measure {
	return append([]measure{
		{"found", formPRF, "cue and content overlap and the source is right; matched one to one"},
	}, append(partMeasures(),
		measure{"level", formShare, "of the found: same level"},
		measure{"stance", formShare, "of the found: same stance"},
		measure{"sourced", formShare, "of the found: level, stance and parent together"})...)
}

// likeGold is how well a prediction fits a gold attribution of the gold format, 0 if it may not match: overlapping
// cues, or overlapping contents where one of the two has no cue. The better fit decides who is matched, not whether.
func likeGold(text string, p, g sayso.Attribution) float64 {
	content := jaccard(text, p.Content, g.Content)
	if p.Cue == nil || g.Cue == nil {
		return content
	}
	cue := jaccard(text, []sayso.Span{*p.Cue}, []sayso.Span{*g.Cue})
	if cue == 0 {
		return 0
	}
	return cue + content + jaccard(text, p.Source, g.Source)
}

// scoreGold scores one article of the gold format.
func scoreGold(s *sheet, d *document, predicted []sayso.Attribution) *marks {
	text := d.article.Text
	of := matchMost(len(d.gold), len(predicted), func(g, p int) float64 {
		return likeGold(text, predicted[p], d.gold[g])
	})
	m := scoreFound(s, d, predicted, of)
	nested := verdict{}
	v := verdictOf(of, len(predicted))
	for i, p := range predicted {
		if p.Parent != "" {
			nested.predicted = append(nested.predicted, v.predicted[i])
		}
	}
	for i, g := range d.gold {
		if g.Parent != "" {
			nested.gold = append(nested.gold, v.gold[i])
		}
	}
	m.add("nested_found", nested.cells()...)
	return m
}

// scoreSeed scores the seed article, and names what is missed and what is extra: a cue the gold does not have.
func scoreSeed(s *sheet, d *document, predicted []sayso.Attribution) *marks {
	text := d.article.Text
	of := matchMost(len(d.gold), len(predicted), func(g, p int) float64 {
		gold, pred := d.gold[g], predicted[p]
		if gold.Cue == nil || pred.Cue == nil || !gold.Cue.Overlaps(*pred.Cue) ||
			!anyOverlap(pred.Content, gold.Content) || !anyOverlap(pred.Source, gold.Source) {
			return 0
		}
		return likeGold(text, pred, gold)
	})
	m := scoreFound(s, d, predicted, of)
	for g, p := range of {
		if p < 0 {
			continue
		}
		level, stance := predicted[p].Level == d.gold[g].Level, predicted[p].Stance == d.gold[g].Stance
		sourced := level && stance && sameParent(d.gold, predicted, of, predicted[p], d.gold[g])
		m.ask("level", level, nil)
		m.ask("stance", stance, nil)
		m.ask("sourced", sourced, nil)
		m.counts["sourced"] += int(one(sourced))
		if !sourced {
			m.lists["not_sourced"] = append(m.lists["not_sourced"], d.gold[g].ID)
		}
	}
	for _, p := range predicted {
		if !slices.ContainsFunc(d.gold, func(g sayso.Attribution) bool {
			return p.Cue != nil && g.Cue != nil && p.Cue.Overlaps(*g.Cue)
		}) {
			m.lists["extra"] = append(m.lists["extra"], p.ID)
		}
	}
	return m
}

// scoreFound counts a one-to-one matching and asks after the parts of what it found.
func scoreFound(s *sheet, d *document, predicted []sayso.Attribution, of []int) *marks {
	return scoreMatched(s, d, predicted, of, askParts)
}

// asker asks of the g-th gold attribution, which is found, how well it was read.
type asker func(m *marks, d *document, predicted []sayso.Attribution, of []int, g int, in []string)

// scoreMatched counts a one-to-one matching and lets ask look at each pair.
func scoreMatched(s *sheet, d *document, predicted []sayso.Attribution, of []int, ask asker) *marks {
	m := newMarks(s)
	m.n = len(d.gold)
	m.counts["predicted"] = len(predicted)
	predictedIn, goldIn := make([][]string, len(predicted)), make([][]string, len(d.gold))
	for i, p := range predicted {
		predictedIn[i] = slicesOf(p, p.Kind, d.article.Text)
	}
	for i, g := range d.gold {
		goldIn[i] = slicesOf(g, g.Kind, d.article.Text)
		for _, name := range goldIn[i] {
			m.sliceN[name]++
		}
	}
	v := verdictOf(of, len(predicted))
	m.counts["found"] = int(count(v.gold))
	m.add("found", v.cells()...)
	m.addSliced("found", v, predictedIn, goldIn)
	for g, p := range of {
		if p < 0 {
			m.lists["missed"] = append(m.lists["missed"], d.gold[g].ID)
			continue
		}
		ask(m, d, predicted, of, g, goldIn[g])
	}
	return m
}

func askParts(m *marks, d *document, predicted []sayso.Attribution, of []int, g int, in []string) {
	p, gold, text := predicted[of[g]], d.gold[g], d.article.Text
	content := sameContent(text, p.Content, gold.Content)
	source := anyOverlap(p.Source, gold.Source)
	kind := p.Kind == gold.Kind
	parent := sameParent(d.gold, predicted, of, p, gold)
	m.ask("cue_exact", sameSpan(p.Cue, gold.Cue), in)
	m.ask("content_exact", content, in)
	m.ask("content_overlap", anyOverlap(p.Content, gold.Content), in)
	m.ask("source_overlap", source, in)
	m.ask("source_exact", slices.Equal(p.Source, gold.Source), in)
	m.ask("speaker", sameName(p, gold), in)
	m.ask("kind", kind, in)
	m.ask("parent", parent, in)
	m.ask("all_right", content && source && kind && parent, in)
}

func sameSpan(a, b *sayso.Span) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// sameParent says whether the predicted parent is the one matched to the gold parent.
func sameParent(gold, predicted []sayso.Attribution, of []int, p, g sayso.Attribution) bool {
	if p.Parent == "" || g.Parent == "" {
		return p.Parent == g.Parent
	}
	i := slices.IndexFunc(gold, func(a sayso.Attribution) bool { return a.ID == g.Parent })
	return i >= 0 && of[i] >= 0 && predicted[of[i]].ID == p.Parent
}
