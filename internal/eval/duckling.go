package eval

import (
	"fmt"
	"os"
	"regexp"
	"strings"

	"sayso"
	"sayso/internal/civil"
)

// Duckling's English corpus is a Haskell module: lists of examples behind the value that each of them has.
//
//	examples (datetime (2013, 2, 18, 0, 0, 0) Day) [ "monday", … ]
//	examples (datetimeInterval ((2013, …), (2013, …)) Day) [ … ]
//
// Its reference time is Tuesday, 12 February 2013, 4:30.
const ducklingDay = "2013-02-12"

var (
	exampleBlock = regexp.MustCompile(`(?s)examples\s*\(?\s*\(?(datetime\w*)\s*(.*?)\[(.*?)\]`)
	whenTuple    = regexp.MustCompile(`\((-?\d+),\s*(\d+),\s*(\d+),\s*(\d+),\s*(\d+),\s*([\d.]+)\)`)
	grainName    = regexp.MustCompile(`\)\s*(Second|Minute|Hour|Day|Week|Month|Quarter|Year)\b`)
	quotedString = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)
	haskellNote  = regexp.MustCompile(`(?m)--.*$`)
)

// readDuckling reads the examples of the module; each is a text of its own.
func readDuckling(path string) ([]*document, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, readError(path, err)
	}
	_, text, ok := strings.Cut(haskellNote.ReplaceAllString(string(data), ""), "\nallExamples =")
	if !ok {
		return nil, corpusError(path, "no allExamples")
	}
	var docs []*document
	for _, block := range exampleBlock.FindAllStringSubmatch(text, -1) {
		times := whenTuple.FindAllStringSubmatch(block[2], -1)
		grain := grainName.FindStringSubmatch(block[2])
		if len(times) == 0 || grain == nil {
			continue
		}
		for _, s := range quotedString.FindAllStringSubmatch(block[3], -1) {
			docs = append(docs, ducklingCase(path, block[1], strings.ReplaceAll(s[1], `\"`, `"`), times, grain[1]))
		}
	}
	if len(docs) == 0 {
		return nil, corpusError(path, "no examples")
	}
	return docs, nil
}

func ducklingCase(place, kind, text string, times [][]string, grain string) *document {
	d := &document{place: place, excluded: map[string]int{}, cases: []timeCase{}, article: &sayso.Article{ID: place, Text: text,
		Published: sayso.Published{Value: ducklingDay, Basis: sayso.BasisGiven}}}
	if text == "" {
		return d
	}
	x := timeCase{span: sayso.Span{Start: 0, End: len(text)}, kind: strings.ToLower(grain)}
	first := stamp(times[0])
	switch {
	case len(times) == 2:
		x.interval(first, stamp(times[1]), grain, text)
	default:
		x.values = grained(first, grain)
		x.back(first, grain, text)
	}
	if reason := outsideDuckling(kind, text, grain); reason != "" {
		d.excluded[reason]++
		return d
	}
	d.cases = append(d.cases, x)
	return d
}

// interval takes the ends of an interval for right: as they stand, and less the grain by which Duckling lengthens the end.
func (x *timeCase) interval(first, last, grain, text string) {
	d, _ := civil.Parse(last)
	x.ends = append(x.ends, [2]string{first, last})
	if strings.HasSuffix(last, " 00:00") {
		x.ends = append(x.ends, [2]string{first[:10], d.String()}, [2]string{first[:10], d.AddDays(-1).String()})
	}
	var hour, minute int
	if n, err := fmt.Sscanf(last[11:], "%d:%d", &hour, &minute); n == 2 && err == nil {
		less := map[string]int{"Hour": 60, "Minute": 1}[grain]
		at := hour*60 + minute - less
		if at < 0 {
			at, d = at+1440, d.AddDays(-1)
		}
		x.ends = append(x.ends, [2]string{first, fmt.Sprintf("%s %02d:%02d", d, at/60, at%60)})
	}
	x.intervalBack(text)
	if grain == "Hour" || grain == "Minute" { // where mornings end is a convention
		for _, part := range []string{"TMO", "TAF", "TEV", "TNI"} {
			x.values = append(x.values, first[:10]+part)
		}
	}
	if season := seasonWord.FindString(strings.ToLower(text)); season != "" { // and where seasons begin
		x.values = append(x.values, first[:4]+"-"+map[string]string{"sp": "SP", "su": "SU", "fa": "FA", "au": "FA", "wi": "WI"}[season[:2]])
	}
}

