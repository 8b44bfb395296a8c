package golden

import (
	"strings"
	"testing"

	"sayso"
)

// A document that states notes wants all of them and no other.
func TestCompareNotes(t *testing.T) {
	const archive = "Notes. Own text, CC0.\n-- article.txt --\nAn aide spoke.\n-- want.txt --\nnote N002 `An aide`\n"
	doc, err := Parse("notes", []byte(archive))
	if err != nil {
		t.Fatal(err)
	}
	aide := sayso.Note{Code: sayso.NoteNoReason, Span: sayso.Span{Start: 0, End: 7}}
	other := sayso.Note{Code: sayso.NoteSlip, Span: aide.Span}
	for _, c := range []struct {
		name  string
		notes []sayso.Note
		want  string
	}{{"right", []sayso.Note{aide}, ""}, {"missing", nil, "missing note N002"}, {"extra", []sayso.Note{aide, other}, "unexpected note N006"}} {
		got := strings.Join(doc.Compare(&sayso.Record{Article: doc.Article, Notes: c.notes}), "\n")
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q", c.name, got)
		}
	}
	if _, err := Parse("notes", []byte(strings.Replace(archive, "N002", "X1", 1))); err == nil {
		t.Error("a line with no code is not refused")
	}
}
