package serve

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"sayso"
	"sayso/internal/ingest"
	"sayso/internal/ledger"
)

// crawled are all pages of a desk by address.
func crawled(t *testing.T, s *Server) map[string]string {
	t.Helper()
	link := regexp.MustCompile(`href="(/(?:doc|claim|story|origin|who|log)/[^"#]*)`)
	out, queue := map[string]string{}, []string{"/", "/claims", "/stories", "/origins", "/who", "/events", "/search?q=order", "/log"}
	for _, ask := range []string{"articles", "articles/courier/record", "claims", "stories", "origins", "people", "statements", "events", "search?q=order", "corrections"} {
		queue = append(queue, apiRoot+"/"+ask)
	}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		if _, done := out[path]; done || strings.Contains(path, "/export") {
			continue
		}
		_, out[path] = get(t, s, path)
		for _, m := range link.FindAllStringSubmatch(out[path], -1) {
			to := strings.ReplaceAll(m[1], "&amp;", "&")
			queue = append(queue, to)
			if claim, ok := strings.CutPrefix(to, "/claim/"); ok && !strings.Contains(claim, "?") {
				queue = append(queue, apiRoot+"/claims/"+claim, apiRoot+"/claims/"+claim+"/desk")
			}
		}
	}
	return out
}

// TestKeptPages: after every sort of change, each page of a desk that keeps pages is that of a desk that keeps none.
func TestKeptPages(t *testing.T) {
	s := opened(t, Options{}, articles[0])
	bare := s.Options
	bare.Fresh = nil
	anew := New(bare)
	has := &browser{kept: map[string]*httptest.ResponseRecorder{}}
	same := func(after string) {
		t.Helper()
		defer func() { // one who comes back asks with the tags of what he was answered
			for path, page := range crawled(t, anew) {
				if got := has.get(t, s, path); got != page {
					t.Errorf("%s: one who had %s before has not what it would be now", after, path)
				}
			}
			if after != "at first" && (has.again == 0 || has.anew == 0) {
				t.Errorf("%s: %d answers were had already, %d were not: the test shows nothing", after, has.again, has.anew)
			}
			has.again, has.anew = 0, 0
		}()
		for range 2 { // made, and then answered from memory
			kept, now := crawled(t, s), crawled(t, anew)
			if len(kept) != len(now) {
				t.Errorf("%s: %d pages and %d", after, len(kept), len(now))
			}
			for path, page := range now {
				if kept[path] != page {
					t.Errorf("%s: %s is not what it would be now", after, path)
				}
			}
		}
	}
	same("at first")
	add := func(l *ledger.Ledger, list ...*sayso.Article) {
		t.Helper()
		_, err := l.Add(context.Background(), func(yield func(ingest.Item) bool) {
			for _, a := range list {
				if !yield(ingest.Item{Place: a.ID, Article: a.Identified(), Size: len(a.Text)}) {
					return
				}
			}
		}, ledger.AddOptions{})
		if err != nil {
			t.Fatal(err)
		}
	}
	add(s.Ledger, articles[1])
	same("after a copy was added")
	if w := post(s, "/", url.Values{"text": {courier}, "published": {"2024-03-06"}}); w.Code != http.StatusBadRequest { // not a form of files
		t.Fatal(w.Code)
	}
	add(s.Ledger, articles[2])
	same("after a denial was added")

	rec, err := s.Ledger.Record(context.Background(), "courier")
	if err != nil {
		t.Fatal(err)
	}
	cue := rec.Attributions[0].Cue
	form := url.Values{"kind": {"attribution"}, "start": {strconv.Itoa(cue.Start)}, "end": {strconv.Itoa(cue.End)}, "who": {"Ann"}, "why": {"a test"}, "do": {"set"}, "set-stance": {"rejects"}}
	if w := post(s, "/doc/courier/correct", form); w.Code != http.StatusSeeOther {
		t.Fatal(w.Code, w.Body.String())
	}
	same("after a correction")
	if w := post(s, "/log", url.Values{"who": {"Ann"}, "why": {"a slip"}, "undoes": {"1"}}); w.Code != http.StatusSeeOther {
		t.Fatal(w.Code, w.Body.String())
	}
	same("after it was taken back")

	claim := regexp.MustCompile(`href="(/claim/[^"]+)"`).FindStringSubmatch(crawled(t, anew)["/claims"])
	if claim == nil {
		t.Fatal("no claim")
	}
	note := url.Values{"voice": {strings.TrimPrefix(claim[1], "/claim/")}, "who": {"Ann"}, "words": {"a note that nobody else wrote"}, "claim": {strings.TrimPrefix(claim[1], "/claim/")}}
	if w := post(s, "/note", note); w.Code != http.StatusSeeOther {
		t.Fatal(w.Code, w.Body.String())
	}
	same("after a note")
	if _, page := get(t, s, claim[1]); !strings.Contains(page, "a note that nobody else wrote") {
		t.Error("the note is not on the page of its claim")
	}
}