// intervalBack takes the intervals a week or a year before for right, as back does.
func (x *timeCase) intervalBack(text string) {
	if wholeYear.MatchString(text) || turned.MatchString(text) {
		return
	}
	for _, e := range x.ends {
		var moved [2]string
		for i, end := range e {
			d, ok := civil.Parse(end)
			switch {
			case !ok:
				return
			case monthWord.MatchString(text):
				d = d.AddMonths(-12)
			case weekdayWord.MatchString(text):
				d = d.AddDays(-7)
			default:
				return
			}
			moved[i] = d.String() + end[10:]
		}
		x.ends = append(x.ends, moved)
	}
}

// back takes for right what lies behind the day of reference where nothing but the direction differs: a request looks ahead,
// a report back. A time of day may be of the day before, a bare weekday of the week before, a month of the year before.
func (x *timeCase) back(first, grain, text string) {
	d, ok := civil.Parse(first)
	if !ok || wholeYear.MatchString(text) || turned.MatchString(text) && !partToday.MatchString(text) {
		return
	}
	month := monthWord.MatchString(text)
	switch {
	case month || grain == "Month" || grain == "Quarter":
		d = d.AddMonths(-12)
	case weekdayWord.MatchString(text):
		d = d.AddDays(-7)
	case grain == "Hour" || grain == "Minute":
		d = d.AddDays(-1)
	default:
		return
	}
	x.values = append(x.values, grained(d.String()+first[10:], grain)...)
}

// stamp writes a tuple as "2013-02-12 04:30".
func stamp(t []string) string {
	return fmt.Sprintf("%04s-%02s-%02s %02s:%02s", t[1], t[2], t[3], t[4], t[5])
}

// grained is the TIMEX3 value of an instant at a grain.
func grained(stamp, grain string) []string {
	day := stamp[:10]
	d, _ := civil.Parse(day)
	switch grain {
	case "Year":
		return []string{day[:4]}
	case "Quarter":
		return []string{fmt.Sprintf("%s-Q%d", day[:4], d.Quarter())}
	case "Month":
		return []string{day[:7]}
	case "Week":
		y, w := d.Week()
		return []string{fmt.Sprintf("%d-W%02d", y, w)}
	case "Day":
		return []string{day}
	}
	return []string{day + "T" + stamp[11:]}
}

