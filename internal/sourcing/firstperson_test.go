package sourcing

import (
	"strings"
	"testing"

	"sayso"
	"sayso/internal/nlp"
)

// An attribution is found by its id also when others before it were taken out; what was taken out itself is not there.
func TestOwnerAfterRemoval(t *testing.T) {
	const text = "“We hope so.” Then came “we fear it”, and “nothing”."
	article := &sayso.Article{Text: text}
	a := New()
	quoted := func(words, attribution string) sayso.Quotation {
		s := span(t, text, words)
		return sayso.Quotation{Span: s, Inner: s, Attribution: attribution}
	}
	s := newScene(&a.t, &nlp.Doc{Article: article}, Reading{Attributions: []sayso.Attribution{{ID: "a1"}, {ID: "a2"}, {ID: "a3"}},
		Quotations: []sayso.Quotation{quoted("We hope so.", "a1"), quoted("we fear it", "a3"), quoted("nothing", "")}})
	s.attrs = s.attrs[1:]
	s.index()
	for words, want := range map[string]int{"hope": -1, "fear": 1, "nothing": -1, "Then": -1} {
		if got := s.owner(span(t, text, words)); got != want {
			t.Errorf("%q is owned by %d, want %d", words, got, want)
		}
	}
	if got := s.now("a2"); got != 0 {
		t.Errorf("a2 stands at %d", got)
	}
}

func span(t *testing.T, text, words string) sayso.Span {
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q does not stand in the text", words)
	}
	return sayso.Span{Start: i, End: i + len(words)}
}
