package extract

import (
	"testing"
	"time"
)

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"2019-11-19":                     "2019-11-19",
		"2019-11-19T06:56:43-05:00":      "2019-11-19T06:56:43-05:00",
		"2019-11-19T06:56-0500":          "2019-11-19T06:56:00-05:00",
		"2019-11-19T06:56:43.123Z":       "2019-11-19T06:56:43Z",
		"2019-11-19 02:24:00":            "2019-11-19T02:24:00",
		"2019-11-19 02:24 UTC":           "2019-11-19T02:24:00Z",
		" 2019/11/19 ":                   "2019-11-19",
		"20191119":                       "2019-11-19",
		"Tue, 19 Nov 2019 06:51:00 GMT":  "2019-11-19T06:51:00Z",
		"Tue, 19 Nov 2019 06:51:00 EST":  "2019-11-19T06:51:00-05:00",
		"Tue, 19 Nov 2019 06:51:00 EDT":  "2019-11-19T06:51:00-04:00",
		"19 Nov 2019 6:51 +0100":         "2019-11-19T06:51:00+01:00",
		"Tues, 19 Nov 2019 06:51 IST":    "2019-11-19", // of three countries
		"Tue Nov 19 21:57:01 UTC 2019":   "2019-11-19T21:57:01Z",
		"Tue Nov  9 21:57:01 2019":       "2019-11-09T21:57:01",
		"Tuesday, November 19, 2019":     "2019-11-19",
		"November 19, 2019, 06:51 PM":    "2019-11-19T18:51:00",
		"Nov. 19, 2019 at 6:51 p.m. EST": "2019-11-19T18:51:00-05:00",
		"Sept. 9, 2019 6:51pm":           "2019-09-09T18:51:00",
		"19/11/2019":                     "2019-11-19",
		"11/19/2019 06:51":               "2019-11-19T06:51:00",
		"19.11.2019":                     "2019-11-19",
		"2019-11-19T06:51:00+05:30":      "2019-11-19T06:51:00+05:30",
		"Tue Nov 19 2019 06:51:00 GMT+0100 (Central European Standard Time)": "2019-11-19T06:51:00+01:00",

		"03/04/2025":                "", // in March, or in April
		"yesterday":                 "",
		"yesterday at 6:51":         "",
		"November 2019":             "",
		"2019":                      "",
		"Nov 19":                    "",
		"2019-13-01":                "",
		"2019-02-30":                "",
		"0000-00-00 00:00:00":       "",
		"-0001-11-30T00:00:00":      "",
		"1574178661":                "",
		"":                          "",
		"2019-11-19T25:00:00":       "",
		"Thu, 01 Jan 0001 00:00:00": "",
	} {
		got, ok := Date(in)
		if got != want || ok != (want != "") {
			t.Errorf("Date(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

// FuzzDate: what comes out is ISO 8601 whatever goes in, and reads as itself.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2019-11-19T06:56:43-05:00", "Tue, 19 Nov 2019 06:51:00 EST", "11/19/2019 6:51pm", "Nov. 19, 2019 at 6:51 p.m."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		iso, ok := Date(s)
		if !ok {
			return
		}
		for _, form := range []string{time.DateOnly, "2006-01-02T15:04:05", time.RFC3339} {
			if _, err := time.Parse(form, iso); err == nil {
				if again, _ := Date(iso); again != iso {
					t.Errorf("Date(%q) = %q, which reads as %q", s, iso, again)
				}
				return
			}
		}
		t.Errorf("Date(%q) = %q", s, iso)
	})
}
