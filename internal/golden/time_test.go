package golden

import (
	"strings"
	"testing"

	"sayso"
)

// record is the time that a line wants, with the fields it states.
func (w WantTime) record() sayso.Time {
	t := w.Time
	t.Mod, t.Quant, t.Freq, t.Zone = sayso.TimeMod(w.Extra["mod"]), w.Extra["quant"], w.Extra["freq"], w.Extra["zone"]
	t.Anchor, t.Direction = w.Extra["anchor"], sayso.TimeDirection(w.Extra["direction"])
	return t
}

const timeText = "It fell on Friday and on Friday."

func TestTimeLines(t *testing.T) {
	for _, c := range []struct{ line, fault string }{
		{"time DATE 2025-08-08 `Friday`#1 direction past", ""},
		{"time DATE - `Friday`#2", ""},
		{"times none", ""},
		{"time DATE 2025-08-08 `Friday`", "occurs 2 times"},
		{"time DAY 2025-08-08 `Friday`#1", "is no type"},
		{"time DATE `Friday`#1", "no type, value and words"},
		{"time DATE 2025-08-08 Friday", "no words"},
		{"time DATE 2025-08-08 `Friday`#1 colour red", "unknown field"},
		{"time DATE 2025-08-08 `Friday`#1 direction", "without a value"},
	} {
		_, stated, rest, err := parseTimes(timeText, c.line)
		switch {
		case c.fault == "" && (err != nil || !stated || strings.TrimSpace(rest) != ""):
			t.Errorf("%s: stated %v, rest %q, %v", c.line, stated, rest, err)
		case c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
			t.Errorf("%s: got error %v, want %q", c.line, err, c.fault)
		}
	}
}

// A document of times compares type, value and extent of all, and a field only where it is stated.
func TestCompareTimes(t *testing.T) {
	file := "What. Own text, CC0.\n-- published.txt --\n2025-08-09\n-- article.txt --\n" + timeText + "\n-- want.txt --\n" +
		"time DATE 2025-08-08 `Friday`#1 direction past\ntime DATE 2025-08-08 `Friday`#2\n"
	doc, err := Parse("test", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	if doc.Article.Published.Value != "2025-08-09" {
		t.Errorf("published %+v", doc.Article.Published)
	}
	right := []sayso.Time{doc.Times[0].record(), doc.Times[1].record()}
	right[1].Direction = sayso.TimePast // not stated
	for name, c := range map[string]struct {
		change func([]sayso.Time) []sayso.Time
		want   string
	}{
		"right":      {func(l []sayso.Time) []sayso.Time { return l }, ""},
		"missing":    {func(l []sayso.Time) []sayso.Time { return l[:1] }, "missing time DATE 2025-08-08 `Friday`#2"},
		"value":      {func(l []sayso.Time) []sayso.Time { l[0].Value = "2025-08-15"; return l }, "want.txt:1: wrong"},
		"type":       {func(l []sayso.Time) []sayso.Time { l[1].Type = sayso.TimeSet; return l }, "want.txt:2: wrong"},
		"field":      {func(l []sayso.Time) []sayso.Time { l[0].Direction = sayso.TimeFuture; return l }, "want.txt:1: wrong"},
		"unexpected": {func(l []sayso.Time) []sayso.Time { return append(l, sayso.Time{Span: sayso.Span{Start: 0, End: 2}}) }, "unexpected time"},
	} {
		got := strings.Join(doc.Compare(&sayso.Record{Article: doc.Article, Times: c.change(append([]sayso.Time{}, right...))}), "\n")
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
