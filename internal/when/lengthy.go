package when

import "sayso"

// lengthy reads what is counted in units: a duration with its modifiers and articles, or the date such a duration is away.
// "about a decade", "the past two months", "more than four hours", "two weeks ago", "at least the past 18 months".
func (p *parser) lengthy(i int) (x expr, ok bool) {
	if y, ok := p.weekdaysAway(i); ok {
		return y, true
	}
	j := i
	var mod sayso.TimeMod
	if e, k, ok := p.find(j, approx); ok && !(p.is(j, "over", "under") && !p.is(k, "a", "an")) { // "over three years" is also "in the course of"
		mod, j = sayso.TimeMod(e.value), k
	}
	k, article, era := j, false, noGrainTurn
	if p.is(k, "the", "its", "their", "his", "her", "these", "those", "our") {
		k, article = k+1, true
	}
	if e, l, ok := p.find(k, approx); ok && article && mod == "" { // "the nearly two years"
		mod, k = sayso.TimeMod(e.value), l
	}
	if e, l, ok := p.find(k, shift); ok && e.value != "that" && !(e.value == "this" && !p.is(k, "coming", "upcoming")) {
		k, era = l, p.turn(e)
	} else if p.is(k, "first", "initial", "final", "remaining", "recent", "opening", "early", "latter", "ensuing", "intervening", "preceding", "coming", "upcoming", "latest") {
		k, era = k+1, eraPart
	}
	s, l, adjective, ok := p.length(k)
	if !ok {
		return p.plural(i, mod, j, k, article, era)
	}
	if e, m, ok := p.find(l, back); ok && era != noGrainTurn && len(s) > 1 && m == l+1 && e.value == "-1" { // "the last 3 months, and 2 days ago"
		s, l = s[:1], p.firstSpell(k)
	}
	if adjective && (p.is(l, "-") || article && p.is(l, "period", "span", "term") && false) { // "27-year-old"
		return x, false
	}
	if s[0].bare && (article || era != noGrainTurn) {
		return x, false
	}
	x = expr{start: i, end: l, typ: sayso.TimeDuration, length: s, mod: mod}
	if s[0].mod != "" && mod == "" {
		x.mod = s[0].mod
	}
	if adjective && article {
		x.start = k // "the two-year campaign": the article is the noun's
	}
	if adjective {
		return x, p.adjective(&x, mod, j)
	}
	if e, m, ok := p.find(l, often2()); ok && e.value == "or so" {
		x.end, x.mod, l = m, sayso.TimeApprox, m
	} else if p.is(l, "or") && p.is(l+1, "more", "less", "longer") && !p.is(l+2, "than") {
		x.mod = sayso.TimeEqualOrMore
		if p.is(l+1, "less") {
			x.mod = sayso.TimeEqualOrLess
		}
		x.end, l = l+2, l+2
	}
	if p.is(l, "old") || p.is(l, "of") && p.is(l+1, "age") || p.is(l, "-") && p.is(l+1, "old") || p.is(l, "olds") { // "eight years old"
		return x, false
	}
	if y, ok := p.offset(x, s, l); ok && !article {
		return y, true
	}
	if rate, ok := p.rate(i, j, s, l); ok {
		return rate, true
	}
	x.doubt = p.title(l-1) || s[0].bare && p.is(l-1, "minute", "second") && p.describes(l) || s[0].bare && p.is(i, "a") && (unitOf[s[0].unit] == grainDay || p.is(i+1, "fiscal", "calendar"))
	return x, true
}

// describes reports whether a noun follows at i, so that the word before is its adjective: "a minute detail".
func (p *parser) describes(i int) bool {
	return i < p.end && p.words[i].digits == 0 && p.low(i)[:1] >= "a" && !p.is(i, "and", "or", "to", "in", "on", "at", "for", "with", "before", "after",
		"from", "until", "when", "while", "as", "by", "of", "per", "later", "ago", "long", "but", "if", "he", "she", "they", "we", "i", "you", "more", "later")
}

// title reports whether the unit at i is written as in a name: CBS’s "60 Minutes".
func (p *parser) title(i int) bool {
	return p.words[i].capital && (i+1 >= p.end || !p.words[i+1].capital) && i-1 > p.begin && !p.words[p.begin].capital || p.words[i].capital && p.is(i-2, "\"", "“", "'")
}

