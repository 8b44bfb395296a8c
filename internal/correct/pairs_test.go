package correct

import (
	"strings"
	"testing"

	"sayso"
)

// Rows are of two articles each; what is parted is told as different, and nothing is written of nothing.
func TestPairs(t *testing.T) {
	texts := map[string]string{"a": "The port sold two cranes.", "b\tc": "Two cranes went."}
	target := func(article string, end int) sayso.Target {
		return sayso.Target{Kind: sayso.TargetClaim, Words: sayso.Passage{Article: article, End: end}}
	}
	ties := []Tie{
		{Seq: 3, What: target("a", 24), With: target("b\tc", 15), Same: true},
		{Seq: 4, What: target("b\tc", 15), With: target("a", 24)},
		{Seq: 5, What: target("a", 24), With: target("a", 8), Same: true}, // of one article
	}
	text := func(article string) (string, error) { return texts[article], nil }
	got, err := ClaimPairs(ties, text)
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSuffix(string(got), "\n"), "\n")
	if len(rows) != 3 || rows[0] != claimColumns {
		t.Fatalf("%d rows: %q", len(rows), got)
	}
	if want := "\t0\t24\tb c\t"; !strings.HasPrefix(rows[1], "e3\tfigure\ta\ta\t") || !strings.Contains(rows[1], want) || !strings.HasSuffix(rows[1], "\tsame\tsame\tsame\t-\tsame") {
		t.Errorf("%q", rows[1])
	}
	if !strings.HasPrefix(rows[2], "e4\tfigure\tb c\tb c\t") || !strings.HasSuffix(rows[2], "\tdifferent\tdifferent\tdifferent\tother\tdifferent") {
		t.Errorf("%q", rows[2])
	}
	if none, err := ClaimPairs(ties[2:], text); err != nil || none != nil {
		t.Errorf("no row: %q, %v", none, err)
	}
	names, err := NamePairs(ties[:2], text)
	if lines := strings.Split(strings.TrimSuffix(string(names), "\n"), "\n"); err != nil || len(lines) != 2 ||
		!strings.HasPrefix(lines[0], `{"sample":0,"drawn":"apart","label":"same","first":"same","other":"same","a":{"article":"a","sha256":"`) ||
		!strings.Contains(lines[1], `"drawn":"joined","label":"different"`) {
		t.Errorf("%s, %v", names, err)
	}
}

// Words inside a content of several sentences find its voice, but what fits as a whole goes first; only claims have parts.
func TestFindPart(t *testing.T) {
	rec := &sayso.Record{Article: &sayso.Article{ID: "x"}, Attributions: []sayso.Attribution{
		{ID: "a1", Content: []sayso.Span{{Start: 0, End: 100}}}, {ID: "a2", Content: []sayso.Span{{Start: 60, End: 90}}},
		{ID: "a3", Cue: &sayso.Span{Start: 130, End: 149}}}} // "declined to comment"
	at := func(kind sayso.TargetKind, start, end int) string {
		id, _ := Find(rec, sayso.Target{Kind: kind, Words: sayso.Passage{Article: "x", Start: start, End: end}})
		return id
	}
	for _, c := range []struct {
		kind       sayso.TargetKind
		start, end int
		want       string
	}{
		{sayso.TargetClaim, 10, 30, "a1"}, {sayso.TargetClaim, 62, 92, "a2"}, {sayso.TargetClaim, 0, 98, "a1"}, {sayso.TargetClaim, 95, 140, ""}, {sayso.TargetAttribution, 10, 30, ""},
		{sayso.TargetClaim, 130, 149, "a3"}, {sayso.TargetClaim, 128, 151, "a3"}, {sayso.TargetClaim, 100, 149, ""},
	} {
		if got := at(c.kind, c.start, c.end); got != c.want {
			t.Errorf("%s %d-%d: %q, want %q", c.kind, c.start, c.end, got, c.want)
		}
	}
}
