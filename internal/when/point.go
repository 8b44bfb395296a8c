package when

import "sayso"

// A point is a date or time: a calendar date or a relative one, what stands in front of it ("late", "the end of") and
// what is joined to it ("of last year", "morning", "at 10 p.m."). The parser bounds the nesting, so that the work on
// "the end of the end of the end of" stays small.

// maxDepth is how deep "of" may nest: "the end of the first week of March last year".
const maxDepth = 4

func (p *parser) point(i int) (x expr, ok bool) {
	if p.depth > maxDepth {
		return x, false
	}
	p.depth++
	defer func() { p.depth-- }()
	for _, read := range []func(int) (expr, bool){p.plain, p.parted, p.inside, p.timed} {
		if y, found := read(i); found && (!ok || y.end > x.end || y.end == x.end && x.doubt && !y.doubt) {
			x, ok = y, true
		}
	}
	return x, ok
}

// plain reads a calendar or relative date and what is joined behind it.
func (p *parser) plain(i int) (x expr, ok bool) {
	a, aok := p.calendar(i)
	b, bok := p.relative(i)
	switch {
	case aok && (!bok || a.end >= b.end):
		x = a
	case bok:
		x = b
	default:
		return x, false
	}
	if x.typ == sayso.TimeDuration {
		return x, true
	}
	x = p.joinedYear(x)
	x = p.joinedTime(x)
	if x.node.fields.weekday != open && x.node.fields.daypart != "" { // "Wednesday evening next week"
		x = p.joinedYear(x)
	}
	return p.blurred(x), true
}

// blurred reads what loosens a date from behind: "next year or so", "1994 or later", "1990 and beyond".
func (p *parser) blurred(x expr) expr {
	j := x.end
	switch {
	case p.is(j, "or") && p.is(j+1, "so"):
		x.mod, x.end = sayso.TimeApprox, j+2
	case p.is(j, "or", "and") && p.is(j+1, "later", "beyond", "after", "thereafter") && x.node.fields.grain == grainYear && !p.is(j+2, "the", "a", "that", "his", "her"):
		x.mod, x.end = sayso.TimeOnOrAfter, j+2
	case p.is(j, "or", "and") && p.is(j+1, "earlier") && x.node.fields.grain == grainYear:
		x.mod, x.end = sayso.TimeOnOrBefore, j+2
	}
	return x
}

// joinedYear reads "July last year", "January this year", "the quarter a year ago", "Monday of next week", "Oct. 23 of that
// year": the second date dates the first.
func (p *parser) joinedYear(x expr) expr {
	f := x.node.fields
	if x.node.op == opFixed || x.node.op == opOffset || f.year != open || f.grain == noGrain || f.grain == grainYear || f.hour != open {
		return x
	}
	j := x.end
	of := p.is(j, "of", "in", "from")
	if of {
		j++
	}
	if of && p.is(j-1, "in") && f.month != open {
		if y, k, ok := p.year(j); ok && p.isNumber(j) { // "28 June in 2020"
			x.node.fields.year, x.end = y, k
			return x
		}
	}
	if of && p.is(j-1, "in", "from") && f.weekday == open {
		return x
	}
	if k := j + btoi(p.is(j, "on")); f.grain == grainWeek && x.node.op == opShift { // "next week on Tuesday"
		if w, l, _, ok := p.weekday(k); ok {
			f := nothing()
			f.weekday, f.grain = w, grainDay
			x.end, x.node = l, &node{op: opInside, fields: f, base: x.node}
			return x
		}
	}
	if f.grain == grainQuarter && p.is(j, "a") && p.is(j+1, "year") && p.is(j+2, "ago", "earlier") { // "the quarter a year ago"
		x.end, x.node = j+3, &node{op: opOffset, length: span{{quantity{n: 1}, "Y"}}, n: -1, from: fromText, fields: f}
		return x
	}
	var y expr
	var ok bool
	if p.is(j, "the") || !of && !p.is(j, "last", "this", "next", "that", "a", "one") {
		if !of {
			return x
		}
	}
	if y, ok = p.shifted(j); !ok && of {
		y, ok = p.calendar(j)
	}
	if !ok || y.node == nil || y.node.fields.grain >= f.grain || y.doubt && !of || y.typ != sayso.TimeDate {
		return x
	}
	if f.weekday != open && y.node.fields.grain != grainWeek && f.day == open {
		return x // "Monday last year" is no one day, and "the last Monday of May" is read by nth
	}
	if f.weekday == open && f.month == open && f.day == open && f.quarter == open && f.half == open && f.season == "" && x.node.feast == "" {
		return x // "the last day of October"
	}
	x.node = &node{op: opInside, fields: f, base: y.node, feast: x.node.feast}
	x.end = y.end
	return x
}

