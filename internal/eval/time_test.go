package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/nlp/token"
	"sayso/internal/when"
	"sayso/models"
)

// timesReader reads times only.
func timesReader() Reader {
	tokens := token.New(encoder.NewVocabulary(models.Vocabulary))
	finder := when.New(nil)
	return func(_ context.Context, a *sayso.Article) (*sayso.Record, error) {
		return &sayso.Record{Article: a, Times: finder.Find(tokens.Doc(a), nil)}, nil
	}
}

func corpusFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// The gold has four expressions, the reader finds four: one right, one with another value, one that only overlaps and has
// another type, one that is not there; one is missed.
func TestScoreTimes(t *testing.T) {
	const text = "Er fiel « Friday » and 123456789 and 123456789 and 123456789."
	gold := `{"id":"a","dct":"2025-08-09","text":"` + text + `","spans":[` +
		`{"tag":"TIMEX3","start":10,"end":16,"type":"DATE","value":"2025-08-08"},{"tag":"EVENT","start":0,"end":2},` +
		`{"tag":"TIMEX3","start":23,"end":32,"type":"DATE","value":"1"},{"tag":"TIMEX3","start":37,"end":46,"type":"DATE","value":"2"},` +
		`{"tag":"TIMEX3","start":51,"end":60,"type":"SET","value":"3"}]}`
	span := func(start, end int) sayso.Span { return sayso.Span{Start: start + 2, End: end + 2} } // « and » have two bytes
	read := func(_ context.Context, a *sayso.Article) (*sayso.Record, error) {
		if a.Published.Value != "2025-08-09" {
			t.Errorf("published %q", a.Published.Value)
		}
		return &sayso.Record{Article: a, Times: []sayso.Time{
			{Span: sayso.Span{Start: 0, End: 2}, Type: sayso.TimeDate, Value: "9"},
			{Span: sayso.Span{Start: 11, End: 17}, Type: sayso.TimeDate, Value: "2025-08-08"},
			{Span: span(23, 32), Type: sayso.TimeDate, Value: "0"},
			{Span: span(38, 46), Type: sayso.TimeTime, Value: "2"},
		}}, nil
	}
	path := corpusFile(t, "t.jsonl", gold)
	r, err := Run(t.Context(), Options{Task: TaskTime, Path: path, Fold: FoldAll, Read: read})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]float64{"strict_p": 0.5, "strict_r": 0.5, "relaxed_p": 0.75, "relaxed_f1": 0.75, "type_r": 0.5, "value_p": 0.5, "strict_value_f1": 0.25} {
		if r.Metrics[name] != want {
			t.Errorf("%s is %v, want %v", name, r.Metrics[name], want)
		}
	}
	var out bytes.Buffer
	if err := r.WritePredictions(&out); err != nil {
		t.Fatal(err)
	}
	again, err := Run(t.Context(), Options{Task: TaskTime, Path: path, Fold: FoldAll, From: corpusFile(t, "p.jsonl", out.String())})
	if err != nil || again.Metrics["value_f1"] != r.Metrics["value_f1"] || again.Metrics["strict_f1"] != r.Metrics["strict_f1"] {
		t.Errorf("its predictions score %v, %v", again, err)
	}
	if _, err := Run(t.Context(), Options{Task: TaskTime, Path: corpusFile(t, "b.jsonl", strings.Replace(gold, `"end":60`, `"end":600`, 1)), Read: read}); err == nil {
		t.Error("a span outside the text is accepted")
	}
}

// The two folds are all articles, about a fifth of them dev.
func TestFold(t *testing.T) {
	dev := 0
	for i := range 1000 {
		if devFold(strings.Repeat("x", i)) {
			dev++
		}
	}
	if dev < 160 || dev > 240 {
		t.Errorf("%d of 1000 articles in the dev fold", dev)
	}
	path := corpusFile(t, "t.jsonl", `{"id":"","text":"x","spans":[]}`)
	if _, err := Run(t.Context(), Options{Task: TaskTime, Path: path, Read: timesReader()}); err == nil {
		t.Error("an article without an id is accepted")
	}
}

