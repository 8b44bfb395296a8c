package sourcing

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// notes are what an editor may want to look at, in text order; each says a fact of the text and the rule it touches.
func (s *scene) notes(unsourced []sayso.Span) []sayso.Note {
	var out []sayso.Note
	note := func(code sayso.Code, at sayso.Span, message string) {
		out = append(out, sayso.Note{Code: code, Span: at, Message: message})
	}
	s.known.repeated, s.known.below = map[string]bool{}, map[string][]int{}
	for i := range s.attrs {
		s.known.repeated[s.attrs[i].Repeats] = true
		s.known.below[s.attrs[i].Parent] = append(s.known.below[s.attrs[i].Parent], i)
	}
	for i := range s.attrs {
		a := &s.attrs[i]
		s.aboutUnnamed(i, note)
		if word := s.loaded(a); word != "" {
			note(sayso.NoteLoadedCue, *a.Cue, "the cue judges what it reports; a neutral one is "+word)
		}
		if a.Level == sayso.LevelNamedMedia && a.Kind != sayso.KindNone && !s.hasSource(i) && a.Stance == sayso.StanceAsserts {
			note(sayso.NoteOutletAlone, a.Source[0], "an outlet is given as source, and not whom it has it from")
		}
	}
	for i := range s.quotations {
		if whole := s.wholeElsewhere(i); whole != "" {
			note(sayso.NotePartialQuotation, s.quotations[i].Span, "part of a quotation that stands whole in the text: "+whole)
		}
	}
	for _, slip := range s.slips() {
		note(sayso.NoteSlip, slip, "told as a fact here; before it rested on a word that nobody confirmed")
	}
	for _, u := range unsourced {
		note(sayso.NoteUnsourced, u, "a checkable fact in the writer's own voice with no source in this sentence or the one before")
	}
	slices.SortStableFunc(out, func(a, b sayso.Note) int { return a.Span.Start - b.Span.Start })
	return out
}

// aboutUnnamed notes what the agencies' rules ask of sources without a name.
func (s *scene) aboutUnnamed(i int, note func(sayso.Code, sayso.Span, string)) {
	a := &s.attrs[i]
	if len(a.Source) == 0 || a.Level != sayso.LevelUnnamedPlural && a.Level != sayso.LevelUnnamedPerson {
		return
	}
	if a.Level == sayso.LevelUnnamedPlural && s.oneOrigin(i) {
		note(sayso.NoteOneOrigin, a.Source[0], "several sources by the word, one origin in the text")
	}
	r := s.v.in(a.Source[0])
	head := s.v.top(r)
	if head == nlp.NoWord || s.isPronoun(head) || !s.t.insider[s.v.lower(s.counted(r, head))] {
		return
	}
	if a.Terms == nil || !s.giveReason(*a.Terms) {
		note(sayso.NoteNoReason, a.Source[0], "a source without a name, and no reason for it")
	}
	switch a.Stance {
	case sayso.StanceCriticises, sayso.StancePraises, sayso.StanceBelieves:
		note(sayso.NoteUnnamedOpinion, a.Source[0], "an opinion from a source without a name")
	}
}

