package eval

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"sayso"
)

// specCase is a case of the specifications of Recognizers-Text. End is inclusive where it is given, else Length counts.
type specCase struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []specResult
}

// specResult is one expression of a case; the files of models and of parsers name its type in different fields.
type specResult struct {
	Text, Type, TypeName string
	Start, Length, End   int
	Value                struct {
		Timex                            string
		FutureResolution, PastResolution map[string]string
	}
	Resolution struct{ Values []map[string]string }
}

func (r specResult) kind() string { return strings.TrimPrefix(r.Type+r.TypeName, "datetimeV2.") }

// specFiles are those that say what is recognised by default. The files of modes give other answers for the same texts;
// those of extractors give no values.
var specFiles = []string{"DateTimeModel.json", "DateParser.json", "DatePeriodParser.json", "DateTimeParser.json", "DateTimePeriodParser.json",
	"DurationParser.json", "HolidayParser.json", "SetParser.json", "TimeParser.json", "TimePeriodParser.json"}

// readRecognizers reads the folder of the English DateTime specifications, or one file of it.
func readRecognizers(path string) ([]*document, error) {
	paths := []string{path}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		paths = specPaths(path)
	}
	var docs []*document
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, readError(path, err)
		}
		var cases []specCase
		if err := json.Unmarshal([]byte(strings.TrimPrefix(string(data), "\ufeff")), &cases); err != nil {
			return nil, corpusError(path, "not a list of cases: %v", err)
		}
		for _, c := range cases {
			docs = append(docs, c.document(path))
		}
	}
	if len(docs) == 0 {
		return nil, corpusError(path, "no cases")
	}
	return docs, nil
}

// specPaths are the files of a folder that are read.
func specPaths(folder string) []string {
	paths := make([]string, len(specFiles))
	for i, name := range specFiles {
		paths[i] = filepath.Join(folder, name)
	}
	return paths
}

func (c specCase) document(place string) *document {
	published := c.Context.ReferenceDateTime
	if len(published) < 10 {
		published = "2016-11-07" // the files of times of day leave it out: the day does not matter to them
	}
	d := &document{place: place, excluded: map[string]int{}, article: &sayso.Article{ID: place, Text: c.Input,
		Published: sayso.Published{Value: published[:10], Basis: sayso.BasisGiven}}}
	frame := newFrame(c.Input)
	for i, r := range c.Results {
		end := r.End + 1
		if r.Length > 0 {
			end = r.Start + r.Length
		}
		span, ok := frame.bytes([2]int{r.Start, end})
		x := timeCase{span: span, kind: r.kind()}
		timex := r.Value.Timex
		if ok {
			x.add(timex, r.Value.PastResolution, r.Value.FutureResolution)
		}
		for _, v := range r.Resolution.Values {
			timex = v["timex"]
			x.add(timex, v)
		}
		if reason := c.outside(i, x, timex); !ok || reason != "" {
			d.excluded[reason]++
			continue
		}
		d.cases = append(d.cases, x)
	}
	if d.cases == nil && len(c.Results) > 0 {
		d.cases = []timeCase{}
	}
	return d
}

// add takes a timex and its resolutions for right.
func (x *timeCase) add(timex string, resolutions ...map[string]string) {
	x.values = append(x.values, timex)
	if inner, ok := strings.CutPrefix(timex, "("); ok {
		parts := strings.Split(strings.TrimSuffix(inner, ")"), ",")
		if len(parts) == 3 {
			x.ends = append(x.ends, [2]string{parts[0], parts[1]})
			x.values = append(x.values, parts[2]) // "the next three days" is a length in TIMEX3
		}
	}
	for _, r := range resolutions {
		if start, ok := firstOf(r, "start", "startDate", "startDateTime", "startTime"); ok {
			end, _ := firstOf(r, "end", "endDate", "endDateTime", "endTime")
			x.ends = append(x.ends, [2]string{start, end})
			if strings.Contains(timex, "T") { // 2016-11-07TNI
				if at := strings.IndexByte(timex, 'T'); !strings.HasPrefix(timex, "(") {
					x.values = append(x.values, start[:min(10, len(start))]+timex[at:])
				}
			}
		}
		if v, ok := firstOf(r, "value", "date", "dateTime", "time", "duration"); ok {
			x.values = append(x.values, v)
		}
	}
}

func firstOf(m map[string]string, keys ...string) (string, bool) {
	for _, k := range keys {
		if v := m[k]; v != "" {
			return v, true
		}
	}
	return "", false
}

