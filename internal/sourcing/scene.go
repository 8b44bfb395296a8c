package sourcing

import (
	"strings"

	"sayso"
	"sayso/internal/anchor"
	"sayso/internal/nlp"
)

// An Annotator says on whose word attributions rest. It is read-only after New and safe for several goroutines.
type Annotator struct{ t tables }

// New returns an Annotator with the tables of package data.
func New() *Annotator { return &Annotator{loadTables()} }

// A Reading is what the stages before have found in an article.
type Reading struct {
	Attributions []sayso.Attribution // changed: levels, stances, parents and circumstances are filled in
	Quotations   []sayso.Quotation
	Entities     []sayso.Entity
	Times        []sayso.Time
	Places       []sayso.Place
	Quantities   []sayso.Quantity
	Notes        bool                  // whether to make notes for an editor
	Located      func(sayso.Span) bool // whether a name is that of a place; nil knows none
	Said         *anchor.Field         // the model's circumstances of a cue; nil without that head
}

// Found is what the attributions alone do not hold.
type Found struct {
	Unsourced []sayso.Span // the writer's own checkable facts
	Notes     []sayso.Note // what an editor may want to look at; nil unless asked for
}

// Annotate fills in what the attributions of an article leave open.
func (a *Annotator) Annotate(doc *nlp.Doc, r Reading) Found {
	s := newScene(&a.t, doc, r)
	s.levels()
	s.stances()
	s.circumstances()
	s.argumentsByModel()
	s.people()
	s.repeats()
	s.occasions()
	f := Found{Unsourced: s.unsourced(r.Quantities)}
	if r.Notes {
		f.Notes = s.notes(f.Unsourced)
	}
	return f
}

// A scene is one article on the way. Nothing of it outlives Annotate.
type scene struct {
	v          *view
	t          *tables
	attrs      []sayso.Attribution
	quotations []sayso.Quotation
	entities   map[string]*sayso.Entity
	times      []sayso.Time
	places     map[sayso.Span]*sayso.Place
	timed      []bool // by word: in an expression of time
	placed     []bool // by word: in the name of a place
	byID       map[string]int
	near       surroundings
	known      knowledge
	asked      []bool
	located    func(sayso.Span) bool
	modelled   *anchor.Field
}

func newScene(t *tables, doc *nlp.Doc, r Reading) *scene {
	s := &scene{v: newView(doc), t: t, attrs: r.Attributions, quotations: r.Quotations, times: r.Times,
		entities: map[string]*sayso.Entity{}, byID: map[string]int{}, places: map[sayso.Span]*sayso.Place{}, asked: make([]bool, len(r.Attributions)), located: r.Located, modelled: r.Said}
	for i := range r.Places {
		s.places[r.Places[i].Span] = &r.Places[i]
	}
	for i := range r.Entities {
		s.entities[r.Entities[i].ID] = &r.Entities[i]
	}
	s.index()
	for i := range s.quotations {
		s.near.quotations.Add(s.quotations[i].Span, i)
	}
	for i := range s.times {
		s.near.times.Add(s.times[i].Span, i)
	}
	for i := range r.Quantities {
		s.near.quantities.Add(r.Quantities[i].Span, i)
	}
	for i := range doc.Names {
		s.near.names.Add(doc.Span(doc.Names[i].Range), i)
	}
	s.timed, s.placed = make([]bool, len(s.v.words)), make([]bool, len(s.v.words))
	for _, t := range r.Times {
		s.v.mark(s.timed, t.Span)
	}
	for _, p := range r.Places {
		s.v.mark(s.placed, p.Span)
	}
	for _, n := range doc.Names {
		if n.Kind == nlp.NamePlace || n.Kind == nlp.NameFacility {
			s.v.mark(s.placed, doc.Span(n.Range))
		}
	}
	return s
}

// parent returns the index of the attribution that i hangs on, -1 if none.
func (s *scene) parent(i int) int {
	return s.now(s.attrs[i].Parent)
}

// entity returns who stands behind the source of attribution i, nil if that is open.
func (s *scene) entity(i int) *sayso.Entity {
	if sp := s.attrs[i].Speaker; sp != nil {
		return s.entities[sp.Entity]
	}
	return nil
}

// around returns the attribution in whose words a span stands: the owner of the innermost quotation around it, else the
// parent; -1 if none.
func (s *scene) around(i int, at sayso.Span) int {
	for q := range s.quotedAround(at) {
		if owner := s.now(q.Attribution); owner >= 0 && owner != i {
			return owner
		}
	}
	return s.parent(i)
}

// sameSource reports whether two attributions have one speaker: the same entity, else the same words.
func (s *scene) sameSource(i, k int) bool {
	a, b := &s.attrs[i], &s.attrs[k]
	if a.Speaker != nil && b.Speaker != nil && a.Speaker.Entity != "" {
		return a.Speaker.Entity == b.Speaker.Entity
	}
	if len(a.Source) == 0 || len(b.Source) == 0 {
		return false
	}
	return strings.EqualFold(a.Source[0].In(s.v.text), b.Source[0].In(s.v.text))
}
