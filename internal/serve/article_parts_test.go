package serve

import (
	"fmt"
	"html"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sayso"
)

// TestParts cuts texts of every shape: the parts are the text, none is more than a page takes, and what fits on a page is one.
func TestParts(t *testing.T) {
	lines := strings.Repeat("a\n", 100_000)
	for name, text := range map[string]string{
		"short":       "Mayor Edda Lund said no.",
		"empty":       "",
		"one letter":  "é",
		"lines":       lines,
		"word":        strings.Repeat("é", 1<<20),
		"marks":       strings.Repeat("“", 10_000),
		"no sentence": strings.Repeat("no end, ", 200_000),
	} {
		rec := &sayso.Record{Article: &sayso.Article{Text: text}}
		for at := 0; name == "lines" && at < len(text); at += 2 {
			rec.Paragraphs = append(rec.Paragraphs, sayso.Span{Start: at, End: at + 1})
			rec.Sentences = append(rec.Sentences, sayso.Span{Start: at, End: at + 1})
		}
		if name != "lines" && text != "" {
			rec.Paragraphs, rec.Sentences = []sayso.Span{{End: len(text)}}, []sayso.Span{{End: len(text)}}
		}
		got := parts(rec)
		at := 0
		for _, p := range got {
			if p.Start != at || p.End < p.Start || p.End-p.Start > partMost || strings.ToValidUTF8(p.In(text), "") != p.In(text) {
				t.Errorf("%s: part %v behind %d", name, p, at)
			}
			at = p.End
		}
		if at != len(text) || len(text) < 1000 && len(got) != 1 || len(text) > 200_000 && len(got) < 2 {
			t.Errorf("%s: %d parts end at %d of %d", name, len(got), at, len(text))
		}
	}
}

var (
	storedText  = regexp.MustCompile(`(?s)<div class="stored"[^>]*>(.*?)</div>\n`)
	anyTag      = regexp.MustCompile(`<[^>]*>`)
	cardNumber  = regexp.MustCompile(`<li id="s(\d+)" class="statement"`)
	toStatement = regexp.MustCompile(`href="#s(\d+)"`)
)

// TestLongArticle opens an article of hundreds of statements part by part: each page is one that a browser lays out at once, together
// they are the article, and a link to words opens the part where they stand.
func TestLongArticle(t *testing.T) {
	text := longArticle(45_000)
	s := opened(t, Options{Now: func() string { return "2026-03-02T10:00:00Z" }}, &sayso.Article{ID: "long/1", Text: text})
	rec, err := s.Ledger.Record(t.Context(), "long/1")
	if err != nil {
		t.Fatal(err)
	}
	all := parts(rec)
	if len(all) < 3 || len(rec.Attributions) < 500 {
		t.Fatalf("%d parts, %d statements", len(all), len(rec.Attributions))
	}
	var shown strings.Builder
	largest := 0
	var numbers []int
	for k := range all {
		code, page := get(t, s, "/doc/long%2F1?part="+strconv.Itoa(k+1))
		if code != http.StatusOK || len(page) > 2<<20 {
			t.Fatalf("part %d: %d, %d bytes", k+1, code, len(page))
		}
		largest = max(largest, len(page))
		shown.WriteString(html.UnescapeString(anyTag.ReplaceAllString(storedText.FindStringSubmatch(page)[1], "")))
		var here []string
		for _, m := range cardNumber.FindAllStringSubmatch(page, -1) {
			n, _ := strconv.Atoi(m[1])
			numbers, here = append(numbers, n), append(here, m[1])
		}
		for _, m := range toStatement.FindAllStringSubmatch(page, -1) {
			if !slices.Contains(here, m[1]) {
				t.Errorf("part %d leads to statement %s, which is not on it", k+1, m[1])
			}
		}
		if next := fmt.Sprintf(`<a href="/doc/long%%2F1?part=%d" rel="next">`, k+2); strings.Contains(page, next) != (k+1 < len(all)) {
			t.Errorf("part %d: next", k+1)
		}
	}
	if shown.String() != text {
		t.Errorf("the parts are another text of %d bytes", shown.Len())
	}
	slices.Sort(numbers)
	if len(numbers) != len(rec.Attributions) || slices.Compact(numbers)[len(numbers)-1] != len(numbers) {
		t.Errorf("%d statements on all parts of %d", len(numbers), len(rec.Attributions))
	}
	last := rec.Attributions[len(rec.Attributions)-1].Anchor()
	m := sayso.NewMapper(text)
	_, page := get(t, s, "/doc/long%2F1?cp="+points(m, last))
	if !strings.Contains(page, fmt.Sprintf("Part %d of %d", len(all), len(all))) {
		t.Error("a link to the last words opens another part")
	}
	if _, page := get(t, s, "/doc/long%2F1?part=99999"); !strings.Contains(page, fmt.Sprintf("Part %d of %d", len(all), len(all))) {
		t.Error("a part beyond the last is not the last")
	}
	t.Logf("%d parts of %d bytes, %d statements; the largest page has %d bytes", len(all), len(text), len(rec.Attributions), largest)
}