// joinedTime reads a part of the day or a time behind a date: "Friday morning", "Wednesday night", "tomorrow at 10 a.m.".
func (p *parser) joinedTime(x expr) expr {
	f := x.node.fields
	if f.grain != grainDay && f.grain != grainPart && x.node.op != opOffset || f.hour != open {
		return x
	}
	j := x.end
	if k := j + btoi(p.is(j, ",")); p.is(k, "in") && p.is(k+1, "the") && f.daypart == "" { // "Tuesday, in the morning"
		if e, l, ok := p.find(k+2, daypart); ok && e.value != "NI" {
			x.setPart(e.value)
			x.end, x.doubt, j = l, false, l
		}
	}
	if e, k, ok := p.find(j, daypart); ok && f.daypart == "" && e.value != "MI" && !p.is(k, "-") {
		x.setPart(e.value)
		x.end, x.doubt, j = k, false, k
	}
	if p.is(j, ",") {
		j++
	}
	loose := p.is(j, "around", "about")
	if loose || p.is(j, "at", "@") {
		j++
		if p.is(j, "about", "around", "approximately") {
			j++
		}
	}
	t, zone, k, ok := p.clock(j)
	if !ok && j > x.end && (loose || p.is(j-1, "at", "@")) { // "Saturday morning at 9", "tonight around 7"
		if n, l, found := p.cardinal(j); found && n >= 1 && n <= 24 && n == float64(int(n)) && !unitAt(p, l) && !p.is(l, "percent", "%", "-") && x.node.fields.daypart != "" {
			t, k, ok = nothing(), l, true
			t.hour, t.minute = int(n), 0
		}
	}
	if ok && (j > x.end || !p.joined(j)) {
		x.addClock(partOf24(t, x.node.fields.daypart), zone)
		x.end = k
	}
	return x
}

// parted reads what narrows a date from the front: "late November", "the end of 1990", "mid-1996", "earlier this year",
// "around Nov. 1", "early on Tuesday".
func (p *parser) parted(i int) (x expr, ok bool) {
	j := i
	if p.is(j, "the", "its", "their") {
		j++
	}
	e, k, ok := p.find(j, part)
	if !ok {
		return x, false
	}
	mod := sayso.TimeMod(e.value)
	the := false
	if p.is(k, "-") {
		k++
	}
	if p.is(k, "in", "on") && p.is(j, "early", "earlier", "late", "later") && !p.is(k+1, "that", "his", "her", "their") {
		k++
		the = true
	}
	y, ok := p.point(k)
	if !ok || y.typ == sayso.TimeDuration || y.mod != "" && mod != sayso.TimeApprox || p.is(j, "later", "earlier") && y.node.fields.grain < grainYear {
		return x, false
	}
	if (p.is(k, "the") || the) && j == i && !p.is(k-1, "of", "in", "on") && mod != sayso.TimeApprox && !p.is(j, "around", "late") {
		return x, false // "early the third quarter"
	}
	if p.is(j, "earlier", "later") && p.is(k, "the") && !unitAt(p, k+1) {
		return x, false
	}
	if the && p.is(k, "the") && p.is(k+1, "day", "game", "match") { // "later in the day": the day is the expression
		return x, false
	}
	if p.is(j, "earlier", "later") && y.node.op == opFields && y.node.fields.year != open && !p.is(k-1, "in", "on") {
		return x, false
	}
	y.start, y.mod = i, mod
	if y.node.fields.season == "" && y.node.fields.daypart == "" || i < j {
		y.doubt = false
	} else if j < k {
		y.doubt = false
	}
	if y.doubt && unitAt(p, y.end-1) {
		y.doubt = false
	}
	return y, true
}

