package sourcing

import (
	"iter"
	"slices"

	"sayso"
	"sayso/internal/nlp"
)

// What stands where in the article. Rules ask for what is near a place through these, never by looking at all there is: a book
// has a hundred thousand statements.
type surroundings struct {
	cues, sources, contents nlp.Grid // of the attributions
	quotations              nlp.Grid
	times, quantities       nlp.Grid
	names                   nlp.Grid
}

// index notes where each attribution stands; whoever takes some out has to call it again.
func (s *scene) index() {
	clear(s.byID)
	s.near.cues, s.near.sources, s.near.contents = nlp.Grid{}, nlp.Grid{}, nlp.Grid{}
	for i := range s.attrs {
		s.byID[s.attrs[i].ID] = i
		s.reach(i)
	}
}

// reach notes where attribution i stands now; whoever draws its cue, sources or contents out has to call it.
func (s *scene) reach(i int) {
	a := &s.attrs[i]
	if a.Cue != nil {
		s.near.cues.Add(*a.Cue, i)
	}
	for _, c := range a.Source {
		s.near.sources.Add(c, i)
	}
	for _, c := range a.Content {
		s.near.contents.Add(c, i)
	}
}

// add appends an attribution.
func (s *scene) add(a sayso.Attribution) {
	s.attrs = append(s.attrs, a)
	s.reach(len(s.attrs) - 1)
}

// withCue returns the first attribution whose cue overlaps a span, -1 if none. One may be left out by its id.
func (s *scene) withCue(span sayso.Span, but ...string) int {
	var room [16]int32
	for _, i := range s.near.cues.Near(room[:0], span) {
		if a := &s.attrs[i]; a.Cue != nil && a.Cue.Overlaps(span) && !slices.Contains(but, a.ID) {
			return int(i)
		}
	}
	return -1
}

// inTimes yields the expressions of time that a span holds, in text order.
func (s *scene) inTimes(span sayso.Span) iter.Seq[*sayso.Time] {
	return func(yield func(*sayso.Time) bool) {
		for t := range nlp.Among(&s.near.times, s.times, span) {
			if span.Contains(t.Span) && !yield(t) {
				return
			}
		}
	}
}

// namesIn yields the names that lie in a range of words, in text order, each with its words.
func (s *scene) namesIn(r nlp.WordRange) iter.Seq2[*nlp.Name, nlp.WordRange] {
	return func(yield func(*nlp.Name, nlp.WordRange) bool) {
		if r.Len() == 0 {
			return
		}
		for n := range nlp.Among(&s.near.names, s.v.doc.Names, s.v.span(r)) {
			if w := s.v.in(s.v.doc.Span(n.Range)); w.Len() > 0 && w.Start >= r.Start && w.End <= r.End && !yield(n, w) {
				return
			}
		}
	}
}

// namesAt yields the names that hold a word, in text order.
func (s *scene) namesAt(w nlp.WordID) iter.Seq[*nlp.Name] {
	return func(yield func(*nlp.Name) bool) {
		at := s.v.words[w].Span()
		for _, i := range s.near.names.At(at.Start) {
			if n := &s.v.doc.Names[i]; s.v.doc.Span(n.Range).Contains(at) && !yield(n) {
				return
			}
		}
	}
}

// quotedAround yields the quotations that hold a span, inner ones first.
func (s *scene) quotedAround(span sayso.Span) iter.Seq[*sayso.Quotation] {
	return nlp.QuotationsAround(&s.near.quotations, s.quotations, span)
}
