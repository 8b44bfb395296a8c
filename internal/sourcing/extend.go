package sourcing

import (
	"strconv"

	"sayso"
	"sayso/internal/nlp"
)

// drawOut gives an indirect content what its tree has behind the end that the reader gave it: a second verb of the same
// subject (“that it was informed, | but was told nothing”) and a participle that goes on (“had signed it, | giving the
// navy …”). What another cue of the same sentence begins stays outside.
func (s *scene) drawOut(i int) {
	a := &s.attrs[i]
	n := len(a.Content)
	if n == 0 || a.Kind == sayso.KindDirect || a.Content[n-1].Start < a.Cue.End || a.Complementiser == nil {
		return
	}
	c := s.v.in(a.Content[n-1])
	head := s.v.clauseTop(c)
	if head == nlp.NoWord || s.v.words[head].UPOS != nlp.VERB && s.subject(head) == nlp.NoWord {
		return
	}
	end := max(c.End, s.alsoTold(i, c, head))
	for _, k := range s.v.kids[head] {
		if k < c.End || s.v.words[k].UPOS == nlp.PUNCT {
			continue
		}
		goesOn := s.v.rel(k) == nlp.RelConj && s.v.words[k].UPOS == nlp.VERB && s.subject(k) == nlp.NoWord ||
			s.v.rel(k) == nlp.RelAdvcl && s.v.xpos(k) == "VBG" && s.v.child(k, nlp.RelMark) == nlp.NoWord
		if !goesOn || s.tellsMore(i, k) {
			break
		}
		end = max(end, s.v.bare(s.v.subtree(k, nil)).End)
	}
	if end > c.End {
		a.Content[n-1].End = int(s.v.words[end-1].End)
		s.closeQuotation(&a.Content[n-1])
		s.adopt(i)
	}
}

// alsoTold returns the end of what the tree hangs on the cue but the sense on the content: a second thing that somebody
// was told (“that the cabinet was informed …, but was assured …”), and how a report goes on whose source is no person
// (“the paper reported that he had signed, giving …”). 0 if there is none.
func (s *scene) alsoTold(i int, c nlp.WordRange, head nlp.WordID) nlp.WordID {
	a := &s.attrs[i]
	anchor := s.anchor(s.v.in(*a.Cue))
	for _, k := range s.v.kids[anchor] {
		if k < c.End || k > c.End+3 || s.v.words[k].UPOS != nlp.VERB || s.hasSubjectBefore(k) {
			continue
		}
		both := s.v.child(k, nlp.RelAuxPass) != nlp.NoWord && told[s.verb(k)] && s.v.child(head, nlp.RelAuxPass) != nlp.NoWord
		goesOn := s.v.rel(k) == nlp.RelAdvcl && s.v.xpos(k) == "VBG" && s.withCue(s.v.words[k].Span()) < 0 && s.noBodysDoing(a)
		if both && s.v.rel(k) == nlp.RelConj || goesOn {
			return s.v.bare(s.v.subtree(k, nil)).End
		}
	}
	return 0
}

// hasSubjectBefore reports whether a verb has a subject of its own in front of it.
func (s *scene) hasSubjectBefore(w nlp.WordID) bool {
	k := s.subject(w)
	return k != nlp.NoWord && k < w
}

// noBodysDoing reports whether the source of an attribution is no person, who could do something while speaking.
func (s *scene) noBodysDoing(a *sayso.Attribution) bool {
	if len(a.Source) != 1 {
		return false
	}
	r := s.v.in(a.Source[0])
	head := s.v.top(r)
	if head == nlp.NoWord || s.isPronoun(head) {
		return false
	}
	if n := s.nameOf(r, head); n != nil {
		return n.Kind != nlp.NamePerson || s.t.outlet(s.v.doc.Span(n.Range).In(s.v.text))
	}
	k := s.sortAt(head)
	return k == document || k == media
}

// tellsMore reports whether a verb is the cue of what attribution i's source says next: “…, adding that”.
func (s *scene) tellsMore(i int, k nlp.WordID) bool {
	at := s.v.words[k].Span()
	o := s.withCue(at)
	if o < 0 {
		return false
	}
	x := s.v.words[k].Head
	return s.v.rel(k) == nlp.RelAdvcl || x >= 0 && s.attrs[i].Cue.Overlaps(s.v.words[x].Span())
}

// closeQuotation draws a span that ends inside a quotation out to its closing mark.
func (s *scene) closeQuotation(span *sayso.Span) {
	for _, i := range s.near.quotations.Near(nil, *span) {
		if q := &s.quotations[i]; q.Span.Start >= span.Start && q.Span.Start < span.End && q.Span.End > span.End {
			span.End = q.Span.End
		}
	}
}

// adopt hangs attributions without a parent that came to stand in the content of i on it.
func (s *scene) adopt(i int) {
	a := &s.attrs[i]
	for _, c := range a.Content {
		for _, k := range s.near.cues.Near(nil, c) {
			if o := &s.attrs[k]; int(k) != i && o.Cue != nil && o.Parent == "" && o.ID != a.Parent && c.Contains(*o.Cue) {
				o.Parent = a.ID
			}
		}
	}
}

