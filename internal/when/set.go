package when

import (
	"strings"

	"sayso"
)

// set reads what recurs: "every Tuesday", "each year", "daily", "every two weeks", "Mondays", "twice a month".
func (p *parser) set(i int) (x expr, ok bool) {
	if e, j, ok := p.find(i, often); ok && strings.HasPrefix(e.value, "P") {
		x = expr{start: i, end: j, typ: sayso.TimeSet, freq: "1X"}
		x.node = &node{op: opFixed, fixed: e.value}
		x.doubt = p.is(i, "annual") || p.is(i, "quarterly", "monthly", "yearly") && j < p.end && !p.is(j, ".", ",", ";", ")", "and", "or", "by", "in") || j < p.end && p.words[j].capital && p.is(i, "daily", "weekly", "monthly") // "the daily Granma"
		return x, true
	}
	if p.is(i, "every", "each") {
		return p.every(i)
	}
	if p.is(i, "once", "twice", "thrice") || p.isNumber(i) || p.is(i, "several", "three", "four", "five") {
		return p.times(i)
	}
	return p.weekdays(i)
}

// every reads "every Tuesday", "each July", "every other week", "each of the past three summers", "every morning".
func (p *parser) every(i int) (x expr, ok bool) {
	quant := strings.ToUpper(p.low(i))
	j := i + 1
	other := p.is(j, "other", "second")
	if other {
		j++
	}
	x = expr{start: i, typ: sayso.TimeSet, quant: quant}
	f := nothing()
	if s, k, adjective, ok := p.length(j); ok && !adjective && !s[0].bare {
		x.end, x.length = k, s
		return x, true
	}
	if w, k, _, ok := p.weekday(j); ok {
		f.weekday, f.grain = w, grainDay
		x.end, x.node = k, &node{op: opFixed, fixed: f.String()}
		if e, k, ok := p.find(k, daypart); ok {
			x.end, x.node.fixed = k, f.String()+"T"+e.value
		}
		return x, true
	}
	if m, k, _, ok := p.month(j); ok {
		f.month, f.grain = m, grainMonth
		if d, l, ok := p.dayOfMonth(k); ok {
			f.day, f.grain, k = d, grainDay, l
		}
		x.end, x.node = k, &node{op: opFixed, fixed: f.String()}
		return x, true
	}
	if e, k, ok := p.find(j, season); ok {
		x.end, x.node = k, &node{op: opFixed, fixed: "XXXX-" + e.value}
		return x, true
	}
	if e, k, ok := p.find(j, daypart); ok && e.value != "MI" {
		x.end, x.node = k, &node{op: opFixed, fixed: "XXXX-XX-XXT" + e.value}
		return x, true
	}
	e, k, ok := p.find(j, unit)
	if !ok || len(p.low(j)) < 3 || !p.singular(j) {
		return x, false
	}
	q := quantity{n: 1 + float64(btoi(other))}
	x.end, x.length = k, span{{q, e.value}}
	return x, true
}

// times reads "twice a week", "three times a year", "once every four years".
func (p *parser) times(i int) (x expr, ok bool) {
	freq, j := map[string]string{"once": "1X", "twice": "2X", "thrice": "3X"}[p.low(i)], i+1
	if freq == "" {
		q, k, ok := p.quantity(i)
		if !ok || !p.is(k, "times") {
			return x, false
		}
		freq, j = q.String()+"X", k+1
	}
	if p.is(j, "every", "each") {
		x, ok = p.every(j)
		x.start, x.freq = i, freq
		return x, ok
	}
	if p.is(j, "per") || p.is(j, "a", "an") {
		if e, k, ok := p.find(j+1, unit); ok && p.singular(j+1) {
			return expr{start: i, end: k, typ: sayso.TimeSet, freq: freq, length: span{{quantity{n: 1}, e.value}}}, true
		}
	}
	return x, false
}

// weekdays reads "Mondays", "Friday nights", "weekends", "mornings".
func (p *parser) weekdays(i int) (x expr, ok bool) {
	low := p.low(i)
	if len(low) < 5 || low[len(low)-1] != 's' {
		return x, false
	}
	stem := low[:len(low)-1]
	for n, day := range [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		if stem == day {
			f := nothing()
			f.weekday, f.grain = n+1, grainDay
			return expr{start: i, end: i + 1, typ: sayso.TimeSet, node: &node{op: opFixed, fixed: f.String()}}, true
		}
	}
	part := map[string]string{"morning": "XXXX-XX-XXTMO", "afternoon": "XXXX-XX-XXTAF", "evening": "XXXX-XX-XXTEV", "weekend": "XXXX-WXX-WE"}[stem]
	if part == "" {
		return x, false
	}
	return expr{start: i, end: i + 1, typ: sayso.TimeSet, node: &node{op: opFixed, fixed: part}, doubt: !p.is(i-1, "on", "in", "most", "the")}, true
}
