// Package civil counts days in the Gregorian calendar, without hours, zones or a clock: what a newspaper means by a
// date. Nothing here knows today's date. Package time is left out on purpose: its values carry a place and a clock,
// and its Now is one call away.
package civil

import "fmt"

// A Date is a day of the proleptic Gregorian calendar. The zero Date is no date.
type Date struct {
	Year, Month, Day int // Month and Day count from 1
}

// Of returns the date, with ok false if there is no such day.
func Of(year, month, day int) (d Date, ok bool) {
	if month < 1 || month > 12 || day < 1 || day > DaysIn(year, month) {
		return Date{}, false
	}
	return Date{year, month, day}, true
}

// Parse reads the first ten bytes of an ISO 8601 date, "2025-08-09" or "2025-08-09T12:00:00Z".
func Parse(s string) (d Date, ok bool) {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, false
	}
	y, yok := digits(s[:4])
	m, mok := digits(s[5:7])
	day, dok := digits(s[8:10])
	if !yok || !mok || !dok {
		return Date{}, false
	}
	return Of(y, m, day)
}

func digits(s string) (n int, ok bool) {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, true
}

// Zero reports whether d is no date.
func (d Date) Zero() bool { return d == Date{} }

// String returns the ISO 8601 form.
func (d Date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day) }

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Number() < e.Number() }

// DaysIn returns the length of a month.
func DaysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// Number counts days from 1 March of the year 0, which is day 0: years that begin in March have their leap day last.
func (d Date) Number() int {
	y, m := d.Year, d.Month-3
	if m < 0 {
		y, m = y-1, m+12
	}
	return 365*y + floor(y, 4) - floor(y, 100) + floor(y, 400) + (153*m+2)/5 + d.Day - 1
}

// FromNumber is Number's inverse.
func FromNumber(n int) Date {
	const era = 146097 // days in 400 years
	cycle := floor(n, era)
	n -= cycle * era
	y := (n - n/1460 + n/36524 - n/(era-1)) / 365
	n -= 365*y + y/4 - y/100
	m := (5*n + 2) / 153
	d := Date{Year: 400*cycle + y, Month: m + 3, Day: n - (153*m+2)/5 + 1}
	if d.Month > 12 {
		d.Year, d.Month = d.Year+1, d.Month-12
	}
	return d
}

func floor(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// AddDays returns the date n days later.
func (d Date) AddDays(n int) Date { return FromNumber(d.Number() + n) }

// AddMonths returns the date n months later; a day that the month lacks becomes its last: 31 January and a month is
// 28 February.
func (d Date) AddMonths(n int) Date {
	m := 12*d.Year + d.Month - 1 + n
	y := floor(m, 12)
	out := Date{Year: y, Month: m - 12*y + 1}
	out.Day = min(d.Day, DaysIn(out.Year, out.Month))
	return out
}

// Weekday is 1 for Monday to 7 for Sunday, as in ISO 8601. Day 0 of Number was a Wednesday.
func (d Date) Weekday() int {
	n := d.Number() + 2
	return n - 7*floor(n, 7) + 1
}

// Week returns the ISO 8601 week and the year it belongs to: the year of its Thursday.
func (d Date) Week() (year, week int) {
	thursday := d.AddDays(4 - d.Weekday())
	first := Date{thursday.Year, 1, 1}
	return thursday.Year, (thursday.Number()-first.Number())/7 + 1
}

// OfWeek returns a weekday of an ISO week; ok is false if the year has no such week.
func OfWeek(year, week, weekday int) (d Date, ok bool) {
	fourth := Date{year, 1, 4} // always in week 1
	d = fourth.AddDays(7*(week-1) + weekday - fourth.Weekday())
	y, w := d.AddDays(4 - weekday).Week()
	return d, y == year && w == week
}

// Quarter is 1 to 4.
func (d Date) Quarter() int { return (d.Month + 2) / 3 }

// Nth returns the n-th of a weekday in a month, from the end if n is negative: the last Monday of May is -1. ok is
// false if the month has fewer.
func Nth(year, month, weekday, n int) (d Date, ok bool) {
	if n > 0 {
		first := Date{year, month, 1}
		return Of(year, month, 1+mod7(weekday-first.Weekday())+7*(n-1))
	}
	last := Date{year, month, DaysIn(year, month)}
	return Of(year, month, last.Day-mod7(last.Weekday()-weekday)+7*(n+1))
}

func mod7(n int) int { return n - 7*floor(n, 7) }

// Easter returns Easter Sunday of the Western churches: the Gregorian computus of Lilius and Clavius, in the form
// published anonymously in Nature of 20 April 1876.
func Easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Date{year, n / 31, n%31 + 1}
}
