package quantity

import (
	"strings"

	"sayso"
)

// compare reads "more than", "up to", "or so" around the number.
func (s line) compare(f *found, r reading) {
	if c, lo := s.compareBefore.before(s.ls, f.lo, 5); lo < f.lo {
		f.comparison, f.lo = c, lo
		if s.is(f.lo-1, "to") && c == sayso.ComparisonUpTo {
			return
		}
	}
	if c, hi := s.compareAfter.at(s.ls, f.hi); hi > f.hi && f.comparison == "" {
		f.comparison, f.hi = c, hi
	}
	if r.plus != "" && f.comparison == "" {
		f.comparison = r.plus
	}
	if f.comparison == "" && r.vague {
		f.comparison = sayso.ComparisonAbout
	}
	if f.comparison == "" && s.dash(f.lo-1) && s.is(f.lo-2, "sub") {
		f.comparison, f.lo = sayso.ComparisonLessThan, f.lo-2
	}
}

// changed decides whether the quantity is the size of a change, from the verb before, the noun or the side word.
func (s line) changed(f *found, r reading) {
	if f.kind == sayso.QuantityAge {
		return
	}
	if s.is(f.lo, "+") && f.kind == sayso.QuantityPercentage {
		f.change, f.direction = true, sayso.DirectionUp
		return
	}
	if lo, c := s.changeVerb(f); lo < f.lo {
		f.change, f.direction, f.lo = true, c.direction, lo
		return
	}
	if f.kind == sayso.QuantityCount || f.dimension == "time" || f.kind == sayso.QuantityNumber {
		return
	}
	if c := s.changes[s.low(f.hi)]; c.behind || c.noun && !c.verb {
		f.change, f.direction = true, c.direction
		return
	}
	for j := f.hi; j < f.hi+4 && s.word(j) && !s.stops(j); j++ { // "a 7 % share price increase"
		if c := s.changes[s.low(j)]; c.noun {
			f.change, f.direction = true, c.direction
			return
		}
	}
	if c := s.changes[s.low(f.lo-2)]; s.is(f.lo-1, "of") && c.noun {
		f.change, f.direction = true, c.direction
	}
}

// changeVerb returns where the verb of change before f begins: "rose by", "up a further", "fell sharply".
func (s line) changeVerb(f *found) (int, changeWord) {
	by := false
	for j := f.lo - 1; j >= max(0, f.lo-4); j-- {
		c := s.changes[s.low(j)]
		switch {
		case c.side && !s.is(j-1, "made", "set", "give", "gave", "signed", "ended", "came", "show"), c.verb:
			strong := f.kind == sayso.QuantityPercentage || f.kind == sayso.QuantityShare ||
				f.kind == sayso.QuantityMultiple || f.unit == "point"
			if s.inContext(j, "weak") && !by && !strong { // "raised $40 million", "lost two sons"
				return f.lo, c
			}
			if (f.kind == sayso.QuantityCount || f.dimension == "time" || f.kind == sayso.QuantityNumber) && !by {
				return f.lo, c
			}
			if c.side && f.kind == sayso.QuantityMoney && s.verbal(j-1) &&
				!s.is(j-1, "closed", "closing", "ended", "ending", "finished", "traded", "trading", "opened") {
				return f.lo, c // "picked up $775,000"
			}
			if s.kindOf(j-1) == "" && s.classes[s.low(j-1)] == "adjective" {
				return f.lo, c
			}
			return j, c
		case s.is(j, "by"):
			by = true
		case s.is(j, "a", "an", "another", "further", "about"), strings.HasSuffix(s.low(j), "ly"):
		default:
			return f.lo, c
		}
	}
	return f.lo, changeWord{}
}

// yearly are the expressions that name last year as the baseline.
var yearly = [][]string{{"year", "over", "year"}, {"year", "-", "over", "-", "year"}, {"year", "on", "year"},
	{"year", "-", "on", "-", "year"},
	{"y", "/", "y"}, {"yoy"}}

// baseline reads what a change is measured from: "from 40 percent in 2020", "than a year earlier".
func (s line) baseline(f *found) {
	if c := s.changes[s.low(f.hi+1)]; !f.change && s.is(f.hi, ",") && c.side && s.is(f.hi+2, "from") { // "67 percent, up from 61"
		f.base = stretch{f.hi + 2, s.clauseEnd(f.hi+3, 14)}
		return
	}
	level := !f.change && s.is(f.lo-1, "to") && s.moved(f.lo-1)
	if !f.change && !level {
		return
	}
	for j := f.hi; j < min(len(s.ls), f.hi+10); j++ {
		for _, words := range yearly {
			if (phrase[bool]{words: words}).matches(s.ls[j:]) {
				f.base = stretch{j, j + len(words)}
				return
			}
		}
		switch {
		case s.is(j, "from") &&
			s.fromPast(j+1), s.is(j, "than", "versus", "against", "since"), s.is(j, "compared") && s.is(j+1, "with", "to"):
			f.base = stretch{j, max(j+1, s.clauseEnd(j+1, 14))}
			return
		case s.is(j, ".", ";", "(", ")", "while", "and", "but", "after"), s.is(j, ",") && !s.is(j+1, "from", "compared"):
			return
		}
	}
}

