package attribute

import (
	"strings"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/nlp/nlptest"
)

// In every row's example the marked words are no cue, and the words behind them are not hollow.
func TestHollowTable(t *testing.T) {
	table, err := lexicon.Load(data.FS, "cues/hollow.tsv", "word", "example")
	if err != nil {
		t.Fatal(err)
	}
	hollow := newHollowTable()
	for _, row := range table.Rows {
		before, rest, ok := strings.Cut(row[1], "[")
		word, after, ok2 := strings.Cut(rest, "]")
		if !ok || !ok2 || strings.ToLower(strings.ReplaceAll(word, "’", "'")) != row[0] {
			t.Fatalf("%s: nothing marked in %q", row[0], row[1])
		}
		doc := nlptest.Doc(before + word + after)
		at := sayso.Span{Start: len(before), End: len(before + word)}
		if !hollow.all(doc, doc.TokensIn(at)) {
			t.Errorf("%s is not hollow in %q", row[0], row[1])
		}
		if hollow.all(doc, doc.TokensIn(sayso.Span{Start: len(before), End: len(doc.Article.Text)})) {
			t.Errorf("%s: all is hollow in %q", row[0], row[1])
		}
	}
}
