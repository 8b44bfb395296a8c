package sourcing

import (
	"strconv"

	"sayso"
	"sayso/internal/nlp"
)

// firstPerson are the verbs by which a speaker's “I” or “we” says, wants or thinks something within a quotation.
var firstPerson = map[string]bool{"thank": true, "confirm": true, "urge": true, "demand": true, "condemn": true, "deny": true, "reject": true, "promise": true,
	"hope": true, "believe": true, "think": true, "fear": true, "doubt": true, "expect": true, "welcome": true, "warn": true, "ask": true, "want": true,
	"intend": true, "regret": true, "support": true, "oppose": true, "tell": true, "suspect": true}

// attitudes adds what speakers say of themselves within their quotations: “I thank them for it”, “we hope to go on”. They
// hang on the quotation's attribution (ruling 8, section 1: nested ones too).
func (s *scene) attitudes() {
	for w := range s.v.words {
		w := nlp.WordID(w)
		if s.v.words[w].UPOS != nlp.VERB || !firstPerson[s.verb(w)] || s.withCue(s.v.words[w].Span()) >= 0 {
			continue
		}
		subject := s.v.child(w, nlp.RelNsubj)
		if subject == nlp.NoWord || subject > w || !first[s.v.lower(subject)] {
			continue
		}
		owner := s.owner(s.v.words[w].Span())
		if owner < 0 {
			continue
		}
		s.addAttitude(w, subject, owner)
	}
}

// owner returns the attribution that owns the innermost quotation around a span, -1 if none does.
func (s *scene) owner(span sayso.Span) int {
	for q := range s.quotedAround(span) {
		if q.Inner.Contains(span) {
			return s.now(q.Attribution)
		}
	}
	return -1
}

// now returns where the attribution of an id stands, -1 if it is gone.
func (s *scene) now(id string) int {
	if i, ok := s.byID[id]; ok && id != "" {
		return i
	}
	return -1
}

func (s *scene) addAttitude(w, subject nlp.WordID, owner int) {
	p := &s.attrs[owner]
	content := nlp.WordRange{}
	addressee := nlp.WordRange{}
	for _, k := range s.v.kids[w] {
		switch s.v.rel(k) {
		case nlp.RelCcomp, nlp.RelXcomp:
			content = s.v.bare(s.v.subtree(k, func(c nlp.WordID) bool { return c < k && s.v.lower(c) == "that" && s.v.rel(c) == nlp.RelMark }))
		case nlp.RelObj, nlp.RelIobj:
			if s.t.addressed[s.verb(w)] == "object" && s.animate(k) {
				addressee = s.v.bare(s.v.subtree(k, nil))
			} else if content.Len() == 0 && !s.small(k) {
				content = s.v.bare(s.v.subtree(k, nil))
			}
		case nlp.RelObl:
			if s.verb(w) == "thank" && s.v.preposition(k) == "for" {
				content = s.v.bare(s.v.subtree(k, func(c nlp.WordID) bool { return s.v.rel(c) == nlp.RelCase }))
			}
		}
	}
	if content.Len() == 0 || content.Start < w {
		return
	}
	cue := nlp.WordRange{Start: w, End: w + 1}
	for _, k := range s.v.kids[w] {
		if rel := s.v.rel(k); k < w && k > subject && (rel == nlp.RelAux || rel == nlp.RelAdvmod) {
			cue.Start = min(cue.Start, k)
		}
	}
	span, source, said := s.v.span(cue), s.v.words[subject].Span(), s.v.span(content)
	for _, c := range p.Content {
		if c.Overlaps(said) {
			said.End = min(said.End, c.End)
		}
	}
	if said.Start >= said.End || said.Overlaps(span) || said.Overlaps(source) {
		return
	}
	a := sayso.Attribution{ID: "att" + strconv.Itoa(int(w)), Cue: &span, Source: []sayso.Span{source}, Content: []sayso.Span{said}, Kind: sayso.KindIndirect, Parent: p.ID}
	if addressee.Len() > 0 {
		to := s.v.span(addressee)
		a.Addressee = &to
	}
	s.add(a)
}

// small reports whether a word is a pronoun, which says too little to be what is wanted.
func (s *scene) small(w nlp.WordID) bool { return s.v.words[w].UPOS == nlp.PRON }
