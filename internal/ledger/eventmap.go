package ledger

import (
	"context"
	"fmt"

	"sayso"
	"sayso/internal/store"
)

// An EventMap is events with the places that the words give them. A place that the words only hint at, or that may be one of two, is none.
type EventMap struct {
	Places []EventPlace `json:"places"` // in order of their first event
	Events int          `json:"events"` // looked at
	Placed int          `json:"placed"` // of those: with a place
	More   bool         `json:"more"`   // there are events beyond those looked at
}

// An EventPlace is a place with the events that are told of it.
type EventPlace struct {
	Name      string               `json:"name"`
	Country   string               `json:"country"`
	Lat       float64              `json:"lat"`
	Lon       float64              `json:"lon"`
	Precision sayso.PlacePrecision `json:"precision"`
	Events    []PlacedEvent        `json:"events"`
}

// A PlacedEvent is an event with the words that name its place.
type PlacedEvent struct {
	Event
	Where sayso.Passage `json:"where"`
}

// Kind implements [Answer].
func (m *EventMap) Kind() string { return "event_map" }

// Passages implements [sayso.Answer].
func (m *EventMap) Passages() (out []*sayso.Passage) {
	for i := range m.Places {
		for k := range m.Places[i].Events {
			e := &m.Places[i].Events[k]
			out = append(append(out, e.passages()...), &e.Where)
		}
	}
	return out
}

// EventMap places the events that fit, newest first.
func (l *Ledger) EventMap(ctx context.Context, q EventQuery) (*EventMap, error) {
	list, err := l.Events(ctx, q)
	if err != nil {
		return nil, err
	}
	out := &EventMap{Events: len(list.Events), More: list.Next > 0}
	err = l.store.View(ctx, func(r store.Reader) error {
		log, err := l.finders.readLog(r)
		if err != nil {
			return err
		}
		records, at := map[string]*sayso.Record{}, map[string]int{}
		for _, e := range list.Events {
			rec := records[e.Article]
			if rec == nil {
				if rec, err = l.finders.record(r, log, e.Article); err != nil {
					return err
				}
				records[e.Article] = rec
			}
			p := placeOf(rec, e.ID)
			if p == nil {
				continue
			}
			key := fmt.Sprintf("%d %s %s %v %v", p.GeoNames, p.Name, p.Country, p.Lat, p.Lon)
			i, ok := at[key]
			if !ok {
				i = len(out.Places)
				at[key] = i
				out.Places = append(out.Places, EventPlace{Name: p.Name, Country: p.Country, Lat: p.Lat, Lon: p.Lon, Precision: p.Precision})
			}
			out.Placed++
			out.Places[i].Events = append(out.Places[i].Events, PlacedEvent{e, sayso.PassageOf(rec.Article, p.Span)})
		}
		return nil
	})
	return out, err
}

// placeOf is the place of an event, nil if the words name none that can be found.
func placeOf(rec *sayso.Record, event string) *sayso.Place {
	for i := range rec.Events {
		e := &rec.Events[i]
		if e.ID != event || e.Place == "" {
			continue
		}
		for k := range rec.Places {
			if p := &rec.Places[k]; p.ID == e.Place && p.Unresolved == "" && p.Precision != "" {
				return p
			}
		}
	}
	return nil
}