var (
	symbols    = regexp.MustCompile(`[=<>@&#+~≥≤]`)
	chat       = regexp.MustCompile(`(?i)\b(tmr|tmrw|otd|til|cy|sy|(today|tomorrow|\w+day) [ap]m|tmw|tomo|2day|2moro|asap|eod|eom|eoy|ish|oclock|mins?|hrs?|secs?|wks?|yrs?|mon|tues?|wed|thurs?|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|\d(ish|d|m|h|w|y|day|days|week|min|hr|hrs|mins)\b|ish\b`)
	clockTold  = regexp.MustCompile(`(?i)\d:\d\d|\b[ap]\.?\s?m\b|[ap]m\b|o'?clock|noon|midnight|midday|morning|afternoon|evening|night`)
	clockUnit  = regexp.MustCompile(`(?i)\b(hour|hours|minute|minutes|second|seconds)\b`)
	anyLetter  = regexp.MustCompile(`\pL`)
	wholeYear  = regexp.MustCompile(`\b\d{4}\b`)
	glued      = regexp.MustCompile(`\pL\d|\d\pL{3,}`)
	slashRange = regexp.MustCompile(`\d[/-]\d+(/\d+|-\d+)? ?- ?\d+[/-]\d`)
	slashDay   = regexp.MustCompile(`^\d{1,2}/\d{1,2} `)
	partOf     = regexp.MustCompile(`(?i)(first|last) \S+ (days|weeks|months|years) (of|in)\b`)
	double     = regexp.MustCompile(`(?i)\w+day,? (\d|two|three)\S* \w+ from (now|today)|from (now|today) on \w+day`)
	bareEnd    = regexp.MustCompile(`(?i)(\bto|\band|-|–|\buntil|\btill?)\s*\d{1,2}(:\d\d)?$|^(from |between )?\d{1,2} ?(to|and|-|until|till?) ?[\d:]+( ?[a-z]{3})?$|lunchtime|in the night|afternoon (at )?[a-z0-9]|, (this|tonight)|^\d{1,2}, `)
	inLength   = regexp.MustCompile(`(?i)^(with)?in |\bin (a|an|\w+) (day|week|month|year)s?\b|in the future|hence$`)
	weekNo     = regexp.MustCompile(`(?i)\bweek \d|(week|weekend) (begin|start|commenc|of)|after (the )?next`)
	spokenOut  = regexp.MustCompile(`(?i)\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen)[ -](o|oh|five|ten|fifteen|twenty|thirty|forty|fifty)\b|nineteen zero|hundred and|(twenty|thirty) (one|two|three|four|five|six|seven|eight|nine|first|second|third|fourth|fifth|sixth|seventh)|twenty and|the fifteen\b|hundred ninety|nine a m\b|twenty-tens|thousand and tens|noughties|two thousands|three quarters`)
	wholeUnit  = regexp.MustCompile(`(?i)^(all|full|whole|any|my)[ -]|\bthe (day|week|month|year)$|to date|every ?day$`)
	yearFirst  = regexp.MustCompile(`^(\w+ )?\d{4}[,]? ?(the )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|first|second|third|fourth)|^\d{4} \d{1,2} \d{1,2}$|and \d{4} (june|july)`)
	noDay      = regexp.MustCompile(`(?i)\b\d{1,4} ?[-/.] ?\d{1,4}\b`)
	fullDate   = regexp.MustCompile(`\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}`)
	monthEdge  = regexp.MustCompile(`(?i)\d{1,2} ?(to|-|and|till|until) ?(\d{1,2}(st|nd|rd|th)?( of)? (this|next|last)|january|april)|between \d+ and \d+( last \w+)?$`)
	feast      = regexp.MustCompile(`(?i)ramad|ramaz|ramzan|ramath|eid|islamic|hijri|arabic|breaking the fast|sacrifice|yuandan|thanks giving|workers|saint patrick 20|weekend|school|lunar|chinese|freedom day|jubilee day`)
	vagueNum   = regexp.MustCompile(`(?i)\b(few|several|some|couple)\b`)
	narrative  = regexp.MustCompile(`(?i)^the next day$| later$`)
	adjective  = regexp.MustCompile(`(?i)^(bi-|semi-?)?(annual|quarterly|monthly|weekly)$`)
	nthAlone   = regexp.MustCompile(`(?i)^(first|second|third|fourth|fifth) \w+day$`)
	partAlone  = regexp.MustCompile(`(?i)^(morning|afternoon|evening|night)$`)
	lengthFrom = regexp.MustCompile(`(?i)^for .* from today$`)
	mistyped   = regexp.MustCompile(`(?i)\d s$|\d\.[ap]m|\d h\b|\pL\. ?\d+|\pL ,|o'clock midnight`)
	bounded    = regexp.MustCompile(`(?i)less than|more than|greater|later than|sooner|at or|on or|or (before|after|later|earlier)|equal|and (greater|above)|no later|as late|before|after|starting|beginning|since|until|by `)
	parts      = regexp.MustCompile(`(?i)\b(rest|end of|beginning of|start of|middle of|mid|early|late|first half of the|business|working|week of|weekday|weekdays|workday|workweek|midmorning)\b`)
)

// outside names the rule by which result i of the case lies outside of our definition; joined: "Christmas at 8 p.m." is one
// expression and two in the suite.
func (c specCase) outside(i int, x timeCase, timex string) string {
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(c.Results) || strings.HasPrefix(c.Results[j].kind(), "date") == strings.HasPrefix(x.kind, "date") {
			continue
		}
		first, last := c.Results[i], c.Results[j]
		if last.Start < first.Start {
			first, last = last, first
		}
		if strings.Contains(strings.ToLower(c.Input), strings.ToLower(first.Text+" at "+last.Text)) {
			return "joined"
		}
	}
	return outside(x.kind, timex, c.Results[i].Text)
}

