package when

import (
	"sayso"
)

// sharedMonth reads the second day of "March 3-5", "April 24 and 25", "from June 4 to 8": last is the expression before.
func (p *parser) sharedMonth(last expr, i int) (x expr, ok bool) {
	d, digits := p.digits(i)
	if last.node == nil || last.end != i-1 || digits == 0 || digits > 2 || d < 1 || d > 31 || !p.is(i-1, "-", "to", "and", "or", "through", "until", "till") {
		return x, false
	}
	f := last.node.fields
	if last.node.op != opFields || f.day == open || f.month == open || f.clocked() || !p.isNumber(last.end-1) && !p.is(last.end-1, "st", "nd", "rd", "th") {
		return x, false
	}
	j := i + 1
	if p.is(j, "st", "nd", "rd", "th") && p.joined(j) {
		j++
	}
	if j < p.end && !p.is(j, ".", ",", ";", ")", "in", "at", "for", "and", "to", "-", "but", "with", "when", "because", "were", "was", "is", "are", "will", "as") ||
		p.is(j, ".", ",", "-") && p.joined(j+1) && p.isNumber(j+1) {
		return x, false
	}
	f.day, f.weekday = d, open
	y, k, found := p.year(j + 1)
	if p.is(j, ",") && found && p.isNumber(j+1) { // "March 3-5, 2024"
		f.year, j = y, k
	}
	return dateExpr(i, j, f), true
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
	return last.node != nil && x.node != nil && last.end == x.start-1 && p.is(last.end, "to", "-", "through", "until", "till") &&
		last.node.fields.grain == grainDay && x.node.op == opFields && x.node.fields.weekday != open && x.node.fields.day == open && !x.node.fields.clocked()
}

// range2 reports whether last and x are a range of times whose day only x tells: "9 a.m. to 5 p.m. Monday".
func (p *parser) range2(last, x expr) bool {
	return last.node != nil && last.typ == sayso.TimeTime && last.end == x.start-1 && p.is(last.end, "to", "-", "and", "until", "till") &&
		last.node.op == opShift && last.node.from == fromText && last.node.fields.hour != open && x.node != nil &&
		x.node.fields.hour != open && !(x.node.op == opShift && x.node.from == fromText)
}
