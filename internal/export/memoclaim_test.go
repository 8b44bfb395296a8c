package export

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"sayso"
)

// paid is the claim that the port paid, in two articles, with a voice of every column but two.
func paid(t *testing.T) (*sayso.Claim, Records) {
	later := "Nordline later said it had reportedly paid.\n\nThe palace did not confirm that the port had paid."
	recs := map[string]*sayso.Record{"ferry": full(t),
		"later": {Article: (&sayso.Article{ID: "later", Title: "A payment", Published: sayso.Published{Value: "2026-03-09", Basis: sayso.BasisGiven}, Text: later}).Identified(),
			Sentences: []sayso.Span{{Start: 0, End: strings.Index(later, "\n")}}}}
	passage := func(id, words string, n int) sayso.Passage {
		return sayso.PassageOf(recs[id].Article, at(t, recs[id].Article.Text, words, n))
	}
	port := passage("ferry", "the port\tof Ostervik had paid 4 million crowns", 1)
	c := &sayso.Claim{ID: "ferry/a4", Wording: port, Kind: sayso.ClaimFact, First: "ferry/a4", Independent: 1,
		Voices: []sayso.Voice{
			{ID: "ferry/a4", Article: "ferry", Attribution: "a4", Name: "two officials", Stance: sayso.VoiceAsserts, Words: port, Level: sayso.LevelUnnamedPlural,
				Date: "2026-03-04", Origin: "ferry", Chain: []string{"two officials", "The Tidewater Courier"}},
			{ID: "ferry/a5", Article: "ferry", Attribution: "a5", Name: "Nordline", Stance: sayso.VoiceDenies, Words: passage("ferry", "it had paid", 1),
				Level: sayso.LevelNamedInstitution, Date: "2026-03-04", Origin: "ferry"},
			{ID: "later/a1", Article: "later", Attribution: "a1", Name: "Nordline", Stance: sayso.VoiceAsserts, Words: passage("later", "it had reportedly paid", 1),
				Level: sayso.LevelNamedInstitution, Date: "2026-03-09", Origin: "later", Hedges: []sayso.Passage{passage("later", "reportedly", 1)}},
			{ID: "later/a2", Article: "later", Attribution: "a2", Stance: sayso.VoiceDoesNotConfirm, Words: passage("later", "the port had paid", 1), Origin: "later"},
		},
		Wordings: []sayso.Wording{{Voice: "ferry/a4", Words: port}, {Voice: "later/a2", Words: passage("later", "the port had paid", 1),
			DroppedHedges: []sayso.Passage{passage("later", "reportedly", 1)}}},
		Origins: []sayso.Corroboration{{Origin: "ferry", Roots: []string{"two officials", "Nordline"}, Voices: []string{"ferry/a4", "ferry/a5"}},
			{Origin: "later", Roots: []string{""}, Voices: []string{"later/a1", "later/a2"}}},
		Tensions: []sayso.Tension{{Kind: sayso.TensionPolarity, Here: port, There: passage("ferry", "denied", 1), Voices: [2]string{"ferry/a4", "ferry/a5"},
			Words: "One says that it was paid, one that it was not.", Question: "Who is \"it\"?"}},
		Summary: sayso.Summary{Articles: 2, Origins: 2, Oldest: "2026-03-04", Newest: "2026-03-09", Gaps: []string{"no voice names a document"}},
	}
	return c, func(id string) (*sayso.Record, error) {
		if recs[id] == nil {
			return nil, &sayso.Error{Code: sayso.ErrUnknown, Place: id, Msg: "no such article"}
		}
		return recs[id], nil
	}
}

func TestMemoOfClaim(t *testing.T) {
	c, record := paid(t)
	m, err := MemoOfClaim(c, record, "")
	if err != nil {
		t.Fatal(err)
	}
	var page, file bytes.Buffer
	if err := errors.Join(MemoHTML(&page, m), MemoPDF(&file, m)); err != nil {
		t.Fatal(err)
	}
	_, main, _ := strings.Cut(page.String(), "<main>")
	golden(t, "memo-claim.html", []byte(main))
	if got := pdfText(t, file.Bytes()); !strings.Contains(got, "Who did not confirm it") || strings.Contains(got, "Who rejects it") {
		t.Errorf("%s", got)
	}
	titles := map[string]MemoSection{}
	for _, s := range m.Sections {
		titles[s.Title] = s
	}
	// "Did not confirm" is no denial.
	if n := len(titles["Who denies it"].Lines); n != 1 || len(titles["Who did not confirm it"].Lines) != 1 || len(titles["Who says so"].Lines) != 2 {
		t.Errorf("%d denials", n)
	}
}

func TestMemoOfClaimFaults(t *testing.T) {
	for _, spoil := range []func(*sayso.Claim){
		func(c *sayso.Claim) { c.Voices[1].Words.Article = "gone" },
		func(c *sayso.Claim) { c.Voices[1].Words.Start++ },
		func(c *sayso.Claim) { c.Wording.End = 1 << 30 },
	} {
		c, record := paid(t)
		spoil(c)
		_, err := MemoOfClaim(c, record, "")
		var coded *sayso.Error
		if !errors.As(err, &coded) || coded.Code != sayso.ErrUnknown && coded.Code != sayso.ErrOffset {
			t.Errorf("%v", err)
		}
	}
}

func TestSchemaClaim(t *testing.T) {
	c, record := paid(t)
	var b bytes.Buffer
	if err := SchemaClaim(&b, c, record); err != nil {
		t.Fatal(err)
	}
	_, nodes := graph(t, b.Bytes())
	claim := nodes["urn:x-sayso:claim:ferry%2Fa4"]
	review := nodes["urn:x-sayso:claim:ferry%2Fa4.review"]
	ferry := articleIRI(full(t).Article)
	if got := linked(claim, "appearance"); len(got) != 2 || !slices.Contains(got, ferry) || !slices.Equal(linked(claim, "firstAppearance"), []string{ferry}) {
		t.Errorf("%v", claim)
	}
	if v, there := review["reviewRating"]; !there || v != nil || len(nodes) != 4 || len(claim["author"].([]any)) != 1 || len(claim["creditText"].([]any)) != 1 {
		t.Errorf("%v", nodes)
	}
}
