package serve

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

// TestClaimFiles: a claim can be taken along as a memo, in HTML and PDF, and as schema.org's Claim with an empty review.
func TestClaimFiles(t *testing.T) {
	s := opened(t, Options{}, articles...)
	_, list := get(t, s, "/claims")
	m := regexp.MustCompile(`href="(/claim/[^"]+)"`).FindStringSubmatch(list)
	if m == nil {
		t.Fatalf("no claim in %s", list)
	}
	_, page := get(t, s, m[1])
	for as, want := range map[string][2]string{
		"memo":     {"text/html; charset=utf-8", "<h2>Source words</h2>"},
		"memo-pdf": {"application/pdf", "%PDF-1.7"},
		"schema":   {"application/ld+json", `"reviewRating":null`},
	} {
		if !strings.Contains(page, `href="?as=`+as+`"`) {
			t.Errorf("the page does not lead to its %s", as)
		}
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, request(http.MethodGet, m[1]+"?as="+as, ""))
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != want[0] || !strings.Contains(w.Body.String(), want[1]) ||
			!strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment; filename=") {
			t.Errorf("%s: %d %v %.300s", as, w.Code, w.Header(), w.Body.String())
		}
	}
	if code, _ := get(t, s, m[1]+"?as=verdict"); code != http.StatusNotFound {
		t.Errorf("a form that is none: %d", code)
	}
}
