package quantity

import (
	"math/big"

	"sayso"
)

// A reading is a number with its unit, before the words around it are looked at.
type reading struct {
	numeral
	start, end int  // with sign, currency and unit
	unit       unit // without a name if there is none
	per        string
	negative   bool
	hyphen     bool // "a 40-page ruling"
	age        bool
	plus       sayso.Comparison // "40+", "40-odd"
}

func (r reading) unitName() string {
	if r.per == "" || r.unit.name == "" {
		return r.unit.name
	}
	return r.unit.name + " per " + r.per
}

// read reads a number with sign, currency and unit that begins at lexeme i.
func (s line) read(i int) (reading, bool) {
	r := reading{start: i}
	j := i
	r.negative, j = s.sign(j)
	before, k := s.currencyBefore.at(s.ls, j)
	money := k > j && (s.number(k) || s.kindOf(k) != "" || s.is(k, ".")) && s.spaceFits(j, k)
	if money {
		j = k
	}
	n, ok := s.numeral(j, money)
	if !ok || r.negative && !n.digits && !s.is(i, "minus") {
		return r, false
	}
	if money && s.ls[j-1].kind == lexWord && len(s.ls[j-1].text) == 1 && !n.points && !n.scaled && len(s.text(j)) < 3 {
		return r, false // "N95", "P5"
	}
	r.numeral, r.end = n, n.hi
	if money {
		r.unit = s.narrowed(before, &r)
	} else {
		s.readUnit(&r)
	}
	s.readPer(&r)
	return r, true
}

// sign reads "-", "−", "minus" before a number, not the hyphen of a compound.
func (s line) sign(i int) (negative bool, end int) {
	switch {
	case s.is(i, "minus"):
		j := i + 1
		if s.dash(j) {
			j++
		}
		if s.number(j) || s.belowHundred(j) {
			return true, j
		}
	case s.is(i, "-", "−", "–") && !s.glued(i) && s.glued(i+1) && s.number(i+1):
		return true, i + 1
	case s.is(i, "+") && s.glued(i+1) && s.number(i+1):
		return false, i + 1
	}
	return false, i
}

// spaceFits refuses one-letter currencies that do not touch the number: "R 5", "Plan P 5".
func (s line) spaceFits(i, k int) bool {
	last := s.ls[k-1]
	return last.kind != lexWord || len(last.text) > 2 || s.glued(k) || last.text == "Rs" ||
		len(last.text) == 2 && len(s.text(k)) > 2
}

// narrowed reads what follows a sum in "$": "$58 US", "$40m AUD".
func (s line) narrowed(before unit, r *reading) unit {
	if before.name != "dollar" {
		return before
	}
	if s.is(r.end, "us", "u.s.") && s.ls[r.end].caps && !s.caps(r.end+1) {
		r.end++
		return unit{"USD", "money"}
	}
	after, end := s.currencyAfter.at(s.ls, r.end)
	if end == r.end+1 && s.word(r.end) && len(after.name) == 3 {
		r.end = end
		return after
	}
	return before
}

// readUnit reads the unit behind the number: a currency, a measure, a per cent.
func (s line) readUnit(r *reading) {
	j := r.end
	if c, end := s.glue(j); end > j { // "40-plus percent", "5+ km"
		r.plus, r.end, j = c, end, end
	}
	if r.part && (s.is(j, "a", "an") || s.is(j, "of") && s.is(j+1, "a", "an")) { // "half a mile", "a third of a mile"
		k := j + 1
		if s.is(j, "of") {
			k++
		}
		if u, end := s.units.at(s.ls, k); end > k && u.dimension != "count" {
			r.unit, r.end = u, end
			return
		}
	}
	if s.dash(j) {
		r.hyphen = true
		j++
	} else if s.is(j, "-") && s.glued(j) && s.yearOld(j+1) > 0 {
		j++
	} else if s.is(j, "of") && r.low != nil { // "tens of thousands of dollars", "hundreds of miles"
		j++
	}
	if s.is(j, "yo") && s.wholeAge(r) { // "an 87 yo man"
		r.unit, r.end, r.age = unit{"year", "time"}, j+1, true
		return
	}
	u, end := s.currencyAfter.at(s.ls, j)
	if end == j || !s.unitFits(j, end, r) {
		u, end = s.units.at(s.ls, j)
	}
	if end > j && s.unitFits(j, end, r) {
		r.unit, r.end = u, end
		if u.dimension == "money" && !r.scaled && s.scaleAt(end) && r.digits { // "75 USD million"
			r.numeral = s.scale(numeral{lo: r.lo, hi: end, value: r.value, digits: true}, true)
			r.end = r.hi
		}
		s.compound(r)
		if old := s.yearOld(j); old > 0 {
			r.age, r.end = true, old
		}
	} else if r.hyphen {
		r.hyphen = false
	}
}