// outside names the rule by which a case lies outside of what is looked for in news, "" if it does not.
//
//   - kind: alternatives ("Monday or Tuesday") and zones alone are no TIMEX3
//   - symbols: "=2019", "8pm < x"
//   - chat: clipped words without their full stop, in lower case or glued: "tmr", "2day", "fri", "3hrs"
//   - glued: "Oct2", "3day"
//   - day_alone: "the 4th", "on 15": a day whose month nothing tells
//   - hour_alone: "at 7", "from 3 to 5": a number is no time
//   - slash: "4/22", "1.5": numbers without a year
//   - clock: "in two hours", "the last 10 minutes": hangs on the time of day at which the reader asks
//   - part: "the rest of the week", "early morning", "business days": a convention of calendars and offices
//   - bare_end: "1:30 p.m. to 4", "7, this morning", "at lunchtime 11": an hour that takes its half of the day from afar
//   - month_edge: "from 4 to 22 this month", "from 4 to January 22", "between 7 and 9 last night": a bare number
//   - in_length: "in two weeks", "within a year": TimeML marks the length and leaves the preposition
//   - week_number: "week 31", "the week beginning …", "the week after next"
//   - spoken: times and years in words: "seven thirty pm", "the twenty-tens"
//   - whole: "all day", "my week", "year to date"
//   - year_first: "2016 November", "11 - 2016", "7.6"
//   - bounded: "more than three days after", "before 2018": the suite gives the time up to there, TIMEX3 the date and a signal
//   - vague: "a few days" are three
//   - part_of: "the last three weeks of 2021": a length and a date
//   - double: "Monday two weeks from now": a date told twice
//   - set_clock: "every Sunday at 9 a.m.": two expressions in TimeML
//   - feast: feasts of other calendars, names that are no holiday's in English
//   - unresolved: feasts and years that the suite itself gives no value for
//   - mistyped: "1990 s", "9.am", "10 H 10 pm", "October. 2"
//   - narrative: "the next day", "three weeks later", and no date told: the suite counts from today, TIMEX3 from what is told
//   - adjective: "the annual review": TimeBank marks one of sixteen
//   - nth_alone: "third Tuesday", and nothing tells of what
//   - part_alone: "2 morning sessions": a part of a day without its day
//   - length_from: "for 3 days from today": a length and a date
func outside(kind, timex, text string) string {
	day, _, _ := strings.Cut(timex, "T")
	switch {
	case kind == "datetimealt" || kind == "timezone":
		return "kind"
	case symbols.MatchString(text):
		return "symbols"
	case chat.MatchString(text) && !strings.Contains(text, "."):
		return "chat"
	case glued.MatchString(text):
		return "glued"
	case slashRange.MatchString(text), slashDay.MatchString(text):
		return "slash"
	case mistyped.MatchString(text):
		return "mistyped"
	case narrative.MatchString(text):
		return "narrative"
	case kind == "set" && adjective.MatchString(text):
		return "adjective"
	case nthAlone.MatchString(text):
		return "nth_alone"
	case partAlone.MatchString(text):
		return "part_alone"
	case lengthFrom.MatchString(text):
		return "length_from"
	case partOf.MatchString(text):
		return "part_of"
	case double.MatchString(text):
		return "double"
	case strings.Contains(day, "XXXX-XX-"):
		return "day_alone"
	case strings.Contains(timex, "T") && !strings.HasPrefix(timex, "P") && !clockTold.MatchString(text) && !clockUnit.MatchString(text):
		return "hour_alone"
	case !anyLetter.MatchString(text) && !wholeYear.MatchString(text) && !strings.Contains(text, ":"):
		return "slash"
	case clockUnit.MatchString(text) && kind != "duration" && kind != "set":
		return "clock"
	case parts.MatchString(text):
		return "part"
	case feast.MatchString(text):
		return "feast"
	case kind == "set" && strings.Contains(timex, "T"):
		return "set_clock"
	case spokenOut.MatchString(text):
		return "spoken"
	case bareEnd.MatchString(text):
		return "bare_end"
	case monthEdge.MatchString(text):
		return "month_edge"
	case inLength.MatchString(text):
		return "in_length"
	case weekNo.MatchString(text):
		return "week_number"
	case wholeUnit.MatchString(text):
		return "whole"
	case yearFirst.MatchString(strings.ToLower(text)), noDay.MatchString(text) && !fullDate.MatchString(text) && !strings.Contains(text, ":"):
		return "year_first"
	case vagueNum.MatchString(text):
		return "vague"
	case bounded.MatchString(text) && kind != "duration":
		return "bounded"
	case timex == "" || timex == "FYXXXX":
		return "unresolved"
	}
	return ""
}
