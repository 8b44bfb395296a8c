package eventdata

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"sayso"
	"sayso/data"
)

// Unknown is the key of a participant whose country is not known, NoOne that of a role nobody fills.
const (
	Unknown = "?"
	NoOne   = "-"
)

// By says what stands for a participant in a table of dyads.
type By string

// The choices.
const (
	ByCountry By = "country" // USA
	BySector  By = "sector"  // USAGOV
	ByName    By = "name"    // as the article names it
)

// A Dyad is what one side did to another in one week.
type Dyad struct {
	Week      string // 2025-W32, by ISO 8601; "" for events without a day
	Monday    string // 2025-08-04; "" likewise
	Actor     string
	Recipient string
	Events    int
	Quads     [4]int
	Types     [16]int // in the order of Types
	Score     float64 // sum; PLOVER's scores
}

// Mean is the mean score.
func (d *Dyad) Mean() float64 { return d.Score / float64(d.Events) }

// Types are PLOVER's types in its own order.
var Types = [16]sayso.EventType{sayso.EventAgree, sayso.EventConsult, sayso.EventSupport, sayso.EventConcede, sayso.EventCooperate, sayso.EventAid,
	sayso.EventRetreat, sayso.EventRequest, sayso.EventAccuse, sayso.EventReject, sayso.EventThreaten, sayso.EventProtest, sayso.EventSanction,
	sayso.EventMobilize, sayso.EventCoerce, sayso.EventAssault}

// DyadOptions choose what a table counts. The zero value takes what happened or goes on, by country.
type DyadOptions struct {
	Statuses      []sayso.Status // nil: happened and ongoing
	By            By             // "": ByCountry
	PublishedDays bool           // as Options has it
	OneADay       bool           // the same act between the same two on the same day counts once
}

// A DyadTable counts the events of records by week and dyad. An event counts once for each pair of its actors and recipients, for
// parties that act on one another in both directions. What has no whole day has rows of its own.
type DyadTable struct {
	opts  DyadOptions
	codes *Codes
	rows  map[dyadKey]*Dyad
	seen  map[dyadDay]bool
}

type dyadKey struct{ week, actor, recipient string }

type dyadDay struct {
	day, actor, recipient string
	typ                   sayso.EventType
}

// NewDyadTable returns an empty table.
func NewDyadTable(opts DyadOptions) (*DyadTable, error) {
	codes, err := LoadCodes(data.FS)
	if err != nil {
		return nil, err
	}
	return &DyadTable{opts: opts, codes: codes, rows: map[dyadKey]*Dyad{}, seen: map[dyadDay]bool{}}, nil
}

// Add counts the events of a record.
func (t *DyadTable) Add(rec *sayso.Record) {
	for i := range rec.Events {
		e := &rec.Events[i]
		if t.opts.Statuses == nil && !e.Status.Real() || t.opts.Statuses != nil && !slices.Contains(t.opts.Statuses, e.Status) {
			continue
		}
		r := newRow(rec, e, t.opts.PublishedDays)
		once := map[dyadKey]bool{}
		for _, p := range r.pairs() {
			week, monday := weekOf(r.day)
			key := dyadKey{week, t.key(p.from), t.key(p.to)}
			if once[key] { // two ministers of one country are one actor
				continue
			}
			once[key] = true
			if t.folded(&r, key) {
				continue
			}
			d := t.rows[key]
			if d == nil {
				d = &Dyad{Week: week, Monday: monday, Actor: key.actor, Recipient: key.recipient}
				t.rows[key] = d
			}
			d.count(e)
		}
	}
}

func (d *Dyad) count(e *sayso.Event) {
	d.Events++
	d.Score += e.Score
	if e.Quad >= 1 && e.Quad <= len(d.Quads) {
		d.Quads[e.Quad-1]++
	}
	if i := slices.Index(Types[:], e.Type); i >= 0 {
		d.Types[i]++
	}
}

// folded reports whether the same has been counted for the same day already.
func (t *DyadTable) folded(r *row, key dyadKey) bool {
	if !t.opts.OneADay || r.day == "" {
		return false
	}
	day := dyadDay{r.day, key.actor, key.recipient, r.event.Type}
	was := t.seen[day]
	t.seen[day] = true
	return was
}

func (t *DyadTable) key(p *party) string {
	if p == nil {
		return NoOne
	}
	code := p.country
	if c, ok := t.codes.countries[p.country]; ok {
		code = c.plover
	}
	switch t.opts.By {
	case ByName:
		return or(p.name, Unknown)
	case BySector:
		return or(code+p.sector, Unknown)
	}
	return or(code, Unknown)
}

// weekOf returns the week of a day and its Monday.
func weekOf(day string) (week, monday string) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "", ""
	}
	year, n := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", year, n),
		t.AddDate(0, 0, -((int(t.Weekday()) + 6) % 7)).Format(time.DateOnly)
}

// Dyads returns the rows by week, actor and recipient, those without a day last.
func (t *DyadTable) Dyads() []Dyad {
	var out []Dyad
	for _, d := range t.rows {
		out = append(out, *d)
	}
	slices.SortFunc(out, func(a, b Dyad) int {
		if (a.Week == "") != (b.Week == "") {
			return cmp.Compare(b.Week, a.Week)
		}
		return cmp.Or(cmp.Compare(a.Week, b.Week), cmp.Compare(a.Actor, b.Actor), cmp.Compare(a.Recipient, b.Recipient))
	})
	return out
}
