package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"sayso"
)

func TestCitron(t *testing.T) {
	golden(t, "citron.json", document(t, "citron", full(t)))
}

// TestCitronReads: what Citron itself reads, by its own rules: code points in text, a cue, sources and contents for each quote.
func TestCitronReads(t *testing.T) {
	var d struct {
		Text   string
		Quotes []struct {
			Cue               point
			Sources, Contents []point
		}
		Groups [][]point `json:"coreference_groups"`
	}
	if err := json.Unmarshal(document(t, "citron", full(t)), &d); err != nil {
		t.Fatal(err)
	}
	runes := []rune(d.Text)
	n := 0
	see := func(list ...point) {
		for _, p := range list {
			n++
			if got := string(runes[p.Start:p.End]); got != p.Text {
				t.Errorf("%d to %d is %q, not %q", p.Start, p.End, got, p.Text)
			}
		}
	}
	for _, q := range d.Quotes {
		see(q.Cue)
		see(q.Sources...)
		see(q.Contents...)
	}
	for _, g := range d.Groups {
		see(g...)
	}
	if len(d.Quotes) != 7 || len(d.Groups) != 6 || n != 29 {
		t.Errorf("%d quotes, %d groups, %d spans", len(d.Quotes), len(d.Groups), n)
	}
}

// kept is what Citron's format keeps of a record.
func kept(rec *sayso.Record) *sayso.Record {
	a := *rec.Article
	a.Authors = nil
	out := &sayso.Record{Engine: rec.Engine, Article: &a}
	for _, b := range rec.Attributions {
		out.Attributions = append(out.Attributions, sayso.Attribution{ID: b.ID, Source: append([]sayso.Span{}, b.Source...), Cue: b.Cue,
			Content: append([]sayso.Span{}, b.Content...), Kind: b.Kind, Speaker: b.Speaker, Level: b.Level, Stance: b.Stance, Parent: b.Parent,
			Quotations: []string{}, Confidence: sayso.Confidence{All: b.Confidence.All}})
	}
	for _, e := range rec.Entities {
		e.Description, e.Country, e.Sector = "", "", ""
		out.Entities = append(out.Entities, e)
	}
	return out
}

func TestCitronRoundTrip(t *testing.T) {
	for _, unit := range []sayso.Offsets{sayso.OffsetsCodePoints, sayso.OffsetsBytes, sayso.OffsetsUTF16} {
		var b bytes.Buffer
		if err := Citron(&b, full(t), unit); err != nil {
			t.Fatal(err)
		}
		got, err := ReadCitron(b.Bytes(), "x.json")
		if err != nil {
			t.Fatal(err)
		}
		if want := kept(full(t)); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got\n%+v\nwant\n%+v", unit, got, want)
		}
	}
}

// TestReadCitron: a document as Citron's own annotator writes it, with nothing of ours.
func TestReadCitron(t *testing.T) {
	const text = `🚢 “No,” Roe said. He left.`
	_, err := ReadCitron([]byte(`{"text": "`+text+`", "quotes": [{"cue": {"start": 11, "end": 15, "text": "said"},
		"sources": [{"start": 7, "end": 10, "text": "Roe"}], "coreferences": [], "contents": [{"start": 2, "end": 7, "text": "“No,”"}], "confidence": "0.7500"}]}`), "x.json")
	if err == nil {
		t.Fatal("a source that overlaps its content's mark was taken for other words")
	}
	rec, err := ReadCitron([]byte(`{"text": "`+text+`", "quotes": [{"cue": {"start": 12, "end": 16, "text": "said"},
		"sources": [{"start": 8, "end": 11, "text": "Roe"}], "coreferences": [], "contents": [{"start": 2, "end": 7, "text": "“No,”"}], "confidence": "0.7500"}],
		"coreference_groups": [[{"start": 8, "end": 11}, {"start": 18, "end": 20}], []]}`), "x.json")
	if err != nil {
		t.Fatal(err)
	}
	a := rec.Attributions[0]
	if a.ID != "a1" || a.Kind != sayso.KindDirect || a.Content[0].In(text) != "“No,”" || a.Confidence.All != 0.75 {
		t.Errorf("%+v", a)
	}
	if len(rec.Entities) != 1 || rec.Entities[0].Name != "Roe" || rec.Entities[0].Mentions[1].In(text) != "He" {
		t.Errorf("%+v", rec.Entities)
	}
}

