package export

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"sayso"
)

// fullText is an invented article in which what exports find hard stands close together: a quotation that crosses paragraphs,
// words that repeat, an emoji before them, accents, markup, tabs, a denial and a report inside a report.
const fullText = "OSTERVIK — The ferry strike is over 🚢, Minister Zoë Brandt said on Tuesday.\r\n\r\n" +
	"“We did not pay,” she told reporters.\r\n“We did not <pay> & we will not,\r\n\r\n“not now, not ever.”\r\n\r\n" +
	"The Tidewater Courier reported that two officials said the port\tof Ostervik had paid 4 million crowns. Nordline denied that it had paid.\r\n\r\n" +
	"“But for what?”\r\n\r\n" +
	"A spokesman for the union declined to comment. According to port records, crews rejected the offer in May.\r\n"

// full is the record a careful reader would make of fullText, with something of every kind.
func full(t testing.TB) *sayso.Record {
	t.Helper()
	nth := func(words string, n int) sayso.Span { return at(t, fullText, words, n) }
	span := func(words string) sayso.Span { return nth(words, 1) }
	ptr := func(words string, n int) *sayso.Span { s := nth(words, n); return &s }
	a := (&sayso.Article{
		ID: "ferry", Title: "Ferry strike over, minister says", Publisher: "The Quay", Authors: []string{"Ada Quill"},
		URL: "https://quay.example/ferry?a=1&b=2", Language: "en",
		Published: sayso.Published{Value: "2026-03-04", Basis: sayso.BasisMetadata}, Text: fullText,
	}).Identified()
	brandt := &sayso.Speaker{Entity: "x1", Name: "Zoë Brandt"}
	block := sayso.Span{Start: nth("“We did not", 2).Start, End: span("not ever.”").End}
	it := nth("it had", 1)
	it.End = it.Start + len("it")
	rec := &sayso.Record{
		Engine:  sayso.Engine{Version: "v0", Model: "by hand", Lexicons: "none"},
		Article: a,
		Quotations: []sayso.Quotation{
			{ID: "q1", Span: span("“We did not pay,”"), Inner: span("We did not pay,"), Kind: sayso.QuotationSpeech, Attribution: "a2"},
			{ID: "q2", Span: block, Inner: sayso.Span{Start: block.Start + 3, End: block.End - 3}, Kind: sayso.QuotationSpeech, Attribution: "a2"},
			{ID: "q3", Span: span("“But for what?”"), Inner: span("But for what?"), Kind: sayso.QuotationSpeech, Attribution: "a6"},
		},
		Attributions: []sayso.Attribution{
			{ID: "a1", Source: []sayso.Span{span("Minister Zoë Brandt")}, Cue: ptr("said", 1), Kind: sayso.KindIndirect, Speaker: brandt,
				Content: []sayso.Span{span("The ferry strike is over 🚢")}, Level: sayso.LevelNamedPerson, Stance: sayso.StanceAsserts,
				Time: ptr("Tuesday", 1), Confidence: sayso.Confidence{All: 0.934, Cue: 0.99, Source: 0.97, Content: 0.95}},
			{ID: "a2", Source: []sayso.Span{span("she")}, Cue: ptr("told", 1), Kind: sayso.KindDirect, Speaker: brandt, Quotations: []string{"q1", "q2"},
				Content: []sayso.Span{span("“We did not pay,”"), block}, Level: sayso.LevelNamedPerson, Stance: sayso.StanceDenies,
				Addressee: ptr("reporters", 1), Confidence: sayso.Confidence{All: 0.91}},
			{ID: "a3", Source: []sayso.Span{span("The Tidewater Courier")}, Cue: ptr("reported", 1), Kind: sayso.KindIndirect,
				Speaker: &sayso.Speaker{Entity: "x2", Name: "The Tidewater Courier"}, Level: sayso.LevelNamedMedia, Stance: sayso.StanceAsserts,
				Content: []sayso.Span{span("two officials said the port\tof Ostervik had paid 4 million crowns")}, Confidence: sayso.Confidence{All: 0.88}},
			{ID: "a4", Source: []sayso.Span{span("two officials")}, Cue: ptr("said", 2), Kind: sayso.KindIndirect, Parent: "a3", People: 2,
				Speaker: &sayso.Speaker{Entity: "x4", Name: "two officials"}, Level: sayso.LevelUnnamedPlural, Stance: sayso.StanceAsserts,
				Content: []sayso.Span{span("the port\tof Ostervik had paid 4 million crowns")}, Confidence: sayso.Confidence{All: 0.8}},
			{ID: "a5", Source: []sayso.Span{span("Nordline")}, Cue: ptr("denied", 1), Kind: sayso.KindIndirect,
				Speaker: &sayso.Speaker{Entity: "x3", Name: "Nordline"}, Level: sayso.LevelNamedInstitution, Stance: sayso.StanceDenies,
				Content: []sayso.Span{nth("it had paid", 1)}, Confidence: sayso.Confidence{All: 0.9}},
			{ID: "a6", Content: []sayso.Span{span("“But for what?”")}, Kind: sayso.KindDirect, Level: sayso.LevelUnexpressed, Stance: sayso.StanceAsks,
				Quotations: []string{"q3"}},
			{ID: "a7", Source: []sayso.Span{span("A spokesman for the union")}, Cue: ptr("declined to comment", 1), Kind: sayso.KindNone,
				Level: sayso.LevelUnnamedPerson, Stance: sayso.StanceDeclinesComment, Confidence: sayso.Confidence{All: 0.97}},
			{ID: "a8", Source: []sayso.Span{span("port records")}, Cue: ptr("According to", 1), Kind: sayso.KindIndirect,
				Level: sayso.LevelDocumentOrData, Stance: sayso.StanceAsserts, Content: []sayso.Span{span("crews rejected the offer in May")},
				Confidence: sayso.Confidence{All: 0.86}},
		},
		Entities: []sayso.Entity{
			{ID: "x1", Name: "Zoë Brandt", Kind: sayso.EntityPerson, Description: "Minister", Country: "NOR", Sector: "GOV", Mentions: []sayso.Mention{
				{Span: span("Minister Zoë Brandt"), Form: sayso.FormName}, {Span: span("she"), Form: sayso.FormPronoun}}},
			{ID: "x2", Name: "The Tidewater Courier", Kind: sayso.EntityOrganization, Sector: "MED", Mentions: []sayso.Mention{
				{Span: span("The Tidewater Courier"), Form: sayso.FormName}}},
			{ID: "x3", Name: "Nordline", Kind: sayso.EntityOrganization, Sector: "BUS", Wikidata: "Q42", Mentions: []sayso.Mention{
				{Span: span("Nordline"), Form: sayso.FormName}, {Span: it, Form: sayso.FormPronoun}}},
			{ID: "x4", Name: "two officials", Kind: sayso.EntityGroup, Mentions: []sayso.Mention{{Span: span("two officials"), Form: sayso.FormNominal}}},
			{ID: "x5", Name: "Ostervik", Kind: sayso.EntityPlace, Country: "NOR", Mentions: []sayso.Mention{
				{Span: span("the port\tof Ostervik"), Form: sayso.FormName}}},
			{ID: "x6", Name: "crews", Kind: sayso.EntityGroup, Sector: "LAB", Mentions: []sayso.Mention{{Span: span("crews"), Form: sayso.FormNominal}}},
		},
		Events: []sayso.Event{
			{ID: "e1", Trigger: span("rejected"), Type: sayso.EventReject, Quad: 3, Score: -4, Status: sayso.StatusReportedOnly, AccordingTo: "a8",
				Actors:     []sayso.Participant{{Span: span("crews"), Entity: "x6", Sector: "LAB"}},
				Recipients: []sayso.Participant{{Span: span("Nordline"), Entity: "x3", Sector: "BUS"}},
				Factuality: []sayso.Factuality{{AccordingTo: sayso.VoiceArticle, Certainty: sayso.CertaintyUnknown, Polarity: sayso.PolarityUnknown},
					{AccordingTo: "a8", Certainty: sayso.CertaintyCertain, Polarity: sayso.PolarityPositive}},
				Date: "t2", DateBasis: sayso.EventByText, PlaceBasis: sayso.EventByNone, Confidence: 0.7},
			{ID: "e2", Trigger: span("strike"), Type: sayso.EventProtest, Mode: "strike", Contexts: []sayso.Context{"labor"}, Quad: 3, Score: -6,
				Status: sayso.StatusHappened, AccordingTo: sayso.VoiceArticle, Place: "p1", PlaceBasis: sayso.EventByCarrying, DateBasis: sayso.EventByNone,
				Actors:     []sayso.Participant{{Span: span("crews"), Entity: "x6", Sector: "LAB"}},
				Factuality: []sayso.Factuality{{AccordingTo: sayso.VoiceArticle, Certainty: sayso.CertaintyCertain, Polarity: sayso.PolarityPositive}}},
		},
		Times: []sayso.Time{
			{ID: "t1", Span: span("Tuesday"), Type: sayso.TimeDate, Value: "2026-03-03", Anchor: sayso.AnchorPublished, Direction: sayso.TimePast},
			{ID: "t2", Span: span("May"), Type: sayso.TimeDate, Value: "2025-05"},
		},
		Places: []sayso.Place{{ID: "p1", Span: span("OSTERVIK"), Name: "Ostervik", Country: "NOR", Lat: 59.5, Lon: 5.25,
			Precision: sayso.PrecisionCity, Basis: sayso.PlaceByName}},
		Quantities: []sayso.Quantity{{ID: "n1", Span: span("4 million crowns"), Kind: sayso.QuantityMoney, Value: "4000000", Unit: "crown"}},
		Unsourced:  []sayso.Span{},
	}
	for start := 0; start < len(fullText); {
		end := start + strings.Index(fullText[start:], "\r\n")
		if end > start {
			rec.Paragraphs = append(rec.Paragraphs, sayso.Span{Start: start, End: end})
		}
		start = end + 2
	}
	rec.Sentences = rec.Paragraphs
	if err := rec.Check(); err != nil {
		t.Fatal(err)
	}
	return rec
}

// document writes a record in a format in its own unit.
func document(t testing.TB, name string, rec *sayso.Record) []byte {
	t.Helper()
	f, ok := FormatOf(name)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	var b bytes.Buffer
	if err := f.Document(&b, rec, ""); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A shelf keeps the files of an output in memory.
type shelf map[string]*bytes.Buffer

func (s shelf) create(name string) (io.WriteCloser, error) {
	s[name] = &bytes.Buffer{}
	return keepOpen{s[name]}, nil
}

// files writes records in a format as files.
func files(t testing.TB, name string, opts Options, recs ...*sayso.Record) shelf {
	t.Helper()
	f, ok := FormatOf(name)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	s := shelf{}
	w, err := f.Files(s.create, opts)
	if err != nil {
		t.Fatal(err)
	}
	for _, rec := range recs {
		if err := w.Write(rec); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return s
}