// accordingFirst gives an “according to” that opens its sentence the rest of it, where the reader has taken another
// sentence's words.
func (s *scene) accordingFirst(i int, cue nlp.WordRange) {
	a := &s.attrs[i]
	if s.v.lower(cue.Start) != "according" || len(a.Source) == 0 || len(a.Content) == 0 {
		return
	}
	sentence := s.v.sentence(cue.Start)
	if cue.Start != sentence.Start || s.v.span(sentence).Overlaps(a.Content[0]) {
		return
	}
	from := s.v.in(a.Source[len(a.Source)-1]).End
	if r := s.v.bare(nlp.WordRange{Start: from, End: sentence.End}); r.Len() > 1 {
		a.Content = []sayso.Span{s.v.span(r)}
	}
}

// told are the verbs whose passive tells that somebody was told something, by whom is not said.
var told = map[string]bool{"tell": true, "inform": true, "assure": true, "notify": true, "warn": true, "advise": true, "promise": true, "instruct": true, "order": true}

// disputed are the verbs whose passive says that somebody, unnamed, has answered or found fault.
var disputed = map[string]bool{"reject": true, "deny": true, "criticise": true, "criticize": true, "condemn": true, "denounce": true, "accuse": true, "dispute": true}

// passives adds the passives of telling and of answering that the reader leaves out inside what somebody says: “she said
// that she was informed of it”, “that it had always been rejected”.
func (s *scene) passives() {
	for w := range s.v.words {
		w := nlp.WordID(w)
		v := s.verb(w)
		aux := s.v.child(w, nlp.RelAuxPass)
		if s.v.words[w].UPOS != nlp.VERB || aux == nlp.NoWord || !told[v] && !disputed[v] || s.withCue(s.v.words[w].Span()) >= 0 {
			continue
		}
		subject := s.v.child(w, nlp.RelNsubjPass)
		if subject == nlp.NoWord {
			continue
		}
		parent := s.carrier(s.v.words[w].Span())
		if parent < 0 {
			continue
		}
		s.addPassive(w, subject, parent, told[v])
	}
}

// carrier returns the attribution with the shortest content that holds a span, -1 for none.
func (s *scene) carrier(span sayso.Span) int {
	best, length := -1, 0
	var room [32]int32
	for _, i := range s.near.contents.Near(room[:0], sayso.Span{Start: span.Start, End: span.Start}) {
		for _, c := range s.attrs[i].Content {
			if c.Contains(span) && (best < 0 || c.Len() < length) {
				best, length = int(i), c.Len()
			}
		}
	}
	return best
}

func (s *scene) addPassive(w, subject nlp.WordID, parent int, told bool) {
	p := &s.attrs[parent]
	from := w
	for _, k := range s.v.kids[w] {
		switch s.v.rel(k) {
		case nlp.RelAux:
			from = min(from, k)
		}
		if l := s.v.lower(k); k < w && (l == "not" || l == "n't" || l == "never") {
			from = min(from, k)
		}
	}
	cue := s.v.span(nlp.WordRange{Start: from, End: w + 1})
	a := sayso.Attribution{ID: "pass" + strconv.Itoa(int(w)), Cue: &cue, Parent: p.ID, Kind: sayso.KindIndirect}
	patient := s.subjectPhrase(subject, w)
	if patient.Len() == 0 {
		return
	}
	if by := s.v.child(w, nlp.RelOblAgent); by != nlp.NoWord {
		if r := s.subjectPhrase(by, -1); r.Len() > 0 {
			a.Source = []sayso.Span{s.v.span(r)}
		}
	}
	if !told {
		a.Content = []sayso.Span{s.v.span(patient)}
		s.add(a)
		return
	}
	for _, k := range s.v.kids[w] {
		rel := s.v.rel(k)
		if rel == nlp.RelObl && s.v.lower(k) == "advance" { // informed in advance of
			if of := s.v.child(k, nlp.RelNmod); of != nlp.NoWord {
				k, rel = of, nlp.RelObl
			}
		}
		if k < w || rel != nlp.RelCcomp && rel != nlp.RelXcomp && rel != nlp.RelObj && !(rel == nlp.RelObl && s.v.preposition(k) == "of") {
			continue
		}
		r := s.v.bare(s.v.subtree(k, func(c nlp.WordID) bool {
			return s.v.rel(c) == nlp.RelCase || s.v.lower(c) == "that" && s.v.rel(c) == nlp.RelMark
		}))
		if r.Len() == 0 {
			continue
		}
		content := s.v.span(r)
		for _, c := range p.Content {
			if c.Overlaps(content) {
				content.End = min(content.End, c.End)
			}
		}
		to := s.v.span(patient)
		a.Content, a.Addressee = []sayso.Span{content}, &to
		s.add(a)
		return
	}
}
