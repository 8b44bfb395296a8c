package serve

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/export"
	"sayso/internal/ledger"
)

// TestExcerpt takes what each choice means out in every format: by the page and by the API the same bytes, and nothing stays on the disk.
func TestExcerpt(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	shorter := &sayso.Article{ID: "lakeside", Title: "Kaunda said to have signed secret order", Published: sayso.Published{Value: "2024-03-05", Basis: sayso.BasisGiven},
		Text: gazette[:strings.LastIndex(gazette, "\n\n")]}
	s := opened(t, Options{}, articles[0], shorter, articles[2])
	claim := claimOfSigning(t, s)
	for _, f := range export.Formats() {
		mediaType, _ := excerptType(f)
		page, api := getAll(s, "/export?format="+f.Name), getAll(s, "/api/v1/export/"+f.Name)
		if page.status != http.StatusOK || api.status != http.StatusOK || !bytes.Equal(page.body, api.body) || page.mediaType != mediaType || api.mediaType != mediaType {
			t.Errorf("%s: %d, %d, %s, %s, the same bytes: %t: %.200s", f.Name, page.status, api.status, page.mediaType, api.mediaType, bytes.Equal(page.body, api.body), page.body)
		}
	}
	for choice, want := range map[string]string{
		"":                                  "gazette lakeside courier",
		"from=2024-03-05&to=2024-03-05":     "lakeside",
		"article=courier":                   "courier",
		"origin=lakeside":                   "gazette lakeside",
		"story=courier":                     "gazette lakeside courier",
		"claim=" + url.QueryEscape(claim):   "gazette lakeside courier",
		"person=Grace+Mwale":                "courier",
		"search=%22must+publish%22":         "courier",
		"search=operations&from=2024-03-05": "lakeside",
		"search=zebra":                      "",
	} {
		if got := strings.Join(bratArticles(t, getAll(s, "/export?format=brat&"+choice).body), " "); !sameWords(got, want) {
			t.Errorf("%s: %q, want %q", choice, got, want)
		}
	}
	left, err := os.ReadDir(os.TempDir())
	if err != nil || len(left) > 0 {
		t.Errorf("on the disk: %v %v", left, err)
	}
}

// TestExcerptOfEvents: the articles of the rows that a choice of events lets through.
func TestExcerptOfEvents(t *testing.T) {
	s := opened(t, Options{}, articles...)
	code, page := get(t, s, "/events?status=denied")
	if code != http.StatusOK || !strings.Contains(page, "/export?events=1&amp;format=csv&amp;status=denied") {
		t.Errorf("%d: no way out on the page of events", code)
	}
	list := map[string]bool{}
	for _, row := range strings.Split(string(getAll(s, "/events.csv?status=denied").body), "\n")[1:] {
		if id, _, ok := strings.Cut(row, ","); ok {
			list[id] = true
		}
	}
	got := bratArticles(t, getAll(s, "/export?events=1&format=brat&status=denied").body)
	if len(got) != len(list) || len(got) == 0 {
		t.Errorf("%q, the rows are of %v", got, list)
	}
}

// TestExcerptFaults: what is not there is a fault with its code, never an empty file.
func TestExcerptFaults(t *testing.T) {
	s := opened(t, Options{}, articles[0])
	for path, want := range map[string]int{
		"/export?format=word":                        http.StatusBadRequest,
		"/export?format=gexf&story=nobody":           http.StatusNotFound,
		"/export?format=gexf&person=Nobody":          http.StatusNotFound,
		"/export?format=gexf&from=yesterday":         http.StatusBadRequest,
		"/api/v1/export/word":                        http.StatusUnprocessableEntity,
		"/api/v1/export/gexf?claim=nobody%2Fa1":      http.StatusNotFound,
		"/api/v1/export/brat?offsets=bytes":          http.StatusBadRequest,
		"/api/v1/export/csv?offsets=bytes&article=x": http.StatusNotFound,
	} {
		if got := getAll(s, path); got.status != want {
			t.Errorf("%s: %d, want %d: %.200s", path, got.status, want, got.body)
		}
	}
}

// bratArticles are the articles of a folder of brat.
func bratArticles(t *testing.T, zipped []byte) (out []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(zipped), int64(len(zipped)))
	if err != nil {
		t.Fatalf("%v: %.200s", err, zipped)
	}
	for _, f := range z.File {
		if name, ok := strings.CutSuffix(f.Name, ".ann"); ok {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.ReadAll(r); err != nil {
				t.Fatal(err)
			}
			out = append(out, name)
		}
	}
	return out
}

func sameWords(a, b string) bool { return slices.Equal(strings.Fields(a), strings.Fields(b)) }

// A got is what the desk answered.
type got struct {
	status    int
	mediaType string
	body      []byte
}

func getAll(s *Server, path string) got {
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, request(http.MethodGet, path, ""))
	return got{w.Code, w.Header().Get("Content-Type"), w.Body.Bytes()}
}

// claimOfSigning is the claim that somebody signed something.
func claimOfSigning(t *testing.T, s *Server) string {
	t.Helper()
	list, err := s.Ledger.Claims(t.Context(), ledger.GroupQuery{Words: "signed"})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list.Entries {
		t.Logf("%s %s: %d voices", e.ID, e.Title, e.Voices)
	}
	if len(list.Entries) == 0 {
		t.Fatal("no claim")
	}
	return list.Entries[0].ID
}
