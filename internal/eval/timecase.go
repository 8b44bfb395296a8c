package eval

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sayso"
	"sayso/internal/civil"
)

// A timeCase is an expression that a suite of examples wants found, with the values that are right. Ends are days or
// times of a range, both as the suite has them; a range is two expressions of TIMEX3, or one that spans it.
type timeCase struct {
	span   sayso.Span
	kind   string
	values []string // right as they stand
	ends   [][2]string
}

// caseMeasures are those of the suites of examples.
func caseMeasures() []measure {
	return []measure{
		{"right", formShare, "of the expressions in our definition: extent and value are right"},
		{"extent", formShare, "of them: the extent is right but for prepositions, articles and other small words at its edges"},
		{"silent", formShare, "of the texts without any: nothing is found"},
	}
}

// scoreCases scores one text of a suite.
func scoreCases(s *sheet, d *document, found []sayso.Time) *marks {
	m := newMarks(s)
	for reason, n := range d.excluded {
		m.counts["excluded_"+reason] = n
	}
	if d.cases == nil {
		m.add("silent", one(len(found) == 0), 1)
		return m
	}
	m.n = len(d.cases)
	for _, c := range d.cases {
		var inside []sayso.Time
		for _, t := range found {
			if t.Span.Overlaps(c.span) {
				inside = append(inside, t)
			}
		}
		extent, right := c.judge(d.article, inside)
		m.sliceN[c.kind]++
		m.ask("extent", extent, []string{c.kind})
		m.ask("right", extent && right, []string{c.kind})
	}
	return m
}

// judge compares what was found in the case's span.
func (c timeCase) judge(a *sayso.Article, found []sayso.Time) (extent, right bool) {
	if len(found) == 0 {
		return false, false
	}
	whole := sayso.Span{Start: found[0].Span.Start, End: found[len(found)-1].Span.End}
	extent = withoutEdges(whole.In(a.Text)) == withoutEdges(c.span.In(a.Text))
	coarse := distance.MatchString(c.span.In(a.Text))
	for _, v := range c.values {
		if day := found[0].Value; len(found) == 2 && (len(day) == 10 || weekValue.MatchString(day)) {
			right = right || sameValue(found[1].Value, v, a.Published.Value) // "Saturday, for 9 a.m.": the day, and the time of it
		}
		right = right || len(found) == 1 && (sameValue(found[0].Value, v, a.Published.Value) || weekAside(found[0], a.Text, v) ||
			coarse && len(found[0].Value) >= 4 && strings.HasPrefix(v, found[0].Value))
	}
	for _, e := range c.ends {
		right = right || c.spans(found, e, a.Published.Value)
	}
	return extent, right
}

// lastWeekday is one of which English is of two minds: on a Thursday, "last Wednesday" is yesterday to some and the day of
// last week to others, and "this Monday" three days ago or to come.
var lastWeekday = regexp.MustCompile(`(?i)^(last|previous|this) \w+day$`)

// weekAside reports whether an expression is such a weekday, a week before or after the one wanted.
func weekAside(found sayso.Time, text, want string) bool {
	d, ok := civil.Parse(found.Value)
	return ok && lastWeekday.MatchString(found.Span.In(text)) && (want == d.AddDays(-7).String() || want == d.AddDays(7).String())
}

// spans reports whether the expressions found tell the range: its two ends, or one that is as long.
func (c timeCase) spans(found []sayso.Time, ends [2]string, published string) bool {
	if len(found) == 3 && (len(found[0].Value) == 10 || strings.HasPrefix(found[1].Value, found[0].Value[:min(10, len(found[0].Value))]+"T") || weekValue.MatchString(found[0].Value)) {
		found = found[1:] // "Friday between 1 and 4 p.m.", "next week, from Monday to Friday": the day or the week, then the ends
	}
	switch len(found) {
	case 1:
		first, last, ok := bounds(found[0].Value)
		if strings.HasPrefix(ends[0], "XXXX") && ok && found[0].Value[0] != 'X' {
			return first[4:] == ends[0][4:] && len(last) >= 10 && strings.HasSuffix(ends[1], last[4:])
		}
		if ends[1] == "" { // "since August"
			return ok && (ends[0] == first || ends[0] == last)
		}
		return ok && strings.HasPrefix(ends[0], first) && strings.HasPrefix(ends[1], last)
	case 2:
		first, _, ok := bounds(found[0].Value)
		begin, end, ok2 := bounds(found[1].Value)
		if strings.HasPrefix(ends[0], "XXXX") && strings.HasPrefix(ends[1], "XXXX") && ok && ok2 { // the year is left open
			return first[4:] == ends[0][4:] && (begin[4:] == ends[1][4:] || end[4:] == ends[1][4:])
		}
		return (ok && strings.HasPrefix(ends[0], first) || sameValue(found[0].Value, ends[0], published)) &&
			(ok2 && (strings.HasPrefix(ends[1], begin) || strings.HasPrefix(ends[1], end)) || sameValue(found[1].Value, ends[1], published))
	}
	return false
}

// edge are the small words at the edges of an expression on which the suites and TimeML differ.
var edge = strings.Fields(`the a an in on at by of from to between and since until till before after during for this around about within over
	throughout through early late sometime as soon or earlier later than no not year starting beginning any time anytime back ago exactly just prior following
	approximately next past last every each once its my our your whole pst est edt cet eastern ' s , . ; : - ( )`)

