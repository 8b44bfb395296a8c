package export

import (
	"testing"

	"sayso"
	"sayso/internal/nlp"
)

func TestLayer(t *testing.T) {
	text := "“Zoë\ngoes”, said Holm on Monday."
	at := func(start, end int) sayso.Span { return sayso.Span{Start: start, End: end} }
	cue := at(17, 21)
	rec := &sayso.Record{
		Article:    &sayso.Article{Text: text},
		Quotations: []sayso.Quotation{{ID: "q1", Span: at(0, 15), Kind: sayso.QuotationSpeech, Attribution: "a1"}},
		Attributions: []sayso.Attribution{{ID: "a1", Source: []sayso.Span{at(22, 26)}, Cue: &cue, Content: []sayso.Span{at(0, 15)},
			Kind: sayso.KindDirect}},
		Events:     []sayso.Event{{ID: "e1", Trigger: at(17, 21), Type: sayso.EventReject, Status: sayso.StatusRuledOut}},
		Times:      []sayso.Time{{ID: "t1", Span: at(30, 36), Type: sayso.TimeDate, Value: "XXXX-WXX-1"}},
		Places:     []sayso.Place{{ID: "p1", Span: at(22, 26), Name: "Holm", Country: "SWE", Precision: sayso.PrecisionCity, Basis: sayso.PlaceByName}},
		Quantities: []sayso.Quantity{{ID: "n1", Span: at(30, 36), Kind: sayso.QuantityMeasure, Value: "3", Unit: "kilometre"}},
	}
	doc := &nlp.Doc{Article: rec.Article, Tokens: []nlp.Token{{Start: 3, End: 7}, {Start: 22, End: 26}},
		Names: []nlp.Name{{Range: nlp.Range{Start: 0, End: 1}, Kind: nlp.NamePerson}, {Range: nlp.Range{Start: 1, End: 2}, Kind: nlp.NameGroup}}}
	for name, want := range map[string]string{
		"attributions": "17-21\ta1\tsource\t-\tHolm\n12-16\ta1\tcue\t-\tsaid\n0-10\ta1\tcontent\tdirect\t“Zoë goes”\n",
		"quotations":   "0-10\tq1\tspeech\ta1\t“Zoë goes”\n",
		"events":       "12-16\te1\tREJECT\truled_out\tsaid\n",
		"times":        "25-31\tt1\tDATE\tXXXX-WXX-1\tMonday\n",
		"places":       "17-21\tp1\tname\tHolm, SWE · city\tHolm\n",
		"quantities":   "25-31\tn1\tmeasure\t3 kilometre\tMonday\n",
		"names":        "1-4\t-\tPERSON\t-\tZoë\n17-21\t-\tGROUP\t-\tHolm\n",
	} {
		if got := string(Layer(name, rec, doc, sayso.OffsetsCodePoints)); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
	for _, name := range Layers() {
		if len(Layer(name, rec, doc, sayso.OffsetsBytes)) == 0 {
			t.Errorf("layer %s shows nothing", name)
		}
	}
}
