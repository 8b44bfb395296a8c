package eventdata

import (
	"slices"
	"strings"
	"time"

	"sayso"
)

// A row is one event with what the forms need of its record.
type row struct {
	rec        *sayso.Record
	frame      *framer // of the record
	event      *sayso.Event
	actors     []party
	recipients []party
	day        string           // 2025-08-09; "" if no whole day is known
	dayBasis   sayso.EventBasis // of the day
	place      *sayso.Place     // resolved; nil if not
	sentence   int              // of the trigger, from 0; -1 if it stands in none
}

// A party is an actor or recipient with what its entity says of it.
type party struct {
	span     sayso.Span
	text     string
	name     string // the entity's, else the words
	country  string // ISO 3166 alpha-3, "" if not known
	sector   string // PLOVER's, "" if not known
	wikidata string
	carried  bool // from another sentence than the trigger's
}

func newRow(rec *sayso.Record, e *sayso.Event, publishedDays bool) row {
	r := row{rec: rec, event: e, dayBasis: sayso.EventByNone}
	r.sentence = slices.IndexFunc(rec.Sentences, func(s sayso.Span) bool { return s.Contains(e.Trigger) })
	r.actors, r.recipients = r.parties(e.Actors), r.parties(e.Recipients)
	r.day, r.dayBasis = Day(rec, e, publishedDays)
	for i := range rec.Places {
		if p := &rec.Places[i]; e.Place != "" && p.ID == e.Place && p.Unresolved == "" && p.Precision != "" {
			r.place = p
		}
	}
	return r
}

// Day returns the day of an event, as 2025-08-09, and how it is known; "" if no whole day is told. publishedDays lets the day of
// publication stand in where the text tells nothing of the time at all.
func Day(rec *sayso.Record, e *sayso.Event, publishedDays bool) (string, sayso.EventBasis) {
	for i := range rec.Times {
		if t := &rec.Times[i]; e.Date != "" && t.ID == e.Date {
			return dayOf(t), e.DateBasis
		}
	}
	if e.DateBasis == sayso.EventByPublished || publishedDays {
		if d := wholeDay(rec.Article.Published.Value); d != "" {
			return d, sayso.EventByPublished
		}
	}
	return "", sayso.EventByNone
}

// dayOf is the day that an expression means. "Before Friday" and "around 9 August" mean none, nor does a month.
func dayOf(t *sayso.Time) string {
	switch t.Mod {
	case "", sayso.TimeStart, sayso.TimeMid, sayso.TimeEnd:
	default:
		return ""
	}
	if t.Type != sayso.TimeDate && t.Type != sayso.TimeTime {
		return ""
	}
	return wholeDay(t.Value)
}

func wholeDay(value string) string {
	day, _, _ := strings.Cut(value, "T")
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return ""
	}
	return day
}

func (r *row) parties(list []sayso.Participant) (out []party) {
	for _, p := range list {
		v := party{span: p.Span, text: p.In(r.rec.Article.Text), country: p.Country, sector: p.Sector}
		v.name = v.text
		for i := range r.rec.Entities {
			e := &r.rec.Entities[i]
			if p.Entity == "" || e.ID != p.Entity {
				continue
			}
			v.name, v.wikidata = e.Name, e.Wikidata
			v.country, v.sector = or(v.country, e.Country), or(v.sector, e.Sector)
		}
		v.carried = r.sentence >= 0 && !r.rec.Sentences[r.sentence].Contains(p.Span)
		out = append(out, v)
	}
	return out
}

// A pair is one actor and one recipient; either may be nil.
type pair struct{ from, to *party }

// pairs multiplies the participants out, for the forms that have one of each to a row. Parties that act on one another, with no
// recipient, give a row in each direction, as ICEWS has it.
func (r *row) pairs() (out []pair) {
	from, to := each(r.actors), each(r.recipients)
	if len(r.recipients) == 0 && len(r.actors) > 1 {
		to = from
	}
	for _, a := range from {
		for _, b := range to {
			if a == nil || a != b {
				out = append(out, pair{a, b})
			}
		}
	}
	return out
}

// each points at the parties; of none it makes one that is nil.
func each(list []party) []*party {
	if len(list) == 0 {
		return []*party{nil}
	}
	out := make([]*party, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// ownPlace is the place if the event's own sentence tells it: forms without a mark for "carried" get no other.
func (r *row) ownPlace() *sayso.Place {
	if r.event.PlaceBasis != sayso.EventByText {
		return nil
	}
	return r.place
}

// hasPoint reports whether a place is small enough for a point to stand for it. The point of a country or a state is in it somewhere,
// and a map would show the event there.
func hasPoint(p *sayso.Place) bool {
	return p.Precision == sayso.PrecisionCity || p.Precision == sayso.PrecisionDistrict
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
