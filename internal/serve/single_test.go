package serve

import (
	"context"
	"net/http"
	"path/filepath"
	"testing"

	"sayso"
	"sayso/engine"
	"sayso/internal/fresh"
	"sayso/internal/ingest"
	"sayso/internal/ledger"
	"sayso/internal/store"
)

// A counted store counts what is looked up one at a time: a list must ask for its rows at once.
type counted struct {
	store.Store
	singles map[string]int
}

func (c counted) View(ctx context.Context, f func(store.Reader) error) error {
	return c.Store.View(ctx, func(r store.Reader) error { return f(countedReader{r, c.singles}) })
}

type countedReader struct {
	store.Reader
	singles map[string]int
}

func (r countedReader) Article(id string) (*sayso.Article, error) {
	r.singles["Article"]++
	return r.Reader.Article(id)
}

func (r countedReader) Info(id string) (*store.ArticleInfo, error) {
	r.singles["Info"]++
	return r.Reader.Info(id)
}

func (r countedReader) Record(article string) (*store.Record, error) {
	r.singles["Record"]++
	return r.Reader.Record(article)
}

func (r countedReader) GroupOf(kind store.Kind, ref string) (string, error) {
	r.singles["GroupOf"]++
	return r.Reader.GroupOf(kind, ref)
}

func (r countedReader) Group(kind store.Kind, id string) (*store.Group, error) {
	r.singles["Group"]++
	return r.Reader.Group(kind, id)
}

func (r countedReader) Finding(kind store.Kind, ref string) ([]byte, error) {
	r.singles["Finding"]++
	return r.Reader.Finding(kind, ref)
}

// TestNoQueryPerRow: a list costs the same few questions to the store whether it has one row or many.
func TestNoQueryPerRow(t *testing.T) {
	eng, err := engine.New(engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	kept, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "desk.db"), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	singles := map[string]int{}
	watched := fresh.New(counted{kept, singles})
	l := ledger.New(watched, ledger.Options{Engine: eng})
	t.Cleanup(func() { _ = l.Close() })
	_, err = l.Add(context.Background(), func(yield func(ingest.Item) bool) {
		for _, a := range articles {
			if !yield(ingest.Item{Place: a.ID, Article: a.Identified(), Size: len(a.Text)}) {
				return
			}
		}
	}, ledger.AddOptions{})
	if err != nil {
		t.Fatal(err)
	}
	s := New(Options{Ledger: l, Engine: eng, Fresh: watched})
	for _, path := range []string{"/", "/events", "/events?origins=1", "/claims", "/stories", "/origins", "/who", "/search?q=order", "/api/v1/events", "/api/v1/claims", "/api/v1/search?q=order", "/api/v1/statements"} {
		clear(singles)
		if code, _ := get(t, s, path); code != http.StatusOK {
			t.Errorf("%s: %d", path, code)
		}
		if len(singles) > 0 {
			t.Errorf("%s asks one by one: %v", path, singles)
		}
	}
	if code, _ := get(t, s, "/doc/gazette"); code != http.StatusOK || singles["Record"] == 0 {
		t.Errorf("%d: nothing is counted", code)
	}
}
