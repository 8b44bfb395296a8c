package serve

import (
	"net/http"
	"strings"
	"testing"
)

// TestMetrics counts requests by route and status, never by what a visitor asks for, and tells what the ledger holds.
func TestMetrics(t *testing.T) {
	s := opened(t, Options{}, articles[0])
	h := s.Handler()
	for _, path := range []string{"/doc/gazette", "/doc/nobody", "/no/such/page"} {
		h.ServeHTTP(discard{http.Header{}}, request(http.MethodGet, path, ""))
	}
	code, body := get(t, s, "/metrics")
	if code != http.StatusOK {
		t.Fatal(code)
	}
	for _, want := range []string{
		`sayso_requests_total{route="GET /doc/{id}",status="200"} 1`,
		`sayso_requests_total{route="GET /doc/{id}",status="404"} 1`,
		`sayso_requests_total{route="/",status="404"} 1`,
		`sayso_request_seconds_count{route="GET /doc/{id}"} 2`,
		`sayso_ledger_things{kind="articles"} 1`,
	} {
		if !strings.Contains(body, want+"\n") {
			t.Errorf("no %s in\n%s", want, body)
		}
	}
	if strings.Contains(body, "nobody") {
		t.Error("what was asked for stands in the metrics")
	}
}

// discard takes an answer and forgets it.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}

// TestFigures sees that each figure of the page of the method is in the file it is said to be from, and the sample beside it.
func TestFigures(t *testing.T) {
	files := scoreFiles()
	got := measured(files)
	if len(got) != len(figures) {
		t.Errorf("%d of %d figures are in their files", len(got), len(figures))
	}
	for _, f := range got {
		if f.Of.Documents == "" || f.Of.N == "" || f.Of.File == "" || !strings.Contains(f.Of.Text, f.Value) {
			t.Errorf("%+v lacks its sample", f)
		}
	}
	for _, d := range decisions() {
		if len(d.Title) < len("0000 x") || d.Text == "" {
			t.Errorf("a decision without a title or text: %q", d.Title)
		}
	}
	if len(failures()) == 0 {
		t.Error("the list of known failures was not read")
	}
}
