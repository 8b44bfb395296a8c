package attribute

import (
	"strings"
	"testing"

	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/nlp"
	"sayso/internal/nlp/nlptest"
)

// rangeOf returns the tokens of a phrase in a document.
func rangeOf(t *testing.T, doc *nlp.Doc, phrase string) nlp.Range {
	t.Helper()
	at := strings.Index(doc.Article.Text, phrase)
	if at < 0 {
		at = strings.Index(strings.ToLower(doc.Article.Text), phrase)
	}
	var r nlp.Range
	for i, tok := range doc.Tokens {
		if int(tok.Start) == at {
			r.Start = nlp.TokenID(i)
		}
		if int(tok.End) == at+len(phrase) {
			r.End = nlp.TokenID(i + 1)
		}
	}
	if r.Len() < 1 {
		t.Fatalf("%q is not in %q", phrase, doc.Article.Text)
	}
	return r
}

// In every row's example the cue stays whole; beside them a cue loses the preposition it governs, and its colon.
func TestFixedCues(t *testing.T) {
	table, err := lexicon.Load(data.FS, "cues/fixed.tsv", "cue", "example")
	if err != nil {
		t.Fatal(err)
	}
	keep := newPrepositionTable()
	for _, row := range table.Rows {
		doc := nlptest.Doc(row[1])
		cue := rangeOf(t, doc, row[0])
		if short, prep := keep.cut(doc, cue); short != cue || prep.Len() > 0 {
			t.Errorf("%s: cut to %q", row[0], doc.Span(short).In(row[1]))
		}
	}
	for _, c := range []struct{ text, cue, short, prep string }{
		{"The company was accused of theft.", "was accused of", "was accused", "of"},
		{"Roe said: “No.”", "said:", "said", ""},
		{"He spoke about : the flood.", "spoke about :", "spoke", "about"},
		{"As he left, he said no.", "said", "said", ""},
		{"In his view, it was late.", "In", "In", ""},
	} {
		doc := nlptest.Doc(c.text)
		short, prep := keep.cut(doc, rangeOf(t, doc, c.cue))
		got := ""
		if prep.Len() > 0 {
			got = doc.Span(prep).In(c.text)
		}
		if doc.Span(short).In(c.text) != c.short || got != c.prep {
			t.Errorf("%q: %q and %q", c.text, doc.Span(short).In(c.text), got)
		}
	}
}
