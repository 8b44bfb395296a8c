package sourcing

import (
	"cmp"
	"slices"
	"strconv"

	"sayso"
	"sayso/internal/nlp"
)

// chain makes the links that no cue of its own tells the reader: whom an outlet cites (“the Post reported, citing two
// officials, that …”: their word, through the Post), and the second of two sources of different levels (“the mayor and two
// of his aides said”; ruling 7). It returns all attributions in text order under new ids.
func (s *scene) chain() []sayso.Attribution {
	for w := range s.v.words {
		switch s.v.lower(nlp.WordID(w)) {
		case "citing", "quoting":
			s.cite(nlp.WordID(w))
		case "cited", "cites":
			s.citedBy(nlp.WordID(w))
		}
	}
	for i := range s.attrs {
		s.quotedAs(i)
	}
	for i := range len(s.attrs) {
		s.splitSources(i)
	}
	return s.renumber()
}

// cite hangs whom a participle cites on the attribution that cites.
func (s *scene) cite(w nlp.WordID) {
	r, head := s.cited(w)
	if r.Len() == 0 {
		return
	}
	cue, source := s.v.words[w].Span(), s.v.span(r)
	own, main := s.withCue(cue), -1
	for _, k := range s.near.cues.Near(nil, s.v.span(s.v.sentence(w))) {
		i := int(k)
		if a := &s.attrs[i]; a.Cue != nil && i != own && s.citesWith(i, w, own) && (main < 0 || near(a, cue) < near(&s.attrs[main], cue)) {
			main = i
		}
	}
	if main < 0 || !s.canSpeak(head) {
		return
	}
	m := &s.attrs[main]
	if len(m.Content) == 0 && own >= 0 { // the reader has given what was reported to who is cited
		m.Content, m.Kind = slices.Clone(s.attrs[own].Content), s.attrs[own].Kind
		s.reach(main)
	}
	s.contentWithout(main, sayso.Span{Start: cue.Start, End: source.End})
	link := sayso.Attribution{ID: "cite" + strconv.Itoa(int(w)), Kind: m.Kind, Confidence: m.Confidence}
	if own >= 0 {
		link = s.attrs[own]
		link.Kind = m.Kind
	}
	link.Cue, link.Source, link.Parent, link.Complementiser = &cue, []sayso.Span{source}, m.ID, nil
	link.Content = slices.Clone(m.Content)
	if own >= 0 {
		s.attrs[own] = link
		s.reach(own)
		return
	}
	s.add(link)
}

// citedBy hangs whom an outlet cites in a sentence of its own, or in a relative clause, on what it has said: “The newspaper
// cited three officials”, “according to Al Jazeera, which cited a witness”.
func (s *scene) citedBy(w nlp.WordID) {
	r, head := s.cited(w)
	own := s.withCue(s.v.words[w].Span())
	if own < 0 || r.Len() == 0 || s.v.xpos(w) == "VBN" || len(s.attrs[own].Source) == 0 || !s.canSpeak(head) || !s.speaksAlone(own, r) {
		return
	}
	main := -1
	here := s.v.doc.SentenceOf(s.v.doc.TokensIn(*s.attrs[own].Cue).Start)
	recent := sayso.Span{Start: s.v.doc.Span(s.v.doc.Sentences[max(0, here-1)]).Start, End: s.attrs[own].Cue.End}
	for _, k := range s.near.cues.Near(nil, recent) {
		i := int(k)
		a := &s.attrs[i]
		if i == own || a.Cue == nil || a.Cue.Start > s.attrs[own].Cue.Start || len(a.Content) == 0 || len(a.Source) == 0 ||
			s.v.doc.SentenceOf(s.v.doc.TokensIn(*a.Cue).Start) < here-1 {
			continue
		}
		if head := s.v.top(s.v.in(a.Source[0])); head != nlp.NoWord && s.source(i, s.v.in(a.Source[0])) == sayso.LevelNamedMedia {
			main = i
		}
	}
	if main < 0 {
		return
	}
	a, m := &s.attrs[own], &s.attrs[main]
	if m.Source[0].Contains(*a.Cue) {
		m.Source[0].End = s.last(a.Source[0].Start + 1)
		if m.Source[0].Start >= m.Source[0].End {
			m.Source[0] = a.Source[0]
		}
	}
	a.Source, a.Content, a.Parent, a.Kind = []sayso.Span{s.v.span(r)}, slices.Clone(m.Content), m.ID, m.Kind
	s.reach(own)
	s.reach(main)
}

