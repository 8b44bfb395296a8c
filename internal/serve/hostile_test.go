package serve

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/export"
)

// hostileText is said by three papers, so that there is a claim, a story and an origin of it.
const hostileText = "Minister Peter Kaunda signed a secret order\u202e to send <script>alert(1)</script> 200 soldiers to the border with Malawi, Ann \u0397olm said on Friday. " +
	"“]]> --> </textarea> {{.}} \x00\x1b[31m” Holm\u200b told =cmd|'/C calc'!A0 reporters.\n\nThe ministry did not confirm that Kaunda\u2066 had signed a secret order to send 200 soldiers to the border with Malawi.\n"

// TestHostileDoors: every way out of the desk carries a hostile article as what it is: formats that are read by programs are well formed
// and have the text to the byte; pages and paper show signs and no script.
func TestHostileDoors(t *testing.T) {
	var list []*sayso.Article
	for i, id := range []string{"a", "https://x.example/b?c=1", `"><script>alert(1)</script>`} {
		text := hostileText
		if i > 0 {
			text = "Peter Kaunda denied that he had signed a secret order to send 200 soldiers to the border with Malawi.\n\n" + hostileText + strings.Repeat("!", i)
		}
		list = append(list, &sayso.Article{ID: id, Title: "\u202eorder <b>signed</b> \x1b", Publisher: "R\u0435uters ]]>", URL: "javascript:alert(1)", Authors: []string{"<svg onload=alert(1)>"},
			Text: text, Published: sayso.Published{Value: "2026-03-02", Basis: sayso.BasisGiven}})
	}
	s := opened(t, Options{}, list...)
	h := s.Handler()
	ask := func(path string) (body []byte, kind string) {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, request(http.MethodGet, path, ""))
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d %.300s", path, w.Code, w.Body)
		}
		if name := w.Header().Get("Content-Disposition"); strings.ContainsAny(name, "<>\u202e\x00") {
			t.Errorf("%s: the file is called %q", path, name)
		}
		return w.Body.Bytes(), w.Header().Get("Content-Type")
	}
	var paths []string
	for _, a := range list {
		for _, f := range export.Formats() {
			paths = append(paths, "/doc/"+url.PathEscape(a.ID)+"/export?format="+f.Name)
		}
		paths = append(paths, apiRoot+"/articles/"+url.PathEscape(a.ID)+"/record?with_text=true", "/doc/"+url.PathEscape(a.ID))
	}
	_, claims := get(t, s, "/claims")
	i := strings.Index(claims, `href="/claim/`)
	if i < 0 {
		t.Fatal("no claim")
	}
	claim := claims[i+len(`href="`):]
	claim = claim[:strings.IndexByte(claim, '"')]
	for _, as := range []string{"memo", "memo-pdf", "annotations", "schema"} {
		paths = append(paths, claim+"?as="+as)
	}
	if w := post(s, "/watch", url.Values{"id": {"w"}, "kind": {"search"}, "query": {"soldiers"}}); w.Code != http.StatusSeeOther {
		t.Fatal(w.Code)
	}
	paths = append(paths, claim, "/feed/w", "/events.csv", "/export?format=ftm", "/export?format=gexf", apiRoot+"/search?q=soldiers", apiRoot+"/events", apiRoot+"/statements")
	for _, path := range paths {
		body, kind := ask(path)
		if len(body) == 0 {
			t.Errorf("%s is empty", path)
		}
		sound(t, path, kind, body)
	}
	var rec struct{ Article struct{ Text string } }
	body, _ := ask(apiRoot + "/articles/a/record?with_text=true")
	if err := json.Unmarshal(body, &rec); err != nil || rec.Article.Text != hostileText {
		t.Errorf("the record has another text: %v %q", err, rec.Article.Text)
	}
}

// sound holds an answer against its type: it parses, and what a person opens neither runs nor hides anything.
func sound(t *testing.T, path, kind string, body []byte) {
	t.Helper()
	kind, _, _ = strings.Cut(kind, ";")
	switch {
	case kind == "application/zip":
		z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
		if err != nil {
			t.Errorf("%s: %v", path, err)
			return
		}
		for _, f := range z.File {
			if strings.ContainsAny(f.Name, "<>:\\\x00") || strings.Contains(f.Name, "..") {
				t.Errorf("%s: a file is called %q", path, f.Name)
			}
		}
	case strings.HasSuffix(kind, "jsonl"), kind == "application/json+ftm":
		for _, line := range bytes.Split(bytes.TrimSpace(body), []byte("\n")) {
			if !json.Valid(line) {
				t.Errorf("%s: a line is no JSON: %.200s", path, line)
			}
		}
	case strings.Contains(kind, "json"):
		if !json.Valid(body) {
			t.Errorf("%s is no JSON: %.200s", path, body)
		}
	case strings.Contains(kind, "xml"):
		for dec := xml.NewDecoder(bytes.NewReader(body)); ; {
			if _, err := dec.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Errorf("%s: %v", path, err)
				break
			}
		}
	case kind == "application/pdf":
		if !bytes.HasPrefix(body, []byte("%PDF-")) || bytes.Contains(body, []byte("/JavaScript")) || bytes.Contains(body, []byte("/JS")) || bytes.Contains(body, []byte("/OpenAction")) || bytes.Contains(body, []byte("javascript:")) {
			t.Errorf("%s is a PDF that does something", path)
		}
	case kind == "text/html":
		for _, no := range []string{"<script>alert", "<svg onload", "\u202e", "\u2066", "\u200b", "\x00", "\x1b", `href="javascript:`} {
			if bytes.Contains(body, []byte(no)) {
				t.Errorf("%s has %q", path, no)
			}
		}
	case kind == "text/csv":
		for _, line := range strings.Split(string(body), "\n") {
			for _, cell := range strings.Split(line, ",") {
				if strings.HasPrefix(strings.Trim(cell, `"`), "=") {
					t.Errorf("%s: a cell is a formula: %s", path, cell)
				}
			}
		}
	default:
		t.Errorf("%s is of type %q, which nobody has looked at", path, kind)
	}
}
