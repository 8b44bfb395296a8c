package story

import (
	"slices"
	"strings"

	"sayso"
)

// maxActs is how many events of one article are kept.
const maxActs = 16

// acts returns the events of an article in the form that is compared, in text order: those with a date, and of the others
// those of the headline and the lead. What is told without a date further down is background more often than news.
func acts(rec *sayso.Record) []Act {
	out := []Act{} // JSON has a list in any case
	top := 0
	for _, h := range heads(rec) {
		top = max(top, h.End)
	}
	for i := range rec.Events {
		a := act(rec, &rec.Events[i])
		if len(out) < maxActs && (a.Happened != "" || a.Start < top) {
			out = append(out, a)
		}
	}
	return out
}

func act(rec *sayso.Record, e *sayso.Event) Act {
	a := Act{Event: e.ID, Type: e.Type, Status: e.Status, Word: Stem(e.Trigger.In(rec.Article.Text)),
		Actors: participants(rec, e.Actors), Targets: participants(rec, e.Recipients)}
	for _, t := range rec.Times {
		if t.ID == e.Date {
			a.Happened = t.Value
		}
	}
	if a.Happened == "" && e.DateBasis == sayso.EventByPublished && len(rec.Article.Published.Value) >= 10 {
		a.Happened = rec.Article.Published.Value[:10]
	}
	s := stretch(rec, e)
	a.Start, a.End, a.Text = s.Start, s.End, s.In(rec.Article.Text)
	return a
}

// stretch is what a reader needs to see of an event: from the first of its trigger, its participants and its place to the
// last, within the sentence of the trigger.
func stretch(rec *sayso.Record, e *sayso.Event) sayso.Span {
	within, out := e.Trigger, e.Trigger
	for _, s := range rec.Sentences {
		if s.Contains(e.Trigger) {
			within = s
			break
		}
	}
	cover := func(s sayso.Span) {
		if within.Contains(s) && !s.Empty() {
			out.Start, out.End = min(out.Start, s.Start), max(out.End, s.End)
		}
	}
	for _, p := range e.Actors {
		cover(p.Span)
	}
	for _, p := range e.Recipients {
		cover(p.Span)
	}
	for _, p := range rec.Places {
		if p.ID == e.Place {
			cover(p.Span)
		}
	}
	return out
}

// participants names those who took part so that two articles can be compared: persons, bodies and groups by the last word
// of their names, in lower case, and countries by their codes, in capitals. Who stands inside the words for a participant
// ("President Uhuru Kenyatta of Kenya") is one too.
func participants(rec *sayso.Record, all []sayso.Participant) []string {
	var out []string
	for _, p := range all {
		for i := range rec.Entities {
			e := &rec.Entities[i]
			if e.Kind != sayso.EntityPerson && e.Kind != sayso.EntityOrganization && e.Kind != sayso.EntityGroup {
				continue
			}
			inside := slices.ContainsFunc(e.Mentions, func(m sayso.Mention) bool {
				return m.Form == sayso.FormName && p.Span.Contains(m.Span)
			})
			if ws := words(e.Name); len(ws) > 0 && (inside || e.ID == p.Entity) {
				last := ws[len(ws)-1]
				out = append(out, strings.ToLower(e.Name[last.start:last.end]))
			}
		}
		if p.Country != "" {
			out = append(out, p.Country)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// meet reports whether two lists of participants have one in common: a name, or, where one of them has no name, a country.
func meet(a, b []string) bool {
	both := named(a) && named(b)
	return slices.ContainsFunc(a, func(s string) bool { return (!both || !country(s)) && slices.Contains(b, s) })
}

func named(list []string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return !country(s) })
}

// country reports whether a participant is a code, not a name in lower case.
func country(s string) bool { return s[0] >= 'A' && s[0] <= 'Z' }
