package when

import (
	"sayso"
	"sayso/internal/civil"
)

// base returns the day a relative date counts from, and what it is counted from.
func (r *resolver) base(n *node, depth int) (fields, string, bool) {
	switch n.from {
	case fromBase:
		got := r.resolve(n.base, n.base.lean, depth+1)
		_, ok := got.first()
		return got.fields, got.anchor, ok
	case fromText:
		hourly := n.op == opShift && n.fields.grain == grainDay && n.n == 0 && n.fields.clocked()
		if r.last != "" && !(hourly && r.told.grain < grainDay) { // "at noon", and only a year told: of the day of the paper
			_, ok := r.told.first()
			return r.told, r.last, ok
		}
	}
	if r.published.Zero() {
		return nothing(), "", false
	}
	return ofDate(r.published), sayso.AnchorPublished, true
}

// shifted resolves "last week", "next Friday", "this summer", "that year", "tonight".
func (r *resolver) shifted(n *node, lean sayso.TimeDirection, depth int) reading {
	if n.count && n.from == fromText && !r.hasPart { // "the latest quarter", and none told: the last that is over
		n = &node{op: opShift, fields: n.fields, n: -1}
	}
	from, anchor, ok := r.base(n, depth)
	if n.from == fromText && r.last == "" && n.fields.grain >= grainDay && n.fields.weekday == open && n.feast == "" { // "the next day" and no day told
		ok = ok && n.n == 0
	}
	out := reading{fields: n.fields, anchor: anchor}
	f := n.fields
	if n.from == fromText && f.grain == grainQuarter && f.quarter == open && n.n == 0 && r.hasPart {
		out.fields, out.anchor = r.quarter, r.quarterAt
		out.dir = r.side(out.fields)
		return out
	}
	if !ok {
		out.dir = leanOf(n)
		if anchor == sayso.AnchorPublished {
			out.anchor = ""
		}
		if f.grain == grainWeek || f.grain == grainWeekend { // XXXX-WXX
			out.fields.week = open
		}
		return out
	}
	day, _ := from.first()
	if n.from == fromText && from.grain < f.grain && f.grain <= grainDay && f.grain != grainWeek { // "that day", and only the year told
		out.year, out.month = from.year, from.month
		return out
	}
	out.fields = r.moved(n, day, lean)
	out.dir = r.side(out.fields)
	return out
}

func leanOf(n *node) sayso.TimeDirection {
	switch {
	case n.n < 0:
		return sayso.TimePast
	case n.n > 0:
		return sayso.TimeFuture
	case n.from == fromNow:
		return sayso.TimePresent
	}
	return unsaid
}

// moved is the fields' grain n steps from the one that holds day.
func (r *resolver) moved(n *node, day civil.Date, lean sayso.TimeDirection) fields {
	f := n.fields
	switch {
	case n.feast != "":
		return feastNear(n, day)
	case f.weekday != open:
		return keepClock(ofDate(shiftWeekday(day, f.weekday, n.n, n.count)), f)
	case f.month != open:
		return shiftMonth(f, day, n.n)
	case f.season != "":
		f.year = shiftSeason(day, f.season, n.n)
		return f
	case f.quarter != open:
		f.year = day.Year + shiftPart(day.Quarter(), f.quarter, n.n)
		return f
	case f.half != open:
		f.year = day.Year + shiftPart((day.Month+5)/6, f.half, n.n)
		return f
	}
	g := f.grain
	if g == grainPart {
		g = grainDay
	}
	if months := g.months(); months > 0 {
		step := months * n.n
		if g == grainMonth || g == grainQuarter {
			day.Day = 1
		}
		return keepClock(ofGrain(day.AddMonths(step), g), f)
	}
	if g == grainWeekend && n.n == 0 && n.lean == sayso.TimePast && lean != sayso.TimeFuture && day.Weekday() < 4 { // "over the weekend", on a Monday: the one gone by
		day = day.AddDays(-7)
	}
	return keepClock(ofGrain(day.AddDays(g.days()*n.n), g), f)
}

// shiftWeekday: "last Friday" is the one before today, "this Friday" the one of this week, "next Friday" the one of the
// week after: weeks begin on Monday.
func shiftWeekday(day civil.Date, weekday, n int, count bool) civil.Date {
	delta := weekday - day.Weekday()
	if n > 0 && count && delta > 0 { // "two Sundays from now" counts this week’s
		n--
	}
	switch {
	case n < 0:
		if delta >= 0 {
			delta -= 7
		}
		return day.AddDays(delta + 7*(n+1))
	case n > 0:
		return day.AddDays(delta + 7*n)
	}
	return day.AddDays(delta)
}

func shiftMonth(f fields, day civil.Date, n int) fields {
	f.year = day.Year
	switch {
	case n < 0 && f.month >= day.Month:
		f.year--
	case n > 0 && f.month <= day.Month:
		f.year++
	}
	return f
}

func shiftSeason(day civil.Date, season string, n int) int {
	begins := seasonMonth(season)
	year := day.Year
	if season == "WI" && day.Month < 3 {
		year--
	}
	switch {
	case n < 0 && (begins+2 >= day.Month && season != "WI" || season == "WI" && (day.Month == 12 || day.Month < 3)):
		year--
	case n < 0 && season == "WI":
		year--
	case n > 0 && (begins <= day.Month || season == "WI" && day.Month < 3):
		year++
	}
	return year
}

