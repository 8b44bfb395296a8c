package extract

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"sayso"
)

// Date reads a date of publication as pages and feeds write it, and returns it in ISO 8601: a day, with the time and
// the zone that are given and no others. It reads the forms of ISO 8601, RFC 822, asctime and "November 19, 2019
// 6:51 PM EST". What is no date, names no day, could be two days (03/04/2025) or lies outside 1600 to 2100 is not ok.
// Today's date plays no part in it.
func Date(s string) (iso string, ok bool) {
	day, zone := splitZone(s)
	day = plainDate(day)
	for _, form := range dateForms {
		t, err := time.Parse(form, day)
		if err != nil || t.Year() < 1600 || t.Year() > 2100 {
			continue
		}
		if !strings.Contains(form, ":") {
			return t.Format(time.DateOnly), true
		}
		return withZone(t, zone), true
	}
	return "", false
}

// dateForms are tried on what plainDate returns. time.Parse allows a fraction behind seconds.
var dateForms = []string{
	"2006-1-2", "2006-1-2 15:04:05", "2006-1-2 15:04", "2006/1/2", "2006/1/2 15:04:05", "2006/1/2 15:04", "20060102",
	"2 Jan 2006", "2 Jan 2006 15:04:05", "2 Jan 2006 15:04", "2 Jan 2006 3:04 PM", "2 Jan 2006 3:04:05 PM",
	"Jan 2 2006", "Jan 2 2006 15:04:05", "Jan 2 2006 15:04", "Jan 2 2006 3:04 PM", "Jan 2 2006 3:04:05 PM",
	"Jan 2 15:04:05 2006", "2.1.2006", "2.1.2006 15:04",
}

var (
	// zoned is a time with a zone behind it; "2019-11-18" has none.
	zoned = regexp.MustCompile(`^(.*\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?) ?([A-Za-z]{1,4}|(?:UTC|GMT)?[+-]\d\d?(?::?\d\d)?)(?: \([^)]*\))?( \d{4})?$`)
	// tee separates day and time.
	tee = regexp.MustCompile(`(\d)[Tt](\d\d:)`)
	// slashed are dates that mean one day only if one of the numbers is no month.
	slashed = regexp.MustCompile(`^(\d\d?)/(\d\d?)/(\d{4})\b`)
)

// splitZone cuts a zone off. Asctime has the year behind it: "Tue Nov 19 21:57:01 UTC 2019".
func splitZone(s string) (day, zone string) {
	s = strings.Join(strings.Fields(s), " ")
	m := zoned.FindStringSubmatch(s)
	if m == nil || strings.EqualFold(m[2], "am") || strings.EqualFold(m[2], "pm") {
		return s, ""
	}
	return m[1] + m[3], m[2]
}

// plainDate reduces the ways to write a date to the few of dateForms.
func plainDate(s string) string {
	s = tee.ReplaceAllString(s, "$1 $2")
	if m := slashed.FindStringSubmatch(s); m != nil {
		first, second := m[1], m[2]
		switch {
		case len(first) == 2 && first > "12": // 18/11/2019
			first, second = second, first
		case len(second) < 2 || second <= "12":
			return ""
		}
		s = m[3] + "/" + first + "/" + second + s[len(m[0]):]
	}
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
	var out []string
	for i, f := range fields {
		word := strings.ToLower(strings.TrimSuffix(f, "."))
		switch name, isMonth := monthName(word); {
		case i == 0 && isWeekday(word), word == "at", word == "|", word == "-":
		case isMonth:
			out = append(out, name)
		case word == "am" || word == "pm" || word == "a.m" || word == "p.m":
			out = append(out, strings.ToUpper(word[:1])+"M")
		default:
			out = append(out, splitMeridian(f)...)
		}
	}
	return strings.Join(out, " ")
}

// splitMeridian parts "6:51PM".
func splitMeridian(f string) []string {
	if n := len(f) - 2; n > 2 && strings.Contains(f, ":") && strings.ContainsAny(f[n:], "Mm") {
		return []string{f[:n], strings.ToUpper(f[n:])}
	}
	return []string{f}
}

func monthName(word string) (string, bool) {
	if len(word) < 3 {
		return "", false
	}
	for m := time.January; m <= time.December; m++ {
		long := strings.ToLower(m.String())
		if word == long || word == long[:3] || m == time.September && word == "sept" {
			return m.String()[:3], true
		}
	}
	return "", false
}

func isWeekday(word string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		long := strings.ToLower(d.String())
		if word == long || len(word) >= 3 && len(word) <= 5 && strings.HasPrefix(long, word) {
			return true
		}
	}
	return false
}

// withZone writes a time with its zone. Of a zone whose name says no certain offset ("IST" is India, Ireland and
// Israel) only the day is kept: a wrong hour is worse than none.
func withZone(t time.Time, zone string) string {
	if zone == "" {
		return t.Format("2006-01-02T15:04:05")
	}
	offset, ok := zoneOffset(strings.ToUpper(zone))
	if !ok {
		return t.Format(time.DateOnly)
	}
	z := time.FixedZone("", offset)
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, z).Format(time.RFC3339)
}

// zoneOffset returns seconds east of Greenwich.
func zoneOffset(zone string) (int, bool) {
	const hour = 3600
	switch zone {
	case "Z", "UT", "UTC", "GMT", "WET":
		return 0, true
	case "EST", "CDT":
		return -5 * hour, true
	case "EDT":
		return -4 * hour, true
	case "CST", "MDT":
		return -6 * hour, true
	case "MST", "PDT":
		return -7 * hour, true
	case "PST":
		return -8 * hour, true
	case "BST", "CET", "WEST":
		return 1 * hour, true
	case "CEST", "EET":
		return 2 * hour, true
	case "EEST", "MSK":
		return 3 * hour, true
	case "JST", "KST":
		return 9 * hour, true
	case "AEST":
		return 10 * hour, true
	case "AEDT":
		return 11 * hour, true
	}
	zone = strings.TrimPrefix(strings.TrimPrefix(zone, "UTC"), "GMT")
	for _, form := range []string{"-07:00", "-0700", "-07"} {
		if t, err := time.Parse(form, zone); err == nil {
			_, offset := t.Zone()
			return offset, true
		}
	}
	return 0, false
}

// Undated is the warning of a date that Date cannot read.
func Undated(written string) sayso.Warning {
	return sayso.Warning{Code: sayso.WarnDate, Message: fmt.Sprintf("%.60q is no date that can be read", written)}
}
