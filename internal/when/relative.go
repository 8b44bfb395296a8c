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

// nthPart reads "third quarter", "third-quarter", "first half".
func (p *parser) nthPart(i int) (n, end int, g grain, ok bool) {
	n, j, ok := p.ordinal(i)
	switch {
	case !ok && p.is(i, "latter"):
		n, j = 2, i+1
	case !ok && p.is(i, "final", "last", "closing"):
		n, j = 4, i+1
		if p.is(j, "half") {
			n = 2
		}
	case !ok:
		return 0, i, 0, false
	}
	if p.is(j, "-") {
		j++
	}
	if p.is(j, "fiscal", "calendar") {
		j++
	}
	switch {
	case p.is(j, "quarter", "quarters", "qtr") && n <= 4:
		return n, j + 1, grainQuarter, true
	case p.is(j, "half") && n <= 2 && !p.is(i, "one"):
		return n, j + 1, grainHalf, true
	}
	return 0, i, 0, false
}

// numbered reads "the third quarter", "third-quarter", "its fourth quarter", "the 1988 second quarter", "the first half",
// "the year-ago quarter".
func (p *parser) numbered(i int) (x expr, ok bool) {
	j := i
	if p.is(j, "the", "its", "their") {
		j++
	}
	f := nothing()
	if y, k, ok := p.year(j); ok && p.isNumber(j) {
		f.year, j = y, k
		if p.is(j, "'") && p.is(j+1, "s") {
			j += 2
		}
	}
	if p.is(j, "fiscal", "calendar", "current", "comparable", "corresponding") {
		j++
	}
	ago, k := p.yearAgo(j)
	if k > j {
		j = k
	}
	n, k, g, found := p.nthPart(j)
	if p.is(j, "last") && i == j {
		found = false
	}
	switch {
	case found && g == grainHalf && f.year == open && !p.is(i, "the") && !p.is(k, "of"):
		return x, false // "the second half" of a match
	case found && g == grainHalf && f.year == open && p.is(k, "of") && !p.halfOf(k+1):
		return x, false
	case found:
		if p.is(i, "its", "their") || p.hyphened(i, k) { // "its fourth quarter", "the third-quarter loss"
			i = min(i+1, k-1)
		}
		f.grain = g
		if g == grainQuarter {
			f.quarter = n
		} else {
			f.half = n
		}
		if y, l, ok := p.year(k); ok && p.isNumber(k) && f.year == open { // "third quarter 2024"
			f.year, k = y, l
		}
		x = dateExpr(i, k, f)
		x.doubt = g == grainHalf && !p.is(k, "of") && f.year == open
	case (f.year != open || ago) && p.is(j, "quarter", "period"):
		f.grain = grainQuarter
		if p.is(j, "period") {
			f.grain = grainYear
		}
		x = dateExpr(i, j+1, f)
		x.node.from = fromText
	default:
		return x, false
	}
	if ago { // the same part, a year before
		f.year = open
		x.node = &node{op: opOffset, length: span{{quantity{n: 1}, "Y"}}, n: -1, from: fromText, fields: f}
	}
	return x, true
}

// hyphened reports whether words i to j hold a hyphen: an adjective, whose article is its noun's.
func (p *parser) hyphened(i, j int) bool {
	for ; i < j; i++ {
		if p.is(i, "-") && !p.is(i-1, "year") {
			return true
		}
	}
	return false
}

// halfOf reports whether a date follows "the first half of".
func (p *parser) halfOf(i int) bool {
	y, ok := p.point(i)
	return ok && !y.doubt
}

// yearAgo reads "year-ago", "year-earlier".
func (p *parser) yearAgo(i int) (ok bool, end int) {
	if p.is(i, "year") && p.is(i+1, "-") && p.is(i+2, "ago", "earlier") {
		return true, i + 3
	}
	return false, i
}

