package when

// sharedHalf takes what the hour of words i to j lacks from the other end of a range: the half of the day ("2 to 4 p.m.",
// "9-11 a.m.", "between 2 and 3 p.m.", "5 to seven in the morning"), or that it is an hour at all ("between 10 and 11:30",
// "from 10:30 to 3").
func (p *parser) sharedHalf(i, j int, f fields) (of24 int, ok bool) {
	if f.hour < 1 || f.hour > 24 {
		return 0, false
	}
	if of24, ok := p.closes(i, j, f); ok {
		return of24, true
	}
	inside := p.is(i-1, "between", "from")
	if !p.is(j, "to", "-", "and", "until", "till") || p.is(j, "and") && !p.is(i-1, "between") {
		return 0, false
	}
	to, k, ok := p.smallNumber(j + 1)
	if !ok || to > 12 {
		return 0, false
	}
	minute := 0
	l, g, told := p.minutes(k, fields{hour: to})
	if told {
		k, minute = l, g.minute
	}
	_, _, last, ok := p.half12(k, to)
	switch {
	case !ok && told && inside && f.minute <= 0: // "between 10 and 11:30", "between 7 and 9:30 last night"
		e, _, _ := p.find(k+btoi(p.is(k, "last", "this", "tomorrow", "yesterday")), daypart)
		return partOf24(fields{hour: f.hour}, e.value).hour, true
	case !ok:
		return 0, false
	case f.hour > 12: // "from 23 to 3 a.m."
		return f.hour, inside
	}
	first := f.hour%12 + last - last%12
	if first > last || first == last && f.minute > minute { // "11 to 2 p.m.", "2:30 to 2:15 p.m."
		first = (first + 12) % 24
	}
	return first, true
}

// closes reads the bare hour that ends a range of which the other end is told to the minute: "from 10:30 to 3".
func (p *parser) closes(i, j int, f fields) (of24 int, ok bool) {
	first, _ := p.digits(i - 4)
	if !p.is(i-1, "to", "and", "until", "till") || !p.is(i-3, ":") || !p.joined(i-2) || !p.is(i-5, "from", "between") || f.minute > 0 || first > 24 {
		return 0, false
	}
	if _, _, zoned := p.find(j, zone); !zoned && j < p.end && !p.is(j, ".", ",", ";", ")", "on", "in", "at", "and", "or", "every", "each") || p.joined(j) && p.joined(j+1) {
		return 0, false
	}
	if f.hour < first && f.hour <= 12 {
		return f.hour + 12, true
	}
	return f.hour, true
}

// smallNumber reads a number of at most two digits, or one in words.
func (p *parser) smallNumber(i int) (n, end int, ok bool) {
	if v, d := p.digits(i); d > 0 {
		return v, i + 1, d <= 2 && v > 0
	}
	v, j, ok := p.spoken(i)
	return int(v), j, ok && v >= 1 && v < 100
}

// bareHour reads an hour that is one by the part of the day behind it: "at 9 tomorrow morning", "8 this evening".
func (p *parser) bareHour(i int) (x expr, ok bool) {
	n, j, ok := p.smallNumber(i)
	if !ok || n > 12 || i > p.begin && !p.is(i-1, "at", "by", "around", "about", "until", "till", "from", "before", "after", "since", ",") {
		return x, false
	}
	_, _, day := p.find(j, dayWord)
	if _, _, _, weekday := p.weekday(j); !day && !weekday && !p.is(j, "this") || p.is(j, "tonight") {
		return x, false
	}
	y, ok := p.point(j)
	if !ok || y.typ != "TIME" || y.node.fields.daypart == "" || y.node.fields.hour != open {
		return x, false
	}
	t := nothing()
	t.hour, t.minute = n, 0
	y.start = i
	y.addClock(partOf24(t, y.node.fields.daypart), "")
	return y, true
}