// giveReason reports whether terms say why: “because …”, “not authorised to speak”.
func (s *scene) giveReason(terms sayso.Span) bool {
	t := " " + strings.ToLower(terms.In(s.v.text)) + " "
	for _, w := range []string{" because ", " as ", " since ", " authori", " fear", " allowed ", " permitted ", " to discuss ", " given ", " citing ", " authority "} {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// oneOrigin reports whether a plural source and one other in the article tell the same, so that both may be one.
func (s *scene) oneOrigin(i int) bool {
	return s.known.repeated[s.attrs[i].ID]
}

// hasSource reports whether an attribution hangs on attribution i.
func (s *scene) hasSource(i int) bool {
	for _, k := range s.known.below[s.attrs[i].ID] {
		if len(s.attrs[k].Source) > 0 && !s.sameSource(i, k) {
			return true
		}
	}
	p := s.parent(i)
	return p >= 0 && s.sameSource(i, p) // it has been asked there
}

// loaded returns a neutral word for a cue that judges, "" for one that does not. “Admitted” supposes that it is so and was hidden.
func (s *scene) loaded(a *sayso.Attribution) string {
	if a.Cue == nil {
		return ""
	}
	r := s.v.in(*a.Cue)
	for w := r.Start; w < r.End; w++ {
		if neutral := s.t.loaded[s.verb(w)]; s.v.words[w].UPOS == nlp.VERB && neutral != "" {
			return neutral
		}
	}
	return ""
}

// wholeElsewhere returns the longer quotation of the same speaker that holds the words of quotation i, "" if none does.
func (s *scene) wholeElsewhere(i int) string {
	q := &s.quotations[i]
	words := q.Inner.In(s.v.text)
	if q.Kind != sayso.QuotationSpeech || q.NestedIn != "" || strings.Count(words, " ") < 1 || strings.Count(words, " ") > 12 {
		return ""
	}
	part := strings.ToLower(strings.Trim(words, ".,"))
	for _, k := range s.rarest(part) {
		o := &s.quotations[k]
		if whole := o.Inner.In(s.v.text); k != i && len(whole) > len(words)+8 && strings.Contains(strings.ToLower(whole), part) {
			return o.ID
		}
	}
	return ""
}

// slips returns where the writer speaks of what nobody has confirmed as of a thing that is: “the directive”, “this move”,
// after "reports that he signed a directive" and "did not confirm the directive".
func (s *scene) slips() []sayso.Span {
	var out []sayso.Span
	at := map[string][]nlp.WordID{} // where the nouns stand
	for w := range s.v.words {
		if w := nlp.WordID(w); s.v.words[w].UPOS == nlp.NOUN {
			at[s.v.lemma(w)] = append(at[s.v.lemma(w)], w)
		}
	}
	for noun, from := range s.unconfirmed() {
		for _, w := range at[noun] {
			if w < from || !s.pointed(w) || s.spokenOf(w) {
				continue
			}
			out = append(out, s.v.span(s.v.bare(s.v.subtree(w, func(c nlp.WordID) bool { return s.v.rel(c) == nlp.RelCase }))))
			break // once is enough
		}
	}
	slices.SortFunc(out, func(a, b sayso.Span) int { return a.Start - b.Start })
	return out
}

// unconfirmed returns the nouns that rest on an unconfirmed word, each with the word from which the article has them: things
// that are new where somebody unnamed tells of them, or that somebody did not confirm.
func (s *scene) unconfirmed() map[string]nlp.WordID {
	out := map[string]nlp.WordID{}
	for i := range s.attrs {
		a := &s.attrs[i]
		doubtful := a.Level == sayso.LevelUnexpressed && a.Cue != nil || a.Level == sayso.LevelUnnamedPlural && s.hearsay(a)
		silent := a.Stance == sayso.StanceDoesNotConfirm || a.Stance == sayso.StanceDenies
		if !doubtful && !silent {
			continue
		}
		for _, c := range a.Content {
			r := s.v.in(c)
			for w := r.Start; w < r.End; w++ {
				if s.v.words[w].UPOS == nlp.NOUN && (doubtful && s.indefinite(w) || silent && s.definite(w) && r.Len() <= 4) {
					if _, ok := out[s.v.lemma(w)]; !ok {
						out[s.v.lemma(w)] = r.End
					}
				}
			}
		}
	}
	return out
}

// pointed reports whether a noun points back: the directive, this move.
func (s *scene) pointed(w nlp.WordID) bool {
	d := s.v.child(w, nlp.RelDet)
	if d == nlp.NoWord {
		return false
	}
	switch s.v.lower(d) {
	case "the", "this", "that":
		return s.v.child(w, nlp.RelAmod) == nlp.NoWord || s.v.lower(d) != "the"
	}
	return false
}

// spokenOf reports whether a word stands in anybody's content, source or quotation.
func (s *scene) spokenOf(w nlp.WordID) bool {
	at := s.v.words[w].Span()
	holds := func(c sayso.Span) bool { return c.Contains(at) }
	for _, i := range s.near.contents.At(at.Start) {
		if slices.ContainsFunc(s.attrs[i].Content, holds) {
			return true
		}
	}
	for _, i := range s.near.sources.At(at.Start) {
		if slices.ContainsFunc(s.attrs[i].Source, holds) {
			return true
		}
	}
	for range s.quotedAround(at) {
		return true
	}
	return false
}
