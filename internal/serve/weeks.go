package serve

import (
	"fmt"
	"slices"

	"sayso"
	"sayso/internal/civil"
	"sayso/internal/ledger"
	"sayso/internal/plover"
)

// weeks is the chart of happened events by week and kind: cooperation up, conflict down. Events that the text gives no day
// are counted on the day of publication, and the chart says so.
type weeks struct {
	Bars                []bar
	Width, Height, Base int
	Most                int
	Published           int // of those: how many stand on the day of publication
	Undated             int // left out: no day at all
}

// A bar is one week.
type bar struct {
	X, W                   int
	Label                  string
	Cooperation, Conflict  int
	UpY, UpH, DownY, DownH int
}

// Sizes of the drawing.
const (
	chartHeight = 180
	chartWidth  = 860
	barMost     = 22
)

// cooperation lists the types of events that are drawn upwards.
func cooperation(codes *plover.Ontology) (out []sayso.EventType) {
	for _, name := range codes.Names() {
		if kind, ok := codes.Type(name); ok && kind.Quad <= 2 {
			out = append(out, name)
		}
	}
	return out
}

// weekly draws events, of which cooperation is counted apart.
func weekly(events []ledger.EventDay) weeks {
	out := weeks{Width: chartWidth, Height: chartHeight, Base: chartHeight / 2}
	type counts struct{ up, down int }
	by := map[int]counts{}
	for _, e := range events {
		d, ok := day(e.Happened)
		if !ok {
			if d, ok = day(e.Published); ok {
				out.Published += e.N
			}
		}
		if !ok {
			out.Undated += e.N
			continue
		}
		monday := d - civil.FromNumber(d).Weekday() + 1
		c := by[monday]
		c.up, c.down = c.up+e.First, c.down+e.N-e.First
		by[monday] = c
	}
	if len(by) == 0 {
		return out
	}
	var mondays []int
	for m, c := range by {
		mondays = append(mondays, m)
		out.Most = max(out.Most, c.up, c.down)
	}
	slices.Sort(mondays)
	first, last := mondays[0], mondays[len(mondays)-1]
	span := (last-first)/7 + 1
	w := min(barMost, max(1, chartWidth/span))
	for _, m := range mondays {
		c := by[m]
		b := bar{X: (m - first) / 7 * chartWidth / span, W: max(1, w-1), Cooperation: c.up, Conflict: c.down}
		y, k := civil.FromNumber(m).Week()
		b.Label = fmt.Sprintf("%d-W%02d", y, k)
		b.UpH, b.DownH = c.up*(out.Base-4)/out.Most, c.down*(out.Base-4)/out.Most
		b.UpY, b.DownY = out.Base-b.UpH, out.Base
		out.Bars = append(out.Bars, b)
	}
	return out
}
