package when

import (
	"io/fs"
	"strings"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/internal/encoder"
	"sayso/internal/lexicon"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/models"
)

var vocabulary = encoder.NewVocabulary(models.Vocabulary)

// document is the tokens of a text, published on a day or, with "", on none.
func document(text, published string) *nlp.Doc {
	a := &sayso.Article{Text: text, Published: sayso.Published{Value: published}}
	return token.New(vocabulary).Doc(a)
}

// marked is a text with its expressions in brackets and their values: "It fell [last year=2024]."
func marked(text string, found []sayso.Time) string {
	var b strings.Builder
	at := 0
	for _, t := range found {
		b.WriteString(text[at:t.Span.Start] + "[" + t.Span.In(text) + "=" + t.Value)
		if t.Mod != "" {
			b.WriteString(" " + string(t.Mod))
		}
		if t.Freq != "" {
			b.WriteString(" " + t.Freq)
		}
		if t.Quant != "" {
			b.WriteString(" " + t.Quant)
		}
		if t.Zone != "" {
			b.WriteString(" " + t.Zone)
		}
		b.WriteString("]")
		at = t.Span.End
	}
	return b.String() + text[at:]
}

// unmarked takes the brackets and values out again.
func unmarked(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		before, rest, ok := strings.Cut(s, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		inside, after, _ := strings.Cut(rest, "]")
		words, _, _ := strings.Cut(inside, "=")
		b.WriteString(words)
		s = after
	}
	return b.String()
}

// TestExamples executes the example of every row of data/time, in an article of Saturday, 9 August 2025, and sees that
// the row's phrase stands in it. Expressions in braces are doubted: they must be found with a hint and not without.
func TestExamples(t *testing.T) {
	names, err := fs.Glob(data.FS, "time/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	f := New(nil)
	for _, name := range names {
		table, err := lexicon.Load(data.FS, name, columns...)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range table.Rows {
			example := strings.NewReplacer("{", "[", "}", "]").Replace(row[3])
			text := unmarked(example)
			doc := document(text, "2025-08-09")
			if plain := strings.NewReplacer("’", "'").Replace(strings.ToLower(text)); !strings.Contains(plain, row[0]) {
				t.Errorf("%s:%d: the example does not hold %q", name, i+2, row[0])
			}
			var hints []Hint
			if strings.Contains(row[3], "{") {
				hints = []Hint{{nlp.Range{End: nlp.TokenID(len(doc.Tokens))}, 1}}
				if got := marked(text, f.Find(doc, nil)); got != text {
					t.Errorf("%s:%d: found without a hint: %s", name, i+2, got)
				}
			}
			if got := marked(text, f.Find(doc, hints)); got != example {
				t.Errorf("%s:%d: got  %s\n\twant %s", name, i+2, got, example)
			}
		}
	}
}
