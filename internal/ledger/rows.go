package ledger

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/people"
	"sayso/internal/store"
)

// A cast says under which heading each entity of a record is filed across articles; "" for what has none.
type cast struct {
	record  *sayso.Record
	heading map[string]string // by entity
}

// statementRows are the attributions of a record and the facts in the writer's own voice, as rows. The people in them are
// headings: which headings are one person may change with every article, the rows need not.
func (c *cast) statementRows(day int) []store.Statement {
	rec := c.record
	roles := people.Roles(rec)
	out := make([]store.Statement, 0, len(rec.Attributions)+len(rec.Unsourced))
	for i := range rec.Attributions {
		a := &rec.Attributions[i]
		whole := statementSpan(a)
		s := store.Statement{Article: rec.Article.ID, ID: a.ID, Kind: a.Kind, Stance: a.Stance, Level: a.Level, Day: day,
			Start: whole.Start, End: whole.End, Content: ranges(a.Content), Name: joined(rec.Article.Text, a.Source)}
		if a.Speaker != nil {
			s.Person, s.Name = c.heading[a.Speaker.Entity], a.Speaker.Name
		}
		s.About, s.To = c.headings(roles[i].About, s.Person), c.headings(roles[i].To, s.Person)
		s.Shown = shownText(statementShows(rec, a))
		out = append(out, s)
	}
	for i, u := range rec.Unsourced {
		out = append(out, store.Statement{Article: rec.Article.ID, ID: "u" + strconv.Itoa(i+1), Name: rec.Article.Publisher, Kind: sayso.KindNone,
			Stance: sayso.StanceAsserts, Day: day, Start: u.Start, End: u.End, Content: ranges([]sayso.Span{u}),
			Shown: shownText(statementShown{In: bounds(sentenceOf(rec, u))})})
	}
	return out
}

// shownText is what a row keeps for lists.
func shownText(v any) string {
	b, _ := json.Marshal(v) // numbers and strings have a JSON form
	return string(b)
}

// statementSpan is the stretch from the first to the last word of an attribution.
func statementSpan(a *sayso.Attribution) sayso.Span {
	var out sayso.Span
	add := func(s sayso.Span) {
		if out.Empty() {
			out = s
		}
		out.Start, out.End = min(out.Start, s.Start), max(out.End, s.End)
	}
	for _, s := range a.Source {
		add(s)
	}
	if a.Cue != nil {
		add(*a.Cue)
	}
	for _, s := range a.Content {
		add(s)
	}
	return out
}

// joined is what stands on several spans, with a mark where something is left out.
func joined(text string, spans []sayso.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = s.In(text)
	}
	return strings.Join(parts, " … ")
}

// ranges writes where a content stands: the text has the words already.
func ranges(spans []sayso.Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = fmt.Sprintf("%d-%d", s.Start, s.End)
	}
	return strings.Join(parts, ",")
}

// contentOf is what stands on ranges of a text.
func contentOf(text, ranges string) (string, error) {
	if ranges == "" {
		return "", nil
	}
	var spans []sayso.Span
	for part := range strings.SplitSeq(ranges, ",") {
		var s sayso.Span
		if _, err := fmt.Sscanf(part, "%d-%d", &s.Start, &s.End); err != nil || s.Start < 0 || s.Start > s.End || s.End > len(text) {
			return "", &sayso.Error{Code: sayso.ErrStore, Place: ranges, Msg: "the ledger is damaged: this is no range of its text"}
		}
		spans = append(spans, s)
	}
	return joined(text, spans), nil
}

// headings are those under which entities are filed, sorted, without one.
func (c *cast) headings(entities []string, without string) []string {
	var out []string
	for _, e := range entities {
		if h := c.heading[e]; h != "" && h != without {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// eventRows are the events of a record as rows.
func (c *cast) eventRows(day int) []store.Event {
	rec := c.record
	out := make([]store.Event, 0, len(rec.Events))
	for i := range rec.Events {
		ev := &rec.Events[i]
		e := store.Event{Article: rec.Article.ID, ID: ev.ID, Type: string(ev.Type), Mode: string(ev.Mode), Status: ev.Status,
			Day: happened(rec, ev), Said: day, Start: ev.Trigger.Start, End: ev.Trigger.End, Words: ev.Trigger.In(rec.Article.Text)}
		e.Actors, e.ActorCountries = c.participants(ev.Actors)
		e.Recipients, e.RecipientCountries = c.participants(ev.Recipients)
		e.Shown = shownText(eventShows(rec, ev))
		out = append(out, e)
	}
	return out
}

func (c *cast) participants(list []sayso.Participant) (people, countries []string) {
	for _, p := range list {
		if h := c.heading[p.Entity]; p.Entity != "" && h != "" {
			people = append(people, h)
		}
		if p.Country != "" {
			countries = append(countries, p.Country)
		}
	}
	slices.Sort(people)
	slices.Sort(countries)
	return slices.Compact(people), slices.Compact(countries)
}

// happened is the day of an event, NoDay if the text does not tell a whole one.
func happened(rec *sayso.Record, ev *sayso.Event) int {
	value := ""
	switch {
	case ev.Date != "":
		if i := slices.IndexFunc(rec.Times, func(t sayso.Time) bool { return t.ID == ev.Date }); i >= 0 {
			value = rec.Times[i].Value
		}
	case ev.DateBasis == sayso.EventByPublished:
		value = rec.Article.Published.Value
	}
	return storedDay(value)
}
