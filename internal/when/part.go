package when

import (
	"sayso"
)

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
	if the && p.is(j, "whole", "entire") {
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
	prep := i == p.begin && p.is(k, ",") || p.is(k, "period") || p.is(i-1, "in", "since", "by", "until", "during", "over", "for", "of", "early", "late", "mid", "each", "every", "through", "from", "and", "or", "-")
	x.doubt = p.is(k, "-", "'") && verb || !prep && !(the && !verb) || verb && !the && !prep || p.words[j].capital && !the && i > p.begin || p.is(k, "of", "in", "from") && verb
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
