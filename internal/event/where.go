package event

import (
	"sayso"
	"sayso/internal/nlp"
)

// situate names the place and the date of an event: those of its own clause, else of its sentence.
func (r *reading) situate(c *candidate) {
	c.event.PlaceBasis, c.event.DateBasis = sayso.EventByNone, sayso.EventByNone
	s := r.tree.SentenceOf(c.word)
	span := r.spanOf(s.Start, s.End-1)
	best := 0
	for t := range r.timesNear(span) {
		if !span.Contains(t.Span) || t.Type == sayso.TimeDuration || t.Type == sayso.TimeSet {
			continue
		}
		if d := r.distance(c.word, t.Span); d > 0 && (best == 0 || d < best) {
			best, c.event.Date, c.event.DateBasis = d, t.ID, sayso.EventByText
		}
	}
	best = 0
	for p := range r.placesNear(span) {
		if !span.Contains(p.Span) || p.Basis == sayso.PlaceByDemonym || p.Basis == sayso.PlaceByMetonym || r.isParticipant(c, p.Span) {
			continue
		}
		if !r.located(p.Span) {
			continue
		}
		if d := r.distance(c.word, p.Span); d > 0 && (best == 0 || d < best) {
			best, c.event.Place, c.event.PlaceBasis = d, p.ID, sayso.EventByText
		}
	}
	if c.event.Date != "" {
		c.because("date", "same clause", r.timeSpan(c.event.Date))
	}
	r.saidWhen(c)
	if c.event.Place != "" {
		c.because("place", "same clause", r.placeSpan(c.event.Place))
	}
}

func (r *reading) timeSpan(id string) sayso.Span {
	if i, ok := r.stands.ids[id]; ok {
		return r.in.Times[i].Span
	}
	return sayso.Span{}
}

func (r *reading) placeSpan(id string) sayso.Span {
	if i, ok := r.stands.ids[id]; ok {
		return r.in.Places[i].Span
	}
	return sayso.Span{}
}

// isParticipant reports whether a place is one of those who act.
func (r *reading) isParticipant(c *candidate, s sayso.Span) bool {
	for _, list := range [][]sayso.Participant{c.event.Actors, c.event.Recipients} {
		for _, p := range list {
			if p.Span == s {
				return true
			}
		}
	}
	return false
}

// located reports whether a place stands behind a preposition of place, or a comma of one.
func (r *reading) located(s sayso.Span) bool {
	w := r.headOf(s)
	if w == nlp.NoWord {
		return false
	}
	for n := 0; n < 4 && w != nlp.NoWord; n++ {
		switch r.preposition(w) {
		case "in", "at", "near", "outside", "inside", "across", "from", "to", "into", "on", "off", "around", "along", "through", "throughout", "of":
			return true
		}
		w = r.tree.Words[w].Head
	}
	return false
}

// distance counts steps in the tree from a word to a span that hangs on it, or on a word above it; 0 if another clause stands
// between.
func (r *reading) distance(w nlp.WordID, s sayso.Span) int {
	target := r.headOf(s)
	if target == nlp.NoWord {
		return 0
	}
	steps := 1
	for at := w; at != nlp.NoWord && steps < 30; at, steps = r.tree.Words[at].Head, steps+4 {
		down := 0
		for t := target; t != nlp.NoWord && down < 12; t, down = r.tree.Words[t].Head, down+1 {
			if t == at {
				return steps + down
			}
		}
		switch r.tree.Words[at].Relation {
		case nlp.RelAclRelcl, nlp.RelCcomp, nlp.RelAdvcl, nlp.RelParataxis:
			if steps > 5 {
				return 0
			}
		}
	}
	return 0
}