// TestToTheTitle: words of a title have no place in the text, and their article is what a link to them leads to.
func TestToTheTitle(t *testing.T) {
	if got := to(sayso.Passage{Article: "a b", Text: "Holm"}); got != "/doc/a%20b" {
		t.Error(got)
	}
	if got := to(sayso.Passage{Article: "ab", Start: 3, End: 7, Text: "Holm"}); got != "/doc/ab?cp=3-7#here" {
		t.Error(got)
	}
}

// TestKeptIsNobodysOwn: a kept page is packed for who takes it, says nothing of who asked first, and stands behind the token.
func TestKeptIsNobodysOwn(t *testing.T) {
	s := opened(t, Options{Token: "secret"}, articles[0])
	h := s.Handler()
	ask := func(header http.Header) *httptest.ResponseRecorder {
		r := request(http.MethodGet, "/doc/gazette", "")
		r.Header = header
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	bearer := func(more ...string) http.Header {
		h := http.Header{"Authorization": {"Bearer secret"}, "Cookie": {"name=Ann"}, "Accept-Language": {"de"}}
		for i := 0; i < len(more); i += 2 {
			h.Set(more[i], more[i+1])
		}
		return h
	}
	first := ask(bearer())
	if first.Code != http.StatusOK || first.Header().Get("Content-Encoding") != "" {
		t.Fatal(first.Code, first.Header())
	}
	if w := ask(http.Header{}); w.Code != http.StatusUnauthorized {
		t.Errorf("without the token: %d", w.Code)
	}
	w := ask(bearer("Accept-Encoding", "br, gzip"))
	unpack, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(unpack)
	if err != nil || !bytes.Equal(page, first.Body.Bytes()) || w.Header().Get("Content-Encoding") != "gzip" || w.Header().Get("Vary") != "Accept-Encoding" {
		t.Error("packed, the page is another", err, w.Header())
	}
	if w := ask(bearer("Accept-Encoding", "gzip;q=0")); w.Header().Get("Content-Encoding") != "" {
		t.Error("packed for one who does not take it")
	}
	if w := ask(bearer()); len(w.Result().Cookies()) > 0 || w.Header().Get("Cache-Control") != "private, no-cache" {
		t.Error(w.Header())
	}
	if s.kept.get("/doc/gazette") == nil {
		t.Error("the page was not kept")
	}
}

// TestKeptIsBounded: however many addresses are asked for, what is kept has an end.
func TestKeptIsBounded(t *testing.T) {
	s := opened(t, Options{}, articles[0])
	_, basis := s.Fresh.Begin(context.Background())
	k := newKept()
	page := bytes.Repeat([]byte("x"), 100_000)
	for i := range 3 * keptBytes / len(page) {
		k.put(&keptAnswer{address: strconv.Itoa(i), packed: page, basis: basis})
		if k.get("0") == nil {
			t.Fatal("what is asked for all the time was let go")
		}
	}
	if k.size > keptBytes || k.size < keptBytes-2*len(page) || len(k.pages) != k.order.Len() || k.get("1") != nil {
		t.Errorf("%d bytes in %d pages", k.size, len(k.pages))
	}
}
