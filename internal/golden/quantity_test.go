package golden

import (
	"strconv"
	"strings"
	"testing"

	"sayso"
)

// wantedQuantities are the quantities that the lines of a document describe.
func (d *Document) wantedQuantities() []sayso.Quantity {
	text := d.Article.Text
	at := func(quoted string) *sayso.Span {
		if s, err := resolve(text, quoted); err == nil {
			return &s
		}
		return nil
	}
	ids := map[string]string{}
	for i, w := range d.Quantities {
		ids[quote(text, w.Span)] = strconv.Itoa(i + 1)
	}
	var out []sayso.Quantity
	for i, w := range d.Quantities {
		q := sayso.Quantity{ID: strconv.Itoa(i + 1), Kind: w.Kind, Span: w.Span, Unit: strings.Trim(w.Fields["unit"], "`"), Of: at(w.Fields["of"]),
			Comparison: sayso.Comparison(w.Fields["is"]), Baseline: at(w.Fields["baseline"]),
			PartOf: ids[w.Fields["part_of"]]}
		if low, high, ok := strings.Cut(w.Value, ".."); ok {
			q.Low, q.High = sayso.Number(low), sayso.Number(high)
		} else if w.Value != "-" {
			q.Value = sayso.Number(w.Value)
		}
		if c := w.Fields["change"]; c != "" {
			q.Change = true
			if c != "yes" {
				q.Direction = sayso.Direction(c)
			}
		}
		if m := w.Fields["missing"]; m != "" {
			q.Missing = []sayso.Missing{sayso.Missing(m)}
		}
		out = append(out, q)
	}
	return out
}

const quantityText = "Eight men came, six of them armed, and eight left at 60 mph."

func TestQuantityLines(t *testing.T) {
	for _, c := range []struct{ line, fault string }{
		{"quantity count 8 `Eight men`", ""},
		{"quantity count 6 `six of them` of `them` part_of `Eight men`", ""},
		{"quantity measure 60 `60 mph` unit `mile per hour` is about", ""},
		{"quantity number 5..10 `left` missing value", ""},
		{"quantities none", ""},
		{"quantity heap 8 `Eight men`", "is no kind"},
		{"quantity count 8 `nine men`", "is not in the article"},
		{"quantity count 8 Eight", "no quotation"},
		{"quantity count 8 `Eight men` colour red", "unknown field"},
		{"quantity count 8 `Eight men` unit", "without a value"},
		{"quantity count 8 `Eight men` of `women`", "of: "},
	} {
		_, stated, rest, err := parseQuantities(quantityText, c.line)
		switch {
		case c.fault == "" && (err != nil || !stated || strings.TrimSpace(rest) != ""):
			t.Errorf("%s: stated %v, rest %q, %v", c.line, stated, rest, err)
		case c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault)):
			t.Errorf("%s: got error %v, want %q", c.line, err, c.fault)
		}
	}
}

// A document of quantities compares every field, "of" only where it is stated.
func TestCompareQuantities(t *testing.T) {
	file := "What. Own text, CC0.\n-- article.txt --\n" + quantityText + "\n-- want.txt --\n" +
		"quantity count 8 `Eight men`\nquantity count 6 `six of them` of `them` part_of `Eight men`\n"
	doc, err := Parse("test", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func([]sayso.Quantity) []sayso.Quantity
		want   string
	}{
		"right":   {func(l []sayso.Quantity) []sayso.Quantity { l[0].Of = &sayso.Span{Start: 6, End: 9}; return l }, ""},
		"missing": {func(l []sayso.Quantity) []sayso.Quantity { return l[:1] }, "missing quantity count 6"},
		"value":   {func(l []sayso.Quantity) []sayso.Quantity { l[0].Value = "9"; return l }, "want.txt:1: wrong"},
		"of":      {func(l []sayso.Quantity) []sayso.Quantity { l[1].Of = nil; return l }, "want.txt:2: wrong"},
		"whole":   {func(l []sayso.Quantity) []sayso.Quantity { l[1].PartOf = ""; return l }, "want.txt:2: wrong"},
		"unexpected": {func(l []sayso.Quantity) []sayso.Quantity {
			return append(l,
				sayso.Quantity{Span: sayso.Span{Start: 0, End: 5}})
		}, "unexpected quantity"},
	} {
		rec := &sayso.Record{Article: doc.Article, Quantities: c.change(doc.wantedQuantities())}
		got := strings.Join(doc.Compare(rec), "\n")
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
