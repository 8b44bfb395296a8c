package serve

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A browser keeps what it was answered and asks with its tags whether it is still so.
type browser struct {
	kept        map[string]*httptest.ResponseRecorder
	again, anew int // answers that it had already, and that it had not
}

func (b *browser) get(t *testing.T, s *Server, path string) string {
	t.Helper()
	r := request(http.MethodGet, path, "")
	if had := b.kept[path]; had != nil {
		r.Header.Set("If-None-Match", had.Header().Get("ETag"))
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	if w.Code == http.StatusNotModified {
		b.again++
		if w.Body.Len() > 0 || w.Header().Get("ETag") != b.kept[path].Header().Get("ETag") {
			t.Errorf("%s: 304 with %d bytes and the tag %s", path, w.Body.Len(), w.Header().Get("ETag"))
		}
		return b.kept[path].Body.String()
	}
	b.anew++
	if w.Code == http.StatusOK {
		b.kept[path] = w
	} else {
		delete(b.kept, path)
	}
	return w.Body.String()
}

// TestTags: every page, answer and file has a tag, says how long it may be kept, and answers 304 to whom it was answered before; a fault and what
// is sent by a form have none.
func TestTags(t *testing.T) {
	s := opened(t, Options{}, articles...)
	bare := s.Options
	bare.Fresh = nil
	h, anew := s.Handler(), New(bare).Handler()
	ask := func(h http.Handler, method, path string, header ...string) *httptest.ResponseRecorder {
		r := request(method, path, "")
		for i := 0; i < len(header); i += 2 {
			r.Header.Add(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	id := claimOfSigning(t, s)
	for _, path := range []string{"/", "/doc/gazette", "/doc/gazette/export?format=csv", "/claim/" + id, "/claim/" + id + "?as=memo", "/claims", "/events", "/events.csv", "/log", "/review", "/review/gold.zip", "/verify",
		"/watch", "/method", "/search?q=order", apiRoot + "/articles", apiRoot + "/articles/gazette/record", apiRoot + "/claims/" + id, apiRoot + "/openapi.json"} {
		first := ask(h, http.MethodGet, path)
		tag := first.Header().Get("ETag")
		if first.Code != http.StatusOK || !strings.HasPrefix(tag, `W/"`) || first.Header().Get("Cache-Control") != "private, no-cache" {
			t.Errorf("%s: %d %v", path, first.Code, first.Header())
			continue
		}
		packed := ask(h, http.MethodGet, path, "Accept-Encoding", "gzip")
		if packed.Header().Get("ETag") != tag || packed.Header().Get("Content-Encoding") != "" && packed.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s packed: %v", path, packed.Header())
		}
		if other := ask(anew, http.MethodGet, path); other.Header().Get("ETag") != tag || other.Body.String() != first.Body.String() {
			t.Errorf("%s: made anew it has another tag", path)
		}
		if head := ask(h, http.MethodHead, path); head.Code != http.StatusOK || head.Header().Get("ETag") != tag {
			t.Errorf("%s: HEAD: %d %v", path, head.Code, head.Header())
		}
		for _, match := range []string{tag, strings.TrimPrefix(tag, "W/"), `"x", ` + tag, "*"} {
			w := ask(h, http.MethodGet, path, "If-None-Match", match, "Accept-Encoding", "gzip")
			if w.Code != http.StatusNotModified || w.Body.Len() > 0 || w.Header().Get("ETag") != tag || w.Header().Get("Cache-Control") != "private, no-cache" ||
				w.Header().Get("Content-Length")+w.Header().Get("Content-Encoding")+w.Header().Get("Content-Type") != "" {
				t.Errorf("%s with %s: %d, %d bytes, %v", path, match, w.Code, w.Body.Len(), w.Header())
			}
		}
		for _, match := range []string{`"x"`, strings.Trim(tag, `W/"`), `W/"x"`, ""} {
			if w := ask(h, http.MethodGet, path, "If-None-Match", match); w.Code != http.StatusOK || w.Body.String() != first.Body.String() {
				t.Errorf("%s with %s: %d", path, match, w.Code)
			}
		}
	}
	for _, path := range []string{"/static/desk.css", "/static/desk.js"} {
		first := ask(h, http.MethodGet, path)
		tag := first.Header().Get("ETag")
		if tag == "" || first.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %v", path, first.Header())
		}
		if w := ask(h, http.MethodGet, path, "If-None-Match", tag); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("%s: %d with its tag", path, w.Code)
		}
	}
	for _, path := range []string{"/doc/nobody", "/nowhere", apiRoot + "/articles/nobody/record", apiRoot + "/claims?limit=0", "/healthz"} {
		if w := ask(h, http.MethodGet, path, "If-None-Match", "*"); w.Code == http.StatusNotModified || w.Header().Get("ETag") != "" {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
	}
	if w := post(s, "/verify", nil); w.Header().Get("ETag") != "" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("a form is answered with %v", w.Header())
	}
}

// TestTagBehindToken: who has no token learns nothing, not even that nothing has changed.
func TestTagBehindToken(t *testing.T) {
	s := opened(t, Options{Token: "secret"}, articles[0])
	ask := func(header ...string) *httptest.ResponseRecorder {
		r := request(http.MethodGet, "/claims", "")
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		return w
	}
	tag := ask("Authorization", "Bearer secret").Header().Get("ETag")
	if w := ask("Authorization", "Bearer secret", "If-None-Match", tag); w.Code != http.StatusNotModified {
		t.Errorf("with the token: %d", w.Code)
	}
	if w := ask("If-None-Match", tag); tag == "" || w.Code != http.StatusUnauthorized || w.Header().Get("ETag") != "" {
		t.Errorf("without: %d %v", w.Code, w.Header())
	}
}
