package speech

import (
	"cmp"
	"slices"
	"strconv"

	"sayso"
	"sayso/internal/nlp"
	"sayso/internal/quote"
)

// A scene is one article on the way: its attributions with their contents in tokens, and who owns each quotation.
type scene struct {
	doc    *nlp.Doc
	quotes []quote.Quotation
	acts   []act
	owner  []int       // by quotation: index in acts, -1 while open
	around []int       // by token: the innermost quotation whose words it is among, -1 for none
	lines  []nlp.Range // by token: the line that it stands in
	near   nlp.Grid    // the acts by the tokens of their contents
	cues   nlp.Grid    // the acts by the tokens of their cues
	silent map[string]bool
}

// An act is an attribution in tokens.
type act struct {
	sayso.Attribution
	cue     nlp.Range // empty without a cue
	content []nlp.Range
	grown   bool // its content covers more than the reader gave it
}

func newScene(doc *nlp.Doc, qs []quote.Quotation, attrs []sayso.Attribution) *scene {
	s := &scene{doc: doc, quotes: qs, acts: make([]act, len(attrs)), owner: make([]int, len(qs))}
	for i, a := range attrs {
		s.acts[i] = act{Attribution: a}
		if a.Cue != nil {
			s.acts[i].setCue(s, *a.Cue)
		}
		for _, c := range a.Content {
			s.acts[i].content = append(s.acts[i].content, s.doc.TokensIn(c))
		}
	}
	for i := range s.owner {
		s.owner[i] = -1
	}
	s.around = s.innermost()
	s.lines = s.allLines()
	for i := range s.acts {
		s.list(i)
	}
	return s
}

// setCue leaves out a cue that is only a mark, the colon or dash between a name and its words: typography is no cue.
func (a *act) setCue(s *scene, cue sayso.Span) {
	if a.cue = s.doc.TokensIn(cue); a.cue.Len() == 1 && !s.doc.IsWord(a.cue.Start) {
		a.cue, a.Cue = nlp.Range{}, nil
	}
}

// list notes where an act has its cue and its content.
func (s *scene) list(i int) {
	if c := s.acts[i].cue; c.Len() > 0 {
		s.cues.Add(tokens(c), i)
	}
	for _, c := range s.acts[i].content {
		s.reach(i, c)
	}
}

// reach notes where one stretch of an act's content stands.
func (s *scene) reach(i int, c nlp.Range) { s.near.Add(tokens(c), i) }

// tokens is a range of tokens as a span that counts tokens, for the grids.
func tokens(r nlp.Range) sayso.Span { return sayso.Span{Start: int(r.Start), End: int(r.End)} }

// saying returns the acts with content in a range, in rising order.
func (s *scene) saying(r nlp.Range) []int32 {
	return slices.DeleteFunc(s.near.Near(nil, tokens(r)), func(i int32) bool {
		return !slices.ContainsFunc(s.acts[i].content, func(c nlp.Range) bool { return c.Start < r.End && r.Start < c.End })
	})
}

// cued returns the acts with their cue in a range, in rising order.
func (s *scene) cued(r nlp.Range) []int32 {
	return slices.DeleteFunc(s.cues.Near(nil, tokens(r)), func(i int32) bool {
		c := s.acts[i].cue
		return c.Len() == 0 || c.Start >= r.End || r.Start >= c.End
	})
}

// sentence returns the sentence that holds a token.
func (s *scene) sentence(t nlp.TokenID) nlp.Range { return s.doc.Sentences[s.doc.SentenceOf(t)] }

// add makes an attribution that typography alone tells, at the given probability of being right as a whole.
func (s *scene) add(source []nlp.Range, content []nlp.Range, p float64) int {
	a := act{content: content, grown: true}
	for _, r := range source {
		a.Source = append(a.Source, s.doc.Span(r))
	}
	a.Confidence = sayso.Confidence{All: p, Cue: p, Source: p, Content: p}
	s.acts = append(s.acts, a)
	s.list(len(s.acts) - 1)
	return len(s.acts) - 1
}

