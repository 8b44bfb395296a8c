package sourcing

import (
	"slices"

	"sayso"
	"sayso/internal/nlp"
)

// Mend puts the sources and contents that the reader has found into the form of our guide, where the corpus it has learnt
// from draws lines elsewhere and where the tree shows a source that it has missed:
//
//   - a relative pronoun gives way to what it stands for (“Ms Brand, who says …”: Ms Brand; ruling 4);
//   - who is told, asked or urged is no part of what they are told (“urged | the villagers | to leave”);
//   - the subject of a passive is not its source, nor that of a hedge (“was accused”, “reportedly”; ruling 10);
//   - a participle has the subject of the verb it hangs on (“a petition … calling on the council”);
//   - whom an outlet cites speaks through it, and sources of two levels are two attributions (ruling 7).
//
// It runs before speakers are looked for and returns the attributions in text order, with new ids if there are more; those
// of the quotations follow. attrs and quotations are changed.
func (a *Annotator) Mend(doc *nlp.Doc, attrs []sayso.Attribution, quotations []sayso.Quotation) []sayso.Attribution {
	s := newScene(&a.t, doc, Reading{Attributions: attrs, Quotations: quotations})
	s.emptyCues()
	for i := range s.attrs {
		if s.attrs[i].Cue == nil {
			continue
		}
		r := s.v.in(*s.attrs[i].Cue)
		if r.Len() == 0 {
			continue
		}
		r = s.trimCue(i, r)
		anchor := s.anchor(r)
		if anchor == nlp.NoWord {
			continue
		}
		s.hedge(i, r)
		s.passiveSubject(i, anchor)
		s.findSource(i, r, anchor)
		s.relativeSource(i)
		s.relativeContent(i)
		s.receiverOut(i, r, anchor)
		s.accordingFirst(i, r)
		s.backgroundOut(i)
		s.drawOut(i)
		s.unanswered(i, r)
		s.reach(i)
	}
	s.passives()
	s.silences()
	s.attitudes()
	s.swallow()
	s.startInside()
	s.dropThings()
	s.dropArticles()
	s.index()
	return s.chain()
}

// startInside begins a source where the content does that its cue stands in: in “reports that the minister approved an order” it is
// the minister who approved, not the “reports that the minister”.
func (s *scene) startInside() {
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.Cue == nil || len(a.Source) != 1 {
			continue
		}
		for _, j := range s.near.contents.Near(nil, sayso.Span{Start: a.Cue.Start, End: a.Cue.Start}) {
			if i == int(j) {
				continue
			}
			for _, c := range s.attrs[j].Content {
				if c.Contains(*a.Cue) && a.Source[0].Start < c.Start && c.Start < a.Source[0].End && c.Contains(sayso.Span{Start: c.Start, End: a.Source[0].End}) {
					a.Source[0].Start = c.Start
				}
			}
		}
	}
}

// leastThing is how sure the reader must be of a noun that no table knows for a word of saying.
const leastThing = 0.4

// dropThings leaves out what has a thing for its cue: “had signed [a contract] to sell the line” says who has signed, not who has said
// anything. A noun that the table of stances knows (“the claim that …”) stays.
func (s *scene) dropThings() {
	var keep []sayso.Attribution
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.Cue != nil && len(a.Quotations) == 0 && a.Confidence.All > 0 && a.Confidence.All < leastThing {
			r := s.v.in(*a.Cue)
			if n := r.Len(); n == 1 || n == 2 && s.v.words[r.Start].UPOS == nlp.DET {
				if s.v.words[r.End-1].UPOS == nlp.NOUN {
					if row, _ := s.t.stances.find(s.cue(i)); row == "" {
						continue
					}
				}
			}
		}
		keep = append(keep, *a)
	}
	s.attrs = keep
}

// dropArticles leaves out what has an article alone for its source or cue ("had signed *a* contract to sell the line"): a slip of the reader.
func (s *scene) dropArticles() {
	s.attrs = slices.DeleteFunc(s.attrs, func(a sayso.Attribution) bool {
		if a.Cue != nil && len(a.Quotations) == 0 {
			if r := s.v.in(*a.Cue); r.Len() == 1 && s.v.words[r.Start].UPOS == nlp.DET {
				return true
			}
		}
		if len(a.Source) != 1 || len(a.Quotations) > 0 {
			return false
		}
		r := s.v.in(a.Source[0])
		return r.Len() == 1 && s.v.words[r.Start].UPOS == nlp.DET && (s.v.lower(r.Start) == "the" || s.v.lower(r.Start) == "a")
	})
}

