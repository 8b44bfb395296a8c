package quantity

import "math/big"

var (
	minYear, maxYear = integer(1900), integer(2099)
	hundred          = integer(100)
)

// yearLike reports whether n is written as a year of our time.
func yearLike(n numeral) bool {
	return n.digits && !n.points && !n.scaled && n.value != nil && n.value.IsInt() && n.value.Cmp(minYear) >= 0 &&
		n.value.Cmp(maxYear) <= 0
}

// nearCalendar reports whether a month or weekday stands right beside lexeme i: "Sept. 20", "20 September".
func (s line) nearCalendar(i int) bool {
	return s.calendar[s.text(i+1)] || s.calendar[s.text(i-1)] ||
		s.is(i-1, ".") && s.calendar[s.text(i-2)] && len(s.text(i-2)) <= 4
}

// notQuantity returns where to read on if r is a date, a time of day, a name's number, a label or an id, else r.start.
func (s line) notQuantity(r reading) int {
	if r.digits && r.start == r.lo && s.afterHyphen(r) {
		return r.end
	}
	if r.unit.name == "year" && yearLike(r.numeral) && !r.age {
		return r.end
	}
	if r.unit.name != "" && !(r.unit.name == "second" && s.nearCalendar(r.lo)) {
		return r.start
	}
	bare := r.digits && !r.points && !r.scaled && !r.part
	for _, not := range []func(reading) bool{s.clock, s.slashed, s.telephone, s.inWord} {
		if r.digits && not(r) {
			return r.end
		}
	}
	switch {
	case bare && (s.nearCalendar(r.lo) || s.dateRange(r)):
	case bare && s.year(r):
		if s.dash(r.hi) && s.number(r.hi+1) { // "2014-15"
			return r.hi + 2
		}
	case s.labelled(r):
	case bare && len(s.text(r.lo)) > 6, bare && s.emergency(r):
	case bare && s.is(r.lo-1, "(") && s.is(r.end, ")"):
	case bare && r.lo == 0 && s.is(r.end, ".", ")"):
	case !r.digits && s.one(r):
	default:
		return r.start
	}
	return r.end
}

// emergency knows the number one calls: "a call was placed to 911", "a 999 call".
func (s line) emergency(r reading) bool {
	return s.is(r.lo, "911", "999") && (s.is(r.lo-1, "to", "call", "called", "calling", "calls", "dial", "dialed", "dialled", "dialing", "phoned") ||
		s.is(r.end, "call", "calls", "caller", "callers", "dispatcher", "dispatchers", "operator", "operators"))
}

// clock knows times of day: "10:27", "5am", "2 p.m.", "6 o'clock".
func (s line) clock(r reading) bool {
	j := r.hi
	return s.is(j, ":") && s.glued(j) && s.number(j+1) && s.glued(j+1) ||
		s.is(r.lo-1, ":") && s.glued(r.lo) && s.number(r.lo-2) ||
		s.is(j, "am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o", "gmt", "utc", "hrs") && !s.is(j, "am") ||
		s.is(j, "am") && s.glued(j) || s.is(j, "am") && !s.caps(j) && s.is(r.lo-1, "at") ||
		s.is(j, "-") && s.is(j+1, "am", "pm")
}

// slashed knows dates and names with a slash: "10/11", "24/7".
func (s line) slashed(r reading) bool {
	return s.is(r.lo-1, "/") && s.glued(r.lo) || s.is(r.hi, "/") && s.glued(r.hi) && s.glued(r.hi+1)
}

// telephone knows chains of digits: "555-1234", "2019-12-01", "+1 541-754-3010".
func (s line) telephone(r reading) bool {
	if !s.dash(r.hi) || !s.number(r.hi+1) {
		return s.dash(r.lo-1) && s.number(r.lo-2)
	}
	return s.dash(r.hi+2) && s.number(r.hi+3) ||
		len(s.text(r.lo)) == 3 && len(s.text(r.hi+1)) == 4 && !r.points && !s.plural(r.hi+2) &&
			s.text(r.lo)[0] != s.text(r.hi + 1)[0]
}

