package serve

import (
	"cmp"
	"slices"

	"sayso"
	"sayso/internal/civil"
)

// A timeline is the moments of a story drawn on two axes: across when it was said, down when it happened. A point on the
// slope was told on its day; one under it had not happened yet when it was told. Positions are in the units of the drawing.
type timeline struct {
	Width, Height int
	Days          []tick // across and down have the same scale
	Points        []point
	Undated       []sayso.Moment // with no day on one of the axes
}

// A tick is a day on the axes.
type tick struct {
	At    int
	Label string
}

// A point is a moment on the drawing.
type point struct {
	X, Y   int
	Moment sayso.Moment
}

// The drawing's sizes: room for labels at the left and above, and the length of an axis.
const (
	drawEdge  = 90
	drawAxis  = 320
	drawSlack = 60 // right and below, for the last label
)

// drawn places the moments that have both days.
func drawn(moments []sayso.Moment) timeline {
	t := timeline{Width: drawEdge + drawAxis + drawSlack, Height: drawEdge + drawAxis + 20}
	type dated struct {
		happened, said int
		moment         sayso.Moment
	}
	var list []dated
	for _, m := range moments {
		h, okH := day(m.Happened)
		s, okS := day(m.Said)
		if !okH || !okS {
			t.Undated = append(t.Undated, m)
			continue
		}
		list = append(list, dated{h, s, m})
	}
	if len(list) == 0 {
		t.Width, t.Height = 0, 0
		return t
	}
	first, last := list[0].happened, list[0].happened
	for _, d := range list {
		first, last = min(first, d.happened, d.said), max(last, d.happened, d.said)
	}
	scale := func(d int) int {
		if last == first {
			return drawEdge + drawAxis/2
		}
		return drawEdge + (d-first)*drawAxis/(last-first)
	}
	days := map[int]bool{}
	for _, d := range list {
		t.Points = append(t.Points, point{scale(d.said), scale(d.happened), d.moment})
		days[d.happened], days[d.said] = true, true
	}
	marks := make([]int, 0, len(days))
	for d := range days {
		marks = append(marks, d)
	}
	slices.SortFunc(marks, cmp.Compare)
	at := -100
	for _, d := range marks {
		if x := scale(d); x-at >= 18 { // labels must not run into each other
			t.Days = append(t.Days, tick{x, civil.FromNumber(d).String()})
			at = x
		}
	}
	return t
}

// day reads the day of a date or of a TIMEX3 value that begins with one; a month, a week or an open value is none.
func day(s string) (int, bool) {
	if len(s) < len("2025-08-09") {
		return 0, false
	}
	d, ok := civil.Parse(s[:len("2025-08-09")])
	if !ok {
		return 0, false
	}
	return d.Number(), true
}
