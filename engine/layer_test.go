package engine

import (
	"context"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/nlp"
)

var modelFlag = flag.String("model", "", "test the layers of this container in place of the one inside the binary")

// layered returns an engine with all layers; the test is skipped if the embedded model has none yet.
func layered(t testing.TB) *Engine {
	t.Helper()
	o := Options{}
	if *modelFlag != "" {
		raw, err := os.ReadFile(*modelFlag)
		if err != nil {
			t.Fatal(err)
		}
		o.Model = string(raw)
	}
	e, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	layers := e.Info().Layers
	if len(layers) == 0 && *modelFlag == "" {
		t.Skip("the embedded model reads attributions alone: go test ./engine -model FILE tests another")
	}
	if !slices.Equal(layers, []string{LayerSyntax, LayerNames, LayerTimes, LayerMentions, LayerEvents, LayerSaid}) {
		t.Fatalf("the model has the layers %v", layers)
	}
	return e
}

func docOf(t testing.TB, e *Engine, text string) *nlp.Doc {
	t.Helper()
	_, doc, err := e.ReadDoc(context.Background(), &sayso.Article{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// A model without the heads leaves the layers out, and says so.
func TestBareModelHasNoLayers(t *testing.T) {
	e := newEngine(t)
	if len(e.Info().Layers) > 0 {
		t.Skip("the embedded model has the layers")
	}
	doc := docOf(t, e, "The ferry left Bergen.")
	if doc.Syntax != nil || doc.Names != nil || doc.Phrases != nil || doc.Times != nil {
		t.Errorf("layers %v without heads", doc)
	}
}

// Whatever the text, words cover it in order, every sentence is one tree, and names and likely times lie in it.
func TestLayersAnything(t *testing.T) {
	e := layered(t)
	for name, text := range map[string]string{
		"empty":         "",
		"one word":      "No",
		"quotes":        strings.Repeat("\"", 3_000),
		"one long word": strings.Repeat("a", 100_000),
		"no spaces":     strings.Repeat("cannot-don't", 2_000),
		"long sentence": strings.Repeat("he said that ", 2_000),
		"names":         strings.Repeat("Greta Holm of Bergen, ", 500),
		"controls":      "He\x00 said\x01 “no\u200b”.\u2029She\ufeff agreed.",
		"combining":     "Zoe\u0308 didn\u2019t: “e\u0301te\u0301.”",
		"emoji":         "👩‍👩‍👧 said “👍”, officials said.",
	} {
		t.Run(name, func(t *testing.T) {
			doc := docOf(t, e, text)
			checkTrees(t, doc)
			at := nlp.TokenID(0)
			for _, n := range doc.Names {
				if n.Range.Start < at || n.Range.Len() < 1 || int(n.Range.End) > len(doc.Tokens) || n.Kind == 0 || n.P < 0 || n.P > 1 {
					t.Fatalf("name %+v after token %d of %d", n, at, len(doc.Tokens))
				}
				at = n.Range.End
			}
			at = 0
			for _, l := range doc.Times {
				if l.Range.Start != at || l.Range.Len() < 1 || l.P < 0 || l.P > 1 {
					t.Fatalf("likely time %+v after token %d", l, at)
				}
				at = l.Range.End
			}
			if int(at) != len(doc.Tokens) {
				t.Errorf("likely times end at token %d of %d", at, len(doc.Tokens))
			}
		})
	}
}

func checkTrees(t *testing.T, doc *nlp.Doc) {
	t.Helper()
	s, at, word := doc.Syntax, int32(0), nlp.WordID(0)
	for _, r := range s.Sentences {
		roots := 0
		if r.Start != word || r.Len() < 1 {
			t.Fatalf("sentence %v after word %d", r, word)
		}
		for k := r.Start; k < r.End; k++ {
			w := &s.Words[k]
			if w.Start < at || w.End <= w.Start || w.Lemma == "" || w.UPOS == 0 {
				t.Fatalf("word %d %+v after byte %d", k, w, at)
			}
			at = w.End
			steps, v := 0, k
			for ; s.Words[v].Head != nlp.NoWord && steps <= r.Len(); steps++ {
				if v = s.Words[v].Head; v < r.Start || v >= r.End {
					t.Fatalf("word %d has a head outside its sentence %v", k, r)
				}
			}
			if steps > r.Len() {
				t.Fatalf("word %d of %v hangs in a circle", k, r)
			}
			if w.Head == nlp.NoWord {
				roots++
			}
			if (w.Head == nlp.NoWord) != (w.Relation == nlp.RelRoot) {
				t.Fatalf("word %d has head %d and relation %s", k, w.Head, w.Relation)
			}
		}
		if roots != 1 {
			t.Fatalf("sentence %v has %d roots", r, roots)
		}
		word = r.End
	}
	if int(word) != len(s.Words) || len(doc.Tokens) > 0 && at != doc.Tokens[len(doc.Tokens)-1].End {
		t.Errorf("sentences end at word %d of %d, words at byte %d", word, len(s.Words), at)
	}
}

// BenchmarkReadLayers is the whole reading with all layers; BenchmarkEncoderLayers is what that model's encoder takes
// alone. Reading is to run at 0.6 of its speed or more.
func BenchmarkReadLayers(b *testing.B) {
	e, text := layered(b), benchText(b)
	start := cpuTime()
	for b.Loop() {
		read(b, e, text)
	}
	report(b, text, start)
}
