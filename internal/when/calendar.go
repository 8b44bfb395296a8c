package when

import (
	"sayso"
)

// month reads a month's name. sure is false for a word that is one only in company: "may", "march", a short form
// without its full stop.
func (p *parser) month(i int) (n, end int, sure, ok bool) {
	if e, j, ok := p.find(i, month); ok {
		return e.n, j, true, true
	}
	if e, j, ok := p.find(i, monthShort); ok {
		k := p.stop(j)
		return e.n, k, k > j && p.words[i].capital, true
	}
	if e, j, ok := p.find(i, monthWord); ok && (p.words[i].capital || p.dayBefore(i) || p.dayBehind(j) || p.is(i-1, "in") && j == p.end) {
		return e.n, j, false, true
	}
	return 0, i, false, false
}

// dayBefore reports whether a number of a day stands before i: "the 2nd of march", "3 may".
func (p *parser) dayBefore(i int) bool {
	if p.is(i-1, "of") {
		i--
	}
	return p.isNumber(i-1) || p.is(i-1, "st", "nd", "rd", "th") && p.joined(i-1) || p.is(i-1, "first", "second", "third")
}

// dayBehind reports whether nothing but a day stands behind a word: "march 3", "march 3rd 2015".
func (p *parser) dayBehind(i int) bool {
	d, j, ok := p.dayOfMonth(i)
	if !ok || d > 31 || p.is(i, "the") {
		return false
	}
	_, n := p.digits(j)
	return j == p.end || n == 4 || p.is(j, ".", ",") && !p.joined(j+1)
}

// weekday reads a weekday's name.
func (p *parser) weekday(i int) (n, end int, sure, ok bool) {
	if e, j, ok := p.find(i, weekday); ok {
		return e.n, j, true, true
	}
	if e, j, ok := p.find(i, weekdayShort); ok && p.words[i].capital {
		k := p.stop(j)
		return e.n, k, k > j && p.words[i].low != "sun" && p.words[i].low != "sat", true
	}
	return 0, i, false, false
}

// dayOfMonth reads "3", "3rd", "the third", "the 3rd".
func (p *parser) dayOfMonth(i int) (n, end int, ok bool) {
	j := i
	if p.is(j, "the") {
		j++
	}
	if n, k, ok := p.ordinal(j); ok && n <= 31 {
		if p.is(j, "second", "seconds") && !p.is(i, "the") && p.is(k, "in", "to") {
			return 0, i, false
		}
		return n, k, true
	}
	v, d := p.digits(j)
	if d == 0 || d > 2 || v < 1 || v > 31 || j > i || p.joined(j) && (p.is(j-1, ".", ",", "/") || p.is(j-1, ":") && p.isNumber(j-2)) || p.is(j-1, "$") {
		return 0, i, false
	}
	if p.is(j+1, ".", ",", ":") && p.joined(j+1) && p.joined(j+2) && p.isNumber(j+2) || p.is(j+1, "%", "/", "st") {
		return 0, i, false
	}
	if p.is(j+1, "percent", "million", "billion", "p", "am", "pm", "a") && !p.is(j+1, "a") {
		return 0, i, false
	}
	return v, j + 1, true
}

// calendar reads a date by its name in the calendar: "Friday, Aug. 8, 2025", "8 August", "the 2nd of March", "March 1996",
// "2025-08-09", "8/9/2025", "1989", "the 1990s", "the twentieth century", "Q3 2024", "fiscal 2025".
func (p *parser) calendar(i int) (x expr, ok bool) {
	if p.is(i, "the") { // "the 1990s", "the 20th century"
		for _, read := range []func(int) (expr, bool){p.decade, p.centuries} {
			if y, found := read(i + 1); found && !p.is(y.end, "-") {
				y.start = i
				return y, true
			}
		}
	}
	for _, read := range []func(int) (expr, bool){p.numeric, p.named, p.dayFirst, p.daysApart, p.decade, p.centuries, p.fiscalYear, p.shortQuarter, p.yearAlone} {
		if y, found := read(i); found && (!ok || y.end > x.end) {
			x, ok = y, true
		}
	}
	return x, ok
}

func dateExpr(start, end int, f fields) expr {
	return expr{start: start, end: end, typ: sayso.TimeDate, node: &node{op: opFields, fields: f}}
}

