package serve

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"sayso"
	"sayso/engine"
	"sayso/internal/fresh"
	"sayso/internal/ingest"
	"sayso/internal/ledger"
	"sayso/internal/store"
)

// articles are a small dispute: a report, a copy of it, a denial, and a ministry that does not confirm.
var articles = []*sayso.Article{
	{ID: "gazette", Title: "Minister signed secret order, officials say", Publisher: "The Gazette", Published: sayso.Published{Value: "2024-03-04", Basis: sayso.BasisGiven}, Text: gazette},
	{ID: "herald", Title: "Kaunda said to have signed secret order", Publisher: "Lakeside Herald", Published: sayso.Published{Value: "2024-03-05", Basis: sayso.BasisGiven}, Text: gazette},
	{ID: "courier", Title: "Kaunda denies signing order", Publisher: "The Courier", Published: sayso.Published{Value: "2024-03-06", Basis: sayso.BasisGiven}, Text: courier},
}

const gazette = `Defence Minister Peter Kaunda signed a secret order to send 200 soldiers to the border with Malawi on Friday, two officials told The Gazette.

The defence ministry did not confirm that Kaunda had signed the order. “We do not comment on operations,” a spokeswoman, Ann Holm, said.

Zambia's army has reportedly moved three lorries to Chipata since then.`

const courier = `Defence Minister Peter Kaunda denied on Wednesday that he had signed a secret order to send soldiers to the border with Malawi.

“I have signed no such order,” Kaunda told reporters in Lusaka. “We will not send a single soldier.”

The opposition leader, Grace Mwale, said the minister must publish the order.`

