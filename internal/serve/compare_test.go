package serve

import (
	"net/http"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/ledger"
)

// TestCompare: an annotation of one cue that is there and one that is not, by page and by API; its words are links.
func TestCompare(t *testing.T) {
	s := opened(t, Options{}, articles[2])
	if code, page := get(t, s, "/compare"); code != http.StatusOK || !strings.Contains(page, "No annotations have come in") {
		t.Errorf("%d: an empty list says nothing", code)
	}
	at := func(words string) sayso.Span {
		i := strings.Index(courier, words)
		return sayso.Span{Start: i, End: i + len(words)}
	}
	said, moved := at("said"), at("publish")
	rec := &sayso.Record{Article: &sayso.Article{Text: courier}, Attributions: []sayso.Attribution{
		{ID: "a1", Cue: &said, Source: []sayso.Span{at("The opposition leader, Grace Mwale")}, Content: []sayso.Span{at("the minister must publish the order")}, Kind: sayso.KindIndirect},
		{ID: "a2", Cue: &moved, Content: []sayso.Span{at("the order.")}, Kind: sayso.KindIndirect},
	}}
	id, err := s.Ledger.Annotate(t.Context(), rec, ledger.Annotation{Who: "Ada", When: "2024-03-07T10:00:00Z", Why: "<b>second</b> reading", Format: "brat", File: "x.ann", SHA256: "00"})
	if err != nil || id != "courier" {
		t.Fatal(id, err)
	}
	code, page := get(t, s, "/compare/courier")
	for _, want := range []string{"&lt;b&gt;second&lt;/b&gt; reading", "1 missed here", "the minister must publish the order", `href="/doc/courier?cp=`} {
		if code != http.StatusOK || !strings.Contains(page, want) {
			t.Errorf("%d: %q is not on the page", code, want)
		}
	}
	if _, body := get(t, s, "/api/v1/comparisons?article=courier"); !strings.Contains(body, `"kind":"comparisons"`) || !strings.Contains(body, `"missed":1`) {
		t.Errorf("%.300s", body)
	}
	if code, _ := get(t, s, "/compare/gazette"); code != http.StatusNotFound {
		t.Errorf("an article that is not there: %d", code)
	}
	if _, err := s.Ledger.Annotate(t.Context(), &sayso.Record{Article: &sayso.Article{Text: "Another."}}, ledger.Annotation{Who: "Ada", When: "x", Why: "y"}); err == nil {
		t.Error("an annotation of a text that is not there is kept")
	}
}

// TestUnlike parts two texts where they differ, between words.
func TestUnlike(t *testing.T) {
	for _, c := range [][2]string{{"", ""}, {"a", ""}, {"the order", "the secret order"}, {"Łódź said", "Łódż said"}, {"aa", "aaa"}, {"é", "è"}, {"same", "same"}} {
		a, b := unlike(c[0], c[1])
		if strings.Join(a[:], "") != c[0] || strings.Join(b[:], "") != c[1] || a[0] != b[0] || a[2] != b[2] {
			t.Errorf("%q: %q %q", c, a, b)
		}
		for _, part := range append(a[:], b[:]...) {
			if strings.ToValidUTF8(part, "") != part {
				t.Errorf("%q is cut within a letter: %q", c, part)
			}
		}
	}
	if a, b := unlike("the order", "the secret order"); strings.TrimSpace(a[1]) != "" || strings.TrimSpace(b[1]) != "secret" {
		t.Errorf("%q %q", a, b)
	}
}
