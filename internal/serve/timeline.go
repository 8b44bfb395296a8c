package serve

import (
	"cmp"
	"slices"

	"sayso"
	"sayso/internal/civil"
)

// A timeline is the moments of a story drawn on two axes: across when it was said, down when it happened. A point on the
// slope was told on its day; one above it was past by then, one below it still to come. What happened long before the story
// stands in a row of its own, so that one look back of forty years does not press all else together. Positions are in the
// units of the drawing.
type timeline struct {
	Width, Height  int
	Left, Top      int // where the axes begin
	Right, Bottom  int // and end
	Label          int // where labels at the left end
	Across, Down   []tick
	Slope          [4]int // x, y of its beginning, then of its end
	HasSlope       bool
	Earlier, Later int // row of what is before and behind the days drawn, 0 if there is none
	Points         []point
	Undated        int // moments with no day on one of the axes: the list alone has them
}

// A tick is a day on an axis.
type tick struct {
	At    int
	Label string
}

// A point is the moments of one kind that happened on one day and were said on one day.
type point struct {
	X, Y, R int
	Kind    string // "happened", "denied", "open": reported only, planned, possible …
	Moments []sayso.Moment
	First   int // number of the first of them in the list of moments, from 1
}

// The drawing's sizes: room for labels, an axis, the distance of two days at most, and how far from the first and last day of
// saying a day may lie to be drawn to scale.
const (
	drawTop    = 34
	drawDown   = 300
	drawDay    = 44 // down; across, where labels lie side by side, twice that
	drawRow    = 26
	drawWindow = 45
)

// drawn places the moments that have both days on a sheet.
func drawn(moments []sayso.Moment, on sheet) timeline {
	type dated struct {
		happened, said, number int
		moment                 sayso.Moment
	}
	var list []dated
	t := timeline{Left: on.left, Top: drawTop, Label: on.left - 8}
	for i, m := range moments {
		h, okH := day(m.Happened)
		s, okS := day(m.Said)
		if !okH || !okS {
			t.Undated++
			continue
		}
		list = append(list, dated{h, s, i + 1, m})
	}
	if len(list) == 0 {
		return t
	}
	by := func(of func(dated) int) (low, high int) {
		low, high = of(list[0]), of(list[0])
		for _, d := range list {
			low, high = min(low, of(d)), max(high, of(d))
		}
		return low, high
	}
	saidFirst, saidLast := by(func(d dated) int { return d.said })
	down := func(d dated) int { return min(max(d.happened, saidFirst-drawWindow-1), saidLast+drawWindow+1) }
	first, last := by(down)
	top, bottom := t.Top+drawRow/2, 0
	if first < saidFirst-drawWindow { // the row of what is earlier
		t.Earlier = top
		top += drawRow
		first = last
		for _, d := range list {
			if d.happened >= saidFirst-drawWindow {
				first = min(first, down(d))
			}
		}
	}
	later := last > saidLast+drawWindow
	if later {
		last = first
		for _, d := range list {
			if d.happened <= saidLast+drawWindow {
				last = max(last, down(d))
			}
		}
	}
	first, last = min(first, saidLast), max(last, min(saidFirst, last))
	across := axis(saidFirst, saidLast, t.Left+24, min(on.across-48, 2*drawDay*(saidLast-saidFirst)))
	downwards := axis(first, last, top, min(drawDown, drawDay*(last-first)))
	bottom = downwards.at(last)
	if later {
		bottom += drawRow
		t.Later = bottom
	}
	t.Right, t.Bottom = max(across.at(saidLast)+24, t.Left+on.across/3), bottom+drawRow/2
	t.Width, t.Height = on.left+on.across+10, t.Bottom+8
	t.Across, t.Down = across.ticks(8, 78), downwards.ticks(12, 20)
	if a, b := max(first, saidFirst), min(last, saidLast); a < b {
		t.Slope, t.HasSlope = [4]int{across.at(a), downwards.at(a), across.at(b), downwards.at(b)}, true
	}
	type place struct {
		x, y int
		kind string
	}
	at := map[place]int{}
	for _, d := range list {
		y := 0
		switch {
		case d.happened < saidFirst-drawWindow:
			y = t.Earlier
		case d.happened > saidLast+drawWindow:
			y = t.Later
		default:
			y = downwards.at(d.happened)
		}
		k := place{across.at(d.said), y, kindOf(d.moment.Status)}
		i, ok := at[k]
		if !ok {
			i = len(t.Points)
			at[k] = i
			t.Points = append(t.Points, point{X: k.x + map[string]int{"happened": -6, "denied": 6}[k.kind], Y: y, Kind: k.kind, First: d.number})
		}
		t.Points[i].Moments = append(t.Points[i].Moments, d.moment)
	}
	for i := range t.Points {
		t.Points[i].R = min(4+len(t.Points[i].Moments)/2, 9)
	}
	slices.SortStableFunc(t.Points, func(a, b point) int { return cmp.Or(cmp.Compare(a.X, b.X), cmp.Compare(a.Y, b.Y)) })
	return t
}

// kindOf is the sign of a status on the drawing.
func kindOf(s sayso.Status) string {
	switch s {
	case sayso.StatusHappened, sayso.StatusOngoing:
		return "happened"
	case sayso.StatusDenied, sayso.StatusRuledOut, sayso.StatusDidNotHappen:
		return "denied"
	}
	return "open"
}

// A scale puts days on an axis.
type scale struct{ first, last, from, length int }

// axis is the scale of the days from first to last.
func axis(first, last, from, length int) scale { return scale{first, last, from, length} }

func (s scale) at(day int) int {
	if s.last == s.first {
		return s.from
	}
	return s.from + (day-s.first)*s.length/(s.last-s.first)
}

// ticks are days at even distances, at most so many and so far apart that their labels do not meet.
func (s scale) ticks(most, apart int) (out []tick) {
	for _, step := range []int{1, 2, 7, 14, 28, 56, 91, 182, 364, 728} {
		if n := (s.last - s.first) / step; n < most && (n == 0 || s.length/n >= apart*step*n/max(1, s.last-s.first)) || step == 728 {
			for d := s.first; d <= s.last; d += step {
				if len(out) == 0 || s.at(d)-out[len(out)-1].At >= apart {
					out = append(out, tick{s.at(d), civil.FromNumber(d).String()})
				}
			}
			return out
		}
	}
	return out
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
