package name

import (
	"strings"
	"testing"

	"sayso"
	"sayso/internal/nlp"
	"sayso/internal/nlp/nlptest"
)

// mark reads names out of a text: "[Ana Lund=PERSON] left".
func mark(t *testing.T, marked string) (*nlp.Doc, []nlp.Name) {
	t.Helper()
	var text strings.Builder
	var spans []sayso.Span
	var kinds []nlp.NameKind
	for rest := marked; rest != ""; {
		before, after, ok := strings.Cut(rest, "[")
		text.WriteString(before)
		if !ok {
			break
		}
		name, tail, _ := strings.Cut(after, "]")
		words, kind, _ := strings.Cut(name, "=")
		k, ok := nlp.ParseNameKind(kind)
		if !ok {
			t.Fatal(kind)
		}
		spans = append(spans, sayso.Span{Start: text.Len(), End: text.Len() + len(words)})
		kinds = append(kinds, k)
		text.WriteString(words)
		rest = tail
	}
	doc := nlptest.Doc(text.String())
	var names []nlp.Name
	for i, s := range spans {
		names = append(names, nlp.Name{Range: doc.TokensIn(s), Kind: kinds[i], P: 0.9})
	}
	return doc, names
}

func written(doc *nlp.Doc, names []nlp.Name) string {
	var parts []string
	for _, n := range names {
		parts = append(parts, doc.Span(n.Range).In(doc.Article.Text)+"="+n.Kind.String())
	}
	return strings.Join(parts, " ")
}

func TestRepaired(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[Jumia=PERSON] fell. [Jumia=ORGANIZATION] rose. [Jumia=ORGANIZATION] fell.", "Jumia=ORGANIZATION Jumia=ORGANIZATION Jumia=ORGANIZATION"},
		{"[Ana Mistry=PERSON] left. [Mistry=ORGANIZATION] slept.", "Ana Mistry=PERSON Mistry=PERSON"},
		{"The [Ministry of Finance and=ORGANIZATION] others met.", "Ministry of Finance=ORGANIZATION"},
		{"[Alder=PLACE] is calm, and [Alder=PERSON] is not.", "Alder=PLACE Alder=PERSON"}, // nothing tells
		{"It rained.", ""},
	} {
		doc, names := mark(t, c.text)
		got := Repaired(doc, names)
		if got == nil {
			t.Errorf("%q: nil says that there is no layer", c.text)
		}
		if s := written(doc, got); s != c.want {
			t.Errorf("%q: got %s, want %s", c.text, s, c.want)
		}
	}
}
