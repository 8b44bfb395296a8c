package sourcing

import (
	"sayso"
	"sayso/internal/nlp"
)

// inContent takes whom one asks out of a content that begins with them: “urged | the president | to cancel the visit”.
func (s *scene) inContent(i int, cue nlp.WordRange) {
	a := &s.attrs[i]
	if a.Addressee != nil || len(a.Content) == 0 || a.Kind == sayso.KindDirect || a.Stance != sayso.StanceDemands {
		return
	}
	c := s.v.in(a.Content[0])
	if c.Len() < 3 || c.Start != cue.End {
		return
	}
	for w := c.Start; w+1 < c.End && w < c.Start+9; w++ {
		switch {
		case s.v.words[w].UPOS == nlp.VERB, s.v.words[w].UPOS == nlp.AUX, s.v.words[w].UPOS == nlp.PUNCT && s.v.lower(w) != "-":
			return
		case s.v.lower(w) == "to" && s.v.words[w+1].UPOS == nlp.VERB && w > c.Start:
			if head := s.v.top(nlp.WordRange{Start: c.Start, End: w}); head != nlp.NoWord && (s.animate(head) || s.many(head)) {
				span := s.v.span(nlp.WordRange{Start: c.Start, End: w})
				a.Addressee, a.Content[0].Start = &span, int(s.v.words[w].Start)
			}
			return
		}
	}
}

// throughMedium finds to whom a statement or an interview is given: “in a statement | to the station”.
func (s *scene) throughMedium(i int) {
	a := &s.attrs[i]
	if a.Medium == nil || a.Addressee != nil || a.Cue == nil {
		return
	}
	r := s.v.in(*a.Medium)
	end := min(nlp.WordID(len(s.v.words)), r.End+8)
	for w := r.Start + 1; w+1 < end; w++ {
		if s.v.words[w].UPOS == nlp.PUNCT || s.v.words[w].UPOS == nlp.VERB {
			return
		}
		given := false
		switch s.v.lower(w) {
		case "to":
			switch s.v.lower(w - 1) {
			case "statement", "remarks", "letter", "message", "email", "e-mail", "comments", "speech", "memo", "note":
				given = true
			}
		case "with":
			given = s.v.lower(w-1) == "interview"
		}
		if !given {
			continue
		}
		head := s.v.words[w].Head
		if head <= w || head >= end || !s.animate(head) {
			return
		}
		to := s.phraseOf(head, w+1)
		span := s.v.span(to)
		if to.Len() == 0 || span.Overlaps(*a.Cue) || !s.free(i, to) {
			return
		}
		medium := s.v.span(nlp.WordRange{Start: r.Start, End: w})
		a.Addressee, a.Medium = &span, &medium
		return
	}
}

// phraseOf returns what a word heads from a place on, to the next mark.
func (s *scene) phraseOf(head, from nlp.WordID) nlp.WordRange {
	r := s.v.subtree(head, func(k nlp.WordID) bool {
		return s.v.words[k].Relation == nlp.RelAclRelcl || s.v.words[k].UPOS == nlp.PUNCT
	})
	r.Start = max(r.Start, from)
	for w := r.Start; w < r.End; w++ {
		if s.v.words[w].UPOS == nlp.PUNCT && w > head || s.isTime(w) {
			r.End = w
		}
	}
	return s.v.bare(r)
}