// speaksAlone reports whether the content of attribution i is no more than the phrase it cites.
func (s *scene) speaksAlone(i int, r nlp.WordRange) bool {
	span := s.v.span(r)
	for _, c := range s.attrs[i].Content {
		if c.End > span.End+2 || c.Start < span.Start-2 {
			return false
		}
	}
	return true
}

// near is how far a cue stands from an attribution's.
func near(a *sayso.Attribution, cue sayso.Span) int { return abs(a.Cue.Start - cue.Start) }

// cited returns the phrase that a participle cites and the noun that heads it.
func (s *scene) cited(w nlp.WordID) (nlp.WordRange, nlp.WordID) {
	r := nlp.WordRange{Start: w + 1, End: w + 1}
	for int(r.End) < len(s.v.words) && r.Len() < 16 {
		l := s.v.lower(r.End)
		if s.v.words[r.End].UPOS == nlp.PUNCT && l != "-" && l != "(" && l != ")" || l == "that" || l == "who" || l == "which" || l == "as" {
			break
		}
		r.End++
	}
	r = s.v.bare(r)
	if r.Len() == 0 {
		return r, nlp.NoWord
	}
	return r, s.counted(r, s.v.top(r))
}

// citesWith reports whether attribution i is what a citing participle hangs on: in its sentence, not within its content.
func (s *scene) citesWith(i int, w nlp.WordID, own int) bool {
	a := &s.attrs[i]
	sentence := s.v.span(s.v.sentence(w))
	if !sentence.Contains(*a.Cue) || len(a.Content) == 0 && (own < 0 || len(s.attrs[own].Content) == 0) || len(a.Source) == 0 {
		return false
	}
	at := s.v.words[w].Span()
	for _, c := range a.Content { // “…, citing officials, …” that opens or ends the content is read into it by mistake
		if c.Contains(at) && at.Start-c.Start > 2 && c.End-s.v.words[w].Span().End > 160 {
			return false
		}
	}
	return s.inQuote(at) == s.inQuote(*a.Cue)
}

// canSpeak reports whether a noun is somebody or something whose word one can cite, not a reason.
func (s *scene) canSpeak(head nlp.WordID) bool {
	if head == nlp.NoWord {
		return false
	}
	if s.number(head) || s.v.words[head].UPOS == nlp.PROPN {
		return true
	}
	return s.sortAt(head) != unknown
}

// contentWithout cuts a stretch that stands at an end of a content out of it.
func (s *scene) contentWithout(i int, cut sayso.Span) {
	a := &s.attrs[i]
	for k, c := range a.Content {
		if !c.Overlaps(cut) {
			continue
		}
		if c.Start >= cut.Start-2 || c.Start >= cut.Start && c.End > cut.End {
			c.Start = s.next(cut.End)
		} else {
			c.End = s.last(cut.Start)
		}
		if c.Start < c.End {
			a.Content[k] = c
		}
	}
}

// next returns where the first word behind a place starts, last where the last word before one ends.
func (s *scene) next(at int) int {
	for k := s.v.in(sayso.Span{Start: at, End: len(s.v.text)}).Start; int(k) < len(s.v.words); k++ {
		if s.v.words[k].UPOS != nlp.PUNCT && s.v.lower(k) != "that" {
			return int(s.v.words[k].Start)
		}
	}
	return at
}

func (s *scene) last(at int) int {
	for k := s.v.in(sayso.Span{Start: at, End: at + 1}).Start - 1; k >= 0; k-- {
		if s.v.words[k].UPOS != nlp.PUNCT {
			return int(s.v.words[k].End)
		}
	}
	return at
}

