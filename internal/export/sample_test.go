package export

import (
	"strings"
	"testing"

	"sayso"
)

// sampleText is an invented article with what is hard to show: words within words, a source inside a content, a
// discontinuous quotation, a source nobody names, an emoji, an accent and HTML.
const sampleText = `Harbour tunnel to open a year late

The harbour tunnel will not open before 2027, Mayor Zoë Brandt said on Tuesday. “We were promised 2026,” she told reporters, “and I will not pretend <otherwise>.” 😀

The Tidewater Courier reported that officials had been told the pumps “do not yet hold”. A spokeswoman for the builder declined to comment.

According to a survey of the port authority, 4 of 10 drivers expect “more traffic & more noise”.
`

// at returns the n-th occurrence of words, from 1.
func at(t testing.TB, text, words string, n int) sayso.Span {
	t.Helper()
	start := 0
	for i := 1; ; i++ {
		k := strings.Index(text[start:], words)
		if k < 0 {
			t.Fatalf("%q does not occur %d times", words, n)
		}
		if start += k; i == n {
			return sayso.Span{Start: start, End: start + len(words)}
		}
		start++
	}
}

// sample is the record a careful reader would make of sampleText.
func sample(t testing.TB) *sayso.Record {
	span := func(words string) sayso.Span { return at(t, sampleText, words, 1) }
	cue := func(words string) *sayso.Span { s := span(words); return &s }
	said := at(t, sampleText, "said", 1)
	a := (&sayso.Article{
		ID: "tunnel", Title: "Harbour tunnel to open a year late", Publisher: "The Quay", URL: "https://quay.example/tunnel",
		Language: "en", Published: sayso.Published{Value: "2026-03-04", Basis: sayso.BasisMetadata}, Text: sampleText,
	}).Identified()
	return &sayso.Record{
		Engine:  sayso.Engine{Version: "v0", Model: "by hand"},
		Article: a,
		Attributions: []sayso.Attribution{
			{ID: "a1", Source: []sayso.Span{span("Mayor Zoë Brandt")}, Cue: &said, Kind: sayso.KindIndirect,
				Content:    []sayso.Span{span("The harbour tunnel will not open before 2027")},
				Speaker:    &sayso.Speaker{Name: "Zoë Brandt"},
				Confidence: sayso.Confidence{All: 0.934, Cue: 0.99, Source: 0.97, Content: 0.95}},
			{ID: "a2", Source: []sayso.Span{span("she")}, Cue: cue("told"), Kind: sayso.KindDirect,
				Content:    []sayso.Span{span("“We were promised 2026,”"), span("“and I will not pretend <otherwise>.”")},
				Speaker:    &sayso.Speaker{Name: "Zoë Brandt"},
				Confidence: sayso.Confidence{All: 0.91, Cue: 0.99, Source: 0.96, Content: 0.93}},
			{ID: "a3", Content: []sayso.Span{span("2026")}, Cue: cue("were promised"), Kind: sayso.KindIndirect, Parent: "a2",
				Stance: sayso.StancePromises, Level: sayso.LevelUnexpressed, Confidence: sayso.Confidence{All: 0.41, Cue: 0.6}},
			{ID: "a4", Source: []sayso.Span{span("The Tidewater Courier")}, Cue: cue("reported"), Kind: sayso.KindMixed,
				Content:    []sayso.Span{span("officials had been told the pumps “do not yet hold”")},
				Confidence: sayso.Confidence{All: 0.88, Cue: 0.98, Source: 0.97, Content: 0.9}},
			{ID: "a5", Cue: cue("had been told"), Kind: sayso.KindMixed, Parent: "a4", Level: sayso.LevelUnexpressed,
				Content: []sayso.Span{span("the pumps “do not yet hold”")}, Confidence: sayso.Confidence{All: 0.52, Cue: 0.7}},
			{ID: "a6", Source: []sayso.Span{span("A spokeswoman for the builder")}, Cue: cue("declined to comment"),
				Kind: sayso.KindNone, Stance: sayso.StanceDeclinesComment, Confidence: sayso.Confidence{All: 0.97, Cue: 0.99}},
			{ID: "a7", Source: []sayso.Span{span("a survey of the port authority")}, Cue: cue("According to"),
				Kind: sayso.KindMixed, Content: []sayso.Span{span("4 of 10 drivers expect “more traffic & more noise”")},
				Confidence: sayso.Confidence{All: 0.86, Cue: 0.99, Source: 0.94, Content: 0.9}},
			{ID: "a8", Source: []sayso.Span{span("4 of 10 drivers")}, Cue: cue("expect"), Kind: sayso.KindDirect, Parent: "a7",
				Stance: sayso.StanceExpects, Content: []sayso.Span{span("“more traffic & more noise”")}},
		},
		Warnings: []sayso.Warning{{Code: sayso.WarnControl, Span: span("😀"), Message: "an example of a warning"}},
	}
}
