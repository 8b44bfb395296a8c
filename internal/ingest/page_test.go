package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/fetch"
)

// TestBrokenPages: a table of what goes wrong with pages and feeds, and by which code; the rest of a folder is read.
func TestBrokenPages(t *testing.T) {
	dir := tree(t, map[string]string{
		"a.html": "", "b.html": "%PDF-1.7", "c.html": "<html><body></body></html>", "d.rss": samplePage, "e.xml": "<unheard/>",
		"f.rss": "<rss><channel></channel></rss>", "g.atom": "\x00\x01", "h.xml": sampleFeed, "i.htm": samplePage,
	})
	want := `E016 /a.html: the page holds no text
E001 /b.html: the input is no web page
E016 /c.html: the page holds no text
E017 /d.rss
E017 /e.xml
E016 /f.rss: the feed has no entries
E017 /g.atom
/h.xml:1 "He said no."
/i.htm "He said no, and she said that it was so."
`
	got := strings.ReplaceAll(strings.ReplaceAll(show([]string{dir}, Options{}), dir, ""), "\\", "/")
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(want, "\n")
	if len(gotLines) != len(wantLines) {
		t.Fatalf("got\n%s", got)
	}
	for i := range wantLines {
		if !strings.HasPrefix(gotLines[i], wantLines[i]) {
			t.Errorf("got %s, want %s", gotLines[i], wantLines[i])
		}
	}
}

// TestExtraction: the record's article names the raw bytes, by their hash, and what took the text out of them.
func TestExtraction(t *testing.T) {
	for it := range Articles([]string{"-"}, Options{Stdin: strings.NewReader(samplePage)}) {
		x, sum := it.Article.Extraction, sha256.Sum256([]byte(samplePage))
		if x == nil || x.SHA256 != hex.EncodeToString(sum[:]) || x.MediaType != "text/html" || !strings.HasPrefix(x.Extractor, "html/") {
			t.Errorf("extraction %+v", x)
		}
		if it.Article.Title != "T" || it.Article.Published.Basis != sayso.BasisNone || it.Size != len(samplePage) {
			t.Errorf("%+v", it)
		}
	}
	for it := range Articles([]string{"-"}, Options{Stdin: strings.NewReader("He said no.")}) {
		if it.Article.Extraction != nil {
			t.Error("a text that came as it is has an extraction")
		}
	}
}

func TestIsURL(t *testing.T) {
	for name, want := range map[string]bool{
		"https://x.example/": true, "HTTP://x": true, "ftp://x": true, "file:///x": true,
		`C:\x`: false, "c://x": false, "a.txt": false, "x/y://z": false, "://": false, "-": false,
	} {
		if IsURL(name) != want {
			t.Errorf("IsURL(%q) = %v", name, !want)
		}
	}
}

// TestURLs: without a client a URL is an error; with one it is read by its look, or else as what the server says.
func TestURLs(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given := map[string][2]string{
			"/page": {"text/html", samplePage}, "/feed": {"text/html", sampleFeed}, "/bare": {"text/html; charset=utf-8", "<p>He said no, and so did she.</p>"},
			"/text": {"text/plain", "He said no."}, "/lines": {"application/json", `{"text":"A"}`},
		}[r.URL.Path]
		if given[0] == "" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", given[0])
		fmt.Fprint(w, given[1])
	}))
	defer s.Close()
	names := []string{s.URL + "/page", s.URL + "/feed", s.URL + "/bare", s.URL + "/text", s.URL + "/lines", s.URL + "/none"}
	open := fetch.New(fetch.Options{Allow: func(netip.Addr) bool { return true }})
	got := strings.ReplaceAll(show(names, Options{Fetch: open}), s.URL, "")
	want := `/page "He said no, and she said that it was so."
/feed:1 "He said no."
/bare "He said no, and so did she."
/text "He said no."
/lines:1 "A"
E018 /none: the server answered 404 Not Found
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := show(names[:1], Options{}); !strings.HasPrefix(got, "E008 ") || !strings.Contains(got, "--fetch") {
		t.Errorf("without a client: %s", got)
	}
	if got := show(names[:1], Options{Fetch: fetch.New(fetch.Options{})}); !strings.HasPrefix(got, "E019 ") {
		t.Errorf("an address of this machine: %s", got)
	}
	if _, _, known := Size(append(names, filepath.Join(t.TempDir(), "x.txt"))); known {
		t.Error("the size of URLs is known beforehand")
	}
}