// A turnKind tells what an adjective of time in front of a duration makes of it.
type turnKind uint8

const (
	noGrainTurn turnKind = iota
	eraPart
	eraPast
	eraNext
)

func (p *parser) turn(e entry) turnKind {
	if e.value == "next" || e.value == "following" {
		return eraNext
	}
	return eraPast
}

// often2 is the class of "or so" and "twice".
func often2() class { return often }

// adjective judges "five-year", "two-day": the words in front are of the noun, not of the length.
func (p *parser) adjective(x *expr, mod sayso.TimeMod, j int) bool {
	if mod != "" {
		x.start = j
		x.mod = ""
	}
	if p.is(x.start, "a", "an") && !p.is(x.start+1, "half") {
		return false
	}
	return !p.is(x.end, "old", "olds")
}

// plural reads units in the plural without a number: "years", "recent weeks", "the coming months", "decades". They are a
// length that is not told; with "recent", "coming" or "past" a reference backwards or forwards.
func (p *parser) plural(i int, mod sayso.TimeMod, j, k int, article bool, era turnKind) (x expr, ok bool) {
	e, l, ok := p.find(k, unit)
	if !ok || p.singular(k) || len(p.low(k)) < 4 || p.is(k, "seconds", "minutes", "falls", "springs", "nights", "halves", "quarters", "weekends") && era == noGrainTurn {
		return x, false
	}
	if p.is(l, "or", "and", "to") && mod == "" { // "weeks or months"
		if e2, m, ok := p.find(l+1, unit); ok && !p.singular(l+1) && len(p.low(l+1)) > 4 {
			_ = e2
			l = m
		}
	}
	x = expr{start: i, end: l, typ: sayso.TimeDuration, length: span{{quantity{vague: true}, e.value}}, mod: mod}
	if p.is(l, "-") && p.is(l+1, "long") {
		x.end = l + 2
		return x, true
	}
	if p.is(l, "old", "-") {
		return x, false
	}
	if y, ok := p.offset(x, x.length, l); ok {
		return y, true
	}
	if p.is(l, "ahead") {
		x.end = l + 1
		return x, article
	}
	switch {
	case era != noGrainTurn:
		if article && p.is(k-1, "early") {
			x.doubt = unitOf[e.value] > grainYear
		}
	case article:
		x.doubt = true
	case mod != "":
		x.doubt = mod != sayso.TimeEqualOrMore
	default:
		x.doubt = !p.is(i-1, "for", "in", "within", "of", "over", "after", "take", "took", "taken", "takes", "spent", "lasted", "several", "many", "last", "until", "than", "by") && !p.is(l, "of") || p.is(i-1, "of") && !p.is(i-2, "thousands", "hundreds", "dozens", "couple", "matter")
	}
	return x, true
}

// rate reads "$5 a year", "twice a week", "80 hours a week": how often. The period is a SET where a measure stands in front.
func (p *parser) rate(i, j int, s span, l int) (x expr, ok bool) {
	if !s[0].bare || i != j {
		return x, false
	}
	x = expr{start: i, end: l, typ: sayso.TimeSet, length: s}
	switch {
	case p.is(i-1, "once", "twice", "times"):
		x.freq = map[string]string{"once": "1X", "twice": "2X", "times": ""}[p.low(i-1)]
		x.start = i - 1
		if n, k, ok := p.cardinal(i - 2); ok && k == i-1 && p.is(i-1, "times") {
			x.start, x.freq = i-2, quantity{n: n}.String()+"X"
		} else if p.is(i-1, "times") {
			x.start = i
		}
		return x, true
	case p.is(i-1, "hours", "days") && !p.isNumber(i-2): // "seven days a week"
		_, k, ok := p.spoken(i - 2)
		return x, ok && k == i-1
	case p.is(i-1, "percent", "%", "million", "billion", "cents", "dollars", "tons", "barrels", "people", "deaths", "hours", "days") || p.isNumber(i-1):
		return x, !p.is(i-1, "days", "hours") || p.isNumber(i-2)
	}
	return x, false
}