// inside reads a part of a longer time: "the third quarter of 1984", "the morning of Sept. 11", "the first week of March",
// "the last Monday of May", "the second day of the month".
func (p *parser) inside(i int) (x expr, ok bool) {
	j := i
	if p.is(j, "the", "its", "their") {
		j++
	}
	if e, k, ok := p.find(j, daypart); ok && p.is(k, "of") && (j > i || p.is(k, "of")) {
		y, ok := p.point(k + 1)
		if !ok || y.typ != sayso.TimeDate || y.node.fields.grain != grainDay && y.node.op != opOffset {
			return x, false
		}
		y.start = i
		y.setPart(e.value)
		return p.joinedTime(y), true
	}
	if y, ok := p.nth(i, j); ok {
		return y, true
	}
	if d, k, ok := p.dayOfMonth(i); ok && (p.is(k, "of") || !p.isNumber(k-1) && p.is(k, "this", "last", "next")) { // "the 20th of next month", "the 21st this month"
		if y, ok := p.shifted(k + btoi(p.is(k, "of"))); ok && y.typ == sayso.TimeDate && y.node.fields.grain == grainMonth && y.node.fields.month == open {
			f := nothing()
			f.day, f.grain = d, grainDay
			return p.joinedTime(expr{start: i, end: y.end, typ: sayso.TimeDate, node: &node{op: opInside, fields: f, base: y.node}}), true
		}
	}
	a, ok := p.numbered(i)
	if !ok || !p.is(a.end, "of") || a.node.fields.year != open {
		return x, false
	}
	y, ok := p.point(a.end + 1)
	if !ok || y.typ != sayso.TimeDate || y.node.fields.grain >= a.node.fields.grain {
		return x, false
	}
	return expr{start: i, end: y.end, typ: sayso.TimeDate, node: &node{op: opInside, fields: a.node.fields, base: y.node}}, true
}

// nth reads "the first Monday of May", "the last week of September", "the third day of October".
func (p *parser) nth(i, j int) (x expr, ok bool) {
	n, k, ok := p.ordinal(j)
	if !ok {
		if !p.is(j, "last", "final", "opening") {
			return x, false
		}
		n, k = -1, j+1
		if p.is(j, "opening") {
			n = 1
		}
	} else if p.is(k, "last") || p.is(k, "to") && p.is(k+1, "last") {
		n, k = -n, k+1+btoi(p.is(k, "to"))
	}
	f := nothing()
	if w, l, _, ok := p.weekday(k); ok {
		f.weekday, f.grain, k = w, grainDay, l
	} else if e, l, ok := p.find(k, unit); ok && p.singular(k) && len(p.low(k)) > 2 && unitOf[e.value] > grainCentury && unitOf[e.value] <= grainDay {
		f.grain, k = unitOf[e.value], l
	} else {
		return x, false
	}
	if e, l, ok := p.find(k, daypart); ok && f.weekday != open && p.is(l, "of") { // "the first Monday evening of next month"
		f.daypart, k = e.value, l
	}
	if !p.is(k, "of", "in") && !(p.is(k, "this", "last", "next") && p.is(j-1, "the")) { // "the third week next year"
		return x, false
	}
	y, ok := p.point(k + btoi(p.is(k, "of", "in")))
	if !ok || y.typ != sayso.TimeDate || y.node.fields.grain >= f.grain || y.mod != "" {
		return x, false
	}
	x = expr{start: i, end: y.end, typ: sayso.TimeDate, node: &node{op: opNth, n: n, fields: f, base: y.node}}
	if f.daypart != "" {
		x.typ = sayso.TimeTime
	}
	return x, true
}

// timed reads a time of day and the date behind it: "10 p.m. Wednesday", "noon on Saturday", "5 p.m. EST, Nov. 6",
// "mid-afternoon yesterday"; alone it is of the day the text is at.
func (p *parser) timed(i int) (x expr, ok bool) {
	t, zone, j, ok := p.clock(i)
	if !ok {
		return p.bareHour(i)
	}
	k := j
	if p.is(k, ",") {
		k++
	}
	if p.is(k, "on", "of") {
		k++
	}
	if k == j && p.is(k, "in") && p.is(k+1, "the") { // "4 in the morning" is read by clock
		k = j
	}
	if y, ok := p.point(k); ok && y.typ != sayso.TimeDuration && y.node.fields.hour == open && (y.node.fields.grain == grainDay || y.node.fields.grain == grainPart || y.node.op == opOffset) && y.node.feast == "" && !y.doubt {
		y.start = i
		y.addClock(partOf24(t, y.node.fields.daypart), zone)
		if y.zone == "" {
			y.zone = zone
		}
		return y, true
	}
	f := nothing()
	f.grain = grainDay
	x = shiftExpr(i, j, f, 0, fromText)
	x.addClock(t, zone)
	return x, true
}