// inWord knows numbers that are part of a word or name: "COVID-19", "V-12", "5G", "1970s", "#4", "737-MAX".
func (s line) inWord(r reading) bool {
	switch {
	case s.glued(r.lo) && s.word(r.lo-1): // "N95"
		return true
	case s.is(r.lo-1, "#", "№", "@", "&", "’", "'") && s.glued(r.lo), s.is(r.lo-1, ".") && s.glued(r.lo) && r.lo > 1:
		return true
	case r.plus != "":
		return false
	case s.glued(r.hi) && s.word(r.hi):
		return true
	}
	return s.dash(r.hi) && s.word(r.hi+1) && s.yearOld(r.hi+1) == 0 && !s.is(r.hi+1, "to")
}

// afterHyphen knows numbers behind a hyphen that belong to a name: "COVID-19", "V-12", not "sub-7", "the now-18".
func (s line) afterHyphen(r reading) bool {
	return s.dash(r.lo-1) && s.word(r.lo-2) && (!s.dash(r.hi) || s.caps(r.lo-2)) &&
		!s.is(r.lo-2, "sub", "to", "up", "minus", "plus", "or", "and", "now", "then", "mid", "near", "some", "pre",
			"post", "non", "over", "under")
}

// dateRange knows "Sept. 20-24" and "24-27 May".
func (s line) dateRange(r reading) bool {
	return s.dash(r.hi) && s.number(r.hi+1) && (s.nearCalendar(r.lo) || s.nearCalendar(r.hi+1)) ||
		s.dash(r.lo-1) && s.number(r.lo-2) && s.nearCalendar(r.lo-2)
}

// year knows years: "in 2003", "since 1600", "between A.D. 1000 and 1260". A comparison or a round number before a plural
// noun is a count: "more than 2000 people".
func (s line) year(r reading) bool {
	if len(s.text(r.lo)) != 4 || r.points {
		return false
	}
	_, at := s.compareBefore.before(s.ls, r.start, 4)
	compared := at < r.start
	dated := !compared && s.is(r.lo-1, "in", "since", "by", "circa", "until", "till", "during", "before", "after", "bc", "ad",
		"a.d.", "c.")
	if yearLike(r.numeral) {
		round := new(big.Rat).Quo(r.value, hundred).IsInt()
		return !s.plural(r.hi) || !compared && (dated || !round)
	}
	return r.value.Cmp(minYear) < 0 && !s.plural(r.hi) && (dated || s.oldYears(r))
}

// oldYears reports whether r is an end of "between 1600 and 1900" or "A.D. 1000 and 1260", not of "between 1750 and 1800
// will be sold".
func (s line) oldYears(r reading) bool {
	four := func(i int) bool {
		return s.number(i) && len(s.text(i)) == 4 && !s.unitAt(i+1) && !s.plural(i+1) && !s.is(i+1, "will", "would", "are", "were")
	}
	era := []string{"a.d.", "ad", "bc", "between"}
	return s.is(r.lo-1, "and", "to") && four(r.lo-2) && four(r.lo) && s.is(r.lo-3, era...) ||
		s.is(r.lo-1, "between") && s.is(r.lo+1, "and") && four(r.lo) && four(r.lo+2)
}

// labelled knows numbers that name their noun: "page 12", "Game 2", "S&P 500", "Unit 3", "iPhone 11 Pro".
func (s line) labelled(r reading) bool {
	i := r.start - 1
	if s.is(i, ".") && s.is(i-1, "no", "nos", "vol", "art", "sec", "p", "pp", "ch", "op") {
		return true
	}
	if !s.word(i) {
		return false
	}
	if s.labels[s.low(i)] && !r.scaled {
		return true
	}
	if !r.digits && !s.caps(r.lo) || !s.caps(i) || s.classes[s.low(i)] != "" || s.calendar[s.text(i)] ||
		s.changes[s.low(i)].verb {
		return false
	}
	_, compared := s.compareBefore.before(s.ls, r.start, 4)
	if compared < r.start || r.points || r.scaled {
		return false
	}
	return len(s.text(i)) == 1 || i > 0 && !s.plural(r.hi) || s.caps(r.hi) && !s.plural(r.hi) || i == 0 && !s.word(r.hi)
}

