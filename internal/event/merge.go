package event

import (
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// merge joins the mentions of one occurrence to the first full one.
func (r *reading) merge(found []candidate) []candidate {
	var out []candidate
	for _, c := range found {
		if k := r.same(out, &c); k >= 0 {
			into := &out[k].event
			out[k].words = append(out[k].words, c.word)
			if out[k].noun != nil && len(into.Recipients) == 0 && r.together(&out[k], &c) {
				into.Recipients = c.event.Recipients // "an explosion killed two guards"
			}
			into.Mentions = append(into.Mentions, c.event.Trigger)
			r.enrich(into, &c.event)
			continue
		}
		out = append(out, c)
	}
	return out
}

// enrich fills what the first mention left open.
func (r *reading) enrich(e, more *sayso.Event) {
	if e.Mode == "" && more.Mode != "" {
		e.Mode, e.Score = more.Mode, more.Score
	}
	if len(e.Actors) == 0 && more.Status == e.Status {
		e.Actors = more.Actors
	}
	for _, v := range more.Evidence {
		if v.Field == "type" {
			e.Evidence = append(e.Evidence, v)
		}
	}
	if e.Place == "" && more.Place != "" {
		e.Place, e.PlaceBasis = more.Place, sayso.EventByCarrying
	}
	if e.Date == "" && more.Date != "" {
		e.Date, e.DateBasis = more.Date, sayso.EventByCarrying
	}
}

// same returns the event among those before that a mention is of; -1 for a new one.
func (r *reading) same(before []candidate, c *candidate) int {
	for k := len(before) - 1; k >= 0; k-- {
		b := &before[k]
		if b.event.Type != c.event.Type || b.event.Mode != "" && c.event.Mode != "" && b.event.Mode != c.event.Mode {
			continue
		}
		if b.event.Trigger.Overlaps(c.event.Trigger) || r.together(b, c) || r.together(c, b) || r.oneOccurrence(b, c) {
			return k
		}
	}
	return -1
}

// together reports whether a noun is the subject or object of a verb that names the same: "the attack killed two", "fired tear gas".
func (r *reading) together(noun, verb *candidate) bool {
	for _, w := range append(noun.words, noun.word) {
		if r.tree.Words[w].UPOS == nlp.NOUN && verb.verb != nil && r.tree.Words[w].Head == verb.word {
			return true
		}
	}
	return false
}

// oneOccurrence reports whether a later mention points back: a definite noun, or the same word about the same people.
func (r *reading) oneOccurrence(b, c *candidate) bool {
	if b.event.Status.Real() != c.event.Status.Real() && b.event.Status != sayso.StatusReportedOnly && c.event.Status != sayso.StatusReportedOnly {
		return false
	}
	actors, recipients := r.agree(b.event.Actors, c.event.Actors), r.agree(b.event.Recipients, c.event.Recipients)
	if actors < 0 || recipients < 0 {
		return false
	}
	if c.noun != nil && (r.definite(c.word) || actors+recipients > 0) {
		return true
	}
	return c.verb != nil && actors+recipients > 0 && (actors > 0 && recipients > 0 || r.lemma(b.word) == r.lemma(c.word) && recipients > 0)
}

// agree compares participants: 1 if some are the same, -1 if both are there and none is, 0 if one side is open.
func (r *reading) agree(a, b []sayso.Participant) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	for _, p := range a {
		for _, q := range b {
			if p.Entity != "" && p.Entity == q.Entity || strings.EqualFold(r.bare(p.Span), r.bare(q.Span)) {
				return 1
			}
		}
	}
	return -1
}

// bare is a phrase without its article.
func (r *reading) bare(s sayso.Span) string {
	t := strings.ToLower(s.In(r.text))
	for _, a := range []string{"the ", "a ", "an ", "its ", "his ", "her ", "their "} {
		t = strings.TrimPrefix(t, a)
	}
	return t
}

// definite reports whether a noun points at something known: "the attack", "this meeting".
func (r *reading) definite(w nlp.WordID) bool {
	for _, c := range r.tree.Children(w) {
		switch r.tree.Words[c].Relation {
		case nlp.RelDet:
			f := r.form(c)
			return f == "the" || f == "this" || f == "that" || f == "these" || f == "those" || f == "both"
		case nlp.RelNmodPoss:
			return true
		}
	}
	return false
}