func TestReadCitronFaults(t *testing.T) {
	const fine = `{"text": "No, he said.", "quotes": [{"cue": {"start": 7, "end": 11}, "sources": [{"start": 4, "end": 6}], "contents": [{"start": 0, "end": 2}]}]}`
	if _, err := ReadCitron([]byte(fine), "x.json"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ from, to, place string }{
		{`"text"`, `text`, "x.json:1:2"},
		{`"No, he said."`, `7`, "x.json:1:10"},
		{`"text"`, `"words"`, "x.json"},
		{`"start": 4, "end": 6`, `"start": 4, "end": 600`, "x.json: quotes[0].sources[0]"},
		{`"start": 4, "end": 6`, `"start": 6, "end": 4`, "x.json: quotes[0].sources[0]"},
		{`"start": 4, "end": 6`, `"start": -4, "end": 6`, "x.json: quotes[0].sources[0]"},
		{`"start": 4, "end": 6`, `"end": 6`, "x.json: quotes[0].sources[0]"},
		{`"start": 4, "end": 6`, `"start": 4, "end": 6, "text": "she"`, "x.json: quotes[0].sources[0]"},
		{`"cue": {"start": 7, "end": 11}`, `"cue": null`, "x.json: quotes[0].cue"},
		{`"cue": {"start": 7, "end": 11}`, `"confidence": "very", "cue": {"start": 7, "end": 11}`, "x.json: quotes[0].confidence"},
		{`"cue": {"start": 7, "end": 11}`, `"parent": "a9", "cue": {"start": 7, "end": 11}`, "x.json"},
		{`{"text"`, `{"offsets": "words", "text"`, "x.json: offsets"},
		{`No, he`, "No, \xff", "x.json"},
	} {
		_, err := ReadCitron([]byte(strings.Replace(fine, c.from, c.to, 1)), "x.json")
		var coded *sayso.Error
		if !errors.As(err, &coded) || coded.Place != c.place || coded.Code != sayso.ErrFormat && coded.Code != sayso.ErrNotText {
			t.Errorf("%s for %s: %v, want it at %s", c.to, c.from, err, c.place)
		}
	}
}

// FuzzReadCitron: whatever is read is a record that holds together, and goes out and in again unchanged.
func FuzzReadCitron(f *testing.F) {
	f.Add(document(f, "citron", full(f)))
	f.Add([]byte(`{"text": "No, he said.", "quotes": [{"cue": {"start": 7, "end": 11}, "sources": [], "contents": []}], "coreference_groups": [[{"start":4,"end":6}]]}`))
	f.Add([]byte(`{"text": "é", "offsets": "utf16"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		rec, err := ReadCitron(data, "x")
		if err != nil {
			var coded *sayso.Error
			if !errors.As(err, &coded) || coded.Place == "" {
				t.Fatalf("%v has no code or place", err)
			}
			return
		}
		var b bytes.Buffer
		if err := Citron(&b, rec, sayso.OffsetsUTF16); err != nil {
			t.Fatal(err)
		}
		again, err := ReadCitron(b.Bytes(), "x")
		if err != nil {
			t.Fatal(err)
		}
		for i := range rec.Attributions {
			rec.Attributions[i].Confidence.All, again.Attributions[i].Confidence.All = 0, 0 // four decimals
		}
		if !reflect.DeepEqual(rec.Attributions, again.Attributions) || !reflect.DeepEqual(rec.Entities, again.Entities) {
			t.Fatalf("%+v came back as %+v", rec, again)
		}
	})
}
