package eval

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/verify"
)

// ownArticles makes small articles of its own words, of sentences that differ.
func ownArticles(n int) (out []*sayso.Article) {
	who := []string{"Ana Castrel", "Tobias Renn", "Greta Holm", "Piet Aldous", "Olaf Berg", "Ilse Dorn"}
	what := []string{"the harbour", "the railway", "the ministry", "the old fortress", "the fishing fleet", "the northern dam"}
	for i := range n {
		var b strings.Builder
		for k := range 12 {
			fmt.Fprintf(&b, "On day %d of the %s talks %s said that %s was closed to %d visitors and would not open again before winter number %d. ",
				i*3+k, []string{"budget", "border", "water", "customs", "pension"}[(i+k)%5], who[(i*5+k)%6], what[(i+3*k)%6], 20+i*k, i+k*7)
			fmt.Fprintf(&b, "The %d people who were there, officials and children, called it a half-hearted plan, however it's the only one they have had since year %d. ",
				100+i*13+k, 1900+i+k)
		}
		out = append(out, &sayso.Article{ID: fmt.Sprint("own", i), Text: b.String()})
	}
	return out
}

// TestPlanter: the same seed gives the same quotations; each is what its grade says, as far as that can be told without
// a grader.
func TestPlanter(t *testing.T) {
	articles := ownArticles(20)
	p, again := newPlanter(articles, 3), newPlanter(articles, 3)
	for n := range 40 {
		for _, g := range []verify.Grade{verify.Exact, verify.Marks, verify.Bracketed, verify.Shortened, verify.Changed, verify.Joined} {
			item := p.plant(g, n)
			if b := again.plant(g, n); b != item {
				t.Fatalf("%v %d: %q, then %q", g, n, item.text, b.text)
			}
			source := p.sources[item.article].Text
			stands := strings.Contains(source, item.text)
			if stands != (g == verify.Exact) || item.grade != g {
				t.Errorf("%v: %q stands in its source: %v", g, item.text, stands)
			}
			if g == verify.Bracketed != strings.Contains(item.text, "[") && g != verify.Shortened {
				t.Errorf("%v: %q", g, item.text)
			}
			if g == verify.Changed && item.kind == "" {
				t.Errorf("%q has no kind", item.text)
			}
		}
	}
	if len(p.held) != 4 || len(p.sources) != 16 {
		t.Errorf("%d sources, %d held out", len(p.sources), len(p.held))
	}
}

// TestScoreVerify sees that the measures can fail: a finding with the wrong grade, kind, place or sign counts as wrong.
func TestScoreVerify(t *testing.T) {
	s := newSheet(verifyMeasures())
	at := sayso.Span{Start: 10, End: 20}
	good := verify.Finding{Grade: verify.Changed, Places: []verify.Place{{Source: 1, Span: at}},
		Changes: []verify.Change{{Kind: verify.KindTense}}}
	item := planted{grade: verify.Changed, kind: verify.KindTense, article: 1, span: at}
	far, other := good, good
	far.Places = []verify.Place{{Source: 1, Span: sayso.Span{Start: 20, End: 30}}}
	other.Changes = []verify.Change{{Kind: verify.KindTense}, {Kind: verify.KindOther}}
	for _, c := range []struct {
		name  string
		item  planted
		found verify.Finding
		want  map[string]float64
	}{
		{"right", item, good, map[string]float64{"grade": 1, "place": 1, "kind": 1, "change_seen": 1}},
		{"another place", item, far, map[string]float64{"grade": 1, "place": 0, "kind": 1, "change_seen": 1}},
		{"another kind", item, other, map[string]float64{"grade": 1, "place": 1, "kind": 0, "change_seen": 1}},
		{"called exact", item, verify.Finding{Grade: verify.Exact, Places: good.Places}, map[string]float64{"grade": 0, "place": 1, "change_seen": 0}},
		{"exact called changed", planted{grade: verify.Exact, article: 1, span: at}, good, map[string]float64{"grade": 0, "place": 1, "exact_kept": 0}},
		{"sign not seen", planted{grade: verify.Shortened, marked: true, article: 1, span: at},
			verify.Finding{Grade: verify.Shortened, Places: good.Places}, map[string]float64{"grade": 1, "place": 1, "marked": 0}},
		{"not found", planted{grade: verify.NotFound}, verify.Finding{Grade: verify.NotFound}, map[string]float64{"grade": 1}},
	} {
		m := newMarks(s)
		scoreVerify(m, c.item, c.found)
		got := s.defined(m.whole)
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestReadPlain(t *testing.T) {
	var lines []string
	for _, a := range ownArticles(12) {
		row, _ := json.Marshal(map[string]string{"id": a.ID, "text": a.Text})
		lines = append(lines, string(row))
	}
	for _, c := range []struct {
		name, text, fault string
	}{
		{"good", strings.Join(lines, "\n"), ""},
		{"few", lines[0], "too few"},
		{"no text", strings.Join(slices.Concat(lines, []string{`{"id":"x"}`}), "\n"), "13: the article has no text"},
		{"no JSON", "{", "not the expected JSON"},
	} {
		path := filepath.Join(t.TempDir(), "articles.jsonl")
		if err := os.WriteFile(path, []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := readPlain(path)
		if c.fault == "" && (err != nil || len(got) != 12) || c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)) {
			t.Errorf("%s: %d articles, %v", c.name, len(got), err)
		}
	}
}

// TestVerifyStops: an interrupted run has the code for it.
func TestVerifyStops(t *testing.T) {
	var lines []string
	for _, a := range ownArticles(12) {
		row, _ := json.Marshal(map[string]string{"id": a.ID, "text": a.Text})
		lines = append(lines, string(row))
	}
	path := filepath.Join(t.TempDir(), "articles.jsonl")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Run(ctx, Options{Task: TaskVerify, Path: path})
	var coded *sayso.Error
	if !errors.As(err, &coded) || coded.Code != sayso.ErrInterrupted {
		t.Errorf("got %v", err)
	}
}
