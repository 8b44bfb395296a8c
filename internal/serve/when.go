package serve

import (
	"strconv"
	"strings"

	"sayso/internal/civil"
)

// inWords is a date or a TIMEX3 value as a person reads it: "198" is "1980s", "2026-W09" is the week that begins on a day.
// What needs no words, or has no better ones, stays as it is.
func inWords(value string) string {
	switch year, week, ok := strings.Cut(value, "-W"); {
	case ok && len(year) == 4:
		y, errY := strconv.Atoi(year)
		w, errW := strconv.Atoi(week)
		if errY == nil && errW == nil && w >= 1 && w <= 53 {
			return "week of " + monday(y, w)
		}
	case len(value) == 3 && digits(value):
		return value + "0s"
	case len(value) == 2 && digits(value):
		return value + "00s"
	}
	return value
}

// monday is the first day of a week of ISO 8601: week 1 is the one that has 4 January.
func monday(year, week int) string {
	d, ok := civil.Parse(strconv.Itoa(year) + "-01-04")
	if !ok {
		return strconv.Itoa(year)
	}
	return civil.FromNumber(d.Number() - d.Weekday() + 1 + 7*(week-1)).String()
}

func digits(s string) bool {
	return strings.Trim(s, "0123456789") == ""
}

// days is a stretch of days: one, or both ends, the second without the year that they share.
func days(from, to string) string {
	switch {
	case from == "" && to == "":
		return "no date"
	case to == "" || from == to:
		return from
	case from == "":
		return to
	case len(from) == 10 && len(to) == 10 && from[:5] == to[:5]:
		return from + " – " + to[5:]
	}
	return from + " – " + to
}
