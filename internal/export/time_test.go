package export

import (
	"bytes"
	"strings"
	"testing"

	"sayso"
)

// Times are shown with what they mean, in text each once, and not at all where there are none.
func TestTimes(t *testing.T) {
	const text = "He fled on Friday. She came on Friday, now <early> in May."
	at := func(words string, n int) sayso.Span {
		i := -1
		for range n {
			i += 1 + strings.Index(text[i+1:], words)
		}
		return sayso.Span{Start: i, End: i + len(words)}
	}
	rec := &sayso.Record{Article: &sayso.Article{ID: "x", Text: text}, Times: []sayso.Time{
		{ID: "t1", Span: at("Friday", 1), Type: sayso.TimeDate, Value: "2025-08-08"},
		{ID: "t2", Span: at("Friday", 2), Type: sayso.TimeDate, Value: "2025-08-08"},
		{ID: "t3", Span: at("now", 1), Type: sayso.TimeDate, Value: "PRESENT_REF"},
		{ID: "t4", Span: at("<early> in May", 1), Type: sayso.TimeDate, Value: "2025-05", Mod: sayso.TimeStart},
	}}
	if got, want := string(Text(rec, TextOptions{})), "\ntimes   Friday = 2025-08-08 · <early> in May = 2025-05 START\n"; !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
	var page bytes.Buffer
	if _, err := NewHTML().Section(&page, rec, nil, 1, "x"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<summary>Times</summary>", "Friday = 2025-08-08</li>", "&lt;early&gt; in May = 2025-05 START"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("no %q in\n%s", want, page.String())
		}
	}
	rec.Times = nil
	if got := string(Text(rec, TextOptions{})); strings.Contains(got, "times") {
		t.Errorf("times in\n%s", got)
	}
}
