package when

import (
	"slices"

	"sayso"
)

// relative reads what is dated by another date: "last Friday", "next month", "this morning", "yesterday", "that year".
func (p *parser) relative(i int) (x expr, ok bool) {
	for _, read := range []func(int) (expr, bool){p.dayWord, p.shifted, p.definite, p.numbered, p.feast, p.seasonAlone, p.partAlone} {
		if y, found := read(i); found && (!ok || y.end > x.end) {
			x, ok = y, true
		}
	}
	return x, ok
}

func shiftExpr(start, end int, f fields, n int, from origin) expr {
	return expr{start: start, end: end, typ: sayso.TimeDate, node: &node{op: opShift, fields: f, n: n, from: from}}
}

// dayWord reads "today", "yesterday", "tomorrow", "tonight" and "the day before yesterday".
func (p *parser) dayWord(i int) (x expr, ok bool) {
	e, j, ok := p.find(i, dayWord)
	if !ok {
		return x, false
	}
	f := nothing()
	f.grain = grainDay
	x = shiftExpr(i, j, f, e.n, fromNow)
	if p.is(i, "tonight") || p.is(i, "overnight") {
		x.setPart("NI")
	}
	return x, true
}

// A turn is what a word of class shift does: how many units, counted from what.
var turns = map[string]struct {
	n    int
	from origin
}{"this": {0, fromNow}, "last": {-1, fromNow}, "next": {1, fromNow}, "that": {0, fromText}, "previous": {-1, fromText}, "following": {1, fromText}, "latest": {-2, fromNow}}

// shifted reads "last week", "the following year", "this past spring", "next May", "this year's third quarter".
func (p *parser) shifted(i int) (x expr, ok bool) {
	j := i
	the := p.is(j, "the", "its", "their", "our", "his", "her")
	if the {
		j++
	}
	e, k, ok := p.find(j, shift)
	if !ok {
		return x, false
	}
	turn, coming := turns[e.value], false
	if the && e.value == "next" && p.is(k, "day", "morning", "night", "afternoon", "evening") { // of the text, not of the paper
		turn = turns["following"]
	}
	if p.is(k, "fiscal", "calendar", "full") {
		k++
	}
	if e2, m, ok := p.find(k, shift); ok && e.value == "this" && e2.value != "this" && e2.value != "latest" { // "this past spring", "this coming Friday"
		turn, k, coming = turns[e2.value], m, true
	}
	if e.value == "latest" && p.is(k, "period") {
		f := nothing()
		f.grain = grainQuarter
		return latest(shiftExpr(i, k+1, f, 0, fromText)), true
	}
	f, m, ok := p.shiftable(k)
	if !ok || e.value == "that" && !p.bareUnit(f, k) {
		return x, false
	}
	if the && p.is(j, "last", "past") && slices.Contains([]grain{grainDay, grainPart, grainHour, grainMinute, grainSecond}, f.grain) && f.weekday == open { // "the last day"
		return x, false
	}
	if e.value == "last" && f.grain == grainSecond || f.grain > grainDay && f.grain != grainPart {
		return x, false
	}
	x = shiftExpr(i, m, f, turn.n, turn.from)
	x.node.count = coming && turn.from == fromNow && f.weekday != open // "this coming Friday" may be of this week
	if e.value == "latest" {
		if x.node.n = -1; f.grain == grainQuarter && f.quarter == open {
			x = latest(x)
		}
	}
	if the && e.value == "last" && f.grain != grainDay && f.weekday == open && f.month == open && f.season == "" && f.quarter == open && p.is(j, "past") && unitAt(p, k) {
		// "the past year": as long as one, up to now
		x = expr{start: i, end: m, typ: sayso.TimeDuration, length: span{{quantity{n: 1}, p.unitValue(k)}}}
	}
	if p.unitValue(k) == "2W" { // "the next fortnight": as long as one
		x = expr{start: i, end: m, typ: sayso.TimeDuration, length: span{{quantity{n: 1}, "2W"}}}
	}
	if f.daypart != "" {
		x.typ = sayso.TimeTime
	}
	x.doubt = p.words[k].capital && unitAt(p, k) && i > p.begin && p.words[i].capital // ABC’s "This Week"
	return p.possessed(x), true
}

