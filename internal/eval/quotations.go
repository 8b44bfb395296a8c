package eval

import (
	"slices"

	"sayso"
)

// heldBy is the share of a quotation that a gold content has to cover to own it.
const heldBy = 0.6

func quotationMeasures() []measure {
	return []measure{
		{"owned", formShare, "gold's quotations of speech that an attribution has"},
		{"speaker", formShare, "of those, the source overlaps the gold's, its own or that of a parent"},
		{"right", formShare, "gold's quotations of speech that have the right speaker"},
		{"cue_in_sentence", formShare, "speaker right where the owner's cue stands in the quotation's sentence"},
		{"cue_in_paragraph", formShare, "the same where it stands in another sentence of the paragraph"},
		{"cue_elsewhere", formShare, "the same where it stands in another paragraph"},
		{"no_cue", formShare, "the same where the owner has none"},
		{"gold_of_owned", formShare, "owned quotations of speech that the gold attributes to anybody"},
	}
}

// scoreQuotations looks at each outermost quotation of speech that the record holds, and at whom it gives it to. The
// gold is PolNeAR's: a quotation belongs to the attribution whose content covers most of it and least beside it.
func scoreQuotations(s *sheet, d *document, rec *sayso.Record) *marks {
	m := newMarks(s)
	if rec == nil {
		return m
	}
	byID := map[string]*sayso.Attribution{}
	for i := range rec.Attributions {
		byID[rec.Attributions[i].ID] = &rec.Attributions[i]
	}
	for _, q := range rec.Quotations {
		if q.NestedIn != "" || q.Kind != sayso.QuotationSpeech {
			continue
		}
		gold, owner := holder(d.gold, q.Inner), byID[q.Attribution]
		if owner != nil {
			m.add("gold_of_owned", one(gold != nil), 1)
		}
		if gold == nil {
			m.counts["without_gold"]++
			continue
		}
		m.n++
		m.add("owned", one(owner != nil), 1)
		right := owner != nil && sameSpeaker(owner, gold, byID)
		m.add("right", one(right), 1)
		if owner != nil {
			m.add("speaker", one(right), 1)
			m.add(cuePlace(rec, owner, q), one(right), 1)
		}
	}
	return m
}

// holder returns the gold attribution that owns a stretch, nil if none does.
func holder(gold []sayso.Attribution, s sayso.Span) *sayso.Attribution {
	var best *sayso.Attribution
	beside := 0
	for i := range gold {
		covered, total := 0, 0
		for _, c := range gold[i].Content {
			total += c.Len()
			covered += max(0, min(c.End, s.End)-max(c.Start, s.Start))
		}
		if float64(covered) > heldBy*float64(s.Len()) && (best == nil || total-covered < beside) {
			best, beside = &gold[i], total-covered
		}
	}
	return best
}

// sameSpeaker also counts the speakers that the owner hangs on: PolNeAR annotates only the outermost.
func sameSpeaker(owner, gold *sayso.Attribution, byID map[string]*sayso.Attribution) bool {
	for a := owner; a != nil; a = byID[a.Parent] {
		if len(a.Source) == 0 && len(gold.Source) == 0 || overlapsAny(a.Source, gold.Source) {
			return true
		}
	}
	return false
}

func overlapsAny(a, b []sayso.Span) bool {
	return slices.ContainsFunc(a, func(s sayso.Span) bool { return slices.ContainsFunc(b, s.Overlaps) })
}

// cuePlace names the measure that says where the owner's cue stands relative to a quotation.
func cuePlace(rec *sayso.Record, owner *sayso.Attribution, q sayso.Quotation) string {
	switch {
	case owner.Cue == nil:
		return "no_cue"
	case together(rec.Sentences, *owner.Cue, q.Span):
		return "cue_in_sentence"
	case together(rec.Paragraphs, *owner.Cue, q.Span):
		return "cue_in_paragraph"
	}
	return "cue_elsewhere"
}

// together reports whether one of the stretches touches both spans.
func together(stretches []sayso.Span, a, b sayso.Span) bool {
	return slices.ContainsFunc(stretches, func(s sayso.Span) bool { return s.Overlaps(a) && s.Overlaps(b) })
}