// named reads a weekday, a month, or both, with day and year where they follow.
func (p *parser) named(i int) (x expr, ok bool) {
	f := nothing()
	j, sure := i, false
	wd, k, wdSure, hasDay := p.weekday(i)
	if hasDay {
		f.weekday, f.grain, j, sure = wd, grainDay, k, wdSure
		m := k
		if p.is(m, ",") {
			m++
		}
		if p.is(m, "the") || m == k {
			if n, l, ok := p.ordinal(m + btoi(p.is(m, "the"))); ok && n <= 31 && !p.is(l, "of") { // "Tuesday the 19th"
				if _, _, _, more := p.month(l); !more && (l == p.end || p.is(l, ",", ".", ";", ")", "at", "until", "till", "to", "and", "through", "-", "from")) {
					f.day = n
					return dateExpr(i, l, f), true
				}
			}
		}
		if n, ok := p.dayBehindWeekday(k); ok && m == k { // "Monday 21"
			f.day = n
			return dateExpr(i, k+1, f), true
		}
		if y, found := p.monthDay(m, f); found {
			y.start = i
			return y, true
		}
		if y, found := p.dayFirst(m); found {
			y.node.fields.weekday, y.start = wd, i
			return y, true
		}
		return dateExpr(i, j, f), sure
	}
	return p.monthDay(i, f)
}

// dayBehindWeekday reads the number of a day behind a weekday where it can count nothing: "on Monday 21, the day of the
// vote", and not "on Monday 21 people".
func (p *parser) dayBehindWeekday(i int) (day int, ok bool) {
	v, d := p.digits(i)
	if d == 0 || d > 2 || v < 1 || v > 31 || p.joined(i) || p.joined(i+1) && p.joined(i+2) {
		return 0, false
	}
	return v, i+1 == p.end || p.is(i+1, ".", ",", ";", ")", "!", "?", "between", "from", "until", "at")
}

// monthDay reads "March 3, 1996", "March 3rd", "March 1996", "March", "March of 1996".
func (p *parser) monthDay(i int, f fields) (x expr, ok bool) {
	m, j, sure, ok := p.month(i)
	if !ok {
		return x, false
	}
	f.month, f.grain = m, grainMonth
	k := j
	if p.is(k, ",") && p.is(k+2, "st", "nd", "rd", "th") && p.joined(k+2) { // "October, 1st"
		k++
	}
	if d, l, found := p.dayOfMonth(k); found && (!p.is(k, "second", "first", "third", "fourth") || l == p.end || p.is(l, ".", ",") || p.isNumber(l)) {
		f.day, f.grain, k, sure = d, grainDay, l, true
		if p.is(k-1, "the") {
			return x, false
		}
	} else {
		k = j
	}
	y, l, found := p.year(k + btoi(p.is(k, ",", "of")))
	if found && (f.day != open || !p.is(k, ",") || p.joined(k)) && (!p.is(k, ",") || p.isNumber(k+1) || p.is(k+1, "nineteen", "twenty", "two")) {
		if _, _, counted := p.find(l, unit); !counted {
			f.year, k, sure = y, l, true
		}
	}
	if v, l, found := p.shortYear(k, f.day == open); found && sure && f.year == open {
		f.year, k = v, l
	}
	if !sure && !p.monthLikely(i, j) {
		return x, false
	}
	return dateExpr(i, k, f), true
}

// shortYear reads a year of two digits that can be no day: "April of 87", "August 99", "14 April 15".
func (p *parser) shortYear(i int, dayless bool) (year, end int, ok bool) {
	j := i + btoi(p.is(i, "of"))
	v, d := p.digits(j)
	if d != 2 || v < 32 && dayless || p.joined(j) || j+1 < p.end && !p.is(j+1, ".", ",", ";", ")", "!", "?") || p.joined(j+1) && p.joined(j+2) {
		return 0, i, false
	}
	return century(v) + v, j + 1, true
}

// monthLikely judges a bare "May", "March" or "Mar" by the words beside it: a preposition or an article of time in front
// makes it a month, a subject or a clause makes it a verb.
func (p *parser) monthLikely(i, j int) bool {
	if p.is(i-1, "in") && (j == p.end || p.is(j, ".", ",")) { // "it may be in may"
		return true
	}
	if _, _, short := p.find(i, monthShort); short { // "Jan Kavan"
		return p.is(i-1, "in", "since", "until") && (j == p.end || !p.words[j].capital)
	}
	if !p.words[i].capital {
		return false
	}
	if p.is(i-1, "in", "since", "until", "till", "by", "last", "next", "this", "early", "late", "mid", "during", "through", "from", "to", "between", "of", "and", "each", "every", "before", "after", "-", "for") {
		return i-1 > p.begin || !p.is(j, "be", "have", "not")
	}
	if _, _, _, range2 := p.month(j + 1); range2 && p.is(j, "to", "through", "and", "-") { // "May to March"
		return true
	}
	return i == p.begin && (p.is(j, "'") || p.stop(j) == p.end) // the heading of a list by months
}

