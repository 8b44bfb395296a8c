package ledger

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/store"
)

func TestArticleOf(t *testing.T) {
	for ref, want := range map[string]string{"x/a3": "x", "x/u1": "x", "x/a3/2": "x", "x/e12": "x", "a/b/a3": "a/b", "a/b/a3/2": "a/b", "2026/03/a1": "2026/03", "x/c7": "x", "": ""} {
		if got := articleOf(ref); got != want {
			t.Errorf("%q: %q, want %q", ref, got, want)
		}
	}
}

// An article of hundreds of sentences that differ in a number does not set each against each: nobody waits for it. The first of them meet.
func TestAlikeWithinArticle(t *testing.T) {
	const sentences = 400
	var text strings.Builder
	for i := range sentences {
		fmt.Fprintf(&text, "The harbour ministry said that pirates had attacked the northern lighthouse with %d boats.\n\n", 100+i)
	}
	l := open(t)
	add(t, l, AddOptions{}, &sayso.Article{ID: "alike", Text: text.String()})
	met := 0
	if err := l.store.View(context.Background(), func(r store.Reader) error {
		for i := range sentences {
			of, err := r.Links(store.KindClaim, fmt.Sprintf("alike/a%d", i+1))
			if err != nil {
				return err
			}
			met += len(of)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if each := sentences * (sentences - 1); met == 0 || met > each/10 {
		t.Errorf("%d meetings; each with each would be %d", met, each)
	}
}
