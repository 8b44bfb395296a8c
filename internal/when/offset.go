package when

import "sayso"

// offset reads a date by its distance: "three days ago", "two weeks later", "a year earlier", "six months before that",
// "three days after Easter", "10 years from now". The duration has been read: s, words i to j.
func (p *parser) offset(x expr, s span, j int) (expr, bool) {
	e, k, ok := p.find(j, back)
	if !ok || p.is(j, "later") && p.is(k, "this", "today", "tonight", "tomorrow") { // "find 30 minutes later this week"
		return x, false
	}
	if finest := unitOf[s[len(s)-1].unit]; finest > grainPart && p.is(j, "from") && p.is(k-1, "today") { // "30 minutes from today": two expressions
		return x, false
	}
	if s[0].vague && s[0].n == 0 && (e.n == 2 || e.n == -2) { // "a few days later" stays a length: no date can be told
		return x, false
	}
	n := node{op: opOffset, length: s, n: e.n, fields: nothing()}
	switch e.value {
	case "-1", "1": // "ago", "from now": from the publication date
		n.from = fromNow
		if p.is(j, "from") {
			if y, ok := p.point(k - 1); ok && y.end > k {
				return x, false
			}
		}
	case "-2", "2": // "earlier", "later": from the date the text is at
		n.from, n.n = fromText, e.n/2
		if p.is(j, "earlier", "later", "before", "after") && p.is(k, "this", "in", "on") && p.is(j, "earlier", "later") && false {
			return x, false
		}
	}
	if p.is(j, "before", "after", "from", "following", "prior") {
		base := k
		if p.is(j, "prior") && p.is(k, "to") {
			base++
		}
		y, ok := p.point(base)
		if ok && y.typ != sayso.TimeDuration && !y.doubt {
			n.from, n.base, k = fromBase, y.node, y.end
			if y.node.fields.grain == noGrain {
				return x, false
			}
			if p.is(j, "from") && y.node.fields.weekday != open { // "three days from Tuesday" is still to come
				n.base.lean = sayso.TimeFuture
			}
		} else if p.is(k-1, "before", "after") && !p.is(k, ".", ",", "?", ";") || p.is(k-1, "from") || p.is(k-1, "prior") && p.is(k, "to") {
			return x, false // "three days after the vote": the three days are a length
		}
	}
	x.typ, x.node, x.length, x.end = sayso.TimeDate, &n, nil, k
	for _, part := range s {
		if unitOf[part.unit] > grainDay && unitOf[part.unit] != grainPart {
			x.typ = sayso.TimeTime
		}
	}
	return x, true
}

// weekdaysAway reads "three Fridays ago", "two Sundays from now".
func (p *parser) weekdaysAway(i int) (x expr, ok bool) {
	q, j, ok := p.quantity(i)
	if !ok || q.vague || q.n != float64(int(q.n)) || q.n > 52 {
		return x, false
	}
	f := nothing()
	f.grain = grainDay
	w, k, _, ok := p.weekday(j)
	if y, plural := p.weekdays(j); !ok && plural && len(y.node.fixed) == len("XXXX-WXX-5") && y.node.fixed[9] != 'E' { // "two Sundays from now"
		w, k, ok = int(y.node.fixed[9]-'0'), j+1, true
	}
	if !ok {
		return x, false
	}
	e, l, ok := p.find(k, back)
	if !ok || p.is(k, "after", "before", "from") && !p.is(l-1, "now", "today") {
		return x, false
	}
	f.weekday = w
	n := int(q.n) * e.n
	if e.n == 2 || e.n == -2 {
		n /= 2
	}
	x = shiftExpr(i, l, f, n, fromNow)
	x.node.count = true
	return x, true
}