// one knows where "one" is a pronoun: "no one", "one another", "each one they lose", "one’s".
func (s line) one(r reading) bool {
	if !s.is(r.lo, "one") || r.hi > r.lo+1 {
		return s.is(r.lo, "zero") && s.dash(r.hi)
	}
	switch {
	case s.is(r.lo-1, "no", "any", "every", "each", "this", "that", "another", "which", "some", "number", "day",
		"a", "anyone", "square", "day-", "good", "big", "new"):
		return true
	case s.caps(r.lo) && s.caps(r.hi) && r.lo > 0: // "One District, One Factory"
		return true
	case s.dash(r.hi), s.dash(r.lo - 1), s.is(r.hi, "another", "'", "’", "who", "day", "whose", "by"):
		return true
	}
	if s.is(r.hi, "of") {
		return s.is(r.hi+1, "us", "you") ||
			!s.classed(r.hi+1, "determiner") && !s.is(r.hi+1, "them", "whom", "which") && !s.caps(r.hi+1) &&
				!s.plural(r.hi+1)
	}
	return s.nounPhrase(r.hi, true) == r.hi
}

// keeps decides about numbers that have neither unit nor noun: prices without a currency and index levels stay,
// numbers that could be anything go.
func (s line) keeps(f *found, r reading) bool {
	if !f.bare {
		return true
	}
	_, compared := s.compareBefore.before(s.ls, r.start, 4)
	if s.is(r.hi-2, "several", "few") {
		return false
	}
	if r.low != nil || r.scaled || compared < r.start || r.plus != "" || f.comparison != "" {
		return true
	}
	if r.digits && s.classed(r.hi, "verb") && !s.caps(r.hi) && !s.is(r.start-1, "the") && r.start > 0 { // "of the 120 seats, 61 went to her"
		return true
	}
	if !r.digits {
		verb := s.classes[s.low(r.hi)] == "auxiliary" || s.classes[s.low(r.hi)] == "verb"
		return verb && !s.is(r.lo, "one") || s.is(r.lo-1, "killed", "killing", "injured", "wounded", "injuring", "wounding")
	}
	if s.caps(r.hi) && !r.points || s.dash(r.hi) && s.number(r.hi+1) {
		return false
	}
	if s.is(r.hi, "(", "%") || r.points || f.value.Cmp(hundred) >= 0 {
		return true
	}
	return r.negative || s.is(r.start-1, "to", "by", "at", "from", "of", "is", "was") ||
		s.is(r.start-1, "with") && s.is(r.start-2, "compared")
}

// ageAround knows ages by what stands around the number: "Ada Brück, 44, said", "aged 34", "the age of 21".
func (s line) ageAround(r reading) bool {
	value := r.value
	if value == nil {
		value = r.high
	}
	if r.unit.name != "" || value == nil || r.part || !value.IsInt() || value.Cmp(integer(119)) > 0 || value.Sign() <= 0 {
		return false
	}
	if s.is(r.start-1, "and") && s.number(r.start-2) && s.is(r.start-3, "aged") {
		return true
	}
	if s.is(r.start-1, "aged", "age", "ages") || s.is(r.start-1, "of") && s.is(r.start-2, "age") {
		return true
	}
	if s.is(r.start-1, "was", "is") && s.is(r.start-2, "who") && s.is(r.end, ",", ".", "when", "at") { // "Ada Berg, who was 38, from Alder"
		return true
	}
	return r.digits && !r.points && s.is(r.start-1, ",") && s.caps(r.start-2) && s.is(r.end, ",") &&
		!s.calendar[s.text(r.start-2)] &&
		!s.number(r.end+1) && s.classes[s.low(r.start-2)] == ""
}

// rangeStands reports whether a range is one although its first end alone looks like a year or label: "2000 - 2500
// calories", "one to two years".
func (s line) rangeStands(r, r2 reading) bool {
	return !s.nearCalendar(r.lo) && !s.nearCalendar(r2.hi-1) && (r2.hasUnit() || s.plural(r2.end)) && !s.labelled(r)
}
