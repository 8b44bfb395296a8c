package sayso

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"
)

// recordText has, before each span that is tested, characters on which the three units differ, and what JSON and
// HTML encoders like to escape.
const recordText = "Zoë 😀 <Brandt> said:\r\n“Nein & no\u2028,” she told us.\t\u202Eend"

func spanOf(t testing.TB, words string) Span {
	t.Helper()
	i := strings.Index(recordText, words)
	if i < 0 {
		t.Fatalf("no %q", words)
	}
	return Span{i, i + len(words)}
}

// fullRecord has a value in every field.
func fullRecord(t testing.TB) *Record {
	at := func(words string) *Span { s := spanOf(t, words); return &s }
	a := (&Article{
		Title: "T", Publisher: "P", Authors: []string{"Ada Brück"}, Extraction: &Extraction{"html/1", "text/html", "00ff", "Morning Wire"}, URL: "https://x.example/?a=1&b=2", Language: "en",
		Published: Published{"2026-03-04", BasisGiven}, Text: recordText,
	}).Identified()
	return &Record{
		Engine:     Engine{"v1", "reader", "none"},
		Article:    a,
		Paragraphs: []Span{{0, len(recordText)}},
		Sentences:  []Span{spanOf(t, "Zoë 😀 <Brandt> said:"), spanOf(t, "“Nein & no\u2028,” she told us.")},
		Parts:      []Part{{spanOf(t, "Zoë"), PartLabel}},
		Quotations: []Quotation{{"q1", spanOf(t, "“Nein & no\u2028,”"), spanOf(t, "Nein & no\u2028,"), QuotationSpeech, "q0", "a1"}},
		Attributions: []Attribution{
			{
				ID: "a1", Source: []Span{spanOf(t, "Zoë"), spanOf(t, "she")}, Cue: at("told"), Content: []Span{spanOf(t, "“Nein & no\u2028,”")},
				Complementiser: at(":"), Kind: KindDirect, Speaker: &Speaker{"n1", "Zoë Brandt"}, Level: LevelNamedPerson,
				Parent: "a2", Stance: StanceRejects, Addressee: at("us"), Medium: at("said"), Time: at("end"), Place: at("<"), Terms: at("&"), Standing: at("told"), People: 2, Carried: []Circumstance{CircumstanceMedium},
				Quotations: []string{"q1"}, Repeats: "a2", Occasion: "a2", Confidence: Confidence{0.91237, 0.99, 0.98, 1},
			},
			{ID: "a2", Source: []Span{}, Content: []Span{}, Kind: KindNone, Carried: []Circumstance{}, Quotations: []string{}},
		},
		Events: []Event{
			{
				ID: "e1", Trigger: spanOf(t, "said"), Mentions: []Span{spanOf(t, "told")}, Type: EventReject, Mode: "yield", Contexts: []Context{"election", "military"},
				Quad: 3, Score: -2.5, Actors: []Participant{{Span: spanOf(t, "Zoë"), Entity: "n1", Country: "DEU", Sector: "GOV", Counts: new(spanOf(t, "us"))}}, Recipients: []Participant{{Span: spanOf(t, "us")}},
				Factuality: []Factuality{{VoiceArticle, CertaintyUnknown, PolarityUnknown}, {"a1", CertaintyProbable, PolarityNegative}},
				Status:     StatusRuledOut, AccordingTo: "a1", Place: "p1", PlaceBasis: EventByCarrying, Date: "t1", DateBasis: EventByText,
				Evidence: []Evidence{{"type", "model", at("said")}, {"status", "negation: not", nil}}, Confidence: 0.75,
			},
			{ID: "e2", Trigger: spanOf(t, "end"), Mentions: []Span{}, Type: EventAid, Contexts: []Context{}, Quad: 2, Score: 10, Actors: []Participant{},
				Recipients: []Participant{}, Factuality: []Factuality{{VoiceArticle, CertaintyCertain, PolarityPositive}}, Status: StatusHappened,
				AccordingTo: VoiceArticle, PlaceBasis: EventByNone, DateBasis: EventByPublished, Evidence: []Evidence{}},
		},
		Entities: []Entity{
			{"n1", "Zoë Brandt", EntityPerson, "d", "DEU", "GOV", []Mention{{spanOf(t, "Zoë"), FormName}, {spanOf(t, "she"), FormPronoun}}, "Q1"},
			{ID: "n2", Name: "an aide", Kind: EntityOther, Mentions: []Mention{{spanOf(t, "us"), FormNominal}}},
		},
		Times: []Time{
			{"t1", spanOf(t, "Zoë"), TimeSet, "P1D", TimeApprox, "EVERY", "2X", "-04:00", AnchorPublished, TimePast},
			{ID: "t2", Span: spanOf(t, "us"), Type: TimeDate, Anchor: "t1"},
		},
		Places: []Place{
			{ID: "p1", Span: spanOf(t, "us"), Name: "United States", Country: "USA", Admin1: "Ohio", GeoNames: 6252001, Lat: 39.76, Lon: -98.5,
				Precision: PrecisionCountry, Basis: PlaceByMetonym, Body: "government"},
			{ID: "p2", Span: spanOf(t, "us"), Basis: PlaceByName, Unresolved: PlaceAmbiguous},
		},
		Quantities: []Quantity{
			{"n1", spanOf(t, "Brandt"), QuantityCount, "8", "1/3", "8.5", "percent", at("told"), ComparisonMoreThan, true, DirectionUp, at("us"), "n2", []Missing{MissingValue}},
			{ID: "n2", Span: spanOf(t, "us"), Kind: QuantityNumber, Missing: []Missing{}},
		},
		Notes:     []Note{{NoteSlip, spanOf(t, "Zoë"), "look"}},
		Unsourced: []Span{spanOf(t, "😀")},
		Warnings:  []Warning{{WarnControl, spanOf(t, "\u202E"), "m"}, {WarnEmpty, Span{}, "n"}},
	}
}

