package eventdata

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"sayso"
)

// TestDyads: a week begins on Monday, those who meet count in both directions, and what has no day never gets one.
func TestDyads(t *testing.T) {
	table, err := NewDyadTable(DyadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	table.Add(sample(t))
	var b bytes.Buffer
	if err := table.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	want := `week      actor  recipient  events  quads    sum   mean   types
2025-W32  -      -          1       1 0 0 0  1.5   1.50   CONSULT 1
2025-W32  NOR    ?          1       0 0 0 1  -7.5  -7.50  ASSAULT 1
2025-W32  NOR    KOS        1       0 0 0 1  -7    -7.00  COERCE 1
undated   MEX    NOR        2       1 0 0 1  -3.5  -1.75  CONSULT 1, SANCTION 1
undated   NOR    MEX        1       1 0 0 0  2.5   2.50   CONSULT 1
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
	b.Reset()
	if err := table.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 6 || len(rows[0]) != 27 || rows[1][1] != "2025-08-04" || rows[5][1] != "" {
		t.Errorf("%v %q", err, rows)
	}
}

func TestOneADay(t *testing.T) {
	for oneADay, want := range map[bool]int{false: 2, true: 1} {
		table, _ := NewDyadTable(DyadOptions{By: BySector, OneADay: oneADay})
		table.Add(sample(t))
		other := sample(t) // another article of the same occurrences
		table.Add(other)
		for _, d := range table.Dyads() {
			if d.Actor == "NORMIL" && d.Recipient == "KOSJRN" && d.Events != want {
				t.Errorf("one a day %v: %d events", oneADay, d.Events)
			}
			if d.Week == "" && d.Actor == "MEX" && d.Events != 2 {
				t.Errorf("without a day nothing is known to be the same, but %d are counted", d.Events)
			}
		}
	}
}

// TestDay: which expressions of time are a day.
func TestDay(t *testing.T) {
	for _, c := range []struct {
		time sayso.Time
		want string
	}{
		{sayso.Time{Type: sayso.TimeDate, Value: "2025-08-04"}, "2025-08-04"},
		{sayso.Time{Type: sayso.TimeTime, Value: "2025-08-04TMO"}, "2025-08-04"},
		{sayso.Time{Type: sayso.TimeTime, Value: "2025-08-04T14:30"}, "2025-08-04"},
		{sayso.Time{Type: sayso.TimeDate, Value: "2025-08-04", Mod: sayso.TimeStart}, "2025-08-04"},
		{sayso.Time{Type: sayso.TimeDate, Value: "2025-08-04", Mod: sayso.TimeBefore}, ""},
		{sayso.Time{Type: sayso.TimeDate, Value: "2025-08-04", Mod: sayso.TimeApprox}, ""},
		{sayso.Time{Type: sayso.TimeDate, Value: "2025-08"}, ""},
		{sayso.Time{Type: sayso.TimeDate, Value: "2025-W32"}, ""},
		{sayso.Time{Type: sayso.TimeDate, Value: "XXXX-WXX-5"}, ""},
		{sayso.Time{Type: sayso.TimeDate, Value: "2025-02-30"}, ""},
		{sayso.Time{Type: sayso.TimeDate, Value: "PAST_REF"}, ""},
		{sayso.Time{Type: sayso.TimeDuration, Value: "2025-08-04"}, ""},
		{sayso.Time{Type: sayso.TimeSet, Value: "2025-08-04"}, ""},
	} {
		if got := dayOf(&c.time); got != c.want {
			t.Errorf("%+v: %q, want %q", c.time, got, c.want)
		}
	}
	if week, monday := weekOf("2025-01-01"); week != "2025-W01" || monday != "2024-12-30" {
		t.Errorf("New Year's Day is in %s from %s", week, monday)
	}
	if strings.Contains(undated, "20") {
		t.Error("undated is a date")
	}
}
