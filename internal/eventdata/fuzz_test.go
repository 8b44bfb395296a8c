package eventdata

import (
	"strings"
	"testing"

	"sayso"
)

// FuzzRows: whatever stands in a record that passes its own check, each form writes whole rows of it, or none, and never fails.
func FuzzRows(f *testing.F) {
	rec := sample(f)
	for _, unit := range []sayso.Offsets{sayso.OffsetsBytes, sayso.OffsetsUTF16} {
		line, err := sayso.MarshalRecord(rec, sayso.MarshalOptions{Offsets: unit, WithText: true})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(line)
	}
	f.Add([]byte(`{"schema":"sayso.record/1","offsets":"bytes","article":{"id":"","sha256":"` + rec.Article.SHA256 + `"},"events":[{"type":"WAR","quad":9,"status":"happened"}]}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		rec, err := sayso.UnmarshalRecord(line, sampleText)
		if err != nil || rec.Check() != nil {
			return
		}
		all := Options{Statuses: []sayso.Status{sayso.StatusHappened, sayso.StatusPlanned}, PublishedDays: true, WithText: true}
		for _, form := range Formats() {
			w, err := NewWriter(form, all)
			if err != nil {
				t.Fatal(err)
			}
			rows, about, err := w.Rows(rec)
			if err != nil {
				t.Fatalf("%s: %v", form, err)
			}
			for row := range strings.Lines(string(rows)) {
				if n := len(form.Columns()); n > 0 && strings.Count(row, "\t") != n-1 {
					t.Errorf("%s: %d columns in %q", form, strings.Count(row, "\t")+1, row)
				}
			}
			if form == PLOVER && len(about) > 0 {
				t.Error("plover has a sidecar")
			}
		}
		table, err := NewDyadTable(DyadOptions{PublishedDays: true, OneADay: true})
		if err != nil {
			t.Fatal(err)
		}
		table.Add(rec)
		for _, d := range table.Dyads() {
			if d.Events == 0 || (d.Week == "") != (d.Monday == "") {
				t.Errorf("%+v", d)
			}
		}
	})
}
