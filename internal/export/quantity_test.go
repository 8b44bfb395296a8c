package export

import (
	"strings"
	"testing"

	"sayso"
)

func TestQuantityLines(t *testing.T) {
	text := "Eight men came, six of them armed; prices rose 5 to 7 percent."
	span := func(words string) sayso.Span {
		i := strings.Index(text, words)
		return sayso.Span{Start: i, End: i + len(words)}
	}
	men := span("men")
	rec := &sayso.Record{Article: &sayso.Article{ID: "a", Text: text}, Quantities: []sayso.Quantity{
		{ID: "n1", Span: span("Eight men"), Kind: sayso.QuantityCount, Value: "8", Of: &men},
		{ID: "n2", Span: span("six of them"), Kind: sayso.QuantityCount, Value: "6", Comparison: sayso.ComparisonAtLeast, PartOf: "n1"},
		{ID: "n3", Span: span("rose 5 to 7 percent"), Kind: sayso.QuantityPercentage, Low: "5", High: "7", Unit: "percent", Change: true,
			Direction: sayso.DirectionUp, Missing: []sayso.Missing{sayso.MissingBaseline}},
	}}
	_, got, _ := strings.Cut(string(Text(rec, TextOptions{})), "\n3 quantities\n")
	want := " –  Eight men · 8 · of men\n –  six of them · at least 6 · part of Eight men\n" +
		" –  rose 5 to 7 percent · 5 to 7 percent · change up · no baseline given\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