var wordOrMark = regexp.MustCompile(`[\pL\pN]+|[^\s\pL\pN]`)

// withoutEdges is an expression in lower case without small words at its edges, unless nothing else is left.
func withoutEdges(s string) string {
	words := wordOrMark.FindAllString(strings.ToLower(s), -1)
	all := words
	for len(words) > 0 && slices.Contains(edge, words[0]) {
		words = words[1:]
	}
	for len(words) > 0 && slices.Contains(edge, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		words = all
	}
	return strings.Join(words, " ")
}

// distance is in months or years: TIMEX3 tells the month or the year that is meant, the suites a day of it.
var distance = regexp.MustCompile(`(?i)\b(months?|years?|decades?|centur\w+)\b.*\b(ago|later|earlier|hence|back|from (now|today)|before|after)\b`)

var (
	fullMinute = regexp.MustCompile(`T(\d\d:\d\d):00$`)
	fullHour   = regexp.MustCompile(`T(\d\d):00$`)
)

// sameValue compares a TIMEX3 value with one of a suite: T10, T10:00 and T10:00:00 are one time, and a time told without a
// day is one of the day of publication. Durations are compared by their length.
func sameValue(got, want, published string) bool {
	got, want = shortTime(got), shortTime(want)
	if d, ok := civil.Parse(got[:min(10, len(got))]); ok && strings.HasSuffix(got, "T24") && want == d.AddDays(1).String()+"T00" {
		return true // midnight ends a day, or begins the next
	}
	got, want = strings.Replace(got, "T24", "T00", 1), strings.Replace(want, "T24", "T00", 1)
	if got == "PRESENT_REF" && want == published || len(want) == 2 && strings.HasSuffix(got, "-"+want) { // "now" of day; a season of some year
		return true
	}
	if got == want || "FY"+got == want || want == "CY"+got {
		return true
	}
	if strings.HasPrefix(want, "T") && len(got) > 10 {
		return got[10:] == want
	}
	if strings.HasPrefix(got, "P") && strings.HasPrefix(want, "P") {
		a, aok := seconds(got)
		b, bok := seconds(want)
		return aok && bok && a == b
	}
	return false
}

// shortTime leaves out seconds and minutes that are zero.
func shortTime(v string) string {
	v = fullMinute.ReplaceAllString(strings.Replace(v, " ", "T", 1), "T$1")
	return fullHour.ReplaceAllString(v, "T$1")
}

var spell = regexp.MustCompile(`([0-9.]+)(WE|NI|[YMQWDHS])`)

// seconds is the length of a duration, months being 30 days and years 12 of them.
func seconds(value string) (float64, bool) {
	date, clock, _ := strings.Cut(strings.TrimPrefix(value, "P"), "T")
	sum, used := 0.0, 0
	for i, part := range []string{date, clock} {
		for _, m := range spell.FindAllStringSubmatch(part, -1) {
			n, err := strconv.ParseFloat(m[1], 64)
			if err != nil {
				return 0, false
			}
			unit := map[string]float64{"Y": 360, "M": 30, "Q": 90, "W": 7, "WE": 2, "D": 1, "NI": 1}[m[2]] * 86400
			if i == 1 {
				unit = map[string]float64{"H": 3600, "M": 60, "S": 1}[m[2]]
			}
			sum += n * unit
			used += len(m[0])
		}
	}
	return sum, used > 0 && used == len(date)+len(clock)
}

var (
	weekValue = regexp.MustCompile(`^(\d{4})-W(\d\d)(-WE)?$`)
	partValue = regexp.MustCompile(`^(\d{4})-([QH])(\d)$`)
)

// bounds returns the first day of a value and the day behind its last, or the time itself twice.
func bounds(value string) (first, behind string, ok bool) {
	var d civil.Date
	months, days := 0, 0
	switch {
	case weekValue.MatchString(value):
		m := weekValue.FindStringSubmatch(value)
		year, _ := strconv.Atoi(m[1])
		week, _ := strconv.Atoi(m[2])
		weekday := 1
		if days = 7; m[3] != "" {
			weekday, days = 6, 2
		}
		d, ok = civil.OfWeek(year, week, weekday)
	case partValue.MatchString(value):
		m := partValue.FindStringSubmatch(value)
		n, _ := strconv.Atoi(m[3])
		months = map[string]int{"Q": 3, "H": 6}[m[2]]
		d, ok = civil.Parse(m[1] + "-01-01")
		d = d.AddMonths((n - 1) * months)
	case strings.Contains(value, "T"):
		return strings.Replace(value, "T", " ", 1), strings.Replace(value, "T", " ", 1), !strings.HasPrefix(value, "P")
	case len(value) <= 4:
		zeros := strings.Repeat("0", 4-len(value))
		d, ok = civil.Parse(value + zeros + "-01-01")
		months = 12 * []int{1, 10, 100, 1000, 10000}[len(zeros)]
	case len(value) == 7:
		d, ok = civil.Parse(value + "-01")
		months = 1
	case len(value) == 10:
		d, ok = civil.Parse(value)
		days = 1
	}
	if !ok {
		return "", "", false
	}
	return d.String(), d.AddMonths(months).AddDays(days).String(), true
}