// relativeSource puts the antecedent in the place of a relative pronoun.
func (s *scene) relativeSource(i int) {
	a := &s.attrs[i]
	if len(a.Source) != 1 {
		return
	}
	r := s.v.in(a.Source[0])
	if r.Len() != 1 || pronouns[s.v.lower(r.Start)] != relative || !s.isPronoun(r.Start) {
		return
	}
	if span, ok := s.antecedentOf(r.Start); ok && !s.overlapsContent(a, span) && !span.Overlaps(*a.Cue) {
		a.Source = []sayso.Span{span}
	}
}

// antecedentOf returns the phrase that a relative pronoun stands for.
func (s *scene) antecedentOf(at nlp.WordID) (sayso.Span, bool) {
	for k := s.v.words[at].Head; k >= 0; k = s.v.words[k].Head {
		if s.v.words[k].Relation != nlp.RelAclRelcl {
			continue
		}
		head := s.v.words[k].Head
		if head < 0 || head >= at {
			return sayso.Span{}, false
		}
		r := s.v.subtree(head, func(c nlp.WordID) bool {
			rel := s.v.rel(c)
			return c >= at || s.v.words[c].Relation == nlp.RelAclRelcl || rel == nlp.RelCase || rel == nlp.RelCc || rel == nlp.RelPunct || rel == nlp.RelMark || rel == nlp.RelCop ||
				rel == nlp.RelNsubj || rel == nlp.RelAux || rel == nlp.RelAdvmod && c < head && s.v.words[head].UPOS == nlp.VERB || rel == nlp.RelConj && s.v.words[c].UPOS == nlp.VERB
		})
		r.End = min(r.End, at)
		if r = s.v.bare(r); r.Len() == 0 || r.Len() > 30 || s.v.words[head].UPOS == nlp.VERB {
			return sayso.Span{}, false
		}
		return s.v.span(r), true
	}
	return sayso.Span{}, false
}

func (s *scene) overlapsContent(a *sayso.Attribution, span sayso.Span) bool {
	return slices.ContainsFunc(a.Content, func(c sayso.Span) bool { return c.Overlaps(span) })
}

// relativeContent puts the antecedent in the place of a relative pronoun that is a content: “charges which the ministry
// denies”.
func (s *scene) relativeContent(i int) {
	a := &s.attrs[i]
	for k, c := range a.Content {
		r := s.v.in(c)
		if r.Len() != 1 || pronouns[s.v.lower(r.Start)] != relative || !s.isPronoun(r.Start) {
			continue
		}
		span, ok := s.antecedentOf(r.Start)
		if ok && !span.Overlaps(*a.Cue) && !slices.ContainsFunc(a.Source, span.Overlaps) {
			a.Content[k] = span
		}
	}
}

// hedges are the adverbs that put a sentence on nobody's word.
var hedges = map[string]bool{"reportedly": true, "allegedly": true, "purportedly": true, "supposedly": true, "reputedly": true}

// hedge gives what a hedge's source is said to be to the content: “the navy | reportedly | saved 200”.
func (s *scene) hedge(i int, cue nlp.WordRange) {
	a := &s.attrs[i]
	if cue.Len() != 1 || !hedges[s.v.lower(cue.Start)] || len(a.Source) == 0 {
		return
	}
	a.Content = append(append([]sayso.Span{}, a.Source...), a.Content...)
	slices.SortFunc(a.Content, func(x, y sayso.Span) int { return x.Start - y.Start })
	a.Source = nil
}

