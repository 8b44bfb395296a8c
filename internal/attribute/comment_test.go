package attribute

import (
	"testing"

	"sayso"
	"sayso/internal/nlp"
	"sayso/internal/nlp/nlptest"
)

func TestWithComment(t *testing.T) {
	for _, c := range []struct{ text, cue, content, wantCue, wantContent string }{
		{"A spokesman declined to comment.", "declined", "to comment", "declined to comment", ""},
		{"He refused to comment on the report.", "refused", "to comment on the report", "refused to comment on", "the report"},
		{"He refused to comment further.", "refused", "to comment further", "refused", "to comment further"},
		{"He declined to answer.", "declined", "to answer", "declined", "to answer"},
		{"He wants to comment.", "wants", "to comment", "wants", "to comment"},
	} {
		doc := nlptest.Doc(c.text)
		f := withComment(doc, find{cue: rangeOf(t, doc, c.cue), content: []nlp.Range{rangeOf(t, doc, c.content)}})
		got := ""
		if len(f.content) == 1 {
			got = doc.Span(f.content[0]).In(c.text)
		}
		if cue := doc.Span(f.cue).In(c.text); cue != c.wantCue || got != c.wantContent {
			t.Errorf("%q: %q and %q", c.text, cue, got)
		}
	}
}

func TestFreeThat(t *testing.T) {
	text := "It came after reports that\u00a0Norland’s minister approved it."
	doc := nlptest.Doc(text)
	span := func(phrase string) sayso.Span { return doc.Span(rangeOf(t, doc, phrase)) }
	that := span("that")
	all := []sayso.Attribution{
		{Complementiser: &that},
		{Source: []sayso.Span{{Start: that.Start, End: span("minister").End}}},
		{Source: []sayso.Span{span("reports")}},
	}
	freeThat(doc, all)
	if got := all[1].Source[0].In(text); got != "Norland’s minister" {
		t.Errorf("source %q", got)
	}
	if got := all[2].Source[0].In(text); got != "reports" {
		t.Errorf("another source became %q", got)
	}
}