// Own cases in the form of the two suites: right, wrong, outside, silent.
func TestSuites(t *testing.T) {
	spec := "\ufeff" + `[{"Input":"It closed on March 3, 2024.","Context":{"ReferenceDateTime":"2025-08-09T00:00:00"},"Results":[{"Text":"March 3, 2024","Start":13,"End":25,"TypeName":"datetimeV2.date","Resolution":{"values":[{"timex":"2024-03-03","value":"2024-03-03"}]}}]},
{"Input":"It runs from May 2023 to June 2024.","Context":{"ReferenceDateTime":"2025-08-09T00:00:00"},"Results":[{"Text":"from May 2023 to June 2024","Start":8,"End":33,"TypeName":"datetimeV2.daterange","Resolution":{"values":[{"timex":"(2023-05-01,2024-06-01,P13M)","start":"2023-05-01","end":"2024-06-01"}]}}]},
{"Input":"It closed on April 4, 2024.","Context":{"ReferenceDateTime":"2025-08-09T00:00:00"},"Results":[{"Text":"April 4, 2024","Start":13,"End":25,"TypeName":"datetimeV2.date","Resolution":{"values":[{"timex":"1999-01-01","value":"1999-01-01"}]}}]},
{"Input":"see you tmr","Context":{"ReferenceDateTime":"2025-08-09T00:00:00"},"Results":[{"Text":"tmr","Start":8,"End":10,"TypeName":"datetimeV2.date","Resolution":{"values":[{"timex":"2025-08-10"}]}}]},
{"Input":"Nothing here.","Context":{"ReferenceDateTime":"2025-08-09T00:00:00"},"Results":[]}]`
	r, err := Run(t.Context(), Options{Task: TaskRecognizers, Path: corpusFile(t, "DateTimeModel.json", spec), Read: timesReader()})
	if err != nil {
		t.Fatal(err)
	}
	if r.N != 3 || r.Metrics["right"] != 0.666667 || r.Metrics["extent"] != 1 || r.Metrics["silent"] != 1 || r.Counts["excluded_chat"] != 1 {
		t.Errorf("n %d, %v, %v", r.N, r.Metrics, r.Counts)
	}
	corpus := "module X\nallExamples = concat\n  [ examples (datetime (2013, 2, 11, 0, 0, 0) Day)\n [ \"yesterday\" -- a note\n , \"the day of rest\" ]\n" +
		" , examples (datetime (2013, 2, 12, 4, 32, 0) Second) [ \"in 2 minutes\" ]\n ]\n"
	r, err = Run(t.Context(), Options{Task: TaskDuckling, Path: corpusFile(t, "Corpus.hs", corpus), Read: timesReader()})
	if err != nil {
		t.Fatal(err)
	}
	if r.N != 2 || r.Metrics["right"] != 0.5 || r.Counts["excluded_clock"] != 1 {
		t.Errorf("n %d, %v, %v", r.N, r.Metrics, r.Counts)
	}
}

// TestSeedTimes holds the seed's ten expressions against what is found, with SAYSO_SHARED naming the folder that has it.
func TestSeedTimes(t *testing.T) {
	shared := os.Getenv("SAYSO_SHARED")
	if shared == "" {
		t.Skip("SAYSO_SHARED is not set")
	}
	raw, err := os.ReadFile(filepath.Join(shared, "seed", "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(shared, "seed", "article.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var gold struct {
		Timex []struct {
			Span struct {
				Start int `json:"byte_start"`
				End   int `json:"byte_end"`
			}
			Type  string
			Open  *string `json:"value_no_dct"`
			Dated string  `json:"value_if_dct_2025-08-09"`
		}
	}
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	for _, published := range []string{"", "2025-08-09"} {
		rec, err := timesReader()(t.Context(), &sayso.Article{Text: string(text), Published: sayso.Published{Value: published}})
		if err != nil || len(rec.Times) != len(gold.Timex) {
			t.Fatalf("%d times, want %d; %v", len(rec.Times), len(gold.Timex), err)
		}
		for i, g := range gold.Timex {
			want := ""
			if g.Open != nil && !strings.Contains(*g.Open, " ") { // else a remark that no value can be told
				want = *g.Open
			}
			if published != "" && g.Dated != "" {
				want = g.Dated
			}
			got := rec.Times[i]
			if got.Span != (sayso.Span{Start: g.Span.Start, End: g.Span.End}) || string(got.Type) != g.Type || got.Value != want {
				t.Errorf("published %q: got %+v, want %+v %q", published, got, g, want)
			}
		}
	}
}