// quotedAs makes a link of whom somebody quotes: “Yonhap quoted | an aide | as saying that …”.
func (s *scene) quotedAs(i int) {
	a := &s.attrs[i]
	if a.Cue == nil || len(a.Content) == 0 {
		return
	}
	r := s.v.in(*a.Cue)
	if r.Len() == 0 {
		return
	}
	switch s.v.lower(r.End - 1) {
	case "quoted", "quotes", "cited", "cites", "quoting":
	default:
		return
	}
	for w := r.End + 1; int(w) < len(s.v.words) && w < r.End+20 && s.v.words[w-1].UPOS != nlp.PUNCT; w++ {
		l := s.v.lower(w)
		if s.v.lower(w-1) != "as" || l != "saying" && l != "telling" && l != "claiming" && l != "writing" {
			continue
		}
		source := s.v.bare(nlp.WordRange{Start: r.End, End: w - 1})
		if source.Len() == 0 {
			return
		}
		cue := s.v.span(nlp.WordRange{Start: w - 1, End: w + 1})
		have := s.withCue(cue, a.ID)
		var content []sayso.Span
		for _, c := range a.Content {
			if c.Overlaps(cue) {
				if c.End <= cue.End {
					continue
				}
				c.Start = s.next(cue.End)
			}
			if c.Start < c.End {
				content = append(content, c)
			}
		}
		if len(content) == 0 {
			return
		}
		a.Content = content
		if have >= 0 {
			o := &s.attrs[have]
			o.Cue, o.Source, o.Content, o.Kind, o.Parent = &cue, []sayso.Span{s.v.span(source)}, slices.Clone(content), a.Kind, a.ID
			s.reach(have)
			return
		}
		s.add(sayso.Attribution{ID: "as" + strconv.Itoa(int(w)), Cue: &cue, Source: []sayso.Span{s.v.span(source)},
			Content: slices.Clone(content), Kind: a.Kind, Parent: a.ID, Confidence: a.Confidence})
		return
	}
}

// splitSources makes two attributions of one whose source joins two levels: “the mayor and two of his aides”.
func (s *scene) splitSources(i int) {
	a := &s.attrs[i]
	if len(a.Source) != 1 || a.Cue == nil {
		return
	}
	r := s.v.in(a.Source[0])
	head := s.v.top(r)
	if head == nlp.NoWord {
		return
	}
	for _, k := range s.v.kids[head] {
		and := s.v.child(k, nlp.RelCc)
		if s.v.rel(k) != nlp.RelConj || and == nlp.NoWord || and <= head || k >= r.End || s.v.words[k].UPOS == nlp.VERB || s.v.lower(and) != "and" {
			continue
		}
		one, two := s.v.bare(nlp.WordRange{Start: r.Start, End: and}), s.v.bare(nlp.WordRange{Start: and + 1, End: r.End})
		if one.Len() == 0 || two.Len() == 0 || s.v.lower(r.Start) == "both" {
			return
		}
		first, second := s.phrase(i, one, s.v.top(one)), s.phrase(i, two, s.v.top(two))
		if first == second || first == sayso.LevelUnnamedPerson && second == sayso.LevelNamedPerson || first == sayso.LevelNamedPerson && second == sayso.LevelUnnamedPerson {
			return
		}
		other := *a
		other.ID, other.Source = a.ID+"b", []sayso.Span{s.v.span(two)}
		other.Content, other.Quotations = slices.Clone(a.Content), nil
		a.Source = []sayso.Span{s.v.span(one)}
		s.add(other)
		return
	}
}

// renumber puts the attributions in text order and gives them new ids, in parents and quotations as well.
func (s *scene) renumber() []sayso.Attribution {
	slices.SortStableFunc(s.attrs, func(a, b sayso.Attribution) int { return cmp.Compare(at(&a), at(&b)) })
	ids := map[string]string{"": ""}
	for i := range s.attrs {
		ids[s.attrs[i].ID] = "a" + strconv.Itoa(i+1)
	}
	for i := range s.attrs {
		a := &s.attrs[i]
		a.ID, a.Parent = ids[a.ID], ids[a.Parent]
	}
	for i := range s.quotations {
		s.quotations[i].Attribution = ids[s.quotations[i].Attribution]
	}
	return s.attrs
}

// at is where an attribution stands in the order of a record: at its cue, else at its content.
func at(a *sayso.Attribution) int {
	switch {
	case a.Cue != nil:
		return a.Cue.Start
	case len(a.Content) > 0:
		return a.Content[0].Start
	}
	return 0
}
