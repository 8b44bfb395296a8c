package when

import "strings"

// clock reads a time of day: "10 p.m.", "2:30pm", "0600 GMT", "17:45", "10 o'clock", "half past three", "noon", with a
// zone behind it. The fields hold hours and minutes; zone is its offset, "" if none is told.
func (p *parser) clock(i int) (f fields, zone string, end int, ok bool) {
	f = nothing()
	f.grain = grainHour
	if e, j, found := p.find(i, clockWord); found {
		f.hour, _ = p.twoDigits(e.value[:2])
		if e.value[:2] != "24" || p.is(i, "midnight") {
			f.minute, _ = p.twoDigits(e.value[3:])
		}
		return p.zoned(f, j)
	}
	if g, j, found := p.pastHour(i); found {
		return p.zoned(g, j)
	}
	v, d := p.digits(i)
	j := i + 1
	if e, k, found := p.find(j, clockWord); found && d == 2 && v == 12 { // "12 noon"
		f.hour, _ = p.twoDigits(e.value[:2])
		f.minute = 0
		return p.zoned(f, k)
	}
	switch {
	case d == 0:
		n, k, found := p.spoken(i)
		if !found || n < 1 || n > 12 {
			return f, "", i, false
		}
		v, j = int(n), k
	case p.joined(i) && p.is(i-1, ".", ":", ",", "/", "$") || p.joined(i) && p.is(i-1, "-") && !p.isNumber(i-2) && !p.is(i-2, "am", "pm", "m", "."): // but "4pm-5pm"
		return f, "", i, false
	case d == 4 || d == 3: // "0600 GMT", "1430 hours"
		_, k, named := p.find(j, zone1())
		if !named && p.is(j, "hours", "hrs") {
			k, named = j+1, true
		}
		if _, k2, half, ok := p.half12(j, v/100); ok && d >= 3 && v/100 <= 12 { // "330 p.m."
			f.hour, f.minute = half, v%100
			return p.zoned(f, k2)
		}
		if !named || v/100 > 24 || v%100 > 59 {
			return f, "", i, false
		}
		f.hour, f.minute = v/100, v%100
		if p.is(j, "hours", "hrs") {
			return p.zoned(f, k)
		}
		return p.zoned(f, j)
	case d > 2:
		return f, "", i, false
	}
	f.hour = v
	sure := false
	if k, g, found := p.minutes(j, f); found {
		f, j, sure = g, k, true
	} else if m, dm := p.digits(j + 1); p.is(j, ".") && p.joined(j) && p.joined(j+1) && dm == 2 && m < 60 { // "8.30pm"
		if _, _, _, half := p.half12(j+2, v); half {
			f.minute, j = m, j+2
		}
	}
	if p.is(j, "o") && p.is(j+1, "'") && p.is(j+2, "clock") {
		j, sure = j+3, true
	} else if p.is(j, "oclock") {
		j, sure = j+1, true
	}
	_, k, hour, half := p.half12(j, f.hour)
	if !half {
		hour, half = p.sharedHalf(i, j, f)
		k = j
	}
	if f.minute == open {
		f.minute = 0
	}
	switch {
	case half:
		f.hour = hour
		return p.zoned(f, k)
	case f.hour <= 24 && p.namedZone(j):
		return p.zoned(f, j)
	case f.hour > 24 || !sure:
		return f, "", i, false
	}
	return p.zoned(f, j)
}

// zone1 is the class of zones; a function so that the name stays free for values.
func zone1() class { return zone }

func (p *parser) twoDigits(s string) (int, bool) {
	return int(s[0]-'0')*10 + int(s[1]-'0'), true
}

// minutes reads ":30" and ":30:15" behind an hour.
func (p *parser) minutes(i int, f fields) (end int, g fields, ok bool) {
	m, d := p.digits(i + 1)
	if !p.is(i, ":") || !p.joined(i) || !p.joined(i+1) || d != 2 || m > 59 || f.hour > 24 {
		return i, f, false
	}
	f.minute, f.grain = m, grainMinute
	if s, d := p.digits(i + 3); p.is(i+2, ":") && p.joined(i+2) && d == 2 && s < 60 {
		f.second, f.grain = s, grainSecond
		return i + 4, f, true
	}
	return i + 2, f, true
}

