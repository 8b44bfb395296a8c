package export

import (
	"strings"
	"testing"

	"sayso"
)

// The line of a statement shows the way its word has come and what it was said on.
func TestChainNamesTheUnnamed(t *testing.T) {
	const text = "The Post reported, citing two aides, that it rained. He told us so by phone."
	span := func(words string) sayso.Span {
		at := strings.Index(text, words)
		return sayso.Span{Start: at, End: at + len(words)}
	}
	p := func(words string) *sayso.Span { s := span(words); return &s }
	rec := &sayso.Record{Article: (&sayso.Article{Text: text}).Identified(), Attributions: []sayso.Attribution{
		{ID: "a1", Source: []sayso.Span{span("The Post")}, Cue: p("reported"), Content: []sayso.Span{span("it rained")}, Level: sayso.LevelNamedMedia},
		{ID: "a2", Source: []sayso.Span{span("two aides")}, Cue: p("citing"), Content: []sayso.Span{span("it rained")}, Level: sayso.LevelUnnamedPlural,
			Parent: "a1", Addressee: p("us"), Medium: p("by phone")},
	}}
	got := string(Text(rec, TextOptions{}))
	for _, want := range []string{"this article › The Post › two aides (unnamed)", "to us; by phone"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}
