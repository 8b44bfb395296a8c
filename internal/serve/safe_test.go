package serve

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestClipped: a list shows the beginning of a text that is a book, cut between letters, and how much it leaves out.
func TestClipped(t *testing.T) {
	if got := clipped(strings.Repeat("é", clipMost/2)); got != strings.Repeat("é", clipMost/2) {
		t.Error("a text that fits is cut")
	}
	got := clipped("a" + strings.Repeat("é", 10_000))
	if !utf8.ValidString(got) || len(got) > clipMost+50 || !strings.HasSuffix(got, "é… [8001 characters more]") {
		t.Errorf("%d bytes end in %q", len(got), got[len(got)-40:])
	}
}
