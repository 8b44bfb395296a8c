package serve

import (
	"math"
	"net/http"
	"os"
	"path"
	"strconv"
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
		t.Fatalf("%d of %d groups of figures are in their files", len(got), len(figures))
	}
	for i, g := range got {
		if len(g.Figures) != len(figures[i].list) || !strings.HasPrefix(g.Command, "sayso eval "+g.Figures[0].Of.Task+" ") || !strings.Contains(g.Command, path.Base(g.Figures[0].Of.File)) {
			t.Errorf("%s: %d of %d figures, %s", g.Topic, len(g.Figures), len(figures[i].list), g.Command)
		}
		for _, word := range strings.Fields(g.Command) {
			if strings.HasPrefix(word, "testdata/") || strings.HasPrefix(word, "internal/") {
				if _, err := os.Stat("../../" + word); err != nil {
					t.Error(err)
				}
			}
		}
		for k, f := range g.Figures {
			q := figures[i].list[k]
			value, err := strconv.ParseFloat(f.Of.metrics[q.metric][0], 64)
			share, errShare := strconv.ParseFloat(strings.TrimSuffix(f.Share, " %"), 64)
			if err != nil || errShare != nil || math.Abs(value*100-share) > .5 || !strings.HasSuffix(f.Range, " %") {
				t.Errorf("%s: %s for %v", f.What, f.Share, f.Of.metrics[q.metric])
			}
			// A share of so many things is a whole number of them.
			if n, _ := f.Of.number(q.of); q.of != "n" && math.Abs(value*float64(n)-math.Round(value*float64(n))) > .02 {
				t.Errorf("%s: %v of %d is no number of %s", f.What, value, n, q.things)
			}
		}
	}
	if on := got[0].Figures[0].On; on != "300 statements shown, 10 articles" {
		t.Error(on)
	}
	for share, want := range map[float64]string{0: "0", 1: "100", .5: "50", .955: "96", .9968: "99.7", .99999: "99.9", .0004: "0.1", .0049: "0.5", .99: "99", .01: "1"} {
		if got := percentOf(share); got != want {
			t.Errorf("%v is %s, want %s", share, got, want)
		}
	}
	for n, want := range map[int]string{0: "0", 999: "999", 14000: "14,000", 1234567: "1,234,567"} {
		if got := thousands(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
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