// half12 reads which half of the day an hour is in: "p.m.", "AM", "in the afternoon". The end includes the full stop.
func (p *parser) half12(i, hour int) (pm bool, end, of24 int, ok bool) {
	j := i
	if hour > 12 || hour < 1 {
		return false, i, hour, false
	}
	switch {
	case p.is(i, "am", "pm") && p.is(i+1, ".") && p.joined(i+1) && !p.joined(i+2):
		pm, j = p.is(i, "pm"), i+1
	case p.is(i, "am", "pm"):
		pm, j = p.is(i, "pm"), i+1
	case p.is(i, "a", "p") && p.is(i+1, ".") && p.is(i+2, "m") && p.joined(i+2):
		pm, j = p.is(i, "p"), p.stop(i+3)
	case p.is(i, "a", "p") && p.is(i+1, "m"):
		pm, j = p.is(i, "p"), i+2
	case p.is(i, "in") && p.is(i+1, "the") && p.is(i+2, "morning", "afternoon", "evening"):
		pm, j = !p.is(i+2, "morning"), i+3
	case p.is(i, "at") && p.is(i+1, "night"):
		pm, j = hour > 5, i+2
	case p.is(i, "a", "p") && p.joined(i) && (!p.joined(i+1) || p.is(i+1, ".") && !p.joined(i+2)):
		pm, j = p.is(i, "p"), i+1
	default:
		return false, i, hour, false
	}
	if p.is(j, "in") && p.is(j+1, "the") && p.is(j+2, "morning", "afternoon", "evening") { // "8 p.m. in the evening"
		j += 3
	}
	return pm, j, hour%12 + 12*btoi(pm), true
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// pastHour reads "half past three", "quarter to noon", "20 minutes past 3 pm".
func (p *parser) pastHour(i int) (f fields, end int, ok bool) {
	f = nothing()
	j, minutes := i, 0
	switch {
	case p.is(j, "half") && p.is(j+1, "past"):
		minutes, j = 30, j+1
	case p.is(j, "a") && p.is(j+1, "quarter"):
		minutes, j = 15, j+2
	case p.is(j, "quarter"):
		minutes, j = 15, j+1
	default:
		n, k, found := p.cardinal(j)
		if !found || n >= 60 || n < 1 {
			return f, i, false
		}
		minutes, j = int(n), k
		if p.is(j, "minutes", "minute", "mins") {
			j++
		}
	}
	sign := 1
	if p.is(j, "to", "before", "of", "till") {
		sign = -1
		if !p.is(i, "a", "quarter") && p.is(j, "of", "before") {
			return f, i, false
		}
		if _, _, fixed := p.find(j+1, clockWord); !fixed && !p.is(i, "a", "quarter", "half") && !p.is(j-1, "minutes", "minute", "mins") { // "2 to 4 p.m."
			return f, i, false
		}
	} else if !p.is(j, "past", "after") {
		return f, i, false
	}
	var hour, k int
	if e, l, found := p.find(j+1, clockWord); found {
		hour, _ = p.twoDigits(e.value[:2])
		k = l
	} else {
		n, l, found := p.cardinal(j + 1)
		if !found || n < 1 || n > 12 {
			return f, i, false
		}
		hour, k = int(n), l
		_, m, of24, half := p.half12(k, hour)
		if !half && !p.is(i, "half", "quarter", "a") { // "20 to 30"
			return f, i, false
		}
		if half {
			hour, k = of24, m
		}
	}
	if p.is(k, "o") && p.is(k+1, "'") && p.is(k+2, "clock") {
		k += 3
	}
	at := (hour*60 + sign*minutes + 1440) % 1440
	f.hour, f.minute, f.grain = at/60, at%60, grainMinute
	return f, k, true
}

// namedZone reports whether a zone written as one follows a number: "at 9 GMT", and not "9 Eastern clubs".
func (p *parser) namedZone(i int) bool {
	e, _, ok := p.find(i, zone)
	return ok && p.words[i].capital && !strings.HasPrefix(e.value, "local")
}

// zoned reads the zone behind a time: "EST", "GMT", "local time", "Eastern Daylight Time".
func (p *parser) zoned(f fields, i int) (g fields, offset string, end int, ok bool) {
	j := i
	if p.is(j, "(") {
		j++
	}
	e, k, found := p.find(j, zone)
	if !found || p.words[j].low == "est" && !p.words[j].capital {
		return f, "", i, true
	}
	if strings.HasPrefix(e.value, "local") {
		e.value = ""
	}
	if p.is(k, "time") {
		k++
	}
	if j > i {
		if !p.is(k, ")") {
			return f, "", i, true
		}
		k++
	}
	return f, e.value, k, true
}

// partOf24 puts an hour told without its half of the day into the part of the day told beside it: "Saturday night at 9".
func partOf24(t fields, part string) fields {
	late := part == "AF" || part == "EV" || part == "NI"
	if (part == "EV" || part == "NI") && t.hour == 12 && t.minute <= 0 { // "Saturday night at 12"
		t.hour = 24
	}
	if late && t.hour >= 1 && t.hour < 12 && !(part == "NI" && t.hour < 5) {
		t.hour += 12
	}
	return t
}
