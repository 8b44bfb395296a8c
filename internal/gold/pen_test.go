package gold

import (
	"encoding/json"
	"strings"
	"testing"

	"sayso"
)

// TestPen: what is written points at its words in code points and bytes; a bare file has no words; a position inside a character is a fault.
func TestPen(t *testing.T) {
	const text = "🌧 Holm said the gate is shut."
	at := func(words string) sayso.Span {
		i := strings.Index(text, words)
		return sayso.Span{Start: i, End: i + len(words)}
	}
	cue := at("said")
	a := sayso.Attribution{ID: "a1", Cue: &cue, Source: []sayso.Span{at("Holm")}, Content: []sayso.Span{at("the gate is shut")}, Kind: sayso.KindIndirect,
		Speaker: &sayso.Speaker{Name: "Ann Holm"}}
	for _, bare := range []bool{false, true} {
		p := NewPen(text)
		p.Bare = bare
		f := File{Scored: Scored{ID: "x", Attributions: []Attribution{p.Attribution(&a)}}}
		body, err := f.Bytes()
		if err != nil || p.Err() != nil {
			t.Fatal(err, p.Err())
		}
		var back File
		if err := json.Unmarshal(body, &back); err != nil {
			t.Fatal(err)
		}
		got := back.Attributions[0]
		if *got.Cue.Start != 7 || got.Cue.ByteStart != cue.Start || (got.Cue.Text == "said") == bare || *got.Speaker != "Ann Holm" || got.Parent != nil {
			t.Errorf("bare %t: %s", bare, body)
		}
		if strings.Contains(string(body), "corrected") {
			t.Errorf("says that something was corrected: %s", body)
		}
	}
	p := NewPen(text)
	if p.Span(sayso.Span{Start: 1, End: 4}); p.Err() == nil {
		t.Error("a position inside a character is taken")
	}
}