// opened returns a desk over a new ledger that holds the articles.
func opened(t *testing.T, o Options, list ...*sayso.Article) *Server {
	t.Helper()
	eng, err := engine.New(engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	where := filepath.Join(t.TempDir(), "desk.db")
	kept, err := store.Open(context.Background(), where, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	o.Fresh = fresh.New(kept)
	l := ledger.New(o.Fresh, ledger.Options{Engine: eng})
	t.Cleanup(func() { _ = l.Close() })
	_, err = l.Add(context.Background(), func(yield func(ingest.Item) bool) {
		for _, a := range list {
			if !yield(ingest.Item{Place: a.ID, Article: a.Identified(), Size: len(a.Text)}) {
				return
			}
		}
	}, ledger.AddOptions{Took: func(a ledger.Added) {
		if a.Err != nil {
			t.Error(a.Err)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	o.Ledger, o.Engine = l, eng
	if o.Now == nil {
		o.Now = func() string { return "2024-03-07T09:00:00Z" }
	}
	return New(o)
}

// get asks the desk for a page.
func get(t *testing.T, s *Server, path string) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, request(http.MethodGet, path, ""))
	return w.Code, w.Body.String()
}

// post sends a form from a page of the desk itself.
func post(s *Server, path string, form url.Values) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := request(http.MethodPost, path, form.Encode())
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	s.Handler().ServeHTTP(w, r)
	return w
}

func request(method, path, body string) *http.Request {
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = "127.0.0.1:7979"
	return r
}

// TestPages asks for every page and every address that stands on one, and so finds dead links.
func TestPages(t *testing.T) {
	s := opened(t, Options{}, articles...)
	link := regexp.MustCompile(`(?:href|src)="(/[^"#]*)`)
	seen, queue := map[string]bool{}, []string{"/", "/claims", "/stories", "/origins", "/who", "/events", "/search?q=order", "/verify", "/method", "/log", "/healthz"}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		if seen[path] {
			continue
		}
		seen[path] = true
		code, body := get(t, s, path)
		if code != http.StatusOK && code != http.StatusSeeOther {
			t.Errorf("%s: %d", path, code)
		}
		for _, m := range link.FindAllStringSubmatch(body, -1) {
			queue = append(queue, strings.ReplaceAll(m[1], "&amp;", "&"))
		}
		if strings.Contains(body, "<no value>") || strings.Contains(body, "ZgotmplZ") {
			t.Errorf("%s: a template has no value, or an unsafe one", path)
		}
	}
	for _, path := range []string{"/doc/gazette", "/doc/courier", "/static/desk.css", "/static/desk.js"} {
		if !seen[path] {
			t.Errorf("no page leads to %s", path)
		}
	}
}

// TestStretch opens the link of some words: just those are lit, whatever stands before them.
func TestStretch(t *testing.T) {
	text := "“Né à Łódź 🌧”, she said. The mayor said that the bridge is closed."
	s := opened(t, Options{}, &sayso.Article{ID: "x", Text: text})
	from := utf8.RuneCountInString(text[:strings.Index(text, "mayor")])
	code, body := get(t, s, fmt.Sprintf("/doc/x?cp=%d-%d", from, from+len("mayor")))
	if code != http.StatusOK {
		t.Fatal(code)
	}
	var lit strings.Builder
	for _, m := range regexp.MustCompile(`<span class="[^"]*l-here[^"]*"[^>]*>([^<]*)</span>`).FindAllStringSubmatch(body, -1) {
		lit.WriteString(m[1])
	}
	if lit.String() != "mayor" {
		t.Errorf("lit is %q", lit.String())
	}
	for _, bad := range []string{"9999-10000", "5-3", "a-b", "-1-4"} {
		if code, _ := get(t, s, "/doc/x?cp="+bad); code != http.StatusBadRequest {
			t.Errorf("cp=%s: %d", bad, code)
		}
	}
}

// TestHostile shows that what an article, its title or its file name say is text on every page and nothing else.
func TestHostile(t *testing.T) {
	bad := `</span><script>alert(1)</script><img src=x onerror=alert(2)> “Open ` + "\u202e" + `the gate,” said O'Brien & <b>Sons</b> "onmouseover="x`
	s := opened(t, Options{}, &sayso.Article{ID: `"><script>`, Title: bad, Publisher: bad, URL: "javascript:alert(3)", Text: bad})
	for _, path := range []string{"/", "/doc/" + url.PathEscape(`"><script>`), "/search?q=" + url.QueryEscape(`gate <script>`), "/claims?words=" + url.QueryEscape(`"><script>`), "/who?name=" + url.QueryEscape(`<script>alert(1)</script>`)} {
		_, body := get(t, s, path)
		for _, part := range []string{"<script>alert", "<img src=x", "<b>Sons", `href="javascript`, "\u202e"} {
			if strings.Contains(body, part) {
				t.Errorf("%s holds %q", path, part)
			}
		}
	}
}

// TestGuard refuses other names, other sites, strangers, and bodies without end.
func TestGuard(t *testing.T) {
	s := opened(t, Options{Token: "correct horse"}, articles[0])
	h := s.Handler()
	ask := func(change func(*http.Request)) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		r := request(http.MethodGet, "/", "")
		change(r)
		h.ServeHTTP(w, r)
		return w
	}
	right := func(r *http.Request) { r.Header.Set("Authorization", "Bearer correct horse") }
	for name, c := range map[string]struct {
		want   int
		change func(*http.Request)
	}{
		"token":          {http.StatusOK, right},
		"no token":       {http.StatusUnauthorized, func(*http.Request) {}},
		"wrong token":    {http.StatusUnauthorized, func(r *http.Request) { r.Header.Set("Authorization", "Bearer correct hors") }},
		"first visit":    {http.StatusSeeOther, func(r *http.Request) { r.URL.RawQuery = "token=correct+horse" }},
		"cookie":         {http.StatusOK, func(r *http.Request) { r.AddCookie(&http.Cookie{Name: tokenCookie, Value: "correct horse"}) }},
		"name elsewhere": {http.StatusMisdirectedRequest, func(r *http.Request) { right(r); r.Host = "evil.example" }},
		"form elsewhere": {http.StatusForbidden, func(r *http.Request) {
			right(r)
			r.Method = http.MethodPost
			r.Header.Set("Sec-Fetch-Site", "cross-site")
		}},
	} {
		if w := ask(c.change); w.Code != c.want {
			t.Errorf("%s: %d, want %d", name, w.Code, c.want)
		} else if w.Code == http.StatusOK && !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: no policy", name)
		}
	}
	if w := ask(func(r *http.Request) { r.URL.RawQuery = "token=correct+horse" }); strings.Contains(w.Header().Get("Location"), "token") {
		t.Error("the token stays in the address")
	}
}