// shiftPart: last year's third quarter is told apart from "last quarter" by the ordinal.
func shiftPart(now, part, n int) int {
	switch {
	case n < 0 && part >= now:
		return -1
	case n > 0 && part <= now:
		return 1
	}
	return 0
}

// within resolves "Monday of next week", "the third quarter of last year", "the first Monday of May".
func (r *resolver) within(n *node, lean sayso.TimeDirection, depth int) reading {
	base := r.resolve(n.base, lean, depth+1)
	out := reading{fields: n.fields, anchor: base.anchor, dir: base.dir}
	f := n.fields
	out.year = base.year
	if n.feast != "" {
		if d, ok := feastDay(n.feast, base.year); ok && base.year != open {
			out.fields = keepClock(ofDate(d), f)
		}
		return out
	}
	if out.month == open {
		out.month = base.month
	}
	first, firm := base.first()
	switch {
	case n.op == opNth:
		out.fields = nthIn(n, base.fields, first, firm)
	case f.weekday != open && base.week != open && firm:
		if d, ok := civil.OfWeek(base.year, base.week, f.weekday); ok {
			out.fields = keepClock(ofDate(d), f)
		}
	case f.weekday != open && f.day != open:
		out.weekday = open
	case f.grain == grainQuarter && f.quarter == open && r.hasPart: // "last year's quarter": the one the report is about
		out.quarter, out.month = r.quarter.quarter, open
	case f.quarter != open || f.half != open || f.season != "":
		out.month = open
	}
	return out
}

// nthIn is the n-th weekday, day, week, month or quarter of a longer time.
func nthIn(n *node, base fields, first civil.Date, firm bool) fields {
	f := n.fields
	out := f
	out.year, out.month = base.year, base.month
	if !firm {
		return out
	}
	end := first.AddMonths(base.grain.months())
	switch {
	case f.weekday != open && base.grain == grainMonth:
		if d, ok := civil.Nth(first.Year, first.Month, f.weekday, n.n); ok {
			return keepClock(ofDate(d), f)
		}
	case f.grain == grainDay && f.weekday == open && base.grain.months() > 0:
		if n.n > 0 {
			return ofDate(first.AddDays(n.n - 1))
		}
		return ofDate(end.AddDays(n.n))
	case f.grain == grainWeek && base.grain.months() > 0:
		if n.n > 0 { // weeks count from the first that has its Thursday there
			return ofGrain(first.AddDays((11-first.Weekday())%7+7*(n.n-1)), grainWeek)
		}
		last := end.AddDays(-1)
		return ofGrain(last.AddDays(-(last.Weekday()+3)%7+7*(n.n+1)), grainWeek)
	case f.grain.months() > 0 && f.grain != grainSeason && base.grain.months() > f.grain.months():
		if n.n > 0 {
			return ofGrain(first.AddMonths(f.grain.months()*(n.n-1)), f.grain)
		}
		return ofGrain(end.AddMonths(f.grain.months()*n.n), f.grain)
	}
	return out
}

// feast resolves a holiday without a turn: of the year told, else the nearest by direction.
func (r *resolver) feast(n *node, lean sayso.TimeDirection) reading {
	out := reading{fields: n.fields}
	if n.fields.year != open {
		if d, ok := feastDay(n.feast, n.fields.year); ok {
			out.fields = keepClock(ofDate(d), n.fields)
		}
		out.dir = r.side(out.fields)
		return out
	}
	if r.published.Zero() {
		if d, ok := feastDay(n.feast, 2001); ok && fixedFeast(n.feast) {
			out.fields = keepClock(ofDate(d), n.fields)
			out.year = open
		}
		return out
	}
	out.anchor = sayso.AnchorPublished
	shift := *n
	shift.n = 0
	d, ok := feastDay(n.feast, r.published.Year)
	switch {
	case ok && lean == sayso.TimeFuture && d.Before(r.published):
		d, _ = feastDay(n.feast, r.published.Year+1)
	case ok && lean == sayso.TimePast && r.published.Before(d):
		d, _ = feastDay(n.feast, r.published.Year-1)
	case ok && lean == unsaid && d.Number()-r.published.Number() > 183:
		d, _ = feastDay(n.feast, r.published.Year-1)
	}
	out.fields = keepClock(ofDate(d), n.fields)
	out.dir = r.side(out.fields)
	return out
}

// fixedFeast reports whether a feast is the same day every year.
func fixedFeast(rule string) bool { return len(rule) == 5 && rule[2] == '-' }

// feastNear is "last Christmas", "next Easter": the one before or after day.
func feastNear(n *node, day civil.Date) fields {
	d, _ := feastDay(n.feast, day.Year)
	switch {
	case n.n < 0 && !d.Before(day):
		d, _ = feastDay(n.feast, day.Year-1)
	case n.n > 0 && !day.Before(d):
		d, _ = feastDay(n.feast, day.Year+1)
	}
	return keepClock(ofDate(d), n.fields)
}