// passiveSubject takes the subject of a passive cue away as its source: whoever is told or accused does not speak. Who does
// stands behind "by". Who is told is no part of what they are told either.
func (s *scene) passiveSubject(i int, anchor nlp.WordID) {
	a := &s.attrs[i]
	if s.v.child(anchor, nlp.RelAuxPass) == nlp.NoWord {
		return
	}
	subject := s.v.child(anchor, nlp.RelNsubjPass)
	if len(a.Source) == 1 && subject != nlp.NoWord {
		if r := s.v.in(a.Source[0]); subject >= r.Start && subject < r.End {
			a.Source = nil
		}
	}
	if by := s.v.child(anchor, nlp.RelOblAgent); by != nlp.NoWord && len(a.Source) == 0 && s.canSpeak(by) {
		if r := s.subjectPhrase(by, -1); r.Len() > 0 && !s.overlapsContent(a, s.v.span(r)) {
			a.Source = []sayso.Span{s.v.span(r)}
		}
	}
	verb := s.verb(anchor)
	if subject == nlp.NoWord || len(a.Content) < 2 || !told[verb] && !charging[verb] {
		return
	}
	first := s.v.in(a.Content[0])
	if subject < first.Start || subject >= first.End || a.Content[0].Start > a.Cue.Start {
		return
	}
	patient := a.Content[0]
	a.Content = a.Content[1:]
	if told[verb] {
		a.Addressee = &patient
	}
	if r := s.v.in(a.Content[0]); r.Len() > 1 && s.v.lower(r.Start) == "of" {
		a.Content[0].Start = int(s.v.words[r.Start+1].Start)
	}
}

// charging are the verbs whose passive names the one who is charged first.
var charging = map[string]bool{"accuse": true, "suspect": true, "blame": true, "criticise": true, "criticize": true}

// findSource gives a cue without a source its subject, or that of the verb it hangs on.
func (s *scene) findSource(i int, cue nlp.WordRange, anchor nlp.WordID) {
	a := &s.attrs[i]
	if len(a.Source) > 0 || s.v.words[anchor].UPOS != nlp.VERB || s.v.child(anchor, nlp.RelAuxPass) != nlp.NoWord || s.v.lower(cue.Start) == "according" {
		return
	}
	subject := s.v.child(anchor, nlp.RelNsubj)
	if subject == nlp.NoWord && s.v.xpos(anchor) == "VBN" && s.v.child(anchor, nlp.RelAux) == nlp.NoWord {
		return // “asked about the leak”: nobody asks
	}
	if subject == nlp.NoWord {
		subject = s.above(anchor)
	}
	if subject == nlp.NoWord {
		return
	}
	r := s.subjectPhrase(subject, anchor)
	if r.Len() == 0 {
		return
	}
	span := s.v.span(r)
	if span.Overlaps(*a.Cue) || s.overlapsContent(a, span) || s.inQuote(span) != s.inQuote(*a.Cue) {
		return
	}
	a.Source = []sayso.Span{span}
}

// above returns the subject that a verb without one shares: of the verb it is coordinated with or hangs on as a
// participle, or the noun it describes.
func (s *scene) above(anchor nlp.WordID) nlp.WordID {
	for k := anchor; ; {
		h := s.v.words[k].Head
		if h < 0 {
			return nlp.NoWord
		}
		switch s.v.rel(k) {
		case nlp.RelAcl:
			if s.v.words[k].Relation == nlp.RelAclRelcl {
				return nlp.NoWord
			}
			return h
		case nlp.RelConj, nlp.RelAdvcl, nlp.RelXcomp:
			if s.v.rel(k) == nlp.RelAdvcl && s.v.xpos(k) != "VBG" || s.v.words[h].UPOS != nlp.VERB && s.v.rel(k) != nlp.RelConj {
				return nlp.NoWord
			}
			if sub := s.v.child(h, nlp.RelNsubj); sub != nlp.NoWord {
				return sub
			}
			k = h
		default:
			return nlp.NoWord
		}
	}
}