// compound adds the smaller unit of "3 dollars and 50 cents", "5 feet 2 inches", "5 ft 2 in".
func (s line) compound(r *reading) {
	var parts int64
	switch {
	case r.unit.name == "foot":
		parts = 12
	case r.unit.dimension == "money" && r.unit.name != "cent" && r.unit.name != "penny":
		parts = 100
	default:
		return
	}
	j := r.end
	if s.is(j, "and") {
		j++
	}
	n, ok := s.bareNumber(j)
	if !ok || r.value == nil || !r.value.IsInt() || n.value.Cmp(integer(parts)) >= 0 || n.scaled {
		return
	}
	u, end := s.units.at(s.ls, n.hi)
	if parts == 100 {
		u, end = s.currencyAfter.at(s.ls, n.hi)
	}
	if parts == 12 && s.is(n.hi, "in") && (!s.word(n.hi+1) || s.glued(n.hi) || s.classed(n.hi+1, "dimension")) {
		u, end = unit{"inch", "length"}, n.hi+1
	}
	if end > n.hi && (u.name == "inch" || parts == 100 && (u.name == "cent" || u.name == "penny")) {
		r.value, r.end = plus(r.value, new(big.Rat).Quo(n.value, integer(parts))), end
	}
}

func (s line) glue(i int) (sayso.Comparison, int) {
	j := i
	if s.dash(j) {
		j++
	}
	if c, end := s.compareGlued.at(s.ls, j); end > j && s.glued(j) && (j > i || s.is(j, "+")) {
		return c, end
	}
	return "", i
}

// unitFits refuses one-letter symbols that are more likely a word or an initial, and "second" in its place in a row.
func (s line) unitFits(i, end int, r *reading) bool {
	text := s.ls[i].text
	if (text == "s" || text == "′") && (yearLike(r.numeral) || s.caps(r.lo-1) || len(s.text(r.lo)) > 3 && !r.points) {
		return false // "the 1970s", "Model 3s"
	}
	if text == "s" && len(s.text(r.lo)) == 2 && s.text(r.lo)[1] == '0' && (s.classed(r.lo-1, "determiner") ||
		s.is(r.lo-1, "to", "early", "late", "mid", "-", "and", "’", "'")) {
		return false // "in his 60s"
	}
	if end == i+1 && len(text) > 2 && s.caps(i) && s.caps(i+1) && text[1] >= 'a' {
		return false // "ten Kilo Class submarines"
	}
	if end > i+1 || s.ls[i].kind != lexWord {
		return true
	}
	if text == "C" || text == "F" {
		return r.digits && !s.dash(i+1) && s.near(i, 12, "heat") // "35C", not "the 13F filing" or "a Boeing 777F"
	}
	switch {
	case len(text) > 2:
		return !s.is(i, "won", "sterling", "sol", "real", "dong", "lei", "bar", "head", "ether", "crowns") ||
			s.wordUnitFits(i, r)
	case len(text) == 2 || s.glued(i):
		return !(text == "mi" || text == "ac" || text == "ha") || s.glued(i) || !s.caps(i)
	}
	return r.digits && !s.caps(i+1) && !s.dash(i+1) && !(s.is(i+1, ".") && i+2 < len(s.ls)) &&
		s.is(i, "c", "f", "m", "l", "w", "v", "g", "p", "r", "n", "j")
}

// wordUnitFits tells "90,000 won" from "the 40 won by six".
func (s line) wordUnitFits(i int, r *reading) bool {
	return r.scaled || r.points || s.stops(i+1) && !s.is(i+1, "the", "a", "an", "by", "in", "their", "his", "her")
}

// readPer reads "per share", "a month", "an hour" behind a unit.
func (s line) readPer(r *reading) {
	j := r.end
	explicit := s.is(j, "per", "/")
	if !explicit && !s.is(j, "a", "an", "each", "every") || r.unit.name == "" {
		return
	}
	j++
	if s.dash(j) {
		j++
	}
	u, end := s.units.at(s.ls, j)
	fits := end > j && (u.dimension != "count" || s.is(j, "share", "unit", "person", "head", "seat", "page"))
	if end > j && !explicit && (u.dimension == "ratio" || u.dimension == "score" || u.dimension == "factor" ||
		s.adjectival(end)) {
		fits = false
	}
	switch {
	case fits:
		r.per, r.end = u.name, end
	case explicit && s.is(r.end, "per") && s.word(j) && !s.stops(j):
		r.per, r.end = s.low(j), j+1
	}
}

// adjectival reports whether a unit that ends at i belongs to a longer word: "rose 5 percent a year-long study found".
func (s line) adjectival(i int) bool { return s.dash(i) }

// wholeAge reports whether the number can be somebody's age.
func (s line) wholeAge(r *reading) bool {
	return r.digits && r.value != nil && r.value.IsInt() && r.value.Cmp(integer(119)) <= 0
}

// yearOld returns where "year-old", "years old" or "-month-old" ends, 0 if i does not begin one.
func (s line) yearOld(i int) int {
	if !s.is(i, "year", "years", "month", "months", "week", "weeks", "day", "days", "yr") {
		return 0
	}
	j := i + 1
	if s.is(j, "-", "‐", "‑", "–") && s.glued(j) {
		j++
	}
	if s.is(j, "old", "olds") {
		return j + 1
	}
	if s.is(j, "of") && s.is(j+1, "age") {
		return j + 2
	}
	return 0
}
