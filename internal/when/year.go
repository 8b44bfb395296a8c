package when

// year reads a year: "1989", "'89", "nineteen ninety-six", "two thousand ten", "2014 AD". told says that the form alone
// makes it one.
func (p *parser) year(i int) (year, end int, ok bool) {
	if v, d := p.digits(i); d == 4 && v >= 1000 && v < 2200 && !p.joined(i+1) || d == 4 && v >= 1500 && (v < 2100 || v < 2200 && p.is(i-1, "in", "by", "until", "before")) && p.is(i+1, ".", ",", "'", ")", "-", ";", ":", "?", "!", "]", "\"", "”") {
		if p.joined(i) && p.is(i-1, "-") && p.isNumber(i-2) { // "1987-1990"; "138-2010" is a telephone
			if from, n := p.digits(i - 2); n != 4 || from >= v {
				return 0, i, false
			}
		}
		if p.joined(i) && !p.is(i-1, "(", "-", "'", "/", "\"", "“", "[", "_", ",", "`") || p.is(i+1, ",", ".") && p.joined(i+2) && p.isNumber(i+2) {
			return 0, i, false
		}
		return v, i + 1, true
	}
	if p.is(i, "'") {
		if v, d := p.digits(i + 1); d == 2 && p.joined(i+1) && !p.is(i+2, "s") {
			return century(v) + v, i + 2, true
		}
	}
	return p.spokenYear(i)
}

func (p *parser) isNumber(i int) bool { _, d := p.digits(i); return d > 0 }

// century of a year told by two digits: until 2030 the one that makes it near.
func century(v int) int {
	if v <= 30 {
		return 2000
	}
	return 1900
}

// spokenYear reads "nineteen ninety-six", "two thousand and four", "twenty twelve".
func (p *parser) spokenYear(i int) (year, end int, ok bool) {
	e, j, found := p.find(i, number)
	if !found {
		return 0, i, false
	}
	if e.n == 2 && p.is(j, "thousand") {
		n, k, _ := p.spoken(i)
		return int(n), k, n >= 2000 && n < 2100
	}
	if e.n < 15 || e.n > 20 {
		return 0, i, false
	}
	n, k, found := p.spoken(j)
	if !found || n < 10 || n > 99 || p.is(j, "hundred") {
		return 0, i, false
	}
	if _, _, counted := p.find(k, unit); counted {
		return 0, i, false
	}
	return e.n*100 + int(n), k, true
}

// decade reads "the 1990s", "the '80s", "the nineties", "the late 1970s" without its first words.
func (p *parser) decade(i int) (x expr, ok bool) {
	f := nothing()
	f.grain = grainDecade
	j := i
	if p.is(j, "'") {
		j++
	}
	v, d := p.digits(j)
	k := j + 1
	if p.is(k, "'") && p.joined(k) {
		k++
	}
	if p.is(k, "s") && p.joined(k) && v%10 == 0 && (d == 4 && v >= 1000 && v < 2200 || d == 2 && v >= 20 && (j > i || p.is(i-1, "the", "early", "late", "mid", "-") || p.is(i-1, "in") && p.is(j+1, "'"))) {
		if d == 2 {
			v += 1900
		}
		f.decade = v / 10
		if d == 4 && v%100 == 0 && v != 2000 { // "the 1800s": a century
			f.decade, f.century, f.grain = open, v/100, grainCentury
		}
		return dateExpr(i, k+1, f), true
	}
	if p.is(i, "nineteen", "eighteen") && i+1 < p.end { // "the nineteen seventies"
		if y, ok := p.decade(i + 1); ok && y.node.fields.decade >= 192 && !p.isNumber(i+1) {
			y.start = i
			y.node.fields.decade -= 10 * btoi(p.is(i, "eighteen"))
			return y, true
		}
	}
	for n, name := range []string{"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"} {
		if p.is(i, name) && p.is(i-1, "the", "early", "late", "mid", "-", "in") && !p.is(i-2, "his", "her", "their") || p.is(i, name) && p.is(i-1, "nineteen", "eighteen") {
			f.decade = 192 + n
			return dateExpr(i, i+1, f), true
		}
	}
	return x, false
}

// centuries reads "the 20th century", "the nineteenth century BC".
func (p *parser) centuries(i int) (x expr, ok bool) {
	n, j, ok := p.ordinal(i)
	if p.is(j, "-") {
		j++
	}
	if !ok || n < 2 || !p.is(j, "century", "centuries") {
		return x, false
	}
	f := nothing()
	f.grain, f.century = grainCentury, n-1
	return dateExpr(i, j+1, f), true
}

