package when

import (
	"sayso"
)

// sharedMonth reads the second day of "March 3-5", "April 24 and 25", "from June 4 to 8", "April ninth through the
// seventeenth": last is the expression before.
func (p *parser) sharedMonth(last expr, i int) (x expr, ok bool) {
	if last.node == nil || last.end != i-1 || !p.is(i-1, "-", "to", "and", "or", "through", "until", "till") {
		return x, false
	}
	d, j, ok := p.dayOfMonth(i)
	word := ok && !p.isNumber(i)
	f := last.node.fields
	if !ok || word && p.is(i-1, "-", "and", "or") || last.node.op != opFields || f.day == open || f.month == open || f.clocked() || !p.endsInDay(last.end-1) {
		return x, false
	}
	if j < p.end && !p.is(j, ".", ",", ";", ")", "in", "at", "for", "and", "to", "-", "but", "with", "when", "because", "were", "was", "is", "are", "will", "as") ||
		p.is(j, ".", ",", "-") && p.joined(j+1) && p.isNumber(j+1) {
		return x, false
	}
	if d < f.day && word { // "from April twenty-seventh to the third"
		f.year, f.month = f.year+f.month/12, f.month%12+1
		if f.year < 0 {
			f.year = open
		}
	}
	f.day, f.weekday = d, open
	y, k, found := p.year(j + 1)
	if p.is(j, ",") && found && p.isNumber(j+1) { // "March 3-5, 2024"
		f.year, j = y, k
	}
	return dateExpr(i, j, f), true
}

// endsInDay reports whether the word at i ends a day of a month.
func (p *parser) endsInDay(i int) bool {
	_, _, word := p.find(i, ordinal)
	return word || p.isNumber(i) || p.is(i, "st", "nd", "rd", "th")
}

// daysApart reads the first day of "from 4 to 22 January", "the ninth and the seventeenth of April", "3-5 March 2024": the
// month stands behind the second.
func (p *parser) daysApart(i int) (x expr, ok bool) {
	d, j, ok := p.dayOfMonth(i)
	if !ok || !p.is(j, "to", "-", "and", "through", "until", "till") || p.isNumber(j-1) && p.joined(i) {
		return x, false
	}
	y, ok := p.dayFirst(j + 1)
	if !ok || y.node.fields.day <= d {
		return x, false
	}
	f := y.node.fields
	f.day, f.weekday = d, open
	return dateExpr(i, j, f), true
}

// weekOf reports whether x is a bare weekday of the week told right before it: "next week, between Wednesday and Friday".
func (p *parser) weekOf(last, x expr) bool {
	if last.node == nil || x.node == nil || last.node.fields.grain != grainWeek || last.node.op != opShift || x.node.op != opFields {
		return false
	}
	f := x.node.fields
	if f.weekday == open || f.day != open || x.start-last.end > 2 || x.start == last.end {
		return false
	}
	for i := last.end; i < x.start; i++ {
		if !p.is(i, ",", "between", "from", "-", "on") {
			return false
		}
	}
	return true
}

// months2 reports whether last and x are a range of months or days of which at most x tells the year: "from May to
// September", "from January to April 2015".
func (p *parser) months2(last, x expr) bool {
	if last.node == nil || x.node == nil || last.end != x.start-1 || !p.is(last.end, "to", "-", "through", "until", "till", "and") {
		return false
	}
	if p.is(last.end, "and") && !p.is(last.start-1, "between") {
		return false
	}
	a, b := last.node, x.node
	return a.op == opFields && b.op == opFields && a.fields.year == open && a.fields.month != open && b.fields.month != open && a.fields.grain == b.fields.grain
}

// days2 reports whether last and x are a range of days that x ends by a bare weekday: "from Monday to Friday".
func (p *parser) days2(last, x expr) bool {
	return last.node != nil && x.node != nil && last.end == x.start-1 && (p.is(last.end, "to", "-", "through", "until", "till") || p.is(last.end, "and") && p.is(last.start-1, "between")) &&
		last.node.fields.grain == grainDay && x.node.op == opFields && x.node.fields.weekday != open && x.node.fields.day == open && !x.node.fields.clocked()
}

// range2 reports whether last and x are a range of times whose day only x tells: "9 a.m. to 5 p.m. Monday".
func (p *parser) range2(last, x expr) bool {
	return last.node != nil && last.typ == sayso.TimeTime && last.end == x.start-1 && p.is(last.end, "to", "-", "and", "until", "till") &&
		last.node.op == opShift && last.node.from == fromText && last.node.fields.hour != open && x.node != nil &&
		x.node.fields.hour != open && !(x.node.op == opShift && x.node.from == fromText) && p.clockAt(x.start)
}

// clockAt reports whether a time of day begins at i: of "2 p.m. to tomorrow 4 p.m." only the second is tomorrow.
func (p *parser) clockAt(i int) bool {
	_, _, _, ok := p.clock(i)
	return ok
}
