package when

import (
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/civil"
)

// A feast is written in the tables as "12-25", a fixed day; "11/4/4", the fourth Thursday of November ("5/1/-1" is the
// last Monday of May); "easter-2", days from Easter Sunday; with "+1" behind it, days later: "11/4/4+1".

// feastDay returns the day of a feast in a year.
func feastDay(rule string, year int) (civil.Date, bool) {
	rule, later, _ := strings.Cut(rule, "+")
	plus, _ := strconv.Atoi(later)
	if rest, ok := strings.CutPrefix(rule, "easter"); ok {
		n, _ := strconv.Atoi(rest)
		return civil.Easter(year).AddDays(n + plus), true
	}
	if month, day, ok := strings.Cut(rule, "-"); ok && !strings.Contains(rule, "/") {
		m, _ := strconv.Atoi(month)
		d, _ := strconv.Atoi(day)
		date, ok := civil.Of(year, m, d)
		return date.AddDays(plus), ok
	}
	parts := strings.Split(rule, "/")
	if len(parts) != 3 {
		return civil.Date{}, false
	}
	m, _ := strconv.Atoi(parts[0])
	w, _ := strconv.Atoi(parts[1])
	n, _ := strconv.Atoi(parts[2])
	d, ok := civil.Nth(year, m, w, n)
	return d.AddDays(plus), ok
}

// feast reads a holiday, with what dates it: "Thanksgiving Day", "Easter 2024", "last Christmas".
func (p *parser) feast(i int) (x expr, ok bool) {
	j, turn := i, turns["this"]
	e, k, shifted := p.find(j, shift)
	if shifted && e.value != "that" {
		turn, j = turns[e.value], k
	}
	h, k, ok := p.find(j, holiday)
	if !ok || !p.words[j].capital && !shifted && !p.wordsOnly(j, k) {
		return x, false
	}
	f := nothing()
	f.grain = grainDay
	n := node{op: opFields, fields: f, feast: h.value}
	if shifted && j > i {
		n.op, n.n, n.from = opShift, turn.n, turn.from
	}
	m := k
	if p.is(m, ",", "of", "in") {
		m++
	}
	if y, l, ok := p.year(m); ok && p.isNumber(m) {
		n.fields.year, k = y, l
	}
	return expr{start: i, end: k, typ: sayso.TimeDate, node: &n}, true
}

// wordsOnly reports whether a holiday may be written in lower case: "christmas eve" is in casual texts; one word is not.
func (p *parser) wordsOnly(i, j int) bool { return true }