var (
	westernFeast = regexp.MustCompile(`(?i)christmas|new year|thanksgiving|halloween|easter|labou?r day|memorial|independence|4th of july|valentine|mlk|luther|president|columbus|veteran|black friday|cyber|mother|father|patrick's|palm sunday|good friday|maundy|mardi|ash wed|trinity|whit monday`)
	turned       = regexp.MustCompile(`(?i)\b(next|last|this|ago|tomorrow|yesterday|coming)\b`)
	partToday    = regexp.MustCompile(`(?i)^this morning`)
	monthWord    = regexp.MustCompile(`(?i)\b(january|february|march|april|may|june|july|august|september|october|november|december)\b`)
	weekdayWord  = regexp.MustCompile(`(?i)day\b`)
	nthWord      = regexp.MustCompile(`(?i)^(the )?(first|second|third|last) \w+day (of|in) \w+$`)
	orthodox     = regexp.MustCompile(`(?i)orthodox|closest|chinese|kings day|islamic|parsi|ago|jr`)
	seasonWord   = regexp.MustCompile(`spring|summer|fall|autumn|winter`)
	lengthWord   = regexp.MustCompile(`(?i)\b(last|past|next|previous) (\d+|\w+) (days|weeks|months|quarters|years)$`)
	zoneWord     = regexp.MustCompile(`(?i)\b(gmt|utc|bst|cst|pst|ist|est|cet)\b`)
	dayAlone     = regexp.MustCompile(`(?i)^(on )?the (first|\d+)(st|nd|rd|th)?$|^on the first$`)
	dayEdge      = regexp.MustCompile(`(?i)from .*1[35](th)? (of )?july|thru`)
	colloquial   = regexp.MustCompile(`(?i)@|\bATM\b|xmas|lunch|brunch|ides|o'?clock (am|pm)|\dh|\d'|\d"|ish\b|\d ?[ap]\b|approximately|half (three|two|one)|closing|noonish|at (three|3) ?(twenty|15)|\b(mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|aug|sep|oct|nov|dec|jul|jun)\b|qtr|yr\b|q[1-4]|\d{2}q|BD\b|\b(a|p) m\b|hhmm|:\d\d[ap]\b|in the [AP]M|current season|season|eoy|eom|eod|end of|beginning|by the|by |whole|all week|rest of|bo[my]\b|tomorrows|until|after|since|before|about|around|exactly|early|late|mid|upcoming|weekend`)
)

// outsideDuckling names the rule by which an example lies outside of what is looked for in news, "" if it does not. Beside
// the rules of the other suite:
//
//   - calendar: feasts of other calendars and days that no newspaper gives a date by
//   - colloquial: clipped words, "16h", "3ish", "@ 3pm", and the vague parts of days and years whose bounds are a convention
//   - direction: feasts and "the first Tuesday of October" without a year: a request looks ahead, a report to the nearest
//   - zone: Duckling turns a time into the reader's zone; the record keeps it as written, with its zone
//   - open: intervals without an end
func outsideDuckling(kind, text, grain string) string {
	clockish := grain == "Hour" || grain == "Minute" || grain == "Second"
	switch {
	case strings.Contains(kind, "Open"):
		return "open"
	case strings.Contains(kind, "Holiday") && (!westernFeast.MatchString(text) || orthodox.MatchString(text)):
		return "calendar"
	case strings.Contains(kind, "Holiday") && !wholeYear.MatchString(text) && (!turned.MatchString(text) || strings.HasPrefix(text, "this ")), nthWord.MatchString(text):
		return "direction"
	case zoneWord.MatchString(text):
		return "zone"
	case lengthWord.MatchString(text):
		return "in_length"
	case dayAlone.MatchString(text):
		return "day_alone"
	case dayEdge.MatchString(text):
		return "month_edge"
	case colloquial.MatchString(text):
		return "colloquial"
	case symbols.MatchString(text) || glued.MatchString(text):
		return "glued"
	case clockUnit.MatchString(text) || clockish && regexp.MustCompile(`(?i)\b(in|from now|ago|hence|next|last|past)\b.*\b(days?|years?)\b|from now|fortnight ago|right now|just now|\bday\b`).MatchString(text) || grain == "Second":
		return "clock"
	case clockish && !clockTold.MatchString(text):
		return "hour_alone"
	case bareEnd.MatchString(text) || spokenOut.MatchString(text):
		return "bare_end"
	case monthEdge.MatchString(text):
		return "month_edge"
	case inLength.MatchString(text):
		return "in_length"
	case weekNo.MatchString(text):
		return "week_number"
	case vagueNum.MatchString(text):
		return "vague"
	case noDay.MatchString(text) && !fullDate.MatchString(text) && !strings.Contains(text, ":"):
		return "year_first"
	case len(strings.Fields(text)) < 3 && !regexp.MustCompile(`(?i)month|day$|year|week|quarter|yester|tomor|today|\d{4}`).MatchString(text) && clockish:
		return "hour_alone"
	}
	return ""
}
