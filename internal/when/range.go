package when

import (
	"strconv"
	"strings"

	"sayso/internal/civil"
)

// shareDay gives the time before the last the day of the last.
func (r *resolver) shareDay() {
	a, b := &r.found[len(r.found)-2], r.found[len(r.found)-1]
	_, clock, ok := strings.Cut(a.Value, "T")
	day, _, ok2 := strings.Cut(b.Value, "T")
	if ok && ok2 {
		a.Value, a.Anchor, a.Direction = day+"T"+clock, b.Anchor, b.Direction
		if a.Anchor == a.ID {
			a.Anchor = ""
		}
	}
}

// shareYear puts the two ends of a range in order: both in the year told, else the second not before the first.
func (r *resolver) shareYear() {
	a, b := &r.found[len(r.found)-2], &r.found[len(r.found)-1]
	if len(a.Value) < 7 || len(b.Value) < 7 || a.Value[0] == 'X' || b.Value[0] == 'X' {
		return
	}
	rest, firm := a.Value[4:], b.Anchor == "" // the second end tells its year
	from, _ := strconv.Atoi(a.Value[:4])
	to, err := strconv.Atoi(b.Value[:4])
	wraps := rest > b.Value[4:]
	switch {
	case err != nil:
	case firm:
		a.Value = told(to-btoi(wraps), 4) + rest
	default:
		b.Value = told(from+btoi(wraps), 4) + b.Value[4:]
	}
}

// week is the week last told as a date, so that "the previous week" is not counted from itself; n if it is open.
func (r *resolver) week(n *node) *node {
	if r.told.grain != grainWeek || r.last != r.found[len(r.found)-1].ID {
		return n
	}
	return &node{op: opFields, fields: r.told}
}

// shareWeek moves the second end of a range of days to the first such weekday behind the first end.
func (r *resolver) shareWeek(weekday int) {
	a, b := r.found[len(r.found)-2], &r.found[len(r.found)-1]
	d, ok := civil.Parse(a.Value)
	if !ok || len(b.Value) != 10 {
		return
	}
	b.Value = d.AddDays((weekday-d.Weekday()+6)%7 + 1).String()
	f := nothing()
	if e, ok := civil.Parse(b.Value); ok {
		f = ofDate(e)
	}
	b.Direction = r.side(f)
}
