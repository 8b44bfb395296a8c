package ledger

import "testing"

func TestArticleOf(t *testing.T) {
	for ref, want := range map[string]string{"x/a3": "x", "x/u1": "x", "x/a3/2": "x", "x/e12": "x", "a/b/a3": "a/b", "a/b/a3/2": "a/b", "2026/03/a1": "2026/03", "x/c7": "x", "": ""} {
		if got := articleOf(ref); got != want {
			t.Errorf("%q: %q, want %q", ref, got, want)
		}
	}
}