// dayFirst reads "8 August 2025", "the 2nd of March", "2nd March".
func (p *parser) dayFirst(i int) (x expr, ok bool) {
	d, j, ok := p.dayOfMonth(i)
	if !ok {
		return x, false
	}
	ordinal := !p.isNumber(j - 1)
	if p.is(j, "day") && p.is(j+1, "of") {
		j++
	}
	of := p.is(j, "of")
	if _, _, dotted, _ := p.month(j + 1); p.is(j, ".") && p.joined(j) && !ordinal && dotted { // "16. Nov. 2016"
		j++
	}
	if of || p.is(j, "-", "/") && p.joined(j) {
		j++
	}
	m, k, sure, ok := p.month(j)
	if !ok || !p.words[j].capital && !ordinal && !of && !sure || p.is(j, "may", "march") && !p.words[j].capital && !ordinal {
		return x, false
	}
	f := nothing()
	f.day, f.month, f.grain = d, m, grainDay
	n := k
	if p.is(n, ",", "-", "/") {
		n++
	}
	if y, l, found := p.year(n); found {
		f.year, k = y, l
	} else if y, l, found := p.shortYear(k, false); found {
		f.year, k = y, l
	} else if v, digits := p.digits(n); digits == 2 && n > k && p.is(k, "-", "/") || digits == 2 && p.is(n, "'") {
		f.year, k = century(v)+v, n+1
	} else if _, dd := p.dayAfter(k); dd { // "the third of March 4"
		return x, false
	}
	return dateExpr(i, k, f), true
}

// dayAfter reports whether a bare day follows, as in "3 March 4, 2020": then 3 was not the day.
func (p *parser) dayAfter(i int) (int, bool) {
	v, d := p.digits(i)
	y, dy := p.digits(i + 2)
	return v, (d == 1 || d == 2) && p.is(i+1, ",") && dy == 4 && y > 1500
}

// numeric reads ISO 8601 and dates with slashes, the month first as American papers have it: "2025-08-09", "8/9/2025".
// Numbers that cannot be a month are taken for the day. "9/11" and "24/7" are no dates: a slash needs a year.
func (p *parser) numeric(i int) (x expr, ok bool) {
	a, da := p.digits(i)
	b, db := p.digits(i + 2)
	c, dc := p.digits(i + 4)
	if da == 0 || db == 0 || p.joined(i) && !p.is(i-1, "(", "\"", "[", "“") || !p.is(i+1, "-", "/", ".") || !p.joined(i+2) {
		return x, false
	}
	f := nothing()
	f.grain = grainDay
	three := dc > 0 && p.low(i+1) == p.low(i+3) && p.joined(i+3) && p.joined(i+4)
	switch {
	case da == 4 && db <= 2 && three && dc <= 2:
		f.year, f.month, f.day = a, b, c
	case three && da <= 2 && db <= 2 && (dc == 4 || dc == 2):
		f.month, f.day, f.year = a, b, c
		if a > 12 || p.is(i+1, ".") && b <= 12 && a > 12 {
			f.month, f.day = b, a
		}
		if dc == 2 {
			f.year += century(c)
		}
	case da == 4 && db <= 2 && p.is(i+1, "-", "/") && a >= 1900 && a < 2100 && b >= 1 && b <= 12 && db == 2 && !p.is(i+3, "-", "/"):
		f.year, f.month, f.grain = a, b, grainMonth
		if p.is(i+1, "-") && b > a%100 && b <= 12 { // "2001-02" is a season of two years
			return x, false
		}
		return dateExpr(i, i+3, f), true
	default:
		return x, false
	}
	if f.month < 1 || f.month > 12 || f.day < 1 || f.day > 31 || f.year < 1000 || f.year > 2200 {
		return x, false
	}
	x = dateExpr(i, i+5, f)
	if p.is(i+5, "t") && p.joined(i+5) {
		if t, zone, j, ok := p.clock(i + 6); ok {
			x.addClock(t, zone)
			x.end = j
			if p.is(j, "z") && p.joined(j) {
				x.end, x.zone = j+1, "Z"
			}
		}
	}
	return x, true
}
