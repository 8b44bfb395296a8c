package quantity

import (
	"math/big"
	"strings"
	"sync"
	"testing"

	"sayso"
	"sayso/data"
	"sayso/internal/encoder"
	"sayso/internal/lexicon"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/models"
)

var vocabulary = sync.OnceValue(func() *encoder.Vocabulary { return encoder.NewVocabulary(models.Vocabulary) })

func docOf(text string) *nlp.Doc { return token.New(vocabulary()).Doc(&sayso.Article{Text: text}) }

// rows calls check with every row of a table and the quantities of its example.
func rows(t *testing.T, name string, columns []string, check func(row []string, example string, found []sayso.Quantity)) {
	t.Helper()
	table, err := lexicon.Load(data.FS, "quantity/"+name, columns...)
	if err != nil {
		t.Fatal(err)
	}
	finder := New()
	for _, row := range table.Rows {
		example := row[len(row)-1]
		check(row, example, finder.Find(docOf(example), nil, nil))
	}
}

func TestNumberRows(t *testing.T) {
	rows(t, "numbers.tsv", []string{"word", "kind", "value", "example"}, func(row []string, example string,
		found []sayso.Quantity) {
		if len(found) != 1 || !strings.Contains(strings.ToLower(example), row[0]) {
			t.Errorf("%s: %d quantities in %q", row[0], len(found), example)
			return
		}
		q := found[0]
		if kind := row[1]; (kind == "unit" || kind == "ten" || kind == "times" || kind == "became" ||
			kind == "both" || kind == "pair" || kind == "part") && string(q.Value) != decimal(t, row[2]) {
			t.Errorf("%s: value %s in %q", row[0], q.Value, example)
		}
	})
}

// decimal writes a number of a table as a record does.
func decimal(t *testing.T, value string) string {
	t.Helper()
	n, ok := new(big.Rat).SetString(value)
	if !ok {
		t.Fatalf("%q is no number", value)
	}
	return string(number(n))
}

func TestOrdinalRows(t *testing.T) {
	rows(t, "ordinals.tsv", []string{"word", "value", "example"}, func(row []string, example string,
		found []sayso.Quantity) {
		if len(found) != 1 || found[0].Kind != sayso.QuantityOrdinal || string(found[0].Value) != row[1] {
			t.Errorf("%s: %v in %q", row[0], found, example)
		}
	})
}

// Each unit is found in its example, and each of its forms behind a number.
func TestUnitRows(t *testing.T) {
	finder := New()
	rows(t, "units.tsv", []string{"unit", "dimension", "words", "symbols", "example"}, func(row []string,
		example string, found []sayso.Quantity) {
		want := row[0]
		if row[1] == "count" {
			want = ""
		}
		if len(found) != 1 || !strings.HasPrefix(found[0].Unit, want) {
			t.Errorf("%s: %+v in %q", row[0], found, example)
		}
		for _, form := range strings.Split(row[2]+"|"+row[3], "|") {
			if form == "-" {
				continue
			}
			text := "They took 7.5" + space(form) + form + " of it in the cold."
			if found := finder.Find(docOf(text), nil, nil); len(found) != 1 || found[0].Unit != want {
				t.Errorf("%s: %+v in %q", row[0], found, text)
			}
		}
	})
}

// space is what stands between a number and a form: nothing before a mark or a symbol of one letter.
func space(form string) string {
	if len([]rune(form)) == 1 {
		return ""
	}
	return " "
}

func TestCurrencyRows(t *testing.T) {
	finder := New()
	rows(t, "currencies.tsv", []string{"unit", "name", "before", "after", "words", "example"}, func(row []string,
		example string, found []sayso.Quantity) {
		if len(found) != 1 || found[0].Unit != row[0] || found[0].Kind != sayso.QuantityMoney {
			t.Errorf("%s: %+v in %q", row[0], found, example)
		}
		var texts []string
		for _, form := range strings.Split(row[2], "|") {
			texts = append(texts, "They paid "+form+"900 for it.")
		}
		for _, form := range strings.Split(row[3]+"|"+row[4], "|") {
			texts = append(texts, "They paid 900 million "+form+" for it.")
		}
		for _, text := range texts {
			if strings.Contains(text, " -") {
				continue
			}
			if found := finder.Find(docOf(text), nil, nil); len(found) != 1 || found[0].Unit != row[0] {
				t.Errorf("%s: %+v in %q", row[0], found, text)
			}
		}
	})
}

func TestComparisonRows(t *testing.T) {
	rows(t, "comparisons.tsv", []string{"phrase", "comparison", "side", "example"}, func(row []string,
		example string, found []sayso.Quantity) {
		if len(found) != 1 || string(found[0].Comparison) != row[1] {
			t.Errorf("%s: %+v in %q", row[0], found, example)
		}
	})
}

func TestChangeRows(t *testing.T) {
	rows(t, "changes.tsv", []string{"word", "direction", "places", "example"}, func(row []string, example string,
		found []sayso.Quantity) {
		if len(found) != 1 || !found[0].Change || string(found[0].Direction) != row[1] {
			t.Errorf("%s: %+v in %q", row[0], found, example)
		}
	})
}

// A word that ends a phrase is in no counted noun of its example, one that shapes a phrase is in it.
func TestPhraseRows(t *testing.T) {
	rows(t, "phrases.tsv", []string{"word", "class", "example"}, func(row []string, example string,
		found []sayso.Quantity) {
		if len(found) == 0 {
			t.Errorf("%s: nothing in %q", row[0], example)
			return
		}
		of := ""
		if found[0].Of != nil {
			of = found[0].Of.In(example)
		}
		inside := strings.Contains(" "+of+" ", " "+row[0]+" ")
		switch row[1] {
		case "adjective", "plural", "rank", "singular":
			if !inside {
				t.Errorf("%s: counts %q in %q", row[0], of, example)
			}
		default:
			if inside || of == "" {
				t.Errorf("%s: counts %q in %q", row[0], of, example)
			}
		}
	})
}

// A rising pair is a score, a bare letter a temperature, and a weak verb no change, for the word in the example.
func TestContextRows(t *testing.T) {
	rows(t, "contexts.tsv", []string{"word", "contexts", "example"}, func(row []string, example string,
		found []sayso.Quantity) {
		kinds := map[sayso.QuantityKind]bool{}
		for _, q := range found {
			kinds[q.Kind] = true
			if q.Kind == sayso.QuantityMoney && q.Change {
				t.Errorf("%s: a change in %q", row[0], example)
			}
		}
		for _, context := range strings.Fields(row[1]) {
			want := map[string]sayso.QuantityKind{"sport": sayso.QuantityScore, "heat": sayso.QuantityMeasure,
				"people": sayso.QuantityCount, "weak": sayso.QuantityMoney}[context]
			if want == "" || !kinds[want] || !strings.Contains(example, row[0]) {
				t.Errorf("%s: no %s in %q", row[0], context, example)
			}
		}
	})
}

func TestLabelRows(t *testing.T) {
	rows(t, "labels.tsv", []string{"word", "example"}, func(row []string, example string, found []sayso.Quantity) {
		if len(found) != 0 {
			t.Errorf("%s: %+v in %q", row[0], found, example)
		}
	})
}