// fromPast tells the "from" of a comparison from that of an origin.
func (s line) fromPast(i int) bool {
	if s.number(i) || s.kindOf(i) != "" || len(s.currencyBefore[s.low(i)]) > 0 {
		return true
	}
	_, end := s.compareBefore.at(s.ls, i)
	return end > i || s.is(i, "a", "an", "last", "the", "its", "their", "levels", "previous", "his", "her") ||
		s.calendar[s.text(i)]
}

// measured finds what a number with a unit measures, in the order of how sure each shape is.
func (s line) measured(f *found, r reading) {
	for k, shape := range []func(*found) stretch{s.ofNoun, s.person, s.attributive, s.nounOf, s.aside, s.subject,
		s.forNoun} {
		if of := shape(f); !of.none() {
			f.of, f.weak = of, k >= 3
			return
		}
	}
}

// ofNoun reads "60 percent of men", "a third of those screened".
func (s line) ofNoun(f *found) stretch {
	i := s.behindAside(f.hi)
	if !s.is(i, "of") {
		return stretch{}
	}
	lo := s.determiners(i + 1)
	if r, ok := s.read(lo); ok { // "half of the 1.3 million refugees"
		return stretch{lo, max(r.end, s.loosePhrase(r.end))}
	}
	hi := s.loosePhrase(lo)
	if s.is(lo-1, "those", "these") {
		lo--
	}
	if hi <= lo && lo > i+1 { // "of them", "of those screened"
		lo = i + 1
		hi = max(lo+1, s.loosePhrase(lo+1))
	}
	return stretch{lo, hi}
}

// behindAside steps over "(332 lb-ft)" behind a number.
func (s line) behindAside(i int) int {
	if s.is(i, "(") {
		for j := i + 1; j < min(len(s.ls), i+8); j++ {
			if s.is(j, ")") {
				return j + 1
			}
		}
	}
	return i
}

// person reads who has an age: the noun behind it, or the name before the comma.
func (s line) person(f *found) stretch {
	if f.kind != sayso.QuantityAge || !s.is(f.lo-1, ",") {
		return stretch{}
	}
	lo := f.lo - 1
	for lo > 0 && s.caps(lo-1) {
		lo--
	}
	return stretch{lo, f.lo - 1}
}

// attributive reads the noun behind "a $500 fine", "a 25-year-old man", "$200 smartphones".
func (s line) attributive(f *found) stretch {
	i := f.numHi
	if i != f.hi || !s.word(i) && !s.dash(i) || s.stops(i) && !s.dash(i) || s.changes[s.low(i)].behind ||
		s.classed(i, "verb") || s.classed(i, "dimension") ||
		s.is(i, "last", "next", "early", "late", "y", "yoy") || s.is(f.lo-1, "of") && s.verbal(i) {
		return stretch{}
	}
	if s.dash(i) {
		i++
	}
	hi := s.loosePhrase(i)
	if hi > i && s.is(hi, "of", "on", "for") {
		if lo := s.determiners(hi + 1); s.loosePhrase(lo) > lo {
			hi = s.loosePhrase(lo)
		}
	}
	return stretch{i, hi}
}

// nounOf reads the noun before "of $3 billion", "the version for 7,199 yuan", "its output to 1.2m tons".
func (s line) nounOf(f *found) stretch {
	if !s.is(f.lo-1, "of", "for", "to", "by", "worth", "with") {
		return stretch{}
	}
	hi := f.lo - 1
	lo := hi
	for lo > 0 && lo > hi-5 && (s.word(lo-1) && (!s.stops(lo-1) ||
		s.is(lo-1, "worth")) && !s.calendar[s.text(lo-1)] || s.number(lo-1) && s.caps(lo)) {
		if s.is(lo-1, "worth") && !s.is(lo-2, "net") || s.verbHere(lo-1) ||
			s.verbal(lo-1) && !s.classed(lo-2, "determiner") {
			break
		}
		lo--
	}
	if !s.is(f.lo-1, "of") && (lo == 0 || !s.classed(lo-1, "determiner") && !s.is(lo-1, "of") && !s.caps(lo)) {
		return stretch{}
	}
	return stretch{lo, hi}
}

// aside reads the name before the comma of "Unite Group, down 68 p".
func (s line) aside(f *found) stretch {
	if c := s.changes[s.low(f.lo)]; !c.side || !s.is(f.lo-1, ",") {
		return stretch{}
	}
	lo := f.lo - 1
	for lo > 0 && s.caps(lo-1) && !s.stops(lo-1) {
		lo--
	}
	return stretch{lo, f.lo - 1}
}

// forNoun reads "paid $12,000 for a new roof".
func (s line) forNoun(f *found) stretch {
	if !s.is(f.hi, "for", "on") {
		return stretch{}
	}
	lo := s.determiners(f.hi + 1)
	return stretch{lo, s.loosePhrase(lo)}
}

// follow gives a number that only restates or goes on from the one before what that one measures: "190 points, or
// 0.6 %", "seven miles (11 km)", "4.28 percent to 28,030 yen".
func (s line) follow(before []found, f *found) {
	if len(before) == 0 || !f.weak && !f.of.none() {
		return
	}
	last := before[len(before)-1]
	if last.of.none() || f.lo-last.hi > 2 || f.lo < last.hi {
		return
	}
	for j := last.hi; j < f.lo; j++ {
		if !s.is(j, "(", ",", "or", "and", "to", "at", "/") {
			return
		}
	}
	if f.kind != sayso.QuantityCount && f.kind != sayso.QuantityAge {
		f.of, f.weak = last.of, true
	}
}
