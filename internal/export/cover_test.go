package export

import (
	"html"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/nlp"
)

// TestHTMLLayers: what a layer says stands at the end of its words, across the marks of statements, and adds no word to the text.
func TestHTMLLayers(t *testing.T) {
	rec := sample(t)
	rec.Times = []sayso.Time{{ID: "t1", Span: at(t, sampleText, "Tuesday", 1), Type: sayso.TimeDate, Value: "2026-03-03"}}
	rec.Places = []sayso.Place{{ID: "p1", Span: at(t, sampleText, "Tidewater Courier reported", 1), Name: "<b>Tidewater", Country: "USA", Precision: sayso.PrecisionCity,
		Basis: sayso.PlaceByName}}
	rec.Parts = []sayso.Part{{Kind: sayso.PartHeadline, Span: at(t, sampleText, "Harbour tunnel to open a year late", 1)}}
	doc := &nlp.Doc{Article: rec.Article, Tokens: []nlp.Token{{Start: 0, End: 7}}, Names: []nlp.Name{{Range: nlp.Range{End: 1}, Kind: nlp.NameFacility}}}
	var b strings.Builder
	if _, err := NewHTML().Section(&b, rec, doc, 1, "x"); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, want := range []string{
		`<span class="l-times">Tuesday<data class="says-times" value="2026-03-03"></data></span>`,
		`value="&lt;b&gt;Tidewater, USA · city"`,
		`<span class="l-parts l-names">Harbour<data class="says-names" value="facility"></data></span>`,
		`year late<data class="says-parts" value="headline"></data>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	if n := strings.Count(page, `class="says-places"`); n != 1 {
		t.Errorf("%d labels of one place", n)
	}
	if got := html.UnescapeString(tags.ReplaceAllString(storedText.FindStringSubmatch(page)[1], "")); got != sampleText {
		t.Errorf("got %q", got)
	}
}
