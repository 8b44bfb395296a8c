package correct

import (
	"slices"
	"strings"

	"sayso"
)

// setEntity sets fields of an entity. Who speaks by its name speaks by the new one; participants of events follow it.
func (w *work) setEntity(id string) string {
	x := w.entity(id)
	for name, value := range w.e.Set { // each sets another field
		switch name {
		case "name":
			x.Name = value
		case "kind":
			x.Kind = sayso.EntityKind(value)
		case "description":
			x.Description = value
		case "country":
			x.Country = value
		case "sector":
			x.Sector = value
		case "wikidata":
			x.Wikidata = value
		}
	}
	w.follow(id, x)
	return ""
}

// follow gives all that names an entity what is known of another, which may be itself, changed; of nobody if it is nil.
func (w *work) follow(id string, to *sayso.Entity) {
	for i := range w.rec.Attributions {
		if s := w.rec.Attributions[i].Speaker; s != nil && s.Entity == id {
			if to == nil {
				s.Entity = ""
				continue
			}
			s.Entity, s.Name = to.ID, to.Name
		}
	}
	for i := range w.rec.Events {
		for _, list := range [][]sayso.Participant{w.rec.Events[i].Actors, w.rec.Events[i].Recipients} {
			for k := range list {
				if list[k].Entity != id {
					continue
				}
				if to == nil {
					list[k].Entity = ""
					continue
				}
				list[k].Entity = to.ID
				if country, ok := w.e.Set["country"]; ok {
					list[k].Country = country
				}
				if sector, ok := w.e.Set["sector"]; ok {
					list[k].Sector = sector
				}
			}
		}
	}
}

// removeEntity takes an entity out. Who spoke by its name speaks by the name alone.
func (w *work) removeEntity(id string) {
	w.follow(id, nil)
	w.rec.Entities = slices.DeleteFunc(w.rec.Entities, func(x sayso.Entity) bool { return x.ID == id })
}

// mergeEntities makes two one; the first keeps its fields and takes what it lacks.
func (w *work) mergeEntities(id, with string) string {
	if id == with {
		return "both are one already"
	}
	a, b := w.entity(id), *w.entity(with)
	for _, m := range b.Mentions {
		if !slices.ContainsFunc(a.Mentions, func(o sayso.Mention) bool { return o.Span == m.Span }) {
			a.Mentions = append(a.Mentions, m)
		}
	}
	slices.SortFunc(a.Mentions, mentionOrder)
	for _, f := range []struct{ to, from *string }{{&a.Description, &b.Description}, {&a.Country, &b.Country}, {&a.Sector, &b.Sector}, {&a.Wikidata, &b.Wikidata}} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	w.follow(with, a)
	w.rec.Entities = slices.DeleteFunc(w.rec.Entities, func(x sayso.Entity) bool { return x.ID == with })
	w.order()
	return ""
}

// splitEntity takes the mention at the other words, and all that have the same words by name, out of an entity and makes them
// another, of which nothing else is known. Who speaks and who takes part by these mentions is the other then.
func (w *work) splitEntity(id, with string) string {
	if id != with {
		return "these are two already"
	}
	x := w.entity(id)
	text := w.rec.Article.Text
	at := sayso.Span{Start: w.e.With.Words.Start, End: w.e.With.Words.End}
	what := sayso.Span{Start: w.e.What.Words.Start, End: w.e.What.Words.End}
	k := closest(x.Mentions, at)
	if k < 0 || closest(x.Mentions, what) == k {
		return "both words are one mention"
	}
	taken := x.Mentions[k]
	own := x.Mentions[closest(x.Mentions, what)]
	goes := func(m sayso.Mention) bool {
		same := m.Form == sayso.FormName && strings.EqualFold(m.Span.In(text), taken.Span.In(text))
		return m.Span == taken.Span || same && !strings.EqualFold(own.Span.In(text), taken.Span.In(text))
	}
	other := sayso.Entity{ID: w.id(), Name: strings.Join(strings.Fields(taken.Span.In(text)), " "), Kind: x.Kind}
	var stay []sayso.Mention
	for _, m := range x.Mentions {
		if goes(m) {
			other.Mentions = append(other.Mentions, m)
		} else {
			stay = append(stay, m)
		}
	}
	x.Mentions = stay
	in := func(s sayso.Span) bool {
		return slices.ContainsFunc(other.Mentions, func(m sayso.Mention) bool { return s.Contains(m.Span) || m.Span.Contains(s) })
	}
	for i := range w.rec.Attributions {
		a := &w.rec.Attributions[i]
		if a.Speaker != nil && a.Speaker.Entity == id && slices.ContainsFunc(a.Source, in) {
			a.Speaker = &sayso.Speaker{Entity: other.ID, Name: other.Name}
		}
	}
	for i := range w.rec.Events {
		for _, list := range [][]sayso.Participant{w.rec.Events[i].Actors, w.rec.Events[i].Recipients} {
			for k := range list {
				if list[k].Entity == id && in(list[k].Span) {
					list[k].Entity = other.ID
				}
			}
		}
	}
	w.rec.Entities = append(w.rec.Entities, other)
	w.order()
	return ""
}

// closest returns the mention that has most in common with words, -1 if none has anything.
func closest(list []sayso.Mention, at sayso.Span) int {
	best, share := -1, 0.0
	for i, m := range list {
		if c := common(at, m.Span); c > share {
			best, share = i, c
		}
	}
	return best
}

func mentionOrder(a, b sayso.Mention) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return a.End - b.End
}

// order puts entities in the order of their first mentions; those without any stay last.
func (w *work) order() {
	first := func(x *sayso.Entity) int {
		if len(x.Mentions) == 0 {
			return len(w.rec.Article.Text)
		}
		return x.Mentions[0].Start
	}
	slices.SortStableFunc(w.rec.Entities, func(a, b sayso.Entity) int { return first(&a) - first(&b) })
}