// subjectPhrase is a noun phrase with its description, up to the verb it belongs to.
func (s *scene) subjectPhrase(head, verb nlp.WordID) nlp.WordRange {
	r := s.v.subtree(head, func(c nlp.WordID) bool {
		switch s.v.rel(c) {
		case nlp.RelCase, nlp.RelMark, nlp.RelCc, nlp.RelCop, nlp.RelNsubj, nlp.RelAux, nlp.RelParataxis, nlp.RelAdvcl, nlp.RelPunct:
			return true
		}
		return head < verb && c >= verb
	})
	if head < verb {
		r.End = min(r.End, verb)
	}
	r = s.v.bare(r)
	for r.Len() > 1 && r.End-1 > head && (s.v.words[r.End-1].UPOS == nlp.AUX || s.v.words[r.End-1].UPOS == nlp.ADV) {
		r.End--
		r = s.v.bare(r)
	}
	if r.Len() > 30 {
		return nlp.WordRange{}
	}
	return r
}

// inQuote returns the id of the innermost quotation that holds a span.
func (s *scene) inQuote(span sayso.Span) string {
	for q := range s.quotedAround(span) {
		if q.Inner.Contains(span) {
			return q.ID
		}
	}
	return ""
}

// receiverOut takes who is told, asked or urged out of the content: it begins with the "to" of what they are to do.
func (s *scene) receiverOut(i int, cue nlp.WordRange, anchor nlp.WordID) {
	a := &s.attrs[i]
	if len(a.Content) == 0 {
		return
	}
	k := slices.IndexFunc(a.Content, func(c sayso.Span) bool { return c.Start >= a.Cue.End })
	if k < 0 {
		return
	}
	c := s.v.in(a.Content[k])
	kind := s.t.addressed[s.verb(anchor)]
	last := s.v.lower(cue.End - 1)
	if c.Len() < 3 || c.Start > cue.End+1 || kind != "object" && !(kind == "on" && (last == "on" || last == "upon")) {
		return
	}
	// the infinitive that begins what is asked
	for w := c.Start + 1; w+1 < c.End; w++ {
		if s.v.lower(w) != "to" || s.v.words[w].Relation != nlp.RelMark {
			if s.v.words[w].UPOS == nlp.VERB || s.v.words[w].UPOS == nlp.PUNCT {
				return
			}
			continue
		}
		verb := s.v.words[w].Head
		governor := s.v.words[verb].Head
		if governor != anchor && !(governor >= c.Start && governor < w && s.v.words[governor].Head == anchor) {
			return
		}
		start := w
		if l := s.v.lower(w - 1); (l == "not" || l == "never") && w-1 > c.Start {
			start--
		}
		if start <= c.Start || s.inMarks(nlp.WordRange{Start: c.Start, End: start}) {
			return
		}
		receiver := s.v.bare(nlp.WordRange{Start: c.Start, End: start})
		if receiver.Len() == 0 {
			return
		}
		to := s.v.span(s.trimTime(receiver))
		a.Addressee = &to
		a.Content[k].Start = int(s.v.words[start].Start)
		return
	}
}

// inMarks reports whether a quotation begins within a range, which then cannot be cut off.
func (s *scene) inMarks(r nlp.WordRange) bool {
	span := s.v.span(r)
	return slices.ContainsFunc(s.near.quotations.Near(nil, span), func(k int32) bool {
		q := &s.quotations[k]
		return q.Span.Start >= span.Start && q.Span.Start < span.End && q.Span.End > span.End
	})
}

// backgroundOut cuts a relative clause off the end of an indirect content if somebody else speaks in it: “accused of selling
// secrets, | which he denies”.
func (s *scene) backgroundOut(i int) {
	a := &s.attrs[i]
	if len(a.Content) == 0 || a.Kind == sayso.KindDirect {
		return
	}
	k := len(a.Content) - 1
	c := s.v.in(a.Content[k])
	if a.Content[k].Start < a.Cue.End {
		return
	}
	for w := c.End - 1; w > c.Start; w-- {
		l := s.v.lower(w)
		if pronouns[l] != relative || l == "that" || !wh[l] || s.v.lower(w-1) != "," {
			continue
		}
		rest := s.v.span(nlp.WordRange{Start: w, End: c.End})
		for _, o := range s.near.cues.Near(nil, rest) {
			other := &s.attrs[o]
			if int(o) == i || other.Cue == nil || !rest.Contains(*other.Cue) || s.inQuote(*other.Cue) != "" {
				continue
			}
			a.Content[k].End = int(s.v.words[w-2].End)
			if other.Parent == a.ID {
				other.Parent = a.Parent
			}
			return
		}
		return
	}
}
