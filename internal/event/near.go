package event

import (
	"iter"
	"slices"

	"sayso"
	"sayso/internal/nlp"
)

// What stands where in the article, so that a book takes no longer for its length: rules ask for what is near a place and never
// look through all there is.
type surroundings struct {
	cues, contents nlp.Grid // of the attributions
	times, places  nlp.Grid
	names          nlp.Grid
	mentions       nlp.Grid       // of the entities, by their numbers in who
	who            []mention      // all mentions, one entity after another
	ids            map[string]int // of attributions, times and places: where they stand in their lists
}

// A mention is one of an entity's.
type mention struct {
	span   sayso.Span
	entity int
}

func (r *reading) survey() {
	s := &r.stands
	s.ids = map[string]int{}
	for i := range r.in.Attributions {
		a := &r.in.Attributions[i]
		s.ids[a.ID] = i
		if a.Cue != nil {
			s.cues.Add(*a.Cue, i)
		}
		for _, c := range a.Content {
			s.contents.Add(c, i)
		}
	}
	for i := range r.in.Times {
		s.times.Add(r.in.Times[i].Span, i)
		s.ids[r.in.Times[i].ID] = i
	}
	for i := range r.in.Places {
		s.places.Add(r.in.Places[i].Span, i)
		s.ids[r.in.Places[i].ID] = i
	}
	for i := range r.doc.Names {
		s.names.Add(r.doc.Span(r.doc.Names[i].Range), i)
	}
	for i := range r.in.Entities {
		for _, m := range r.in.Entities[i].Mentions {
			s.mentions.Add(m.Span, len(s.who))
			s.who = append(s.who, mention{m.Span, i})
		}
	}
}

// timesNear yields the expressions of time that may overlap a span, in text order.
func (r *reading) timesNear(span sayso.Span) iter.Seq[*sayso.Time] {
	return nlp.Among(&r.stands.times, r.in.Times, span)
}

// placesNear yields the places that may overlap a span, in text order.
func (r *reading) placesNear(span sayso.Span) iter.Seq[*sayso.Place] {
	return nlp.Among(&r.stands.places, r.in.Places, span)
}

// cued yields the attributions whose cue overlaps a span, in text order.
func (r *reading) cued(span sayso.Span) iter.Seq[*sayso.Attribution] {
	return func(yield func(*sayso.Attribution) bool) {
		for a := range nlp.Among(&r.stands.cues, r.in.Attributions, span) {
			if a.Cue.Overlaps(span) && !yield(a) {
				return
			}
		}
	}
}

// inOrder returns the candidates, which stand in the order of their triggers, whose triggers start in a span.
func inOrder(found []candidate, span sayso.Span) []candidate {
	at := func(place int) int {
		i, _ := slices.BinarySearchFunc(found, place, func(c candidate, place int) int { return c.event.Trigger.Start - place })
		return i
	}
	from := at(span.Start)
	return found[from:max(from, at(span.End))]
}
