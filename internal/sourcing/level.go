package sourcing

import (
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// A sort is what a noun names as a source.
type sort uint8

const (
	unknown sort = iota
	person
	people
	body
	document
	media // a word for an outlet: "the broadcaster"
)

var sorts = map[string]sort{"person": person, "people": people, "body": body, "document": document, "media": media}

// levels says of each attribution what sort of source it has, outer ones first, since "we" asks who speaks around it.
func (s *scene) levels() {
	for i := range s.attrs {
		s.levelOf(i)
	}
}

func (s *scene) levelOf(i int) sayso.Level {
	a := &s.attrs[i]
	if a.Level != "" || s.asked[i] {
		return a.Level
	}
	s.asked[i] = true // a circle of parents would ask for ever
	if len(a.Source) == 0 {
		a.Level = sayso.LevelUnexpressed
		return a.Level
	}
	if s.initialOf(a) != "" {
		a.Level = sayso.LevelUnnamedPerson
		return a.Level
	}
	a.Level = s.source(i, s.v.in(a.Source[0]))
	return a.Level
}

// initialOf returns the initial of question or answer that stands for whoever speaks in an interview: “Q: When will the bridge open?”; "" for any other
// source.
func (s *scene) initialOf(a *sayso.Attribution) string {
	if a.Cue != nil || len(a.Source) != 1 {
		return ""
	}
	switch name := a.Source[0].In(s.v.text); name {
	case "Q", "A", "Question", "Answer", "QUESTION", "ANSWER":
		return strings.ToUpper(name[:1])
	}
	return ""
}

// source is the level of a source phrase.
func (s *scene) source(i int, r nlp.WordRange) sayso.Level {
	head := s.v.top(r)
	if head == nlp.NoWord {
		return s.byEntity(i, sayso.LevelNamedPerson)
	}
	if s.isPronoun(head) {
		return s.pronoun(i, head)
	}
	return s.phrase(i, r, head)
}

// phrase is the level of a phrase that is no pronoun. Names come first, then what its head is known to be, then what it
// looks like.
func (s *scene) phrase(i int, r nlp.WordRange, head nlp.WordID) sayso.Level {
	of := s.counted(r, head)
	if of != head {
		if n := s.nameOf(r, head); n != nil && n.Kind == nlp.NamePerson {
			return sayso.LevelNamedPerson // “one of them, Cemal Duran”
		}
		if s.t.singular(s.v.lower(head)) {
			return sayso.LevelUnnamedPerson // “one of the aides”
		}
		if k := s.sortAt(of); k != body && k != document || s.number(head) {
			return sayso.LevelUnnamedPlural
		}
		head = of
	}
	kind := s.sortAt(head)
	n := s.nameOf(r, head)
	if n == nil && kind == person && s.endsInPerson(r) {
		return sayso.LevelNamedPerson // “Undersecretary for Education Ada Brand”: the tree hangs her on the education
	}
	if n != nil && (kind != document || s.v.doc.Span(n.Range).Contains(s.v.words[head].Span()) && s.v.words[head].UPOS == nlp.PROPN) {
		return s.named(i, *n, kind, head)
	}
	switch {
	case kind == document && s.ofMedia(r, head):
		return sayso.LevelNamedMedia
	case kind == document && s.t.hearsay[s.v.lower(head)] && !s.definite(head):
		return sayso.LevelUnnamedPlural // “reports that …”: nobody's in particular
	case kind == document:
		return sayso.LevelDocumentOrData
	case s.number(head) && s.t.singular(s.v.lower(head)):
		return sayso.LevelUnnamedPerson
	case s.number(head), kind == people:
		return sayso.LevelUnnamedPlural
	case kind == media && (s.many(head) || s.indefinite(head) || s.v.lemma(head) == "media"):
		return sayso.LevelUnnamedPlural
	case kind == media:
		return sayso.LevelNamedMedia
	case s.called(r):
		return sayso.LevelNamedPerson
	case kind == body && s.several(head), kind != body && s.many(head):
		return sayso.LevelUnnamedPlural
	case kind == body:
		return sayso.LevelNamedInstitution
	case kind == person && (s.hasKnown(i) == sayso.EntityPerson && !s.indefinite(head) || s.nameWithin(i)):
		return sayso.LevelNamedPerson
	case kind == person:
		return sayso.LevelUnnamedPerson
	}
	return s.byEntity(i, s.byModel(i, s.guess(head)))
}

// endsInPerson reports whether the name of a person ends a phrase and no preposition stands right before it.
func (s *scene) endsInPerson(r nlp.WordRange) bool {
	for n, w := range s.namesIn(r) {
		if n.Kind != nlp.NamePerson || w.End != r.End || w.Start <= r.Start {
			continue
		}
		switch before := s.v.words[w.Start-1]; before.UPOS {
		case nlp.ADP, nlp.DET, nlp.PART, nlp.CCONJ:
		default:
			return true
		}
	}
	return false
}

// called reports whether a phrase gives a name in passing: “who gave his name only as Abu Salim”.
func (s *scene) called(r nlp.WordRange) bool {
	for n, w := range s.namesIn(r) {
		if n.Kind != nlp.NamePerson || w.Start <= r.Start {
			continue
		}
		for k := max(r.Start, w.Start-2); k < w.Start; k++ {
			switch s.v.lower(k) {
			case "as", "called", "named":
				return true
			}
		}
	}
	return false
}

// nameWithin reports whether the proper name of the speaker stands in the source itself.
func (s *scene) nameWithin(i int) bool {
	e := s.entity(i)
	if e == nil || !s.properName(e) {
		return false
	}
	return strings.Contains(s.attrs[i].Source[0].In(s.v.text), e.Name)
}

// sortAt is what the noun at a place names. The word before it decides over some: a news agency, a trade paper.
func (s *scene) sortAt(i nlp.WordID) sort {
	noun := s.v.lower(i)
	kind := s.t.sortOf(noun, s.v.lemma(i), s.many(i))
	switch noun {
	case "agency", "site", "website", "service", "portal", "wire":
		for _, k := range s.v.kids[i] {
			if w := s.v.lower(k); w == "news" || w == "trade" || w == "wire" {
				return media
			}
		}
	case "paper", "weekly", "daily":
		if s.definite(i) {
			return media
		}
		for _, k := range s.v.kids[i] {
			if w := s.v.lower(k); w == "trade" || w == "news" || w == "state" {
				return media
			}
		}
	}
	return kind
}

// isPronoun reports whether a word is a pronoun, and no body in capitals: the WHO.
func (s *scene) isPronoun(i nlp.WordID) bool {
	if _, ok := pronouns[s.v.lower(i)]; !ok {
		return false
	}
	text := s.v.words[i].Span().In(s.v.text)
	return len(text) < 2 || text != strings.ToUpper(text)
}

// counted looks through a number or a quantity at the noun: “two of his aides”, “a group of residents”.
func (s *scene) counted(r nlp.WordRange, head nlp.WordID) nlp.WordID {
	if !s.t.quantity[s.v.lower(head)] && s.v.words[head].UPOS != nlp.NUM {
		return head
	}
	for _, k := range s.v.kids[head] {
		if k >= r.Start && k < r.End && s.v.rel(k) == nlp.RelNmod && s.v.preposition(k) == "of" {
			return k
		}
	}
	return head
}

// many reports whether a word is a plural.
func (s *scene) many(i nlp.WordID) bool {
	x := s.v.xpos(i)
	return x == "NNS" && s.v.lower(i) != s.v.lemma(i) || x == "NNPS" && s.t.sortOf(s.v.lower(i), s.v.lemma(i), true) != unknown
}

// several reports whether a phrase counts more than one or is a plural: “four police”, “two rival firms”.
func (s *scene) several(head nlp.WordID) bool {
	if s.definite(head) || s.v.child(head, nlp.RelDetPredet) != nlp.NoWord {
		return false // “the two ministries”, “both the companies” are known
	}
	for _, k := range s.v.kids[head] {
		if s.v.lower(k) == "both" {
			return false
		}
	}
	n := s.v.child(head, nlp.RelNummod)
	return n != nlp.NoWord && s.v.lower(n) != "one" || s.many(head)
}

func (s *scene) definite(head nlp.WordID) bool {
	d := s.v.child(head, nlp.RelDet, nlp.RelNmodPoss)
	return d != nlp.NoWord && s.v.lower(d) == "the"
}

// indefinite reports whether a phrase introduces somebody: “a spokesman”, “one pupil”, “another aide”.
func (s *scene) indefinite(head nlp.WordID) bool {
	for _, k := range s.v.kids[head] {
		switch s.v.lower(k) {
		case "a", "an", "another", "one", "some", "unnamed":
			return s.v.rel(k) == nlp.RelDet || s.v.rel(k) == nlp.RelNummod || s.v.rel(k) == nlp.RelAmod
		}
	}
	return false
}

// number reports whether a head is a number or quantity by itself: “two”, “several”, “others”.
func (s *scene) number(head nlp.WordID) bool {
	return s.v.words[head].UPOS == nlp.NUM || s.t.quantity[s.v.lower(head)] && s.v.words[head].UPOS != nlp.NOUN
}

// nameOf returns the name that a phrase is about: its head, or an apposition to it (“his lawyer, Elena Sforza”), not one
// that only modifies it (“the Trump aide”, “a spokesman for Vesta”).
func (s *scene) nameOf(r nlp.WordRange, head nlp.WordID) *nlp.Name {
	var found *nlp.Name
	for n, w := range s.namesIn(r) {
		if n.Kind == nlp.NameDate || n.Kind == nlp.NameCurrency {
			continue
		}
		top := s.v.top(w)
		switch {
		case head >= w.Start && head < w.End, s.v.words[top].Head == head && s.apposed(top, n.Kind):
			if found == nil || n.Kind == nlp.NamePerson {
				found = n
			}
		}
	}
	if found != nil && found.Kind == nlp.NameGroup && s.many(head) {
		return nil
	}
	return found
}

// apposed reports whether a name names what it hangs on: “his lawyer, Elena Sforza”, “goalkeeper Hanne Dahl”.
func (s *scene) apposed(i nlp.WordID, kind nlp.NameKind) bool {
	switch s.v.words[i].Relation {
	case nlp.RelAppos, nlp.RelFlat, nlp.RelNmodDesc:
		return true
	case nlp.RelCompound, nlp.RelDep, nlp.RelList, nlp.RelParataxis, nlp.RelNmodUnmarked:
		return kind == nlp.NamePerson && i > s.v.words[i].Head
	}
	return false
}

// named is the level of a name. A common noun that heads it decides over the kind that the model gives: “the bank Alder”.
func (s *scene) named(i int, n nlp.Name, kind sort, head nlp.WordID) sayso.Level {
	span := s.v.doc.Span(n.Range)
	text := span.In(s.v.text)
	inside := span.Contains(s.v.words[head].Span())
	if inside && (kind == person || kind == people) && s.v.words[head].UPOS == nlp.PROPN {
		kind = unknown // a word of the name: the Courier carries nothing
	}
	switch {
	case s.t.outlet(text) && kind != person && kind != people, kind == media, inside && s.papers(head), s.introducedPaper(text):
		return sayso.LevelNamedMedia
	case s.surname(i, text):
		return sayso.LevelNamedPerson
	case n.Kind == nlp.NamePerson && (inside && s.noPerson(n, kind) || s.bodyName(text)):
		return sayso.LevelNamedInstitution
	case n.Kind == nlp.NamePerson:
		return sayso.LevelNamedPerson
	case kind == person && !inside:
		return sayso.LevelNamedPerson // “the agency's chief, Ordal”: what apposes a person is one
	case kind == people && !inside || n.Kind == nlp.NameGroup && s.many(head):
		return sayso.LevelUnnamedPlural
	case n.Kind == nlp.NameLaw, n.Kind == nlp.NameWork && kind != body:
		return sayso.LevelDocumentOrData
	}
	return sayso.LevelNamedInstitution
}

// surname reports whether a name is the last of a person whom the article names in full: “President Ilena Castrel”, later “Castrel”.
func (s *scene) surname(i int, name string) bool {
	if i < 0 { // asked of a mention, not of a source
		return false
	}
	e := s.entity(i)
	return e != nil && e.Kind == sayso.EntityPerson && s.properName(e) && strings.HasSuffix(e.Name, " "+name)
}

// papers reports whether a word before a name says that it is an outlet's: “the daily Kapital”.
func (s *scene) papers(head nlp.WordID) bool {
	for _, k := range s.v.kids[head] {
		if paperWords[s.v.lower(k)] {
			return k < head
		}
	}
	return false
}

// bodyName reports whether a name ends with a word of a body: “Vesta Lines”, “Orlan Group”.
func (s *scene) bodyName(text string) bool {
	i := strings.LastIndexByte(text, ' ')
	return i > 0 && s.t.bodies[strings.ToLower(text[i+1:])]
}

// noPerson reports whether what the model takes for a person is a place, a body or letters: Hanoi, the WHO, Vesta where
// the article has “the Vesta group” as well.
func (s *scene) noPerson(n nlp.Name, kind sort) bool {
	span := s.v.doc.Span(n.Range)
	text := span.In(s.v.text)
	if kind == body {
		return true
	}
	if strings.ContainsAny(text, " .") {
		return false
	}
	if len(text) > 2 && text == strings.ToUpper(text) {
		return true
	}
	if !s.titled(n) && !s.fullName(text) {
		return true // the news gives a person's full name once
	}
	place := s.places[span] != nil && s.places[span].Name != "" || s.located != nil && s.located(span)
	calls := s.names()
	if calls[text]&endsPerson != 0 {
		return false
	}
	return (place || calls[text]&opensBody != 0) && !s.titled(n)
}

// fullName reports whether the article has a longer name of a person that a word ends or begins.
func (s *scene) fullName(word string) bool {
	return s.names()[word]&(endsPerson|opensPerson|titledPerson) != 0
}

// titled reports whether a title stands before a name: Mr Jordan.
func (s *scene) titled(n nlp.Name) bool {
	w := s.v.in(s.v.doc.Span(n.Range)).Start
	if w <= 0 {
		return false
	}
	before := strings.TrimSuffix(s.v.lower(w-1), ".")
	return s.t.nouns[before] == person || before == "mr" || before == "ms" || before == "mrs" || before == "dr"
}

// ofMedia reports whether a report is an outlet's: “a Kyodo report”, “a report by Radio Free Sahel”, “the paper's report”.
func (s *scene) ofMedia(r nlp.WordRange, head nlp.WordID) bool {
	if w := s.v.lower(head); !s.t.press[w] {
		return false
	}
	for _, k := range s.v.kids[head] {
		if k < r.Start || k >= r.End {
			continue
		}
		rel := s.v.words[k].Relation
		p := s.v.preposition(k)
		if rel == nlp.RelCompound || rel == nlp.RelNmodPoss || rel == nlp.RelNmod && (p == "by" || p == "in" || p == "from") {
			if text := s.v.span(s.v.bare(s.v.subtree(k, func(c nlp.WordID) bool { return s.v.rel(c) == nlp.RelCase || s.v.rel(c) == nlp.RelDet }))).In(s.v.text); s.t.outlet(text) {
				return true
			}
			if s.t.sortOf(s.v.lower(k), s.v.lemma(k), s.many(k)) == media && rel == nlp.RelNmodPoss {
				return true
			}
		}
	}
	return false
}

// hasKnown is the kind of the entity behind attribution i if the article names it, "" else.
func (s *scene) hasKnown(i int) sayso.EntityKind {
	if e := s.entity(i); e != nil && s.properName(e) {
		return e.Kind
	}
	return ""
}

// guess is what the look of an unknown noun tells.
func (s *scene) guess(head nlp.WordID) sayso.Level {
	w := s.v.lower(head)
	switch {
	case s.v.words[head].UPOS == nlp.PROPN:
		return sayso.LevelNamedInstitution
	case s.v.xpos(head) == "NNS":
		return sayso.LevelUnnamedPlural
	}
	for _, end := range s.t.personEnds {
		if strings.HasSuffix(w, end) {
			return sayso.LevelUnnamedPerson
		}
	}
	return sayso.LevelNamedInstitution
}
