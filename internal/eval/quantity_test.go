package eval

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
)

// quantityFile writes rows to a file.
func quantityFile(t *testing.T, rows ...string) string {
	path := filepath.Join(t.TempDir(), "q.jsonl")
	if err := os.WriteFile(path, []byte(strings.Join(rows, "\n")), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// says is a reader that finds the quantities written for a text: their span is where words stand.
func says(found map[string][]sayso.Quantity) Reader {
	return func(_ context.Context, a *sayso.Article) (*sayso.Record, error) {
		return &sayso.Record{Article: a.Identified(), Quantities: found[a.Text]}, nil
	}
}

func quantityIn(text, words string, q sayso.Quantity) sayso.Quantity {
	i := strings.Index(text, words)
	q.Span = sayso.Span{Start: i, End: i + len(words)}
	return q
}

func TestQuantityTask(t *testing.T) {
	const (
		men   = "Eight men left."
		rates = "It rose from 4.8 to 4.7 percent, 1 kg each."
		none  = "Nothing here."
		fees  = "A fee of $1 a day and $1 a day."
	)
	men8 := sayso.Span{Start: 6, End: 9}
	low := quantityIn(rates, "4.8", sayso.Quantity{Kind: sayso.QuantityPercentage, Value: "4.8", Unit: "percent"})
	high := quantityIn(rates, "4.7 percent", sayso.Quantity{Kind: sayso.QuantityPercentage, Value: "4.7",
		Unit: "percent", Baseline: &sayso.Span{Start: 8, End: 16}})
	path := quantityFile(t,
		`{"text":"`+men+`","quantities":[{"change":"=","value":"8","unit":"men","normalized_unit":"man","referred_concepts":"-"}]}`,
		`{"text":"`+rates+`","quantities":[{"change":"up","value":"4.8-4.7","unit":"percent","normalized_unit":"percentage","referred_concepts":"rate"},{"change":"=","value":1.0,"unit":"kg","normalized_unit":"kilogram","referred_concepts":"-"}]}`,
		`{"text":"`+fees+`","quantities":[{"change":"=","value":"1","unit":"$ a day","normalized_unit":"dollar per day","referred_concepts":"fee"},{"change":"=","value":"1","unit":"$ a day","normalized_unit":"dollar per day","referred_concepts":"fee"}]}`,
		`{"text":"`+none+`","quantities":[]}`)
	fee := quantityIn(fees, "$1 a day", sayso.Quantity{Kind: sayso.QuantityMoney, Value: "1",
		Unit: "dollar per day", Of: &sayso.Span{Start: 2, End: 5}})
	read := says(map[string][]sayso.Quantity{
		men: {quantityIn(men, "Eight men", sayso.Quantity{Kind: sayso.QuantityCount, Value: "8", Of: &men8})},
		rates: {low, high, quantityIn(rates, "1 kg", sayso.Quantity{Kind: sayso.QuantityMeasure, Value: "1",
			Unit: "gram"})},
		fees: {fee, fee},
		none: {quantityIn(none, "here", sayso.Quantity{Kind: sayso.QuantityOrdinal, Value: "1"})},
	})
	r, err := Run(context.Background(), Options{Task: TaskQuantity, Path: path, Read: read})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]float64{"value_f1": 1, "value_unit_f1": 0.8, "value_change_f1": 0.8,
		"value_concept_f1": 0.4, "counted": 0.75, "nothing": 1} {
		if got := r.Metrics[name]; got != want {
			t.Errorf("%s %v, want %v", name, got, want)
		}
	}
	if r.N != 5 || r.Counts["predicted"] != 5 {
		t.Errorf("n %d, predicted %d", r.N, r.Counts["predicted"])
	}
}

// A corpus with positions is scored on spans alone.
func TestQuantitySpans(t *testing.T) {
	const text = "Zoë ate 3 figs and 40 g of salt."
	row, _ := json.Marshal(map[string]any{"id": "z", "text": text, "ann": []map[string]string{
		{"annotType": "Quantity", "startOffset": "8", "endOffset": "14"}, {"annotType": "MeasuredEntity",
			"startOffset": "0", "endOffset": "3"},
		{"annotType": "Quantity", "startOffset": "19", "endOffset": "23"}}})
	read := says(map[string][]sayso.Quantity{text: {
		quantityIn(text, "3 figs", sayso.Quantity{Kind: sayso.QuantityCount, Value: "3"}), quantityIn(text,
			"40 g of", sayso.Quantity{Kind: sayso.QuantityMeasure, Value: "40"})}})
	r, err := Run(context.Background(), Options{Task: TaskQuantity, Path: quantityFile(t, string(row)), Read: read})
	if err != nil {
		t.Fatal(err)
	}
	if r.Metrics["span_exact_f1"] != 0.5 || r.Metrics["span_overlap_f1"] != 1 {
		t.Errorf("%v", r.Metrics)
	}
}

func TestQuantityFileFaults(t *testing.T) {
	for row, want := range map[string]string{
		`{"text":"a"}`: "needs text, and quantities or ann",
		`{"text":"a","quantities":[{"value":"many"}]}`:                                    "many is no number or range",
		`{"text":"a","ann":[{"annotType":"Quantity"}]}`:                                   "no offsets",
		`{"text":"a","ann":[{"annotType":"Quantity","startOffset":"0","endOffset":"9"}]}`: "no such span",
		`nothing`: "not the expected JSON",
		``:        "no text",
	} {
		_, err := Run(context.Background(), Options{Task: TaskQuantity, Path: quantityFile(t, row), Read: says(nil)})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", row, err, want)
		}
	}
}
