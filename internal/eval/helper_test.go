package eval

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"sayso"
)

// annotate reads a text with its attributions written into it: "[S1:The mayor] [C1:said] [O1:it held]." S is a source,
// C a cue, O a content, T a complementiser; the digit numbers the attribution. Brackets may nest.
func annotate(t *testing.T, markup string) (text string, attrs []sayso.Attribution) {
	t.Helper()
	var b strings.Builder
	type open struct {
		role  byte
		n     int
		start int
	}
	var stack []open
	for i := 0; i < len(markup); i++ {
		switch markup[i] {
		case '[':
			stack = append(stack, open{markup[i+1], int(markup[i+2] - '0'), b.Len()})
			i += 3
		case ']':
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for len(attrs) < o.n {
				attrs = append(attrs, sayso.Attribution{ID: "a" + string(rune('1'+len(attrs)))})
			}
			place(&attrs[o.n-1], o.role, sayso.Span{Start: o.start, End: b.Len()})
		default:
			b.WriteByte(markup[i])
		}
	}
	if len(stack) > 0 {
		t.Fatalf("unclosed bracket in %q", markup)
	}
	text = b.String()
	for i := range attrs {
		attrs[i].Kind = kindOf(text, attrs[i].Content, quoted(text))
	}
	return text, attrs
}

func place(a *sayso.Attribution, role byte, s sayso.Span) {
	switch role {
	case 'S':
		a.Source = append(a.Source, s)
	case 'C':
		a.Cue = &s
	case 'O':
		a.Content = append(a.Content, s)
	case 'T':
		a.Complementiser = &s
	}
}

// pairOf annotates one text twice, as gold and as a prediction.
func pairOf(t *testing.T, gold, predicted string) (d *document, found []sayso.Attribution) {
	t.Helper()
	text, want := annotate(t, gold)
	same, got := annotate(t, predicted)
	if text != same {
		t.Fatalf("two texts:\n%s\n%s", text, same)
	}
	return &document{article: &sayso.Article{ID: "own", Text: text}, gold: want, tokens: words(text)}, got
}

// answering returns a reader that knows the attributions of some texts.
func answering(answers map[string][]sayso.Attribution) Reader {
	return func(_ context.Context, a *sayso.Article) (*sayso.Record, error) {
		return &sayso.Record{Article: a, Attributions: answers[a.Text], Engine: sayso.Engine{Model: "model-1"}}, nil
	}
}

// corpus is a small PolNeAR-like corpus on disk with its tokens and its segments.
type corpus struct{ articles, tokens, segments string }

// writeCorpus writes one article for each markup, each its own CofeNet segment.
func writeCorpus(t *testing.T, markups ...string) corpus {
	t.Helper()
	dir := t.TempDir()
	c := corpus{filepath.Join(dir, "polnear_own.jsonl"), filepath.Join(dir, "polnear_corenlp_own.jsonl"),
		filepath.Join(dir, "cofenet_polnear_own.jsonl")}
	var articles, tokens, segments []any
	for i, markup := range markups {
		text, attrs := annotate(t, markup)
		id := "own" + string(rune('1'+i))
		at := points(text, words(text))
		var toks []any
		for _, p := range at {
			toks = append(toks, []any{p[0], p[1], "lemma", "NN", "O"})
		}
		articles = append(articles, map[string]any{"id": id, "split": "dev", "publisher": "gazette", "date": "2026-01-02",
			"text": text, "attributions": polnearForm(text, attrs)})
		tokens = append(tokens, map[string]any{"id": id, "sents": []any{map[string]any{"tok": toks}}})
		segments = append(segments, map[string]any{"id": id, "annotator": "x", "segment": 0, "tokens": at,
			"labels": lay(attrs, words(text))})
	}
	writeLines(t, c.articles, articles...)
	writeLines(t, c.tokens, tokens...)
	writeLines(t, c.segments, segments...)
	return c
}

func polnearForm(text string, attrs []sayso.Attribution) []any {
	out := []any{}
	for _, a := range attrs {
		row := map[string]any{"id": a.ID, "source": points(text, a.Source), "content": points(text, a.Content)}
		if a.Cue != nil {
			row["cue"] = points(text, []sayso.Span{*a.Cue})
		}
		out = append(out, row)
	}
	return out
}

// points counts code points the slow way, apart from the code under test.
func points(text string, spans []sayso.Span) [][2]int {
	out := [][2]int{}
	for _, s := range spans {
		out = append(out, [2]int{utf8.RuneCountInString(text[:s.Start]), utf8.RuneCountInString(text[:s.End])})
	}
	return out
}

func writeLines(t *testing.T, path string, rows ...any) {
	t.Helper()
	writeFile(t, path, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		for _, r := range rows {
			if err := enc.Encode(r); err != nil {
				return err
			}
		}
		return nil
	})
}

func writeFile(t *testing.T, path string, write func(io.Writer) error) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := write(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// wantNumbers compares some metrics to three decimals.
func wantNumbers(t *testing.T, got map[string]float64, want map[string]float64) {
	t.Helper()
	for name, w := range want {
		if g, ok := got[name]; !ok || g < w-0.0005 || g > w+0.0005 {
			t.Errorf("%s = %.4f (present: %v), want %.4f", name, g, ok, w)
		}
	}
}
