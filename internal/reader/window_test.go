package reader

import (
	"strings"
	"testing"

	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/models"
)

func docOf(t testing.TB, text string) *nlp.Doc {
	t.Helper()
	return token.New(encoder.NewVocabulary(models.Vocabulary)).Doc(&sayso.Article{Text: text})
}

// Windows cover every token once, in order, whatever the text; and no window but a single long word is over the limit.
func TestWindowsCover(t *testing.T) {
	texts := map[string]string{
		"empty":           "",
		"one word":        "Yes",
		"long sentence":   strings.Repeat("and so on ", 500),
		"one long word":   strings.Repeat("antidisestablishmentarianism", 40),
		"many paragraphs": strings.Repeat("The mayor spoke at noon. “No,” she said.\n\n", 60),
		"marks":           strings.Repeat("“", 2000),
	}
	for name, text := range texts {
		doc := docOf(t, text)
		at := nlp.TokenID(0)
		for w := range Windows(doc, 100) {
			c := cutter{doc: doc}
			if w.Start != at || w.End <= w.Start {
				t.Fatalf("%s: window %v does not go on at %d", name, w, at)
			}
			if n := c.pieces(w.Start, w.End); n > 100 && w.Len() > 1 {
				t.Errorf("%s: window %v holds %d pieces", name, w, n)
			}
			at = w.End
		}
		if int(at) != len(doc.Tokens) {
			t.Errorf("%s: windows end at %d of %d tokens", name, at, len(doc.Tokens))
		}
	}
}

// A window ends with a paragraph when it is full enough: a quotation and its "she said" stay together.
func TestWindowsPreferParagraphs(t *testing.T) {
	doc := docOf(t, strings.Repeat("The council met on Monday and heard the plan. It will vote in May.\n\n", 8))
	for w := range Windows(doc, 40) {
		atEnd := false
		for _, p := range doc.Paragraphs {
			atEnd = atEnd || p.End == w.End
		}
		if !atEnd {
			t.Errorf("window %v ends inside a paragraph", w)
		}
	}
}
