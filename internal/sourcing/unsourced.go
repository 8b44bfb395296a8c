package sourcing

import (
	"slices"

	"sayso"
	"sayso/internal/nlp"
)

// unsourced returns the writer's own checkable facts that rest on nobody's word: sentences of the past with a number, a
// charge or an act, with no source in them and none before them that could carry them (ruling 27).
func (s *scene) unsourced(quantities []sayso.Quantity) []sayso.Span {
	var out []sayso.Span
	if len(s.v.words) == 0 {
		return out
	}
	for k, sentence := range s.v.doc.Sentences {
		span := s.v.doc.Span(sentence)
		r := s.v.in(span)
		if r.Len() < 4 || s.touched(span) || !s.narrates(r) || s.carriedBefore(k, r) || !s.checkable(span, r, quantities) {
			continue
		}
		out = append(out, s.v.span(s.v.bare(r)))
	}
	return out
}

// touched reports whether anybody's words, cue or quotation stand in a span.
func (s *scene) touched(span sayso.Span) bool {
	if s.withCue(span) >= 0 {
		return true
	}
	var room [32]int32
	for _, i := range s.near.contents.Near(room[:0], span) {
		if slices.ContainsFunc(s.attrs[i].Content, span.Overlaps) {
			return true
		}
	}
	for _, i := range s.near.quotations.Near(room[:0], span) {
		if q := &s.quotations[i]; q.Kind == sayso.QuotationSpeech && span.Overlaps(q.Span) {
			return true
		}
	}
	return false
}

// narrates reports whether a sentence tells what happened: its main verb has a subject and stands in the past or perfect.
func (s *scene) narrates(r nlp.WordRange) bool {
	head := s.v.clauseTop(r)
	if head == nlp.NoWord || s.subject(head) == nlp.NoWord || s.v.lower(r.End-1) == "?" {
		return false
	}
	if x := s.v.xpos(head); x == "VBD" {
		return true
	}
	for _, k := range s.v.kids[head] {
		if s.v.words[k].UPOS != nlp.AUX {
			continue
		}
		switch s.v.lower(k) {
		case "was", "were", "had", "has", "have", "did", "’ve", "'ve":
			return true
		case "is", "are":
			return s.v.words[k].Relation == nlp.RelCop
		}
	}
	return false
}

// carriedBefore reports whether the sentence before has a source that this one goes on from: it begins with a pronoun or
// “the”, or has a subject that the source's content has.
func (s *scene) carriedBefore(k int, r nlp.WordRange) bool {
	if k == 0 || s.v.doc.ParagraphOf(s.v.doc.Sentences[k].Start) != s.v.doc.ParagraphOf(s.v.doc.Sentences[k-1].Start) {
		return false
	}
	before := s.v.doc.Span(s.v.doc.Sentences[k-1])
	for _, k := range s.near.cues.Near(nil, before) {
		i := int(k)
		a := &s.attrs[i]
		if a.Parent != "" || a.Cue == nil || len(a.Source) == 0 || !before.Overlaps(*a.Cue) {
			continue
		}
		switch a.Stance {
		case sayso.StanceDeclinesComment, sayso.StanceNoResponse, sayso.StanceDoesNotConfirm, sayso.StanceDecides:
			continue
		}
		subject := s.subject(s.v.clauseTop(r))
		if subject == nlp.NoWord {
			continue
		}
		if s.v.words[subject].UPOS == nlp.PRON {
			return true
		}
		if l := s.contentWord(subject); l != "" && s.contentWords(i)[l] && s.definite(subject) {
			return true
		}
	}
	return false
}

// checkable reports whether a sentence has what one could check: a number, a date of a year, a charge, an act.
func (s *scene) checkable(span sayso.Span, r nlp.WordRange, quantities []sayso.Quantity) bool {
	for _, i := range s.near.quantities.Near(nil, span) {
		q := &quantities[i]
		if !span.Contains(q.Span) {
			continue
		}
		switch q.Kind {
		case sayso.QuantityCount, sayso.QuantityMoney, sayso.QuantityPercentage, sayso.QuantityShare, sayso.QuantityMeasure, sayso.QuantityNumber, sayso.QuantityMultiple:
			return true
		}
	}
	for t := range s.inTimes(span) {
		if t.Type == sayso.TimeDate {
			return true
		}
	}
	for w := r.Start; w < r.End; w++ {
		if s.v.words[w].UPOS == nlp.VERB && (s.t.acts[s.verb(w)] || s.t.tones[s.v.lower(w)].has(toneWrong)) {
			return true
		}
	}
	return false
}