// place is where an attribution stands in the order of a record: at its cue, else at its content.
func (a *act) place() nlp.TokenID {
	if a.cue.Len() > 0 || len(a.content) == 0 {
		return a.cue.Start
	}
	return a.content[0].Start
}

// number sorts the attributions, gives them their ids and hangs what stands in a grown content on it.
func (s *scene) number() {
	order := make([]int, len(s.acts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.acts[a].place(), s.acts[b].place()) })
	renamed := map[string]string{"": ""}
	place := make([]int, len(order))
	acts := make([]act, len(order))
	for at, i := range order {
		id := "a" + strconv.Itoa(at+1)
		renamed[s.acts[i].ID] = id
		s.acts[i].ID, place[i] = id, at
		acts[at] = s.acts[i]
	}
	renamed[""] = ""
	for q, i := range s.owner {
		if i >= 0 {
			s.owner[q] = place[i]
		}
	}
	s.acts = acts
	for i := range s.acts {
		s.acts[i].Parent = renamed[s.acts[i].Parent]
	}
	s.adopt()
}

// adopt names the parent of attributions that came to stand inside a content only when it grew.
func (s *scene) adopt() {
	carrier := s.carriers()
	for i := range s.acts {
		a := &s.acts[i]
		if a.Parent != "" || a.cue.Len() == 0 {
			continue
		}
		if k := carrier[a.cue.Start]; k >= 0 && k != i && s.acts[k].carries(a.cue) && !s.under(k, i) {
			a.Parent = s.acts[k].ID
		}
	}
}

// carriers returns for each token the attribution with the shortest grown content that holds it, -1 for none.
func (s *scene) carriers() []int {
	type stretch struct {
		nlp.Range
		act int
	}
	var grown []stretch
	for i, a := range s.acts {
		for _, c := range a.content {
			if a.grown {
				grown = append(grown, stretch{c, i})
			}
		}
	}
	slices.SortStableFunc(grown, func(a, b stretch) int { return cmp.Compare(b.Len(), a.Len()) })
	out := slices.Repeat([]int{-1}, len(s.doc.Tokens))
	for _, g := range grown {
		for t := g.Start; t < g.End; t++ {
			out[t] = g.act
		}
	}
	return out
}

func (a *act) carries(r nlp.Range) bool {
	return slices.ContainsFunc(a.content, func(c nlp.Range) bool { return inside(r, c) })
}

// under reports whether act k hangs, over any number of parents, on act i.
func (s *scene) under(k, i int) bool {
	for range s.acts {
		if k == i {
			return true
		}
		if s.acts[k].Parent == "" {
			return false
		}
		k, _ = strconv.Atoi(s.acts[k].Parent[1:]) // ids are numbered by place
		k--
	}
	return true
}

// attributions returns the attributions with their contents in bytes again.
func (s *scene) attributions() []sayso.Attribution {
	out := make([]sayso.Attribution, len(s.acts))
	for i, a := range s.acts {
		out[i] = a.Attribution
		if a.grown {
			out[i].Content = nil
			for _, c := range a.content {
				out[i].Content = append(out[i].Content, s.doc.Span(c))
			}
		}
	}
	for q, i := range s.owner {
		if i >= 0 {
			out[i].Quotations = append(out[i].Quotations, quotationID(q))
		}
	}
	return out
}

func quotationID(q int) string { return "q" + strconv.Itoa(q+1) }

// quotations returns the quotations as the record holds them.
func (s *scene) quotations() []sayso.Quotation {
	out := make([]sayso.Quotation, len(s.quotes))
	for i, q := range s.quotes {
		out[i] = sayso.Quotation{ID: quotationID(i), Span: s.doc.Span(q.Range), Inner: s.doc.Span(q.Inner), Kind: q.Kind}
		if q.Parent >= 0 {
			out[i].NestedIn = quotationID(q.Parent)
		}
		if s.owner[i] >= 0 {
			out[i].Attribution = s.acts[s.owner[i]].ID
		}
	}
	return out
}
