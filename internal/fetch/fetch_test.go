package fetch

import (
	"compress/gzip"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sayso"
)

// A site is a server for tests that counts what it is asked.
type site struct {
	*httptest.Server
	asked map[string]int
}

func newSite(t *testing.T, robots string) *site {
	s := &site{asked: map[string]int{}}
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		if robots == "" {
			http.NotFound(w, nil)
			return
		}
		fmt.Fprint(w, robots)
	})
	mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=koi8-r")
		w.Header().Set("ETag", `"one"`)
		if r.Header.Get("If-None-Match") == `"one"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, "<p>page</p>")
	})
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) })
	mux.HandleFunc("/to-secret", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/secret/x", http.StatusFound) })
	mux.HandleFunc("/to-file", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "file:///etc/passwd")
		w.WriteHeader(http.StatusFound)
	})
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/secret/x", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "secret") })
	mux.HandleFunc("/busy", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "60")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(5 * time.Second):
		}
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		zeros := make([]byte, 1<<16)
		for range 1024 {
			z.Write(zeros)
		}
		z.Close()
	})
	mux.HandleFunc("/cut", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		fmt.Fprint(w, "half")
	})
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.asked[r.URL.Path]++
		if r.Header.Get("User-Agent") != userAgent {
			t.Errorf("%s asked for by %q", r.URL, r.Header.Get("User-Agent"))
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

// here allows the test server's own address.
func here(netip.Addr) bool { return true }

func TestGet(t *testing.T) {
	s := newSite(t, "User-agent: *\nDisallow: /secret/\n")
	c := New(Options{Allow: here, Limit: 1 << 20, Timeout: time.Second})
	for _, x := range []struct {
		path, body string
		want       sayso.Code
	}{
		{"/page", "<p>page</p>", ""},
		{"/moved", "<p>page</p>", ""},
		{"/secret/x", "", sayso.ErrNotAllowed},
		{"/to-secret", "", sayso.ErrNotAllowed},
		{"/to-file", "", sayso.ErrNotAllowed},
		{"/loop", "", sayso.ErrFetch},
		{"/none", "", sayso.ErrFetch},
		{"/busy", "", sayso.ErrFetch},
		{"/slow", "", sayso.ErrFetch},
		{"/cut", "", sayso.ErrFetch},
		{"/bomb", "", sayso.ErrTooLarge},
	} {
		page, err := c.Get(s.URL + x.path)
		if got := codeOf(err); got != x.want || err == nil && (string(page.Body) != x.body || page.URL != s.URL+"/page") {
			t.Errorf("%s: %v, %+v", x.path, err, page)
		}
	}
	if s.asked["/robots.txt"] != 1 || s.asked["/secret/x"] != 0 {
		t.Errorf("asked for %v", s.asked)
	}
	if _, err := c.Get(s.URL + "/busy"); !strings.Contains(err.Error(), "429") || !strings.Contains(err.Error(), "60") {
		t.Errorf("%v names neither status nor waiting time", err)
	}
}

func codeOf(err error) sayso.Code {
	var coded *sayso.Error
	if errors.As(err, &coded) {
		return coded.Code
	}
	return ""
}

// TestPrivate: the test server is on this machine, where a client as users have it does not go, by whatever name.
func TestPrivate(t *testing.T) {
	s := newSite(t, "")
	_, port, _ := strings.Cut(strings.TrimPrefix(s.URL, "http://"), ":")
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"} {
		_, err := New(Options{}).Get("http://" + host + ":" + port + "/page")
		if got := codeOf(err); got != sayso.ErrNotAllowed && !(host == "2130706433" && got == sayso.ErrFetch) {
			t.Errorf("%s: %v", host, err)
		}
	}
	if len(s.asked) > 0 {
		t.Errorf("the server was asked for %v", s.asked)
	}
}

// TestRedirectToPrivate: what is allowed first does not open the way to what is not.
func TestRedirectToPrivate(t *testing.T) {
	inner := newSite(t, "")
	outer := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == robotsPath {
			http.NotFound(w, r)
			return
		}
		http.Redirect(w, r, strings.Replace(inner.URL, "127.0.0.1", "127.0.0.2", 1)+"/page", http.StatusFound)
	}))
	defer outer.Close()
	only := func(a netip.Addr) bool { return a == netip.MustParseAddr("127.0.0.1") }
	if _, err := New(Options{Allow: only}).Get(outer.URL); codeOf(err) != sayso.ErrNotAllowed {
		t.Errorf("got %v", err)
	}
}

func TestForms(t *testing.T) {
	for _, address := range []string{"file:///etc/passwd", "ftp://x.example/", "http:///page", "http://user:pass@x.example/", "gopher://x"} {
		if _, err := New(Options{}).Get(address); codeOf(err) != sayso.ErrNotAllowed {
			t.Errorf("%s: %v", address, err)
		}
	}
	if _, err := New(Options{}).Get("http://[::1"); codeOf(err) != sayso.ErrFetch {
		t.Error(err)
	}
}

// TestRobots: none allows everything, one that fails nothing.
func TestRobots(t *testing.T) {
	for status, want := range map[int]sayso.Code{404: "", 403: "", 500: sayso.ErrNotAllowed, 503: sayso.ErrNotAllowed} {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == robotsPath {
				w.WriteHeader(status)
			}
		}))
		if _, err := New(Options{Allow: here}).Get(s.URL + "/x"); codeOf(err) != want {
			t.Errorf("robots.txt %d: %v", status, err)
		}
		s.Close()
	}
}

func TestCache(t *testing.T) {
	s := newSite(t, "")
	dir := filepath.Join(t.TempDir(), "cache")
	for round := range 3 {
		page, err := New(Options{Allow: here, Cache: dir}).Get(s.URL + "/moved")
		if err != nil || string(page.Body) != "<p>page</p>" || page.URL != s.URL+"/page" || page.ContentType != "text/html; charset=koi8-r" {
			t.Fatalf("round %d: %v, %+v", round, err, page)
		}
		files, _ := filepath.Glob(filepath.Join(dir, "*.json"))
		if len(files) != 1 {
			t.Fatalf("kept %v", files)
		}
		if round == 1 { // a damaged entry is as good as none
			if err := os.WriteFile(files[0], []byte(`{"address":"`), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestPublic(t *testing.T) {
	for a, want := range map[string]bool{
		"93.184.216.34": true, "8.8.8.8": true, "2606:2800:220:1::1": true, "::ffff:8.8.8.8": true,
		"127.0.0.1": false, "127.1.2.3": false, "10.0.0.1": false, "172.16.0.1": false, "172.31.255.255": false, "172.32.0.1": true,
		"192.168.1.1": false, "169.254.169.254": false, "100.64.0.1": false, "0.0.0.0": false, "255.255.255.255": false,
		"224.0.0.1": false, "198.18.0.1": false, "240.0.0.1": false, "::1": false, "::": false, "fe80::1": false, "fe80::1%eth0": false,
		"fc00::1": false, "fd12::1": false, "::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::127.0.0.1": false,
		"64:ff9b::7f00:1": false, "2002:7f00:1::": false, "2001:0:1::": false, "ff02::1": false, "2001:db8::1": false,
	} {
		if got := Public(netip.MustParseAddr(a)); got != want {
			t.Errorf("Public(%s) = %v", a, got)
		}
	}
}
