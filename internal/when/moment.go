package when

import (
	"fmt"
	"strings"

	"sayso/internal/civil"
)

// open is a field of a date that nothing tells.
const open = -1 << 30

// fields are the parts of a date as far as they are told; those that are not are open.
type fields struct {
	year, month, day int
	weekday          int
	week             int
	quarter, half    int
	decade, century  int // 198 for the 1980s; 19 for the twentieth century
	season, daypart  string
	hour, minute     int
	second           int
	grain            grain
}

func nothing() fields {
	return fields{year: open, month: open, day: open, weekday: open, week: open, quarter: open, half: open, decade: open,
		century: open, hour: open, minute: open, second: open}
}

// ofDate is a day.
func ofDate(d civil.Date) fields {
	f := nothing()
	f.year, f.month, f.day, f.grain = d.Year, d.Month, d.Day, grainDay
	return f
}

// ofGrain is the year, month, week … that holds d.
func ofGrain(d civil.Date, g grain) fields {
	f := nothing()
	f.year, f.grain = d.Year, g
	switch g {
	case grainMillennium, grainCentury:
		f.century, f.grain = d.Year/100, grainCentury
	case grainDecade:
		f.decade = d.Year / 10
	case grainHalf:
		f.half = (d.Month + 5) / 6
	case grainQuarter:
		f.quarter = d.Quarter()
	case grainSeason:
		f.season = seasonOf(d.Month)
	case grainMonth:
		f.month = d.Month
	case grainWeek, grainWeekend:
		f.year, f.week = d.Week()
	case grainYear:
	default:
		f.month, f.day, f.grain = d.Month, d.Day, grainDay
	}
	return f
}

// clocked reports whether a time of day is told.
func (f fields) clocked() bool { return f.hour != open || f.daypart != "" }

// first returns the first day of f, if f stands firmly in the calendar.
func (f fields) first() (civil.Date, bool) {
	switch {
	case f.grain == grainCentury && f.century != open:
		return civil.Date{Year: 100 * f.century, Month: 1, Day: 1}, true
	case f.grain == grainDecade && f.decade != open:
		return civil.Date{Year: 10 * f.decade, Month: 1, Day: 1}, true
	case f.year == open:
		return civil.Date{}, false
	case f.week != open:
		day := 1
		if f.grain == grainWeekend {
			day = 6
		}
		return civil.OfWeek(f.year, f.week, day)
	case f.month != open && f.day != open:
		return civil.Of(f.year, f.month, f.day)
	case f.month != open:
		return civil.Of(f.year, f.month, 1)
	case f.quarter != open:
		return civil.Date{Year: f.year, Month: 3*f.quarter - 2, Day: 1}, true
	case f.half != open:
		return civil.Date{Year: f.year, Month: 6*f.half - 5, Day: 1}, true
	case f.season != "":
		return civil.Date{Year: f.year, Month: seasonMonth(f.season), Day: 1}, true
	}
	return civil.Date{Year: f.year, Month: 1, Day: 1}, f.grain == grainYear
}

// Seasons are those of the calendar in the north, by months: spring is March to May. A winter has the year of its
// January: "last winter", in March 2025, is 2025-WI only by astronomy; newspapers mean the one that began in 2024, so it
// is given the year in which it began.
var seasons = [4]string{"SP", "SU", "FA", "WI"}

func seasonOf(month int) string { return seasons[(month+9)%12/3] }

func seasonMonth(season string) int {
	for i, s := range seasons {
		if s == season {
			return 3*i + 3
		}
	}
	return 1
}

// String is the TIMEX3 value. Open fields are X.
func (f fields) String() string {
	date := f.date()
	switch {
	case f.hour != open && f.minute == open:
		return fmt.Sprintf("%sT%02d", date, f.hour)
	case f.hour != open && f.second == open:
		return fmt.Sprintf("%sT%02d:%02d", date, f.hour, f.minute)
	case f.hour != open:
		return fmt.Sprintf("%sT%02d:%02d:%02d", date, f.hour, f.minute, f.second)
	case f.daypart != "":
		return date + "T" + f.daypart
	}
	return date
}

func (f fields) date() string {
	switch f.grain {
	case grainCentury:
		return told(f.century, 2)
	case grainDecade:
		return told(f.decade, 3)
	}
	year := told(f.year, 4)
	switch {
	case f.year != open && f.year <= 0: // 2014 BC: TIMEX3 counts as people do
		year = fmt.Sprintf("BC%04d", 1-f.year)
	case f.grain == grainYear:
		return year
	}
	switch {
	case f.grain == grainWeek:
		return year + "-W" + told(f.week, 2)
	case f.grain == grainWeekend:
		return year + "-W" + told(f.week, 2) + "-WE"
	case f.quarter != open || f.grain == grainQuarter:
		return year + "-Q" + told(f.quarter, 1)
	case f.half != open:
		return fmt.Sprintf("%s-H%d", year, f.half)
	case f.season != "":
		return year + "-" + f.season
	case f.weekday != open && f.day == open:
		return fmt.Sprintf("%s-W%s-%d", year, told(f.week, 2), f.weekday)
	case f.grain == grainMonth:
		return year + "-" + told(f.month, 2)
	}
	return year + "-" + told(f.month, 2) + "-" + told(f.day, 2)
}

// told writes a field with as many digits as it has, X for each that is open.
func told(n, width int) string {
	if n == open {
		return strings.Repeat("X", width)
	}
	return fmt.Sprintf("%0*d", width, n)
}