// definite reads a unit that the text has told: "the quarter", "the year", "the weekend", "year-earlier".
func (p *parser) definite(i int) (x expr, ok bool) {
	if ok, j := p.yearAgo(i); ok {
		x = expr{start: i, end: j, typ: sayso.TimeDate, node: &node{op: opOffset, fields: nothing(), n: -1, length: span{{quantity{n: 1}, "Y"}}, from: fromText}}
		return x, true
	}
	if p.is(i, "year") && p.is(i+1, "-") && p.is(i+2, "end") || p.is(i, "year") && p.is(i+1, "end") || p.is(i, "year") && p.is(i+1, "'") && p.is(i+3, "end") {
		f := nothing()
		f.grain = grainYear
		x = shiftExpr(i, i+3, f, 0, fromNow)
		if p.is(i+1, "end") {
			x.end = i + 2
		} else if p.is(i+1, "'") {
			x.end = i + 4
		}
		x.mod = sayso.TimeEnd
		return x, true
	}
	if !p.is(i, "the") && !p.is(i, "its", "their") {
		return x, false
	}
	j := i + 1
	for n := 0; n < 2 && p.is(j, "fiscal", "full", "whole", "entire", "current", "calendar"); n++ {
		j++
	}
	e, k, ok := p.find(j, unit)
	g := unitOf[e.value]
	if !ok || !p.singular(j) || len(p.low(j)) < 3 || p.is(k, "-", "of", "ago", "earlier", "later", "before", "after") && !(g == grainWeek && p.is(k, "of")) || !p.is(i, "the") && !p.is(j-1, "fiscal") {
		return x, false
	}
	f := nothing()
	f.grain = g
	x = shiftExpr(i, k, f, 0, fromNow)
	x.node.lean = sayso.TimePast
	switch g {
	case grainQuarter:
		x.node.from = fromText
	case grainYear, grainWeekend, grainMonth, grainWeek:
		if g == grainYear && p.is(k, "ended", "ending", "to", "through") { // "the year ended March 31": a length
			return expr{start: i, end: k, typ: sayso.TimeDuration, length: span{{quantity{n: 1}, "Y"}}}, true
		}
		if g == grainWeek && p.is(k, "of") { // "the week of March 6"
			y, ok := p.point(k + 1)
			if !ok {
				return x, false
			}
			x.end, x.node = y.end, &node{op: opShift, fields: f, from: fromBase, base: y.node}
			return x, true
		}
		x.doubt = (g == grainMonth || g == grainWeek) && !p.is(k, ".", ",") && !p.is(i-1, "of", "in", "for", "during")
	default:
		x.doubt = true
	}
	return x, true
}

// seasonAlone reads "the summer", "summer 2024", "the winter of 1994", "summer".
func (p *parser) seasonAlone(i int) (x expr, ok bool) {
	j := i
	the := p.is(j, "the")
	if the {
		j++
	}
	e, k, ok := p.find(j, season)
	if !ok {
		return x, false
	}
	f := nothing()
	f.season, f.grain = e.value, grainSeason
	n := k
	if p.is(n, "of", ",") {
		n++
	}
	if y, l, ok := p.year(n); ok && (p.isNumber(n) || p.is(k, "of")) {
		f.year = y
		return dateExpr(i, l, f), true
	}
	x = dateExpr(i, k, f)
	verb := p.is(j, "fall", "falls", "spring", "springs")
	prep := p.is(i-1, "in", "since", "by", "until", "during", "over", "for", "of", "early", "late", "mid", "each", "every", "through", "from", "and", "or", "-")
	x.doubt = p.is(k, "-", "'") && verb || !prep && !(the && !verb) || verb && !the && !prep || p.words[j].capital && !the || p.is(k, "of", "in", "from") && verb
	return x, true
}

// partAlone reads "the morning", "Friday's night" is not for here; a part of the day the text is at.
func (p *parser) partAlone(i int) (x expr, ok bool) {
	j := i
	if p.is(j, "the") {
		j++
	}
	if p.is(j, "mid") {
		j++
		if p.is(j, "-") {
			j++
		}
	}
	e, k, ok := p.find(j, daypart)
	if !ok || e.value == "MI" && false {
		return x, false
	}
	if y, ok := p.dayWord(k); ok && y.node.fields.daypart == "" { // "mid-afternoon yesterday"
		y.setPart(e.value)
		if y.start = i; p.is(j-1, "mid", "-") {
			y.mod = sayso.TimeMid
		}
		return y, true
	}
	f := nothing()
	f.grain = grainDay
	x = shiftExpr(i, k, f, 0, fromText)
	x.setPart(e.value)
	if p.is(j-1, "mid", "-") {
		x.mod = sayso.TimeMid
	}
	x.doubt = !(p.is(i, "the") && e.value != "NI" && p.is(i-1, "in", "during", "of"))
	return x, true
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
