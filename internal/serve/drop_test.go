package serve

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"

	"sayso/internal/fetch"
	"sayso/internal/ledger"
)

// dropForm is a form of the first page: fields, then files by their names.
func dropForm(t *testing.T, fields map[string]string, files map[string]string) *http.Request {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for name, value := range fields {
		if err := w.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	for name, body := range files {
		f, err := w.CreateFormFile("file", name)
		if err == nil {
			_, err = f.Write([]byte(body))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r := request(http.MethodPost, "/", b.String())
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	return r
}

func dropped(t *testing.T, s *Server, fields, files map[string]string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, dropForm(t, fields, files))
	return w
}

const pageAt = `<html><head><title>Gate shut</title><meta property="article:published_time" content="2026-03-02"></head><body><article><h1>Gate shut</h1>
<p>Warden Ada Holm said on Monday that the north gate of the lake is shut until spring, because the ice is thin.</p>
<p>“Nobody walks on the ice this week,” Holm told reporters at the lake house. She said that two boats would stay in the harbour.</p></article></body></html>`

const rssAt = `<?xml version="1.0"?><rss version="2.0"><channel><title>Lake Post</title><item><guid>lake-1</guid><title>Ferry stays in the harbour</title>
<description>The ferry stays in the harbour, its master Piet Aldous said on Tuesday.</description></item><item><guid>lake-2</guid><title>Ice is thin</title>
<description>The ice on the lake is thin, Warden Ada Holm warned on Tuesday.</description></item></channel></rss>`

// TestAddresses gives addresses: a page and a feed are read, what is none is told; a desk that does not fetch, and one that is asked for a private
// address, touch nothing.
func TestAddresses(t *testing.T) {
	var asked atomic.Int32
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		switch r.URL.Path {
		case "/page":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, pageAt)
		case "/feed":
			w.Header().Set("Content-Type", "application/rss+xml")
			fmt.Fprint(w, rssAt)
		default:
			http.NotFound(w, r)
		}
	}))
	defer web.Close()
	list := map[string]string{"urls": web.URL + "/page\r\n\r\n" + web.URL + "/feed\r\nfile:///etc/passwd\r\n" + web.URL + "/gone"}

	shut := opened(t, Options{})
	if _, page := get(t, shut, "/"); strings.Contains(page, `name="urls"`) {
		t.Error("a desk that does not fetch asks for addresses")
	}
	if w := dropped(t, shut, list, nil); w.Code != http.StatusUnprocessableEntity || asked.Load() != 0 {
		t.Errorf("a desk that does not fetch: %d, asked %d times", w.Code, asked.Load())
	}
	private := opened(t, Options{Fetch: fetch.New(fetch.Options{})})
	if w := dropped(t, private, list, nil); w.Code != http.StatusUnprocessableEntity || asked.Load() != 0 || !strings.Contains(w.Body.String(), "is not an address of the public internet") {
		t.Errorf("a private address: %d, asked %d times: %s", w.Code, asked.Load(), w.Body.String())
	}

	s := opened(t, Options{Fetch: fetch.New(fetch.Options{Allow: func(netip.Addr) bool { return true }})})
	if _, page := get(t, s, "/"); !strings.Contains(page, `name="urls"`) {
		t.Error("a desk that fetches does not ask for addresses")
	}
	w := dropped(t, s, list, nil)
	body := w.Body.String()
	if w.Code != http.StatusOK || strings.Count(body, "</a> added") != 3 || strings.Count(body, "not read") != 2 || !strings.Contains(body, "is neither http nor https") {
		t.Errorf("%d: %s", w.Code, body[strings.Index(body, "<main"):])
	}
	if _, page := get(t, s, "/doc/lake-2"); !strings.Contains(page, "Ice is thin") {
		t.Error("an entry of the feed has no page")
	}
	if w := dropped(t, s, map[string]string{"urls": strings.Repeat("x ", mostAddresses+5)}, nil); strings.Count(w.Body.String(), "not read") != mostAddresses+1 {
		t.Errorf("too many addresses: %d faults", strings.Count(w.Body.String(), "not read"))
	}
}

// TestArchives drops a feed and a web archive as files.
func TestArchives(t *testing.T) {
	answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + pageAt
	record := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:8f1e4a52-2c5a-4f6e-9a57-000000000001>\r\nWARC-Date: 2026-03-02T09:00:00Z\r\n"+
		"WARC-Target-URI: https://lake.example/gate\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(answer), answer)
	s := opened(t, Options{})
	w := dropped(t, s, nil, map[string]string{"crawl.warc": record, "lake.rss": rssAt})
	body := w.Body.String()
	if w.Code != http.StatusOK || strings.Count(body, "</a> added") != 3 || strings.Contains(body, "not read") {
		t.Errorf("%d: %s", w.Code, body[strings.Index(body, "<main"):])
	}
	list, err := s.Ledger.Search(t.Context(), "warden gate", ledger.Page{})
	if err != nil || len(list.Hits) != 1 || list.Hits[0].Title != "Gate shut" {
		t.Errorf("%v %+v", err, list)
	}
}

// TestProgress listens while files are read: an event for each, before the answer is whole.
func TestProgress(t *testing.T) {
	s := opened(t, Options{})
	web := httptest.NewServer(s.Handler())
	defer web.Close()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, web.URL+"/api/v1/progress", nil)
	if err != nil {
		t.Fatal(err)
	}
	stream, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = stream.Body.Close() }()
	lines := bufio.NewScanner(stream.Body)
	lines.Scan() // ": listening"
	dropped(t, s, nil, map[string]string{"lake.rss": rssAt, "bad.pdf": "%PDF-1.4 broken"})
	var got []string
	for len(got) < 3 && lines.Scan() {
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			got = append(got, data)
		}
	}
	all := strings.Join(got, "\n")
	if len(got) != 3 || strings.Count(all, `"new":true`) != 2 || !strings.Contains(all, `"place":"bad.pdf"`) || !strings.Contains(all, `"fault":"E0`) {
		t.Errorf("%s", all)
	}
}
