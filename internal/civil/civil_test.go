package civil

import "testing"

// TestAgainstCounting holds the arithmetic against a plain count from day to day over 900 years.
func TestAgainstCounting(t *testing.T) {
	d, weekday := Date{1600, 1, 1}, 6 // a Saturday
	start := d.Number()
	for i := 0; d.Year < 2500; i++ {
		if n := d.Number(); n != start+i {
			t.Fatalf("%v has number %d, not %d", d, n, start+i)
		}
		if got := FromNumber(start + i); got != d {
			t.Fatalf("day %d is %v, not %v", start+i, got, d)
		}
		if got := d.Weekday(); got != weekday {
			t.Fatalf("%v is weekday %d, not %d", d, got, weekday)
		}
		y, w := d.Week()
		if back, ok := OfWeek(y, w, weekday); !ok || back != d {
			t.Fatalf("%v is in week %d-W%02d, whose weekday %d is %v", d, y, w, weekday, back)
		}
		weekday = weekday%7 + 1
		if d.Day++; d.Day > DaysIn(d.Year, d.Month) {
			d.Month, d.Day = d.Month+1, 1
		}
		if d.Month > 12 {
			d.Year, d.Month = d.Year+1, 1
		}
	}
}

func TestWeek(t *testing.T) {
	for _, c := range []struct {
		in         string
		year, week int
	}{
		{"2005-01-01", 2004, 53}, {"2005-01-03", 2005, 1}, {"2008-12-29", 2009, 1}, {"2010-01-03", 2009, 53}, {"2025-08-09", 2025, 32},
	} {
		d, ok := Parse(c.in)
		if y, w := d.Week(); !ok || y != c.year || w != c.week {
			t.Errorf("%s is in %d-W%02d, want %d-W%02d", c.in, y, w, c.year, c.week)
		}
	}
	if d, ok := OfWeek(2025, 53, 1); ok {
		t.Errorf("2025 has no week 53, got %v", d)
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in, want string
		ok       bool
	}{
		{"2025-08-09", "2025-08-09", true}, {"2024-02-29T10:00:00Z", "2024-02-29", true}, {"2025-02-29", "", false},
		{"2025-13-01", "", false}, {"2025-8-9", "", false}, {"20250809", "", false}, {"", "", false}, {"+025-01-01", "", false},
	} {
		d, ok := Parse(c.in)
		if ok != c.ok || ok && d.String() != c.want {
			t.Errorf("Parse(%q) = %v, %v; want %q, %v", c.in, d, ok, c.want, c.ok)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		in   Date
		n    int
		want Date
	}{
		{Date{2025, 1, 31}, 1, Date{2025, 2, 28}}, {Date{2024, 1, 31}, 1, Date{2024, 2, 29}}, {Date{2025, 3, 15}, -3, Date{2024, 12, 15}},
		{Date{2025, 12, 1}, 1, Date{2026, 1, 1}}, {Date{2024, 2, 29}, 12, Date{2025, 2, 28}}, {Date{5, 1, 1}, -120, Date{-5, 1, 1}},
	} {
		if got := c.in.AddMonths(c.n); got != c.want {
			t.Errorf("%v and %d months: got %v, want %v", c.in, c.n, got, c.want)
		}
	}
}

// The table of dates is that of the U.S. Census Bureau's list of Easter Sundays.
func TestEaster(t *testing.T) {
	for year, want := range map[int]string{1818: "1818-03-22", 1943: "1943-04-25", 2000: "2000-04-23", 2013: "2013-03-31", 2025: "2025-04-20"} {
		if got := Easter(year).String(); got != want {
			t.Errorf("Easter %d is %s, want %s", year, got, want)
		}
	}
}

func TestNth(t *testing.T) {
	for _, c := range []struct {
		year, month, weekday, n int
		want                    string
	}{
		{2025, 11, 4, 4, "2025-11-27"}, {2025, 5, 1, -1, "2025-05-26"}, {2025, 9, 1, 1, "2025-09-01"}, {2025, 2, 5, 5, ""}, {2025, 3, 7, -5, "2025-03-02"},
	} {
		d, ok := Nth(c.year, c.month, c.weekday, c.n)
		if ok != (c.want != "") || ok && d.String() != c.want {
			t.Errorf("%+v: got %v, %v", c, d, ok)
		}
	}
}
