package eval

import (
	"slices"
	"strings"
	"testing"

	"sayso"
)

func TestLabelled(t *testing.T) {
	long := append(slices.Repeat([]string{"O"}, 299), "B-cue", "I-cue", "B-cue")
	for _, c := range []struct {
		name   string
		labels []string
		want   []run
	}{
		{"a span and the next", []string{"B-cue", "I-cue", "B-cue"}, []run{{0, 2}, {2, 3}}},
		{"an I without its B is ignored", []string{"I-cue", "O", "B-source", "I-cue"}, nil},
		{"another role ends a span for good", []string{"B-cue", "B-source", "I-cue"}, []run{{0, 1}}},
		{"cut at 300 tokens", long, []run{{299, 300}}},
	} {
		if got := labelled(c.labels, "cue"); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestCofenetByHand(t *testing.T) {
	d := &document{article: &sayso.Article{}, cuts: []segment{
		{labels: strings.Fields("B-content I-content I-content I-content O B-content I-content")},
		{labels: strings.Fields("B-content I-content O O O")},
	}}
	predicted := [][]string{
		strings.Fields("B-content I-content O O O B-content I-content"), // begins right; right
		strings.Fields("O O O B-content I-content"),                     // beside all gold
	}
	s := newSheet(cofenetMeasures())
	m := scoreCofenet(s, d, predicted)
	wantNumbers(t, s.defined(m.whole), map[string]float64{
		"content_exact_p": 1. / 3, "content_exact_r": 1. / 3, "content_begin_f1": 2. / 3,
		"content_jaccard": (0.5 + 1 + 0 + 0) / 4,
	})
	if _, ok := s.defined(m.whole)["cue_exact_f1"]; ok {
		t.Error("a cue score with no cue on either side")
	}
}

// A cue overwrites a source, which overwrites a content; a span that runs over the end of its segment goes on with
// I- labels, which count for nothing.
func TestLay(t *testing.T) {
	text, attrs := annotate(t, `[O1:It is [S2:he] ends. Then it] [C1:said]`)
	tokens := words(text)
	cuts := []segment{{annotator: "x", tokens: tokens[5:]}, {annotator: "x", tokens: tokens[:5]},
		{annotator: "y", tokens: tokens[:3]}}
	got := labels(attrs, cuts)
	want := []string{"I-content I-content B-cue", "B-content I-content B-source I-content I-content",
		"B-content I-content B-source"}
	for i := range cuts {
		if line := strings.Join(got[i], " "); line != want[i] {
			t.Errorf("segment %d: %s, want %s", i, line, want[i])
		}
	}
}

func TestSnap(t *testing.T) {
	tokens := []sayso.Span{{Start: 2, End: 5}, {Start: 6, End: 9}, {Start: 9, End: 10}}
	for _, c := range []struct {
		name string
		span sayso.Span
		want run
		ok   bool
	}{
		{"whole token", sayso.Span{Start: 2, End: 5}, run{0, 1}, true},
		{"part of two", sayso.Span{Start: 3, End: 7}, run{0, 2}, true},
		{"white space before goes to the next", sayso.Span{Start: 0, End: 3}, run{0, 1}, true},
		{"white space behind", sayso.Span{Start: 5, End: 9}, run{1, 2}, true},
		{"white space only", sayso.Span{Start: 5, End: 6}, run{}, false},
		{"beyond the last", sayso.Span{Start: 10, End: 12}, run{}, false},
	} {
		got, ok := snap(c.span, tokens)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("%s: got %v %v, want %v %v", c.name, got, ok, c.want, c.ok)
		}
	}
}

func TestWords(t *testing.T) {
	const text = "Ada_B's 3½ “Ω”…"
	var got []string
	for _, w := range words(text) {
		got = append(got, w.In(text))
	}
	if want := []string{"Ada_B", "'", "s", "3½", "“", "Ω", "”", "…"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
