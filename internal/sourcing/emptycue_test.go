package sourcing

import (
	"strings"
	"testing"

	"sayso"
	"sayso/internal/nlp"
	"sayso/internal/nlp/nlptest"
)

// The attributions behind one that goes are found where they stand now, and those that stood in it stand in what it stood in.
func TestEmptyCueGoes(t *testing.T) {
	text := "They accused Lund of lying , Holm said"
	doc := nlptest.Doc(text)
	doc.Syntax = &nlp.Syntax{Inventory: &nlp.Inventory{XPOS: []string{"VB"}, Feats: []string{"_"}}, Sentences: []nlp.WordRange{{Start: 0, End: nlp.WordID(len(doc.Tokens))}}}
	span := func(words string) sayso.Span {
		i := strings.Index(text, words)
		return sayso.Span{Start: i, End: i + len(words)}
	}
	for _, tok := range doc.Tokens {
		s := tok.Span()
		w := nlp.Word{Start: int32(s.Start), End: int32(s.End), Head: nlp.NoWord, UPOS: nlp.VERB, Lemma: s.In(text)}
		if w.Lemma == "of" {
			w.UPOS = nlp.ADP
		}
		doc.Syntax.Words = append(doc.Syntax.Words, w)
	}
	cue := func(words string) *sayso.Span { s := span(words); return &s }
	a := New()
	s := newScene(&a.t, doc, Reading{Attributions: []sayso.Attribution{
		{ID: "a1", Cue: cue("accused"), Source: []sayso.Span{span("They")}, Content: []sayso.Span{span("Lund of lying")}},
		{ID: "a2", Cue: cue("of"), Source: []sayso.Span{span("Lund")}, Content: []sayso.Span{span("lying")}, Parent: "a1"},
		{ID: "a3", Cue: cue("said"), Source: []sayso.Span{span("Holm")}, Content: []sayso.Span{span("lying")}, Parent: "a2"},
	}})
	s.emptyCues()
	if len(s.attrs) != 2 || s.byID["a3"] != 1 || s.attrs[1].Parent != "a1" {
		t.Errorf("%+v, a3 at %d", s.attrs, s.byID["a3"])
	}
	if _, there := s.byID["a2"]; there {
		t.Error("a2 is still noted")
	}
}
