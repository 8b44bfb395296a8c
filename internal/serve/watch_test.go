package serve

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"sayso"
	"sayso/internal/ingest"
	"sayso/internal/ledger"
)

const tembo = `Army chief Simon Tembo said on Thursday that Defence Minister Peter Kaunda had signed a secret order to send soldiers to the border with Malawi.

“He signed it in my office,” Tembo told the Lakeside Herald.`

// A posted message is what a hook got.
type posted struct {
	body      []byte
	signature string
}

// news are the news of a message.
func (p posted) news(t *testing.T) ledger.NewsList {
	t.Helper()
	var out struct{ Answer ledger.NewsList }
	if err := json.Unmarshal(p.body, &out); err != nil {
		t.Fatal(err)
	}
	return out.Answer
}

// TestWatches follows one claim by each kind of watch, from the form to the feed and the hook: a denial, another origin and the first named source
// come in, and each is told once, signed, with its words.
func TestWatches(t *testing.T) {
	got := make(chan posted, 20)
	var broken atomic.Bool
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if broken.Load() {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		got <- posted{body, r.Header.Get(signatureHeader)}
	}))
	defer hook.Close()
	s := opened(t, Options{}, articles[0], &sayso.Article{ID: "note", Title: "Order", Text: "The Courier reported on Tuesday that Defence Minister Peter Kaunda had signed a secret order to send soldiers to the border with Malawi."})
	s.poster = newPoster(func(netip.Addr) bool { return true })
	claim := claimOfSigning(t, s)
	for kind, query := range map[string]string{"denials": "", "origins": "", "named": "", "search": "soldiers border"} {
		form := url.Values{"id": {kind}, "kind": {kind}, "hook": {hook.URL}, "secret": {"hush " + kind}}
		if kind == "search" {
			form.Set("query", query)
		} else {
			form.Set("claim", claim)
		}
		if w := post(s, "/watch", form); w.Code != http.StatusSeeOther {
			t.Fatalf("%s: %d %.300s", kind, w.Code, w.Body.String())
		}
	}
	if _, page := get(t, s, "/watch"); strings.Contains(page, "hush") || !strings.Contains(page, "denials of claim "+claim) {
		t.Error("the page shows a secret, or not what is watched")
	}
	add := func(id, text string, want int) map[string]ledger.NewsList {
		t.Helper()
		w := dropped(t, s, map[string]string{"text": text, "title": id, "published": "2024-03-07"}, nil)
		if w.Code != http.StatusSeeOther {
			t.Fatalf("%d %.300s", w.Code, w.Body.String())
		}
		out := map[string]ledger.NewsList{}
		for wait := time.After(10 * time.Second); ; {
			select {
			case p := <-got:
				n := p.news(t)
				if p.signature != "sha256="+signature("hush "+n.Watch, p.body) {
					t.Errorf("%s: signed with %s", n.Watch, p.signature)
				}
				if _, again := out[n.Watch]; again {
					t.Errorf("%s is told twice", n.Watch)
				}
				out[n.Watch] = n
				if len(out) == want {
					return out
				}
			case <-wait:
				t.Fatalf("%s: only %v were told", id, out)
			}
		}
	}
	one := func(told map[string]ledger.NewsList, watch, title, words string) {
		t.Helper()
		n := told[watch].News
		if len(n) != 1 || !strings.Contains(n[0].Title, title) || !strings.Contains(n[0].Words.Text, words) || n[0].Date != "2024-03-07" {
			t.Errorf("%s: %+v, want one of %q with %q", watch, n, title, words)
		}
	}
	told := add("Kaunda denies", courier, 4)
	one(told, "denials", "Peter Kaunda denies", "signed")
	one(told, "origins", "another origin: Peter Kaunda", "signed")
	one(told, "named", "named: Peter Kaunda", "signed")
	one(told, "search", "Kaunda denies", "soldiers")
	told2 := add("Tembo: he signed", tembo, 3)
	one(told2, "named", "named: Simon Tembo", "signed a secret order")
	one(told2, "origins", "another origin: Simon Tembo", "signed a secret order")
	one(told2, "search", "Tembo: he signed", "soldiers")
	if n, ok := told2["denials"]; ok {
		t.Errorf("who confirms is told as one who denies: %+v", n)
	}

	for watch, least := range map[string]int{"denials": 1, "origins": 3, "named": 1, "search": 3} {
		answer := getAll(s, "/feed/"+watch)
		var feed atomFeed
		if err := xml.Unmarshal(answer.body, &feed); err != nil {
			t.Fatal(err)
		}
		if answer.mediaType != "application/atom+xml; charset=utf-8" || len(feed.Entries) < least || feed.ID == "" || feed.Updated == "" {
			t.Errorf("%s: %s, %d entries", watch, answer.mediaType, len(feed.Entries))
		}
		ids := map[string]bool{}
		for _, e := range feed.Entries {
			if ids[e.ID] || e.Title == "" || e.Updated == "" {
				t.Errorf("%s: %+v", watch, e)
			}
			ids[e.ID] = true
			page, _, _ := strings.Cut(e.Link.Href, "#")
			if code, _ := get(t, s, page); code != http.StatusOK {
				t.Errorf("%s: %s leads nowhere: %d", watch, e.Link.Href, code)
			}
		}
	}

	// What could not be posted comes again; what was posted does not.
	broken.Store(true)
	if _, err := s.Ledger.Add(t.Context(), oneArticle("later", "Kaunda's office denied on Friday that Defence Minister Peter Kaunda had signed a secret order to send soldiers to the border with Malawi."), ledger.AddOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := s.tell(t.Context()); err == nil {
		t.Error("a hook that fails is no fault")
	}
	broken.Store(false)
	if err := s.tell(t.Context()); err != nil {
		t.Error(err)
	}
	if err := s.tell(t.Context()); err != nil {
		t.Error(err)
	}
	seen := map[string]int{}
	for len(got) > 0 {
		p := <-got
		n := p.news(t)
		seen[n.Watch] += len(n.News)
	}
	if seen["search"] != 1 {
		t.Errorf("told after the hook was mended: %v", seen)
	}
}

// TestHookGuards: a hook at a private address is not reached, and one needs a secret.
func TestHookGuards(t *testing.T) {
	var asked atomic.Int32
	hook := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer hook.Close()
	s := opened(t, Options{}, articles[0])
	if w := post(s, "/watch", url.Values{"id": {"x"}, "kind": {"search"}, "query": {"order"}, "hook": {hook.URL}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a hook without a secret: %d", w.Code)
	}
	if w := post(s, "/watch", url.Values{"id": {"x"}, "kind": {"search"}, "query": {"order"}, "hook": {hook.URL}, "secret": {"s"}}); w.Code != http.StatusSeeOther {
		t.Errorf("%d", w.Code)
	}
	if _, err := s.Ledger.Add(t.Context(), oneArticle("later", courier), ledger.AddOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := s.tell(t.Context()); err == nil || asked.Load() != 0 {
		t.Errorf("%v, asked %d times", err, asked.Load())
	}
}

// oneArticle is one article to add.
func oneArticle(id, text string) iter.Seq[ingest.Item] {
	return func(yield func(ingest.Item) bool) {
		yield(ingest.Item{Place: id, Article: (&sayso.Article{ID: id, Title: id, Text: text}).Identified(), Size: len(text)})
	}
}
