package speaker

import (
	"cmp"
	"slices"
	gosort "sort"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// A scene is one article on the way. Nothing of it outlives Resolve.
type scene struct {
	lexicon    *lexicon
	doc        *nlp.Doc
	attrs      []sayso.Attribution
	quotations []sayso.Quotation
	byID       map[string]int  // attribution id → index
	list       []name          // in text order
	inside     map[string]bool // words with a capital elsewhere than at the start of a sentence
	casts      []cast
	who        []int // by attribution: its speaker, -1 for none
	chains     map[int32][]nlp.Mention
	paragraphs []int // by attribution
	index      index
	quoting    nlp.Grid // the quotations
	owners     map[string][]nlp.TokenID
}

func newScene(l *lexicon, doc *nlp.Doc, attrs []sayso.Attribution, quotations []sayso.Quotation) *scene {
	s := &scene{lexicon: l, doc: doc, attrs: attrs, quotations: quotations, byID: map[string]int{}, who: make([]int, len(attrs)), index: newIndex()}
	for i := range quotations {
		s.quoting.Add(quotations[i].Span, i)
	}
	for i := range attrs {
		s.byID[attrs[i].ID] = i
		s.who[i] = -1
		s.paragraphs = append(s.paragraphs, s.paragraphOf(i))
	}
	return s
}

// speak decides who stands behind attribution i. Parents come first where they can: a quotation may begin before its
// cue, so a parent that has not been decided yet is decided now.
func (s *scene) speak(i int) {
	a := &s.attrs[i]
	if s.who[i] >= 0 || len(a.Source) == 0 {
		return
	}
	if p, ok := s.byID[a.Parent]; ok && p > i && s.who[p] < 0 {
		s.speak(p)
	}
	at := s.doc.TokensIn(sayso.Span{Start: a.Source[0].Start, End: a.Source[len(a.Source)-1].End})
	if at.Len() == 0 {
		return
	}
	who, how := s.identify(i, at)
	if who < 0 {
		return
	}
	s.who[i] = who
	if c := &s.casts[who]; how != byName {
		c.mentions = append(c.mentions, mention{at, how})
	}
	a.Speaker = &sayso.Speaker{Name: s.casts[who].name}
}

// identify tells who a source is, -1 if it cannot be told.
func (s *scene) identify(i int, at nlp.Range) (who int, how form) {
	if p, ok := pronouns[s.lower(at.Start)]; ok && (at.Len() == 1 || at.Len() == 2 && pronouns[s.lower(at.End-1)].gender == p.gender) {
		return s.pronoun(i, at.Start, p), byPronoun
	}
	if strings.Contains(" one ones another ", " "+s.lower(at.Start)+" ") && at.Len() == 1 {
		return -1, byPronoun
	}
	p := s.phrase(at)
	if who := s.joined(at); who >= 0 {
		return who, byNoun // two people are no name
	}
	if who := s.named(p); who >= 0 {
		s.stations(who, at)
		if k := s.lexicon.nouns[p.noun]; k == person || k == body { // “The charity that ran the clinic, Open Hands,”
			s.hasRole(who, p.noun)
		}
		return who, byName
	}
	if who := s.titled(p); who >= 0 {
		return who, byName
	}
	if who := s.described(p); who >= 0 {
		return who, byNoun
	}
	if who := s.owned(i, p); who >= 0 {
		return who, byNoun
	}
	return s.description(i, p), byNoun
}

// paragraphOf returns the index of the paragraph an attribution's cue, or else its content, stands in.
func (s *scene) paragraphOf(i int) int {
	at := 0
	switch a := &s.attrs[i]; {
	case a.Cue != nil:
		at = a.Cue.Start
	case len(a.Content) > 0:
		at = a.Content[0].Start
	}
	t := s.doc.TokensIn(sayso.Span{Start: at, End: at + 1}).Start
	return gosort.Search(len(s.doc.Paragraphs), func(k int) bool { return s.doc.Paragraphs[k].End > t })
}

// entities returns the speakers in order of their first mention and gives the attributions their ids.
func (s *scene) entities() []sayso.Entity {
	speaks := map[int]bool{}
	for _, who := range s.who {
		if who >= 0 {
			speaks[who] = true
		}
	}
	var order []int
	for k := range s.casts {
		if speaks[k] {
			slices.SortFunc(s.casts[k].mentions, func(a, b mention) int { return cmp.Compare(a.at.Start, b.at.Start) })
			order = append(order, k)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(s.casts[a].mentions[0].at.Start, s.casts[b].mentions[0].at.Start)
	})
	ids := map[int]string{}
	out := make([]sayso.Entity, len(order))
	for at, k := range order {
		ids[k] = "p" + strconv.Itoa(at+1)
		out[at] = s.entity(ids[k], &s.casts[k])
	}
	for i, who := range s.who {
		if who >= 0 {
			s.attrs[i].Speaker.Entity = ids[who]
		}
	}
	return out
}

// silent returns the casts behind no attribution.
func (s *scene) silent() (out []sayso.Entity) {
	speaks := make([]bool, len(s.casts))
	for _, who := range s.who {
		if who >= 0 {
			speaks[who] = true
		}
	}
	for k := range s.casts {
		if !speaks[k] && len(s.casts[k].mentions) > 0 {
			out = append(out, s.entity("", &s.casts[k]))
		}
	}
	return out
}

func (s *scene) entity(id string, c *cast) sayso.Entity {
	e := sayso.Entity{ID: id, Name: c.name, Kind: entityKinds[c.sort]}
	for _, m := range c.mentions {
		e.Mentions = append(e.Mentions, sayso.Mention{Span: s.doc.Span(m.at), Form: forms[m.form]})
	}
	return e
}

var entityKinds = [...]sayso.EntityKind{
	unknown: sayso.EntityOther, person: sayso.EntityPerson, people: sayso.EntityGroup, body: sayso.EntityOrganization, document: sayso.EntityWork,
}

var forms = [...]sayso.Form{byName: sayso.FormName, byNoun: sayso.FormNominal, byPronoun: sayso.FormPronoun}