// latest is the quarter a report is about, or the last one that is over.
func latest(x expr) expr {
	x.node.from, x.node.n, x.node.count = fromText, 0, true
	return x
}

// bareUnit reports whether what follows "that" or "the same" is a unit or a part of a day: "that Sun's profits fell" and
// "said that third-quarter net rose" hold none.
func (p *parser) bareUnit(f fields, i int) bool {
	_, j, ok := p.find(i, unit)
	return (ok || f.daypart != "") && !p.is(j, "-") && f.weekday == open && f.month == open && f.quarter == open
}

// possessed reads "this year's third quarter", "last year's quarter": a part of the year named in front.
func (p *parser) possessed(x expr) expr {
	if x.node != nil && x.node.fields.grain == grainWeek && p.is(x.end, "'") && p.is(x.end+1, "s") { // "last week's Sunday"
		if w, j, _, ok := p.weekday(x.end + 2); ok {
			f := nothing()
			f.weekday, f.grain = w, grainDay
			x.end, x.node = j, &node{op: opInside, fields: f, base: x.node}
		}
		return x
	}
	if x.node == nil || x.node.fields.grain != grainYear || !p.is(x.end, "'") || !p.is(x.end+1, "s") {
		return x
	}
	f := nothing()
	n, j, g, ok := p.nthPart(x.end + 2)
	f.grain = g
	switch {
	case ok && g == grainQuarter:
		f.quarter = n
	case ok:
		f.half = n
	case p.is(x.end+2, "quarter"):
		f.grain, j = grainQuarter, x.end+3
	default:
		return x
	}
	x.end, x.node = j, &node{op: opInside, fields: f, base: x.node}
	return x
}

func unitAt(p *parser, i int) bool { _, _, ok := p.find(i, unit); return ok }

func (p *parser) unitValue(i int) string { e, _, _ := p.find(i, unit); return e.value }

// shiftable reads what can be last, this or next: a unit, a weekday, a month, a season, a quarter, a part of a day.
func (p *parser) shiftable(i int) (f fields, end int, ok bool) {
	f = nothing()
	if n, j, _, ok := p.weekday(i); ok {
		f.weekday, f.grain = n, grainDay
		return f, j, true
	}
	if m, j, _, ok := p.month(i); ok && p.words[i].capital {
		f.month, f.grain = m, grainMonth
		if d, k, ok := p.dayOfMonth(j); ok && !p.is(j, "the", "first", "second", "third") {
			f.day, f.grain, j = d, grainDay, k
		}
		return f, j, true
	}
	if x, ok := p.dayFirst(i); ok && x.node.fields.year == open { // "next 6th of April"
		return x.node.fields, x.end, true
	}
	if e, j, ok := p.find(i, season); ok {
		f.season, f.grain = e.value, grainSeason
		return f, j, true
	}
	if e, j, ok := p.find(i, daypart); ok && e.value != "MI" {
		f.daypart, f.grain = e.value, grainPart
		return f, j, true
	}
	if n, j, g, ok := p.nthPart(i); ok {
		f.grain = g
		if g == grainQuarter {
			f.quarter = n
		} else {
			f.half = n
		}
		return f, j, true
	}
	e, j, ok := p.find(i, unit)
	if !ok || !p.singular(i) || len(p.low(j-1)) < 2 {
		return f, i, false
	}
	f.grain = unitOf[e.value]
	if f.grain == grainPart {
		f.daypart = "NI"
	}
	return f, j, true
}

// singular reports whether the unit at i is one: "last week" is a date, "last weeks" is not.
func (p *parser) singular(i int) bool {
	low := p.low(i)
	return low != "" && low[len(low)-1] != 's' && low != "centuries"
}

func (x *expr) setPart(part string) {
	x.node.fields.daypart = part
	x.typ = sayso.TimeTime
}

// addClock gives a date a time of day.
func (x *expr) addClock(t fields, zone string) {
	n := x.node
	n.fields.hour, n.fields.minute, n.fields.second = t.hour, t.minute, t.second
	if t.daypart != "" {
		n.fields.daypart = t.daypart
	}
	x.typ = sayso.TimeTime
	if zone != "" {
		x.zone = zone
	}
}
