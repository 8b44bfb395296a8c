package serve

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestTooLong: a text above the limit is refused by every door before it is read, with the code, the place and the limit.
func TestTooLong(t *testing.T) {
	s := opened(t, Options{ArticleLimit: 1 << 20})
	long := strings.Repeat("The mayor said so. ", 1<<20/19+1)
	start := time.Now()
	w := dropped(t, s, map[string]string{"text": long}, nil)
	for _, want := range []string{"E002", "pasted text", "1 MB", "--article-limit"} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("pasted: no %q in %s", want, w.Body.String()[strings.Index(w.Body.String(), "<main"):])
		}
	}
	if w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("pasted: %d", w.Code)
	}
	// Of two files, the other is read.
	w = dropped(t, s, nil, map[string]string{"long.txt": long, "short.txt": "Mayor Edda Lund said on Monday that the ferry had been sold."})
	if body := w.Body.String(); w.Code != http.StatusOK || !strings.Contains(body, "E002") || !strings.Contains(body, "long.txt") || strings.Count(body, "</a> added") != 1 {
		t.Errorf("files: %d", w.Code)
	}
	body, err := json.Marshal(map[string]string{"text": long})
	if err != nil {
		t.Fatal(err)
	}
	r := request(http.MethodPost, apiRoot+"/articles", string(body))
	r.Header.Set("Content-Type", "application/json")
	res := httptest.NewRecorder()
	s.Handler().ServeHTTP(res, r)
	if answer := res.Body.String(); res.Code != http.StatusRequestEntityTooLarge || !strings.Contains(answer, "E002") || !strings.Contains(answer, "body.text") || !strings.Contains(answer, "1 MB") {
		t.Errorf("API: %d %s", res.Code, res.Body.String())
	}
	for _, field := range []string{"draft", "source"} {
		form := url.Values{"draft": {"“No,” he said."}, "source": {"“No,” he said."}}
		form.Set(field, long)
		r := request(http.MethodPost, "/verify", form.Encode())
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		res := httptest.NewRecorder()
		s.Handler().ServeHTTP(res, r)
		if res.Code != http.StatusRequestEntityTooLarge || !strings.Contains(res.Body.String(), "E002") || !strings.Contains(res.Body.String(), field+": ") {
			t.Errorf("%s: %d", field, res.Code)
		}
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("refused after %v", took)
	}
	// More than a form takes at all.
	w = dropped(t, s, map[string]string{"text": strings.Repeat("a", 20<<20)}, nil)
	if w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(w.Body.String(), "E002") || !strings.Contains(w.Body.String(), "1 MB") {
		t.Errorf("20 MB pasted: %d", w.Code)
	}
	w = dropped(t, s, nil, map[string]string{"a.txt": strings.Repeat("a", maxBody)})
	if w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(w.Body.String(), "E002") || !strings.Contains(w.Body.String(), "64 MB") {
		t.Errorf("a form above all limits: %d", w.Code)
	}
}

// longArticle is of some hundred statements.
func longArticle(bytes int) string {
	var b strings.Builder
	for i := 0; b.Len() < bytes; i++ {
		fmt.Fprintf(&b, "Mayor Edda Lund said on Monday that ferry number %d would not be sold to Norvik Lines. “We keep boat %d,” she told reporters in Port Sael.\n\n", i, i)
	}
	return b.String()
}

// TestReadingIsToldAndStops: how far a long article has been read is told as it goes, others are answered meanwhile, and who goes away
// has the desk leave off, with nothing kept.
func TestReadingIsToldAndStops(t *testing.T) {
	s := opened(t, Options{}, articles...)
	events, stop := s.added.listen()
	defer stop()
	before, err := s.Ledger.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ctx, leave := context.WithCancel(t.Context())
	done := make(chan int, 1)
	r := dropForm(t, map[string]string{"text": longArticle(300_000)}, nil).WithContext(ctx)
	go func() {
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		done <- w.Code
	}()
	var percents []int
	for len(percents) < 3 {
		select {
		case e := <-events:
			if far, ok := e.(readingEvent); ok {
				percents = append(percents, far.Percent)
			}
		case <-time.After(time.Minute):
			t.Fatal("no progress is told")
		}
	}
	if !slices.IsSorted(percents) || percents[2] > 50 {
		t.Errorf("progress %v", percents)
	}
	for _, path := range []string{"/", "/doc/gazette", "/claims", "/events"} {
		if code, _ := get(t, s, path); code != http.StatusOK {
			t.Errorf("%s while an article is read: %d", path, code)
		}
	}
	leave()
	left := time.Now()
	select {
	case <-done:
		t.Logf("left off %v after the reader had gone", time.Since(left))
	case <-time.After(10 * time.Second):
		t.Fatal("the desk reads on for nobody")
	}
	for until := time.Now().Add(10 * time.Second); len(s.seats) != 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("a seat stays taken")
		}
	}
	after, err := s.Ledger.Counts(t.Context())
	if err != nil || after != before {
		t.Errorf("%v, %v before: %v", after, before, err)
	}
}
