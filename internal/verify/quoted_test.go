package verify

import (
	"testing"

	"sayso"
)

// TestRunTogether: a quotation that the draft's cue interrupts is two; they are fine in a row and joined if not.
func TestRunTogether(t *testing.T) {
	const source = "“We share radar and boats,” Castrel said. “That door is closed.”\n\nLater she said: “Nobody asked us about the fish.”"
	for _, c := range []struct {
		name, before, first, cue, second string
		want                             [2]Grade
	}{
		{"in a row", "“", "We share radar", ",” she said, “", "and boats", [2]Grade{Exact, Exact}},
		{"two sentences", "“", "That door is closed", ",” she said. “", "We share radar", [2]Grade{Exact, Exact}},
		{"the wrong way round", "“", "and boats", ",” she said, “", "we share radar", [2]Grade{Exact, Joined}},
	} {
		text := c.before + c.first + c.cue + c.second + ".”"
		at := len(c.before)
		rec := &sayso.Record{Article: &sayso.Article{Text: text}}
		for i, s := range []sayso.Span{{Start: at, End: at + len(c.first)}, {Start: at + len(c.first) + len(c.cue), End: len(text) - len(".”")}} {
			rec.Quotations = append(rec.Quotations, sayso.Quotation{ID: []string{"q1", "q2"}[i], Span: s, Inner: s,
				Kind: sayso.QuotationSpeech, Attribution: "a1"})
		}
		found := checkerOf(t, source).Check(rec, Options{})
		if len(found) != 2 || found[0].Grade != c.want[0] || found[1].Grade != c.want[1] {
			t.Errorf("%s: %q: got %v %v, want %v", c.name, text, found[0].Grade, found[1].Grade, c.want)
		}
	}
}
