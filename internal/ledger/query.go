package ledger

import (
	"sayso"
	"sayso/internal/civil"
	"sayso/internal/store"
)

// A Page is a part of a list: Limit entries after the first Skip. A Limit of 0 is [DefaultLimit].
type Page struct{ Skip, Limit int }

// DefaultLimit is how many entries a list has if nobody says.
const DefaultLimit = 50

func (p Page) limit() int {
	if p.Limit <= 0 {
		return DefaultLimit
	}
	return p.Limit
}

// A Range is a stretch of days, both inclusive, as ISO 8601 dates; "" is open.
type Range struct{ From, To string }

// days returns the range in days since 1970; 0 for an open end is what the store's filters take for none.
func (r Range) days() (from, to int, err error) {
	if from, err = dayOf(r.From, 0); err == nil {
		to, err = dayOf(r.To, 0)
	}
	return from, to, err
}

// epoch is the day from which the store counts.
var epoch = civil.Date{Year: 1970, Month: 1, Day: 1}

// dayOf returns the day of an ISO 8601 date or date and time, open for "".
func dayOf(s string, open int) (int, error) {
	if s == "" {
		return open, nil
	}
	d, ok := civil.Parse(s[:min(10, len(s))])
	if !ok {
		return 0, &sayso.Error{Code: sayso.ErrDate, Place: s, Msg: "not a date as 2025-08-09"}
	}
	return d.Number() - epoch.Number(), nil
}

// storedDay is the day of an article's date, NoDay if it has none or not a whole one.
func storedDay(value string) int {
	if len(value) < 10 {
		return store.NoDay
	}
	d, ok := civil.Parse(value[:10])
	if !ok {
		return store.NoDay
	}
	return d.Number() - epoch.Number()
}

// dateOf is the ISO 8601 date of a day of the store, "" for none.
func dateOf(day int) string {
	if day == store.NoDay {
		return ""
	}
	return civil.FromNumber(day + epoch.Number()).String()
}
