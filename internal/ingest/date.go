package ingest

import (
	"fmt"
	"time"

	"sayso"
)

// dateForms are the forms of ISO 8601 that name a day: extended ones, then the basic date. A fraction of a second is
// allowed by time.Parse. Without a day ("2025-08"), "on Friday" could not be told, so such dates are refused.
var dateForms = [...]string{
	"2006-01-02",
	"2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z07:00", "2006-01-02T15:04:05Z0700",
	"2006-01-02T15:04", "2006-01-02T15:04:05",
	"20060102",
}

// Date checks a publication date and returns it, "20250809" rewritten to "2025-08-09". The error is an *sayso.Error
// with code ErrDate and no place.
func Date(s string) (string, error) {
	for _, form := range dateForms {
		t, err := time.Parse(form, s)
		switch {
		case err != nil:
		case form == "20060102":
			return t.Format(time.DateOnly), nil
		default:
			return s, nil
		}
	}
	return "", &sayso.Error{Code: sayso.ErrDate, Msg: fmt.Sprintf("%q is no date like 2025-08-09 or 2025-08-09T14:30:00Z", s)}
}
