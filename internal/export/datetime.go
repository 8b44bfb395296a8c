package export

import (
	"regexp"
	"time"
)

var strictDateTime = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`)

// dateTime returns a date with its time to the second and a zone, as RFC 3339 and XML Schema have it ("+0530" is written "+05:30"); ""
// for all others, since a second or a zone that is not told would be made up.
func dateTime(v string) string {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05Z0700"} {
		t, err := time.Parse(form, v)
		if err != nil {
			continue
		}
		if _, zone := t.Zone(); max(zone, -zone) > 14*60*60 { // XML Schema ends there
			return ""
		}
		if strictDateTime.MatchString(v) {
			return v
		}
		return t.Format(time.RFC3339Nano) // a comma before the fraction, an hour of one digit, a zone without its colon
	}
	return ""
}

// utcTime returns a date as FollowTheMoney keeps them, which knows no zones and takes every time for one of UTC: the day, with the
// time of day in UTC if a zone is told.
func utcTime(v string) string {
	for form, short := range map[string]string{time.RFC3339: "2006-01-02T15:04:05", "2006-01-02T15:04:05Z0700": "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00": "2006-01-02T15:04"} {
		if t, err := time.Parse(form, v); err == nil {
			return t.UTC().Format(short)
		}
	}
	return v[:min(len(v), len(time.DateOnly))]
}
