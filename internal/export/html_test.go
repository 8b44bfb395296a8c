package export

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"sayso"
)

func page(t *testing.T, recs ...*sayso.Record) string {
	t.Helper()
	h := NewHTML()
	var body, all bytes.Buffer
	var index []Entry
	for i, rec := range recs {
		e, err := h.Section(&body, rec, nil, i+1, "file.txt")
		if err != nil {
			t.Fatal(err)
		}
		index = append(index, e)
	}
	if err := h.Head(&all, index); err != nil {
		t.Fatal(err)
	}
	all.Write(body.Bytes())
	if err := h.Foot(&all); err != nil {
		t.Fatal(err)
	}
	return all.String()
}

func TestHTML(t *testing.T) {
	got := page(t, sample(t))
	_, section, _ := strings.Cut(got, "<main>")
	section, _, _ = strings.Cut(section, "</main>")
	golden(t, "sample.html", []byte(section))
	if strings.Contains(got, `<nav class="index"`) {
		t.Error("an index of one article")
	}
}

var (
	storedText = regexp.MustCompile(`(?s)<div class="stored"[^>]*>(.*?)</div>`)
	tags       = regexp.MustCompile(`<[^>]*>`)
	ids        = regexp.MustCompile(` id="([^"]*)"`)
	links      = regexp.MustCompile(` href="#([^"]*)"`)
	fetches    = regexp.MustCompile(`(?i)(src|srcset|action|background|poster|data)=|@import|url\(|<(link|img|iframe|object|embed|base|form)\b`)
)

// TestHTMLKeepsText: the words of the page's text column are the stored text, character for character.
func TestHTMLKeepsText(t *testing.T) {
	got := html.UnescapeString(tags.ReplaceAllString(storedText.FindStringSubmatch(page(t, sample(t)))[1], ""))
	if got != sampleText {
		t.Errorf("got\n%q\nwant\n%q", got, sampleText)
	}
}

// TestHTMLLinks: every link inside the page has one target, with two articles of the same numbers on it.
func TestHTMLLinks(t *testing.T) {
	got := page(t, sample(t), sample(t))
	targets := map[string]int{}
	for _, m := range ids.FindAllStringSubmatch(got, -1) {
		targets[m[1]]++
	}
	found := links.FindAllStringSubmatch(got, -1)
	for _, m := range found {
		if targets[m[1]] != 1 {
			t.Errorf("#%s has %d targets", m[1], targets[m[1]])
		}
	}
	if len(found) < 40 || !strings.Contains(got, `<nav class="index"`) {
		t.Errorf("%d links", len(found))
	}
}

// TestHTMLAlone: the page fetches nothing, and its policy allows its own style and script by hash and nothing else.
func TestHTMLAlone(t *testing.T) {
	got := page(t, sample(t))
	if m := fetches.FindString(got); m != "" {
		t.Errorf("the page has %q", m)
	}
	for tag, directive := range map[string]string{"style": "style-src ", "script": "script-src "} {
		_, content, _ := strings.Cut(got, "<"+tag+">")
		content, _, _ = strings.Cut(content, "</"+tag+">")
		if !strings.Contains(html.UnescapeString(got), directive+integrity(content)) {
			t.Errorf("the policy does not allow the page's own %s", tag)
		}
	}
}

// TestHTMLHostile: an article cannot get markup, script, links or control characters into the page.
func TestHTMLHostile(t *testing.T) {
	evil := "</span><script>alert(1)</script>\x1b[31m\u202e\" onmouseover=x"
	rec := &sayso.Record{
		Article: (&sayso.Article{ID: evil, Title: evil, Publisher: evil, URL: "javascript:alert(1)", Language: evil,
			Published: sayso.Published{Value: evil}, Text: evil}).Identified(),
		Attributions: []sayso.Attribution{{ID: "a1", Source: []sayso.Span{{Start: 0, End: 20}}, Cue: &sayso.Span{Start: 10, End: len(evil)},
			Kind: sayso.Kind(evil), Speaker: &sayso.Speaker{Name: evil}}},
		Warnings: []sayso.Warning{{Code: "W004", Span: sayso.Span{Start: 1, End: 2}, Message: evil}},
	}
	got := page(t, rec, rec)
	if n := strings.Count(got, "<script>"); n != 1 {
		t.Errorf("%d scripts", n)
	}
	for _, bad := range []string{"\x1b", "\u202e", "javascript:", `" onmouseover`, "</span><script"} {
		if strings.Contains(got, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
}
