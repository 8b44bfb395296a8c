package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/ledger"
)

// TestSameBytes compares the API with the form that all doors share.
func TestSameBytes(t *testing.T) {
	s := opened(t, Options{}, articles...)
	ctx := context.Background()
	claims, err := s.Ledger.Claims(ctx, ledger.GroupQuery{})
	if err != nil {
		t.Fatal(err)
	}
	want, err := s.Ledger.Encode(ctx, claims, sayso.OffsetsCodePoints)
	if err != nil {
		t.Fatal(err)
	}
	if code, got := get(t, s, "/api/v1/claims"); code != http.StatusOK || got != string(want) {
		t.Errorf("%d: %s, want %s", code, got, want)
	}
	rec, err := s.Ledger.Record(ctx, "gazette")
	if err != nil {
		t.Fatal(err)
	}
	line, err := sayso.MarshalRecord(rec, sayso.MarshalOptions{Offsets: sayso.OffsetsUTF16})
	if err != nil {
		t.Fatal(err)
	}
	if code, got := get(t, s, "/api/v1/articles/gazette/record?offsets=utf16"); code != http.StatusOK || strings.TrimSuffix(got, "\n") != string(line) {
		t.Errorf("the record is not that of sayso read: %d", code)
	}
}

// TestDescription reads the OpenAPI document: version 3.1, and every answer has a type.
func TestDescription(t *testing.T) {
	s := opened(t, Options{})
	code, body := get(t, s, "/api/v1/openapi.json")
	var doc struct {
		OpenAPI string `json:"openapi"`
		Paths   map[string]map[string]struct {
			OperationID string `json:"operationId"`
			Responses   map[string]struct {
				Content map[string]struct {
					Schema map[string]any `json:"schema"`
				} `json:"content"`
			} `json:"responses"`
		} `json:"paths"`
	}
	if err := json.Unmarshal([]byte(body), &doc); err != nil || code != http.StatusOK || !strings.HasPrefix(doc.OpenAPI, "3.1") {
		t.Fatalf("%d %v %s", code, err, doc.OpenAPI)
	}
	if len(doc.Paths) < 15 {
		t.Errorf("%d paths", len(doc.Paths))
	}
	for path, methods := range doc.Paths {
		for method, op := range methods {
			answers := op.Responses["200"].Content
			for mediaType, content := range answers {
				if len(content.Schema) == 0 {
					t.Errorf("%s %s has no type of its answer as %s", method, path, mediaType)
				}
			}
			if _, ok := answers["application/json"]; !ok && op.OperationID != "export" {
				t.Errorf("%s %s does not answer in JSON", method, path)
			}
		}
	}
}

// TestParameters sees that lists take a part, a stretch of days and a unit, and that what they take has an effect.
func TestParameters(t *testing.T) {
	s := opened(t, Options{}, articles...)
	for path, want := range map[string]string{
		"/api/v1/statements?limit=1":                                `"next":1`,
		"/api/v1/statements?skip=100000":                            `"statements":[]`,
		"/api/v1/statements?from=1990-01-01&to=1990-01-02":          `"statements":[]`,
		"/api/v1/articles?limit=1&from=2000-01-01":                  `"next":"`,
		"/api/v1/claims?least=1&limit=1&words=order&offsets=utf16":  `"offsets":"utf16"`,
		"/api/v1/events?limit=1&to=2030-01-01&status=reported_only": `"events":[`,
		"/api/v1/search?q=order&limit=1":                            `"hits":[{`,
	} {
		if code, body := get(t, s, path); code != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s: %d %.300s", path, code, body)
		}
	}
}

// TestProblems asks what cannot be answered: each has a status, a code and a place.
func TestProblems(t *testing.T) {
	s := opened(t, Options{}, articles[0])
	for path, want := range map[string]int{
		"/api/v1/claims/nobody/a1":          http.StatusNotFound,
		"/api/v1/articles/nobody/record":    http.StatusNotFound,
		"/api/v1/claims?offsets=lines":      http.StatusUnprocessableEntity,
		"/api/v1/claims?offsets=":           http.StatusUnprocessableEntity,
		"/api/v1/claims?least=1&least=2":    http.StatusUnprocessableEntity,
		"/api/v1/claims?limit=0":            http.StatusUnprocessableEntity,
		"/api/v1/claims?nonsense=1":         http.StatusUnprocessableEntity,
		"/api/v1/events?from=yesterday":     http.StatusUnprocessableEntity,
		"/api/v1/person?name=Nobody+At+All": http.StatusNotFound,
		"/api/v1/search":                    http.StatusUnprocessableEntity,
		"/api/v1/no/such/path":              http.StatusNotFound,
	} {
		if code, body := get(t, s, path); code != want {
			t.Errorf("%s: %d, want %d: %s", path, code, want, body)
		}
	}
	if _, body := get(t, s, "/api/v1/claims/nobody/a1"); !strings.Contains(body, string(sayso.ErrUnknown)) {
		t.Errorf("no code in %s", body)
	}
}

// TestAddByAPI adds an article twice and corrects it.
func TestAddByAPI(t *testing.T) {
	s := opened(t, Options{})
	send := func(path string, v any) (int, string) {
		body, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(http.MethodPost, path, bytes.NewReader(body))
		r.Host = "localhost"
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		return w.Code, w.Body.String()
	}
	for _, isNew := range []string{"true", "false"} {
		if code, body := send("/api/v1/articles", map[string]any{"id": "g", "text": gazette}); code != http.StatusOK || body != `{"article":"g","new":`+isNew+"}\n" {
			t.Errorf("%d %s", code, body)
		}
	}
	if code, body := send("/api/v1/articles", map[string]any{"id": "g", "text": courier}); code != http.StatusConflict || !strings.Contains(body, string(sayso.ErrConflict)) {
		t.Errorf("another text under one id: %d %s", code, body)
	}
	at := strings.Index(gazette, "told The Gazette")
	code, body := send("/api/v1/corrections", map[string]any{"who": "A", "why": "B", "do": "set", "set": map[string]string{"level": "named_media"},
		"what": map[string]any{"kind": "attribution", "article": "g", "start": at, "end": at + 4}})
	if code != http.StatusOK || !strings.Contains(body, `"seq":1`) {
		t.Errorf("%d %s", code, body)
	}
}

// TestMethods asks pages and the API by methods that they do not answer.
func TestMethods(t *testing.T) {
	s := opened(t, Options{})
	for path, want := range map[string]int{"/api/v1/claims": http.StatusMethodNotAllowed, "/api/v1/nowhere": http.StatusNotFound, "/claims": http.StatusMethodNotAllowed, "/nowhere": http.StatusNotFound} {
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, request(http.MethodTrace, path, ""))
		if api := strings.HasPrefix(path, apiRoot); api != (w.Header().Get("Content-Type") == "application/problem+json") {
			t.Errorf("%s is answered with %s", path, w.Header().Get("Content-Type"))
		}
		if w.Code != want || want == http.StatusMethodNotAllowed && w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d, allowed %q", path, w.Code, w.Header().Get("Allow"))
		}
	}
}
