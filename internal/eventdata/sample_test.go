package eventdata

import (
	"strings"
	"testing"

	"sayso"
)

// sampleText is an invented article with what is hard for columns: two on one side, parties that meet, a plan, a day that is none, a place
// that is a country, one from another sentence, a tab, straight quotation marks and an emoji before everything.
const sampleText = `😀 Harbour talks

Troops of Norland seized "Radio	Quay" in Port Sael on 4 August 2025. They beat two guards there.

Ministers of Norland and Valmora met in France before Friday. The presidents spoke by telephone on 5 August 2025. Norland will lift the blockade.

Valmora fined Norland on Tuesday.
`

// sample is the record that a careful reader would make of it.
func sample(t testing.TB) *sayso.Record {
	t.Helper()
	span := func(words string, n int) sayso.Span {
		start := 0
		for i := 1; ; i++ {
			k := strings.Index(sampleText[start:], words)
			if k < 0 {
				t.Fatalf("%q does not occur %d times", words, n)
			}
			if start += k; i == n {
				return sayso.Span{Start: start, End: start + len(words)}
			}
			start++
		}
	}
	who := func(words string, n int, country, sector string) sayso.Participant {
		return sayso.Participant{Span: span(words, n), Country: country, Sector: sector}
	}
	certain := []sayso.Factuality{{AccordingTo: sayso.VoiceArticle, Certainty: sayso.CertaintyCertain, Polarity: sayso.PolarityPositive}}
	open := []sayso.Factuality{{AccordingTo: sayso.VoiceArticle, Certainty: sayso.CertaintyUnknown, Polarity: sayso.PolarityUnknown}}
	events := []sayso.Event{
		{ID: "e1", Trigger: span("seized", 1), Type: sayso.EventCoerce, Mode: "seize", Quad: 4, Score: -7,
			Actors: []sayso.Participant{who("Troops of Norland", 1, "NOR", "MIL")}, Recipients: []sayso.Participant{who("\"Radio\tQuay\"", 1, "XKX", "JRN")},
			Factuality: certain, Status: sayso.StatusHappened, Place: "p1", PlaceBasis: sayso.EventByText, Date: "t1", DateBasis: sayso.EventByText, Confidence: 0.87},
		{ID: "e2", Trigger: span("beat", 1), Type: sayso.EventAssault, Mode: "beat", Quad: 4, Score: -7.5, Contexts: []sayso.Context{"legal", "military"},
			Actors: []sayso.Participant{who("Troops of Norland", 1, "NOR", "MIL")}, Recipients: []sayso.Participant{who("two guards", 1, "", "")},
			Factuality: certain, Status: sayso.StatusHappened, Place: "p1", PlaceBasis: sayso.EventByCarrying, Date: "t1", DateBasis: sayso.EventByCarrying},
		{ID: "e3", Trigger: span("met", 1), Type: sayso.EventConsult, Quad: 1, Score: 2.5, Factuality: certain, Status: sayso.StatusHappened,
			Actors: []sayso.Participant{who("Ministers of Norland", 1, "NOR", "GOV"), who("Valmora", 1, "MEX", "GOV")},
			Place:  "p2", PlaceBasis: sayso.EventByText, Date: "t2", DateBasis: sayso.EventByText},
		{ID: "e4", Trigger: span("spoke", 1), Mentions: []sayso.Span{span("talks", 1)}, Type: sayso.EventConsult, Mode: "phone", Quad: 1, Score: 1.5,
			Factuality: certain, Status: sayso.StatusHappened, PlaceBasis: sayso.EventByNone, Date: "t3", DateBasis: sayso.EventByText},
		{ID: "e5", Trigger: span("lift", 1), Type: sayso.EventConcede, Quad: 1, Score: 4.5, Factuality: open, Status: sayso.StatusPlanned,
			Actors: []sayso.Participant{who("Norland", 3, "NOR", "")}, PlaceBasis: sayso.EventByNone, DateBasis: sayso.EventByNone},
		{ID: "e6", Trigger: span("fined", 1), Type: sayso.EventSanction, Quad: 4, Score: -6, Factuality: certain, Status: sayso.StatusHappened,
			Actors: []sayso.Participant{who("Valmora", 2, "MEX", "")}, Recipients: []sayso.Participant{who("Norland", 4, "NOR", "")},
			PlaceBasis: sayso.EventByNone, Date: "t4", DateBasis: sayso.EventByText},
	}
	for i := range events {
		events[i].AccordingTo = sayso.VoiceArticle
	}
	a := (&sayso.Article{ID: "quay-7", Title: "Harbour talks", Publisher: "The Quay", URL: "https://www.quay.example/7",
		Published: sayso.Published{Value: "2025-08-09", Basis: sayso.BasisMetadata}, Text: sampleText}).Identified()
	rec := &sayso.Record{Engine: sayso.Engine{Version: "v0", Model: "by hand", Lexicons: "none"}, Article: a, Events: events,
		Parts: []sayso.Part{{Span: span("😀 Harbour talks", 1), Kind: sayso.PartHeadline}},
		Places: []sayso.Place{
			{ID: "p1", Span: span("Port Sael", 1), Name: "Port Sael", Country: "XKX", Admin1: "Sael", GeoNames: 77, Lat: 42.5, Lon: 20.25, Precision: sayso.PrecisionCity, Basis: sayso.PlaceByName},
			{ID: "p2", Span: span("France", 1), Name: "France", Country: "FRA", GeoNames: 3017382, Lat: 46, Lon: 2, Precision: sayso.PrecisionCountry, Basis: sayso.PlaceByName}},
		Times: []sayso.Time{
			{ID: "t1", Span: span("4 August 2025", 1), Type: sayso.TimeDate, Value: "2025-08-04"},
			{ID: "t2", Span: span("before Friday", 1), Type: sayso.TimeDate, Value: "2025-08-08", Mod: sayso.TimeBefore},
			{ID: "t3", Span: span("5 August 2025", 1), Type: sayso.TimeDate, Value: "2025-08-05"},
			{ID: "t4", Span: span("Tuesday", 1), Type: sayso.TimeDate, Value: "XXXX-WXX-2"}},
		Entities: []sayso.Entity{{ID: "p1", Name: "Norland; Kingdom", Kind: sayso.EntityOrganization}}}
	start := 0
	for i, c := range sampleText {
		if c == '\n' && i > start {
			rec.Paragraphs = append(rec.Paragraphs, sayso.Span{Start: start, End: i})
		}
		if c == '\n' {
			start = i + 1
		}
	}
	for _, p := range rec.Paragraphs {
		at := p.Start
		for i := p.Start; i < p.End; i++ {
			if i+1 == p.End || strings.HasPrefix(sampleText[i:], ". ") {
				rec.Sentences = append(rec.Sentences, sayso.Span{Start: at, End: i + 1})
				at = i + 2
			}
		}
	}
	if err := rec.Check(); err != nil {
		t.Fatal(err)
	}
	return rec
}
