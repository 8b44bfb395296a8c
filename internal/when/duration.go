package when

import (
	"sayso"
	"strconv"
	"strings"
)

// value is the length as ISO 8601 and TIMEX3 have it: P3D, PT1H30M, PXM. The three of "decade", "century" and
// "millennium" are years where they are counted and PXDE, PXCE, PXML where not. "Fortnight" is two weeks.
func (s span) value() string {
	var date, clock strings.Builder
	for _, p := range s {
		q, unit := p.quantity, p.unit
		years := map[string]float64{"DE": 10, "C": 100, "ML": 1000}[unit]
		switch {
		case years > 0 && !q.vague:
			q.n, unit = q.n*years, "Y"
		case unit == "C":
			unit = "CE"
		case unit == "2W":
			q.n, unit = 2*q.n, "W"
		case unit == "H":
			q.n, unit = 6*q.n, "M"
		}
		if rest, ok := strings.CutPrefix(unit, "T"); ok {
			writeClock(&clock, q, rest)
			continue
		}
		if q.n == 0.5 && !q.vague && (unit == "Y" || unit == "D") { // half a year, half a day
			if unit == "Y" {
				date.WriteString("6M")
			} else {
				clock.WriteString("12H")
			}
			continue
		}
		date.WriteString(q.String() + unit)
	}
	if clock.Len() > 0 {
		return "P" + date.String() + "T" + clock.String()
	}
	return "P" + date.String()
}

// writeClock writes hours and minutes, parts of them in the next smaller unit: PT5H30M.
func writeClock(b *strings.Builder, q quantity, unit string) {
	whole := float64(int(q.n))
	rest := (q.n - whole) * 60
	smaller := map[string]string{"H": "M", "M": "S"}[unit]
	if q.vague || rest == 0 || smaller == "" || rest != float64(int(rest)) {
		b.WriteString(q.String() + unit)
		return
	}
	if whole > 0 {
		b.WriteString(strconv.Itoa(int(whole)) + unit)
	}
	b.WriteString(strconv.Itoa(int(rest)) + smaller)
}

// fillers stand between a number and its unit and say nothing of the length: "three more days".
var fillers = []string{"more", "additional", "extra", "consecutive", "straight", "full", "whole", "solid", "long", "short", "trading", "business",
	"working", "calendar", "successive", "further", "entire", "fiscal", "extraordinary", "crucial", "eventful", "other", "fewer", "less", "added", "tumultuous", "hot", "winter", "summer", "past", "next", "coming", "upcoming", "previous"}

// length reads "three days", "two and a half hours", "an hour and a half", "2 years and 3 months", "five-day".
// adjective is true for the hyphenated form.
func (p *parser) length(i int) (s span, end int, adjective, ok bool) {
	q, j, ok := p.quantity(i)
	if !ok {
		return nil, i, false, false
	}
	if hi, k, more := p.upTo(q, j); more { // "two to three weeks", "a year or two"
		q.mod, j = sayso.TimeEqualOrMore, k
		_ = hi
	}
	hyphen := p.is(j, "-")
	k := j
	for n := 0; !hyphen && n < 2 && p.is(k, fillers...); n++ {
		if _, _, turned := p.find(k, shift); turned && (q.bare || !p.is(k+1, "days", "weeks", "months", "quarters", "years", "decades")) {
			break // "3 next week"
		}
		k++
	}
	if hyphen {
		k++
	}
	if p.is(k, "of") && (q.vague || q.n < 1) { // "half of a day", "a couple of"
		k++
	}
	if q.n < 1 && !q.vague && p.is(k, "a", "an", "of") {
		k++
	}
	e, k, found := p.find(k, unit)
	if !found || p.badUnit(q, e, i, j, k) {
		return nil, i, false, false
	}
	s = span{{q, e.value}}
	if hyphen {
		if p.is(k, "-") && p.is(k+1, "long") {
			k += 2
		}
		return s, k, true, true
	}
	if m, half, ok := p.half(k); ok && q.n == float64(int(q.n)) { // "an hour and a half"
		s[0].n += half
		return s, m, false, true
	}
	for n := 0; n < 4; n++ { // "1 year, 2 days and 3 hours"
		m := k
		for p.is(m, ",", "and") {
			m++
		}
		next, l, ok := p.cardinal(m)
		if m == k && !ok || m > k+2 || !ok {
			break
		}
		e2, l, ok := p.find(l, unit)
		if !ok || unitOf[e2.value] == unitOf[e.value] || unitOf[e2.value] < unitOf[e.value] && m > k { // "2 days 1 month", but "3 days, 2 years ago"
			break
		}
		s, k, e = append(s, spell{quantity{n: next}, e2.value}), l, e2
	}
	return s, k, false, true
}

// firstSpell is where the first part of a length ends: "3 months" of "3 months and 2 days".
func (p *parser) firstSpell(i int) int {
	_, j, ok := p.quantity(i)
	for n := 0; ok && n < 3; n++ {
		if _, k, unit := p.find(j+n, unit); unit {
			return k
		}
	}
	return j
}

// upTo reads the upper end of "two to three weeks", "10 or 12 days", "five-to-seven years"; the value keeps the lower one.
func (p *parser) upTo(q quantity, i int) (hi float64, end int, ok bool) {
	if q.vague || q.bare || q.n < 1 {
		return 0, i, false
	}
	if !p.is(i, "to", "or", "-") {
		return 0, i, false
	}
	hi, j, ok := p.cardinal(i + 1)
	if !ok || hi <= q.n || p.is(i, "-") && !p.isNumber(i+1) {
		return 0, i, false
	}
	_, k, unitFollows := p.find(j+btoi(p.is(j, "-")), unit)
	return hi, j, unitFollows && k > j
}

// badUnit refuses what only looks like a number and a unit. "A second" is an ordinal more often than a length, and
// "the 9th minute" is no length at all. A unit of one letter belongs right behind its number: "2m".
func (p *parser) badUnit(q quantity, e entry, start, at, end int) bool {
	low := p.low(end - 1)
	if len(low) == 1 {
		_, d := p.digits(at - 1)
		return d == 0 || !p.joined(end-1) || low == "m" || low == "d" || low == "w" || low == "y"
	}
	if low == "second" && q.bare {
		return !p.is(end, "ago", "later", ".", ",", "or", "and")
	}
	if q.bare && p.is(end, "-") && p.is(end+1, "earlier", "ago") { // "a year-earlier loss"
		return true
	}
	if p.is(end-1, "spring", "fall") || low == "night" && q.n > 1 { // "three night markets"
		return true
	}
	if p.is(end-1, "quarter", "quarters", "half") && q.n != float64(int(q.n)) { // "half a quarter"
		return true
	}
	return p.is(end-1, "quarter") && (q.bare || q.n == 1 || p.is(end, "of"))
}