// fiscalYear reads "fiscal 2025", "fiscal year 2025", "FY 2025", "the 2025 fiscal year".
func (p *parser) fiscalYear(i int) (x expr, ok bool) {
	f := nothing()
	f.grain = grainYear
	j := i
	switch {
	case p.is(i, "fiscal", "calendar") || p.is(i, "the") && p.is(i+1, "fiscal", "calendar"):
		j = i + 1 + btoi(p.is(i, "the"))
		if p.is(j, "year", "-") {
			j++
		}
	case p.is(i, "fy"):
		j = i + 1
		if v, d := p.digits(j); d == 2 && p.joined(j) {
			f.year = century(v) + v
			return dateExpr(i, j+1, f), true
		}
	default:
		y, k, ok := p.year(i)
		if !ok || !p.is(k, "fiscal", "calendar", "model") || !p.is(k+1, "year") || p.is(k, "model") {
			return x, false
		}
		f.year = y
		return dateExpr(i, k+2, f), true
	}
	y, k, ok := p.year(j)
	if !ok {
		return x, false
	}
	f.year = y
	return dateExpr(i, k, f), true
}

// shortQuarter reads "Q3", "Q3 2024", "2024Q3", "3Q", "H1".
func (p *parser) shortQuarter(i int) (x expr, ok bool) {
	f := nothing()
	f.grain = grainQuarter
	j := i
	v, d := p.digits(i)
	if d == 4 && p.is(i+1, "q") && p.joined(i+1) {
		f.year, j = v, i+1
	}
	q, dq := p.digits(j + 1)
	switch {
	case p.is(j, "q", "h") && dq == 1 && p.joined(j+1) && q >= 1 && (q <= 4 && p.is(j, "q") || q <= 2) && p.words[j].capital:
		if p.is(j, "q") {
			f.quarter = q
		} else {
			f.half, f.grain = q, grainHalf
		}
		j += 2
	case d == 1 && v >= 1 && v <= 4 && p.is(i+1, "q") && p.joined(i+1) && !p.joined(i+2):
		f.quarter, j = v, i+2
	default:
		return x, false
	}
	if f.year == open {
		n := j
		if p.is(n, "of", "-", "/") {
			n++
		}
		if y, k, ok := p.year(n); ok {
			f.year, j = y, k
		}
	}
	return dateExpr(i, j, f), true
}

// counted are words that make the number before them a number of things.
var counted = []string{"percent", "%", "million", "billion", "thousand", "people", "men", "women", "children", "troops", "soldiers", "police", "feet", "miles",
	"meters", "metres", "kilometers", "kilometres", "tons", "tonnes", "pounds", "dollars", "euros", "shares", "units", "workers", "employees", "hours",
	"points", "votes", "cars", "homes", "jobs", "members", "acres", "barrels", "rupees", "yen", "guests", "others", "residents", "students", "mph", "km", "years", "days"}

// yearAlone reads "1989", "the year 2000" and leaves numbers of things aside: "2000 people", "$1998", "Flight 1549".
func (p *parser) yearAlone(i int) (x expr, ok bool) {
	j := i
	told := false
	if p.is(j, "the") && p.is(j+1, "year") {
		j, told = j+2, true
	} else if p.is(j, "year") {
		j, told = j+1, true
	}
	y, k, ok := p.year(j)
	if v, d := p.digits(j); told && !ok && d == 3 && !(p.joined(j+1) && p.joined(j+2)) { // "the year 476"
		y, k, ok = v, j+1, true
	}
	if !ok || p.is(j, "'") && !p.is(j-1, "of", "in", "since") {
		return x, false
	}
	if !told {
		if p.is(j-1, "$", "no", "number", "flight", "room", "page", "route", "about", "some", "nearly", "than", "over", "#", "resolution", "£", "€", "almost", "roughly", "article", "model", "windows", "mazda", "highway", "boeing", "least", "us") ||
			p.is(k, counted...) || p.is(k, "-") && p.joined(k) && !p.yearRange(k) {
			return x, false
		}
		if y%50 == 0 && y != 1950 && !p.is(j-1, "in", "of", "since", "by") && k < p.end && !p.words[k].capital && len(p.low(k)) > 3 && p.low(k)[len(p.low(k))-1] == 's' {
			return x, false
		}
		if (y < 1600 || y > 2060) && !p.is(j-1, "in", "since", "until", "of", "by", "from", "to", "year", "and", "between", "before", "after", "circa") {
			return x, false
		}
	}
	f := nothing()
	f.year, f.grain = y, grainYear
	if p.is(k, "ad", "bc", "ce", "bce") || p.is(k, "a", "b") && p.is(k+1, ".") && p.is(k+2, "d", "c") {
		if p.is(k, "bc", "bce", "b") {
			f.year = 1 - y
		}
		if p.is(k, "a", "b") {
			k += 2
		}
		k = p.stop(k + 1)
	}
	return dateExpr(i, k, f), true
}

// yearRange reports whether a year follows the hyphen at i: "1987-1990", "1989-90", "1987-present".
func (p *parser) yearRange(i int) bool {
	v, d := p.digits(i + 1)
	y, _ := p.digits(i - 1)
	return d == 4 && v > y || d == 2 && v > y%100 || p.is(i+1, "present") || !p.joined(i+1) || p.is(i+1, "style", "era", "model") && false
}
