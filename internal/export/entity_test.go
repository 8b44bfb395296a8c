package export

import (
	"strings"
	"testing"

	"sayso"
)

// Those who are named, speak or come twice are listed; a description that stands once is counted. On the page the row and the
// mentions carry one number, and nothing of a name becomes markup.
func TestEntities(t *testing.T) {
	rec := sample(t)
	mention := func(words string, form sayso.Form) sayso.Mention {
		i := strings.Index(sampleText, words)
		if i < 0 {
			t.Fatalf("no %q in the sample", words)
		}
		return sayso.Mention{Span: sayso.Span{Start: i, End: i + len(words)}, Form: form}
	}
	first := strings.Fields(sampleText)
	rec.Entities = []sayso.Entity{
		{ID: "p1", Name: "<b>Holm", Kind: sayso.EntityPerson, Country: "NOR", Sector: "GOV", Description: "mayor", Mentions: []sayso.Mention{mention(first[0], sayso.FormName)}},
		{ID: "p2", Name: "two officials", Kind: sayso.EntityGroup, Mentions: []sayso.Mention{mention(first[1], sayso.FormNominal)}},
	}
	for i := range rec.Attributions {
		rec.Attributions[i].Speaker = nil
	}
	text := string(Text(rec, TextOptions{}))
	if !strings.Contains(text, "1 entity (and 1 only described, once)\n p1  <b>Holm · person · NOR GOV · mayor · 1 mention\n") || strings.Contains(text, "two officials ·") {
		t.Errorf("the list is missing in\n%s", text)
	}
	got := page(t, rec)
	for _, want := range []string{`<li dir="auto" data-e="1" tabindex="0">&lt;b&gt;Holm · person`, ` data-e="1">` + first[0]} {
		if !strings.Contains(got, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if strings.Contains(got, "<b>Holm") {
		t.Error("a name became markup")
	}
	if got := string(Text(sample(t), TextOptions{})); strings.Contains(got, "entit") {
		t.Error("a list of nobody")
	}
}
