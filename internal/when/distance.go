package when

import (
	"sayso"
)

// offset resolves "three days ago", "two years later". The result is as fine as its unit: days for days and weeks told
// by number, months for months, years for years.
func (r *resolver) offset(n *node, depth int) reading {
	out := reading{fields: nothing()}
	out.fields = keepClock(out.fields, n.fields)
	finest := noGrain
	vague := false
	for _, s := range n.length {
		finest = max(finest, unitOf[s.unit])
		vague = vague || s.vague
	}
	if vague {
		out.value = "PAST_REF"
		if out.dir = sayso.TimePast; n.n > 0 {
			out.value, out.dir = "FUTURE_REF", sayso.TimeFuture
		}
		return out
	}
	if n.fields.quarter != open || n.from == fromText && r.hasPart && len(n.length) == 1 && n.length[0].unit == "Y" && n.length[0].n == 1 && n.n < 0 && n.base == nil || n.from == fromNow && r.hasPart && n.n < 0 && len(n.length) == 1 && n.length[0].unit == "Y" && n.length[0].n == 1 {
		return r.yearBefore(n)
	}
	from, anchor, ok := r.base(n, depth)
	if n.from == fromText && r.last == "" && n.n > 0 {
		ok = false
	}
	out.dir = sayso.TimeFuture
	if n.n < 0 {
		out.dir = sayso.TimePast
	}
	out.grain = offsetGrain(finest)
	if !ok {
		return out
	}
	out.anchor = anchor
	out.fields = keepClock(walk(from, n, finest), n.fields)
	if finest > grainPart && !out.clocked() {
		out.grain = grainDay
	}
	if side := r.side(out.fields); side != unsaid { // "three days later" may still lie behind
		out.dir = side
	}
	return out
}

// offsetGrain is the grain of a date some units away.
func offsetGrain(unit grain) grain {
	switch {
	case unit <= grainYear:
		return grainYear
	case unit == grainQuarter, unit == grainHalf, unit == grainMonth, unit == grainSeason:
		return grainMonth
	}
	return grainDay
}

func walk(from fields, n *node, finest grain) fields {
	day, _ := from.first()
	for _, s := range n.length {
		count := int(s.n)
		half := s.n-float64(count) >= 0.5
		g := unitOf[s.unit]
		if s.unit == "2W" {
			count *= 2
		}
		switch months := g.months(); {
		case g == grainSeason:
		case months > 0:
			step := months * count
			if half {
				step += months / 2
			}
			day = day.AddMonths(n.n * step)
		case g.days() > 0:
			day = day.AddDays(n.n * g.days() * count)
		case g == grainHour:
			day = day.AddDays(n.n * (count / 24))
		}
	}
	to := offsetGrain(finest)
	if from.grain < to && from.grain != noGrain && n.from != fromNow { // "two weeks later", from a month
		to = from.grain
	}
	if from.grain == grainDay && n.from == fromBase && to < grainDay { // "a year from Christmas" is a day
		to = grainDay
	}
	return ofGrain(day, to)
}

// yearBefore is "a year earlier" in a report of a quarter: the same quarter of the year before.
func (r *resolver) yearBefore(n *node) reading {
	f := n.fields
	out := reading{fields: nothing(), dir: sayso.TimePast}
	switch {
	case f.quarter != open && !r.hasPart && r.published.Zero():
		out.fields = f
	case f.quarter != open:
		out.fields = f
		out.year = r.complete(&node{fields: f}, sayso.TimePast).year
	case r.hasPart:
		out.fields, out.anchor = r.quarter, r.quarterAt
	}
	out.grain = grainQuarter
	if out.year != open {
		out.year--
	}
	return out
}