// checkSpans counts on its own, in runes and in UTF-16 units, and holds every span in v against the text.
func checkSpans(t *testing.T, v any, unit Offsets) (n int) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			n += checkSpans(t, e, unit)
		}
	case map[string]any:
		if start, ok := v["start"].(float64); ok {
			if got := slice(recordText, int(start), int(v["end"].(float64)), unit); got != v["text"] {
				t.Errorf("%s %v: %q is not %q", unit, v["start"], got, v["text"])
			}
			n++
		}
		for _, e := range v {
			n += checkSpans(t, e, unit)
		}
	}
	return n
}

func slice(text string, start, end int, unit Offsets) string {
	switch unit {
	case OffsetsCodePoints:
		return string([]rune(text)[start:end])
	case OffsetsUTF16:
		return string(utf16.Decode(utf16.Encode([]rune(text))[start:end]))
	}
	return text[start:end]
}

func TestMarshalRecord(t *testing.T) {
	for _, unit := range []Offsets{"", OffsetsBytes, OffsetsCodePoints, OffsetsUTF16} {
		data, err := MarshalRecord(fullRecord(t), MarshalOptions{Offsets: unit, WithText: true})
		if err != nil {
			t.Fatal(err)
		}
		var v map[string]any
		if err := json.Unmarshal(data, &v); err != nil {
			t.Fatal(err)
		}
		if unit == "" {
			unit = OffsetsCodePoints
		}
		if v["offsets"] != string(unit) || v["article"].(map[string]any)["text"] != recordText {
			t.Errorf("offsets %v, article %v", v["offsets"], v["article"])
		}
		if n := checkSpans(t, v, unit); n != 38 {
			t.Errorf("%s: %d spans, want 38", unit, n)
		}
		if bytes.ContainsAny(data, "\n") || bytes.Contains(data, []byte(`\u003c`)) || bytes.Contains(data, []byte(`\u0026`)) {
			t.Errorf("line ends or HTML escapes in %s", data)
		}
		again, err := MarshalRecord(fullRecord(t), MarshalOptions{Offsets: unit, WithText: true})
		if err != nil || !bytes.Equal(data, again) {
			t.Errorf("not the same bytes twice: %v", err)
		}
	}
}

