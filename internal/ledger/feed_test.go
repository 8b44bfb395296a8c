package ledger

import (
	"context"
	"io"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/ingest"
)

// TestFeedSource: whom a feed names as its source reaches the article, and the reasons of its origin.
func TestFeedSource(t *testing.T) {
	const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Valley Aggregator</title>
<item><guid>valley</guid><title>Cracked bolts close Alder bridge</title><pubDate>Wed, 05 Mar 2025 08:00:00 GMT</pubDate>
<source url="https://hill.example/rss">The Hill Post</source><description>Read what happened to the northern bridge over the Alder.</description></item></channel></rss>`
	l := open(t)
	add(t, l, AddOptions{}, &sayso.Article{ID: "hill", Title: "Cracked bolts close Alder bridge", Publisher: "Hill Post", Published: sayso.Published{Value: "2025-03-04", Basis: sayso.BasisGiven},
		Text: "The northern bridge over the Alder was closed on Tuesday after inspectors found cracks in two of its bolts, the harbour office said."})
	ctx := context.Background()
	_, err := l.Add(ctx, ingest.Articles([]string{"-"}, ingest.Options{Stdin: io.NopCloser(strings.NewReader(rss))}), AddOptions{Took: func(a Added) {
		if a.Err != nil {
			t.Error(a.Err)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	rec, err := l.Record(ctx, "valley")
	if err != nil || rec.Article.Extraction == nil || rec.Article.Extraction.FeedSource != "The Hill Post" {
		t.Fatalf("%v %+v", err, rec.Article.Extraction)
	}
	o, err := l.Origin(ctx, "valley")
	if err != nil {
		t.Fatal(err)
	}
	var reasons []string
	for _, f := range o.Folds {
		for _, r := range f.Reasons {
			reasons = append(reasons, r.Words)
		}
	}
	if all := strings.Join(reasons, "\n"); len(o.Articles) != 2 || !strings.Contains(all, "the feed that brought valley says: source The Hill Post") {
		t.Errorf("%q: %s", o.Articles, all)
	}
	// Out and in again it is the same.
	copied := open(t)
	if err := copied.ImportJSONL(ctx, strings.NewReader(export(t, l)), "export"); err != nil {
		t.Fatal(err)
	}
	same(t, "out and in", export(t, copied), export(t, l))
	if rec, err = copied.Record(ctx, "valley"); err != nil || rec.Article.Extraction.FeedSource != "The Hill Post" {
		t.Errorf("%v %+v", err, rec.Article.Extraction)
	}
}
