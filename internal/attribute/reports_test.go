package attribute

import (
	"testing"

	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/nlp"
	"sayso/internal/nlp/nlptest"
)

// In every row's example the noun is found, next to the row's own word.
func TestReportTable(t *testing.T) {
	table, err := lexicon.Load(data.FS, "cues/reports.tsv", "word", "kind", "example")
	if err != nil {
		t.Fatal(err)
	}
	reports := newReportTable()
	for _, row := range table.Rows {
		doc := nlptest.Doc(row[2])
		if len(reports.in(doc, nlp.Range{End: nlp.TokenID(len(doc.Tokens))})) == 0 {
			t.Errorf("%s: no noun in %q", row[0], row[2])
		}
	}
	for _, text := range []string{"The Times reports that he fled.", "He read the reports that morning.", "After that he left."} {
		doc := nlptest.Doc(text)
		if got := reports.in(doc, nlp.Range{End: nlp.TokenID(len(doc.Tokens))}); len(got) > 0 {
			t.Errorf("a noun at %v in %q", got, text)
		}
	}
}

// An “according to” without content takes its sentence, on the side that has words.
func TestCompleteAccording(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Rain fell. According to the coast guard, the tanker lost power at dawn.", "the tanker lost power at dawn"},
		{"The tanker lost power at dawn, according to the coast guard.", "The tanker lost power at dawn"},
	} {
		doc := nlptest.Doc(c.text)
		f := find{}
		for i := range doc.Tokens {
			switch doc.Word(nlp.TokenID(i)) {
			case "According", "according":
				f.cue = nlp.Range{Start: nlp.TokenID(i), End: nlp.TokenID(i + 2)}
				f.source = []nlp.Range{{Start: nlp.TokenID(i + 2), End: nlp.TokenID(i + 5)}}
			}
		}
		completeAccording(doc, &f)
		if len(f.content) != 1 || doc.Span(f.content[0]).In(c.text) != c.want {
			t.Errorf("%q: content %v", c.text, f.content)
		}
	}
}
