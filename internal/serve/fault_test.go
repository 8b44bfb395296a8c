package serve

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// TestFaults: each page of a fault says what happened, with its code where there is one, what to do, and leads somewhere that is there.
func TestFaults(t *testing.T) {
	s := opened(t, Options{Explain: func(code string) (string, string) { return "title of " + code, "mend " + code }}, articles...)
	link := regexp.MustCompile(`(?s)<ul class="ways">(.*?)</ul>`)
	to := regexp.MustCompile(`href="([^"]+)"`)
	for path, want := range map[string]struct {
		status int
		says   []string
		ways   []string
	}{
		"/nothing":                       {404, []string{"404 Not Found", "There is no such page"}, []string{"/"}},
		"/doc/nope":                      {404, []string{"code <code>E027</code>: title of E027", "mend E027", "There is no such article here", "nope"}, []string{"/", "/search?q=nope"}},
		"/doc/gazette?cp=5-999999":       {400, []string{"E013", "999999"}, []string{"/", "/doc/gazette"}},
		"/doc/gazette/export?format=tex": {400, []string{"E008", "tex"}, []string{"/"}},
		"/claim/gazette/a99":             {404, []string{"E027"}, []string{"/claims", "/search?q=a99", "/"}},
		"/claims?from=2025-13-99":        {400, []string{"400 Bad Request", "E005", "2025-13-99"}, []string{"/claims", "/"}},
		"/events?from=monday":            {400, []string{"E005", "monday"}, []string{"/events", "/"}},
		"/events/map?to=monday":          {400, []string{"E005", "monday"}, []string{"/events", "/events/map", "/"}},
		"/who/person/nobody-at-all":      {404, []string{"E027"}, []string{"/who", "/search?q=nobody-at-all", "/"}},
		"/story/nope":                    {404, []string{"E027"}, []string{"/stories", "/"}},
		"/origin/nope":                   {404, []string{"E027"}, []string{"/origins", "/"}},
		"/compare/nope":                  {404, []string{"E027"}, []string{"/compare", "/"}},
		"/feed/nope":                     {404, []string{"There is no such watch"}, []string{"/watch", "/"}},
		"/static/nope.css":               {404, []string{"There is no such file"}, []string{"/"}},
		"/note":                          {405, []string{"405 Method Not Allowed"}, []string{"/"}},
	} {
		code, page := get(t, s, path)
		if code != want.status {
			t.Errorf("%s: %d, want %d", path, code, want.status)
		}
		for _, w := range append(want.says, "<h1>", `<header class="desk">`) {
			if !strings.Contains(page, w) {
				t.Errorf("%s does not say %q", path, w)
			}
		}
		list := ""
		if m := link.FindStringSubmatch(page); m != nil {
			list = m[1]
		}
		for _, w := range want.ways {
			if !strings.Contains(list, `href="`+w+`"`) {
				t.Errorf("%s does not lead to %s, but %s", path, w, list)
			}
		}
		for _, m := range to.FindAllStringSubmatch(list, -1) {
			if code, _ := get(t, s, strings.ReplaceAll(m[1], "&amp;", "&")); code != http.StatusOK {
				t.Errorf("%s leads to %s: %d", path, m[1], code)
			}
		}
	}
	w := post(s, "/doc/gazette/correct", url.Values{"kind": {"attribution"}, "do": {"set"}})
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "E028") || !strings.Contains(w.Body.String(), "with what you typed") || !strings.Contains(w.Body.String(), "Nothing was changed") {
		t.Errorf("a form that says too little: %d", w.Code)
	}
}

// TestDoor: a browser without the token is asked for it on a page that looks like the desk, and told of nothing else; a program is told in
// a line. A form from another site is refused on a page.
func TestDoor(t *testing.T) {
	s := opened(t, Options{Token: "correct horse"}, articles[0])
	ask := func(method, path, accept string) *httptest.ResponseRecorder {
		r := request(method, path, "")
		r.Header.Set("Accept", accept)
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		return w
	}
	if w := ask(http.MethodGet, "/doc/gazette", "text/html,*/*"); w.Code != http.StatusUnauthorized || !strings.Contains(w.Body.String(), `name="token"`) || strings.Contains(w.Body.String(), "Kaunda") || strings.Contains(w.Body.String(), "gazette") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := ask(http.MethodGet, "/static/desk.css", "*/*"); w.Code != http.StatusOK {
		t.Errorf("the style of that page: %d", w.Code)
	}
	for _, path := range []string{"/doc/gazette", apiRoot + "/articles", "/metrics", "/static/../doc/gazette"} {
		if w := ask(http.MethodGet, path, "*/*"); w.Code != http.StatusUnauthorized || strings.Contains(w.Body.String(), "<html") {
			t.Errorf("%s: %d %.80s", path, w.Code, w.Body)
		}
	}
	r := request(http.MethodPost, "/log", "")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	r.Header.Set("Accept", "text/html")
	r.Header.Set("Authorization", "Bearer correct horse")
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	if w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "changes nothing here</h1>") {
		t.Errorf("from elsewhere: %d %.80s", w.Code, w.Body)
	}
}

// TestCaught: a handler that breaks off costs its own answer, which says so with the code.
func TestCaught(t *testing.T) {
	s := opened(t, Options{}, articles[0])
	h := s.guard(s.caught(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		var none []int
		_ = none[3]
	})))
	for path, kind := range map[string]string{"/doc/gazette": "text/html", apiRoot + "/articles": "application/problem+json"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, request(http.MethodGet, path, ""))
		if w.Code != http.StatusInternalServerError || !strings.HasPrefix(w.Header().Get("Content-Type"), kind) || !strings.Contains(w.Body.String(), "out of range") {
			t.Errorf("%s: %d %s %s", path, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
	}
}
