package entity

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sayso"
	"sayso/internal/nlp"
	"sayso/internal/nlp/nlptest"
)

func mentionOf(text, words string, f sayso.Form) sayso.Mention {
	at := strings.Index(text, words)
	return sayso.Mention{Span: sayso.Span{Start: at, End: at + len(words)}, Form: f}
}

// Without the layers of a model those who speak are the entities, renumbered, and their attributions follow.
func TestFindWithoutLayers(t *testing.T) {
	const text = "Officials met Edda Lund. Lund said no."
	attrs := []sayso.Attribution{{ID: "a1", Speaker: &sayso.Speaker{Entity: "p2", Name: "Edda Lund"}}, {ID: "a2", Speaker: &sayso.Speaker{Entity: "p1", Name: "officials"}}}
	got := New().Find(nlptest.Doc(text), Input{
		Speakers: []sayso.Entity{
			{ID: "p2", Name: "Edda Lund", Kind: sayso.EntityPerson, Mentions: []sayso.Mention{mentionOf(text, "Edda Lund", sayso.FormName)}},
			{ID: "p1", Name: "officials", Kind: sayso.EntityGroup, Mentions: []sayso.Mention{mentionOf(text, "Officials", sayso.FormNominal)}},
		},
		Attributions: attrs,
	})
	if len(got) != 2 || got[0].Name != "officials" || got[0].ID != "p1" || got[1].ID != "p2" || attrs[0].Speaker.Entity != "p2" || attrs[1].Speaker.Entity != "p1" {
		t.Errorf("%+v, %+v %+v", got, attrs[0].Speaker, attrs[1].Speaker)
	}
}

// A country is one with the word for its people; a name that nobody speaks by is there too; “Friday” is not.
func TestFindNames(t *testing.T) {
	const text = "On Friday Ghana thanked Greta Holm. The Ghanaian army left."
	doc := nlptest.Doc(text)
	doc.Names = []nlp.Name{{Range: nlp.Range{Start: 1, End: 2}, Kind: nlp.NameDate}, {Range: nlp.Range{Start: 2, End: 3}, Kind: nlp.NamePlace}, {Range: nlp.Range{Start: 4, End: 6}, Kind: nlp.NamePerson}}
	place := func(words string, basis sayso.PlaceBasis) sayso.Place {
		return sayso.Place{Span: mentionOf(text, words, "").Span, Name: "Ghana", Country: "GHA", Precision: sayso.PrecisionCountry, Basis: basis}
	}
	got := New().Find(doc, Input{
		Silent: []sayso.Entity{{Name: "Friday", Kind: sayso.EntityOther, Mentions: []sayso.Mention{mentionOf(text, "Friday", sayso.FormName)}}},
		Places: []sayso.Place{place("Ghana", sayso.PlaceByName), place("Ghanaian", sayso.PlaceByDemonym)},
	})
	if len(got) != 2 || got[0].Name != "Ghana" || len(got[0].Mentions) != 2 || got[0].Country != "GHA" || got[1].Name != "Greta Holm" || got[1].Kind != sayso.EntityPerson {
		t.Errorf("%+v", got)
	}
}

// Thousands of names take no longer than they must.
func TestFindMany(t *testing.T) {
	var text strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&text, "Ann%d Lund said it. ", i)
	}
	doc := nlptest.Doc(text.String())
	doc.Names = []nlp.Name{}
	for i := range doc.Tokens {
		if strings.HasPrefix(doc.Word(nlp.TokenID(i)), "Ann") {
			doc.Names = append(doc.Names, nlp.Name{Range: nlp.Range{Start: nlp.TokenID(i), End: nlp.TokenID(i + 2)}, Kind: nlp.NamePerson})
		}
	}
	start := time.Now()
	if got := New().Find(doc, Input{}); len(got) != 4000 {
		t.Errorf("%d entities", len(got))
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("took %v", d)
	}
}