// TestRoundTrip: a record comes back as it was, from any unit, with the text inside or beside it.
func TestRoundTrip(t *testing.T) {
	want := fullRecord(t)
	want.Attributions[0].Confidence.All = 0.9124 // four places are written
	for _, unit := range []Offsets{OffsetsBytes, OffsetsCodePoints, OffsetsUTF16} {
		for _, withText := range []bool{true, false} {
			data, err := MarshalRecord(fullRecord(t), MarshalOptions{unit, withText})
			if err != nil {
				t.Fatal(err)
			}
			text := recordText
			if withText {
				text = ""
			}
			got, err := UnmarshalRecord(data, text)
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s, text inside %v: %v\ngot  %+v\nwant %+v", unit, withText, err, got, want)
			}
		}
	}
}

// TestEmptyRecord pins the bytes of a record in which nothing is known: nulls and lists, no field left out.
func TestEmptyRecord(t *testing.T) {
	got, err := MarshalRecord(&Record{Article: &Article{}}, MarshalOptions{})
	want := `{"schema":"sayso.record/1","engine":{"version":"","model":"","lexicons":""},"offsets":"codepoints",` +
		`"article":{"id":"e3b0c44298fc1c14","sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",` +
		`"title":null,"publisher":null,"authors":[],"url":null,"language":null,"published":{"value":null,"basis":"none"},"extraction":null,"paragraphs":[],"sentences":[],"parts":[]},` +
		`"quotations":[],"attributions":[],"events":[],"entities":[],"times":[],"places":[],"quantities":[],"unsourced":[],"notes":[],"warnings":[]}`
	if err != nil || string(got) != want {
		t.Errorf("%v\ngot  %s\nwant %s", err, got, want)
	}
}

func code(err error) Code {
	var coded *Error
	if errors.As(err, &coded) {
		return coded.Code
	}
	return ""
}

func TestMarshalRefuses(t *testing.T) {
	broken := func(s Span) *Record { return &Record{Article: &Article{Text: "é"}, Sentences: []Span{s}} }
	for _, c := range []struct {
		name string
		rec  *Record
		unit Offsets
		want Code
	}{
		{"unit", broken(Span{}), "chars", ErrUsage},
		{"text", &Record{Article: &Article{Text: "\xff"}}, "", ErrNotText},
		{"inside a character", broken(Span{0, 1}), OffsetsBytes, ErrInternal},
		{"outside", broken(Span{0, 3}), OffsetsUTF16, ErrInternal},
		{"backwards", broken(Span{2, 0}), "", ErrInternal},
	} {
		if _, err := MarshalRecord(c.rec, MarshalOptions{Offsets: c.unit}); code(err) != c.want {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func TestUnmarshalRefuses(t *testing.T) {
	data, err := MarshalRecord(fullRecord(t), MarshalOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, new, text string }{
		{"no JSON", `{"schema"`, `{"schema`, recordText},
		{"other schema", "record/1", "record/2", recordText},
		{"unknown unit", "codepoints", "chars", recordText},
		{"other text", "", "", recordText + " "},
		{"no text", "", "", ""},
		{"moved span", `{"start":15,"end":19`, `{"start":14,"end":19`, recordText},
		{"span outside", `{"start":15,"end":19`, `{"start":15,"end":999`, recordText},
		{"negative", `{"start":15,"end":19`, `{"start":-15,"end":19`, recordText},
		{"words changed", `"text":"told"`, `"text":"sold"`, recordText},
	} {
		changed := strings.Replace(string(data), c.old, c.new, 1)
		if c.old != "" && changed == string(data) {
			t.Fatalf("%s: nothing to change in %s", c.name, data)
		}
		if _, err := UnmarshalRecord([]byte(changed), c.text); code(err) != ErrRecord {
			t.Errorf("%s: got %v, want %s", c.name, err, ErrRecord)
		}
	}
}

func FuzzUnmarshalRecord(f *testing.F) {
	data, err := MarshalRecord(fullRecord(f), MarshalOptions{Offsets: OffsetsUTF16, WithText: true})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data, "")
	f.Add([]byte(`{"schema":"sayso.record/1","offsets":"bytes","article":{"text":"é","sha256":""},"unsourced":[{"start":1,"end":0}]}`), "é")
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		r, err := UnmarshalRecord(data, text)
		if err != nil {
			if code(err) != ErrRecord {
				t.Fatal(err)
			}
			return
		}
		if _, err := MarshalRecord(r, MarshalOptions{}); err != nil {
			t.Fatalf("read but not written: %v", err)
		}
	})
}