// TestCorrect sets a level, finds it on the page and in the log, and takes it back.
func TestCorrect(t *testing.T) {
	s := opened(t, Options{}, articles[0])
	_, before := get(t, s, "/doc/gazette")
	at := strings.Index(gazette, "told The Gazette")
	form := url.Values{"kind": {"attribution"}, "do": {"set"}, "start": {strconv.Itoa(at)}, "end": {strconv.Itoa(at + len("told"))}, "set-level": {"named_media"}, "who": {"A. Editor"}, "why": {"the paper speaks"}}
	if w := post(s, "/doc/gazette/correct", form); w.Code != http.StatusSeeOther {
		t.Fatalf("%d: %s", w.Code, w.Body)
	}
	_, after := get(t, s, "/doc/gazette")
	if strings.Count(after, `<span class="chip lv-named-media">named media</span>`) != strings.Count(before, `<span class="chip lv-named-media">named media</span>`)+1 {
		t.Error("the page does not show the correction")
	}
	if _, log := get(t, s, "/log"); !strings.Contains(log, "A. Editor") || !strings.Contains(log, "the paper speaks") || !strings.Contains(log, "2024-03-07T09:00:00Z") {
		t.Error("the log does not tell who, when and why")
	}
	if w := post(s, "/log", url.Values{"undoes": {"1"}, "who": {"B. Editor"}, "why": {"a mistake"}}); w.Code != http.StatusSeeOther {
		t.Fatalf("%d: %s", w.Code, w.Body)
	}
	if _, undone := get(t, s, "/doc/gazette"); undone != before {
		t.Error("undone is not as before")
	}
	form.Del("why")
	if w := post(s, "/doc/gazette/correct", form); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("without a reason: %d", w.Code)
	}
}

// TestDrop pastes an article and is led to it; an empty form and a bad date are told.
func TestDrop(t *testing.T) {
	s := opened(t, Options{})
	drop := func(fields map[string]string) *httptest.ResponseRecorder {
		var b strings.Builder
		for k, v := range fields {
			b.WriteString("--cut\r\nContent-Disposition: form-data; name=\"" + k + "\"\r\n\r\n" + v + "\r\n")
		}
		b.WriteString("--cut--\r\n")
		r := request(http.MethodPost, "/", b.String())
		r.Header.Set("Content-Type", "multipart/form-data; boundary=cut")
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		return w
	}
	w := drop(map[string]string{"text": gazette, "title": "A headline"})
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/doc/") {
		t.Fatalf("%d %s", w.Code, w.Header().Get("Location"))
	}
	if code, page := get(t, s, w.Header().Get("Location")); code != http.StatusOK || !strings.Contains(page, "date not given") || !strings.Contains(page, "A headline") {
		t.Errorf("%d: the page of the article lacks its headline, or has a date that nobody gave", code)
	}
	if again := drop(map[string]string{"text": strings.ReplaceAll(gazette, "\n", "\r\n")}); again.Header().Get("Location") != w.Header().Get("Location") {
		t.Error("the same text twice is two articles")
	}
	if w := drop(map[string]string{"text": "  "}); w.Code != http.StatusBadRequest {
		t.Errorf("nothing: %d", w.Code)
	}
	if w := drop(map[string]string{"text": "A text.", "published": "yesterday"}); w.Code != http.StatusBadRequest {
		t.Errorf("no date: %d", w.Code)
	}
}

// TestVerify checks a draft with one wrong word.
func TestVerify(t *testing.T) {
	s := opened(t, Options{}, articles[2])
	w := post(s, "/verify", url.Values{"draft": {"“I have seen no such order,” Kaunda told reporters."}, "articles": {"courier"}})
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "<del>signed</del>") || !strings.Contains(w.Body.String(), "<ins>seen</ins>") {
		t.Errorf("%d: the wrong word is not shown", w.Code)
	}
}
