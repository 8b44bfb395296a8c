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
// are counted on the day of publication, and the chart says so. It shows two years at most, those with most events: an
// article that looks back forty years would make every other week a hair.
type weeks struct {
	Bars                []bar
	Width, Height, Base int
	Left, Right         int // where the axis begins and ends
	Label               int // where labels at the left end
	Top, Bottom         int // the highest and the lowest bar end here
	Ticks               []tick
	Most                int
	Published           int // of those drawn: how many stand on the day of publication
	Undated             int // left out: no day at all
	Outside             int // left out: before or behind the weeks shown
}

// bar is one week.
type bar struct {
	X, W                   int
	Label                  string
	Cooperation, Conflict  int
	UpY, UpH, DownY, DownH int
}

// Sizes of the drawing.
const (
	chartHeight = 210
	chartEdge   = 18 // above and below, for labels
	barMost     = 26
	weeksMost   = 104
	chartWide   = 82 // from one label to the next
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

// weekly draws events on a sheet, of which cooperation is counted apart.
func weekly(events []ledger.EventDay, on sheet) weeks {
	chartLeft := on.left
	out := weeks{Width: on.left + on.across + 8, Height: chartHeight, Base: (chartHeight - chartEdge) / 2, Left: chartLeft, Label: chartLeft - 8, Top: chartEdge, Bottom: chartHeight - 2*chartEdge}
	type counts struct{ up, down, published int }
	by := map[int]counts{}
	for _, e := range events {
		d, ok := day(e.Happened)
		published := 0
		if !ok {
			d, ok = day(e.Published)
			published = e.N
		}
		if !ok {
			out.Undated += e.N
			continue
		}
		monday := d - civil.FromNumber(d).Weekday() + 1
		c := by[monday]
		c.up, c.down, c.published = c.up+e.First, c.down+e.N-e.First, c.published+published
		by[monday] = c
	}
	if len(by) == 0 {
		return out
	}
	var mondays []int
	for m := range by {
		mondays = append(mondays, m)
	}
	slices.Sort(mondays)
	mondays, out.Outside = densest(mondays, func(m int) int { return by[m].up + by[m].down })
	for _, m := range mondays {
		out.Most = max(out.Most, by[m].up, by[m].down)
		out.Published += by[m].published
	}
	first, last := mondays[0], mondays[len(mondays)-1]
	span := (last-first)/7 + 1
	step := min(barMost, max(1, on.across/span))
	out.Right = chartLeft + step*span
	for _, m := range mondays {
		c := by[m]
		b := bar{X: chartLeft + (m-first)/7*step, W: max(1, step-2), Cooperation: c.up, Conflict: c.down}
		y, k := civil.FromNumber(m).Week()
		b.Label = fmt.Sprintf("%d-W%02d", y, k)
		b.UpH, b.DownH = high(c.up, out.Most, out.Base-out.Top), high(c.down, out.Most, out.Bottom-out.Base)
		b.UpY, b.DownY = out.Base-b.UpH, out.Base
		out.Bars = append(out.Bars, b)
	}
	for at, m := -chartWide, first; m <= last; m += 7 {
		if x := chartLeft + (m-first)/7*step; x-at >= chartWide { // labels must not run into each other
			out.Ticks = append(out.Ticks, tick{x, civil.FromNumber(m).String()})
			at = x
		}
	}
	return out
}

// high is the height of a bar of n where the highest is most: what is there at all can be seen.
func high(n, most, room int) int {
	if n == 0 {
		return 0
	}
	return max(2, n*room/most)
}

// densest are the weeks within that stretch of weeksMost that has most events, the latest of several, and how many events lie
// outside it.
func densest(mondays []int, events func(int) int) (in []int, outside int) {
	all, best, from, to := 0, -1, 0, 0
	for _, m := range mondays {
		all += events(m)
	}
	for i, start, sum := 0, 0, 0; i < len(mondays); i++ {
		sum += events(mondays[i])
		for mondays[i]-mondays[start] >= 7*weeksMost {
			sum -= events(mondays[start])
			start++
		}
		if sum >= best {
			best, from, to = sum, start, i+1
		}
	}
	return mondays[from:to], all - best
}
