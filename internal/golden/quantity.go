package golden

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sayso"
)

// A WantQuantity is a line of want.txt for a quantity:
//
//	quantity measure 60..80 `60 to 80 mph` unit `mile per hour` of `winds` is about
//
// kind, value ("-" for none, "5..10" for a range) and the words, then its other fields where they are set; only "of" may
// be left out of the comparison. A document that has one such line must have one for each quantity found; "quantities
// none" wants none.
type WantQuantity struct {
	Line   int
	Kind   sayso.QuantityKind
	Value  string
	Span   sayso.Span
	Fields map[string]string // as written in the common form
}

// quantityFields are the fields behind the words, in order. Those that quote the article are spans.
var quantityFields = []string{"unit", "of", "is", "change", "baseline", "part_of", "missing"}

func quotesArticle(field string) bool {
	return field == "of" || field == "baseline" || field == "part_of"
}

var quantityKinds = []sayso.QuantityKind{sayso.QuantityCount, sayso.QuantityMoney, sayso.QuantityPercentage,
	sayso.QuantityShare,
	sayso.QuantityMeasure, sayso.QuantityAge, sayso.QuantityMultiple, sayso.QuantityScore, sayso.QuantityOrdinal,
	sayso.QuantitySuperlative, sayso.QuantityNumber}

// parseQuantities takes the lines of quantity out of want.txt, as items does.
func parseQuantities(text, want string) (list []WantQuantity, stated bool, rest string, err error) {
	return items(want, "quantity", "quantities none", func(value string, line int) (w WantQuantity, err error) {
		w, err = parseQuantity(text, value)
		w.Line = line
		return w, err
	})
}

func parseQuantity(text, line string) (w WantQuantity, err error) {
	kind, tail, _ := strings.Cut(line, " ")
	value, tail, _ := strings.Cut(strings.TrimSpace(tail), " ")
	w = WantQuantity{Kind: sayso.QuantityKind(kind), Value: value, Fields: map[string]string{}}
	if !slices.Contains(quantityKinds, w.Kind) {
		return w, fmt.Errorf("%q is no kind", kind)
	}
	words, tail := cutValue(tail)
	if w.Span, err = resolve(text, words); err != nil {
		return w, err
	}
	for tail != "" {
		var name, value string
		name, tail, _ = strings.Cut(tail, " ")
		value, tail = cutValue(tail)
		switch {
		case !slices.Contains(quantityFields, name):
			return w, fmt.Errorf("unknown field %q", name)
		case value == "":
			return w, fmt.Errorf("%q without a value", name)
		case quotesArticle(name):
			span, err := resolve(text, value)
			if err != nil {
				return w, fmt.Errorf("%s: %w", name, err)
			}
			value = quote(text, span)
		}
		w.Fields[name] = value
	}
	return w, nil
}

// cutValue takes a quoted text with its number, or a bare word, off the front of a line.
func cutValue(line string) (value, rest string) {
	line = strings.TrimSpace(line)
	if literal, err := strconv.QuotedPrefix(line); err == nil {
		end := len(literal)
		if tail, ok := strings.CutPrefix(line[end:], "#"); ok {
			end += 1 + len(tail) - len(strings.TrimLeft(tail, "0123456789"))
		}
		return line[:end], strings.TrimSpace(line[end:])
	}
	value, rest, _ = strings.Cut(line, " ")
	return value, strings.TrimSpace(rest)
}

// wantOf puts a found quantity into the form of a wanted one.
func wantOf(text string, q sayso.Quantity, spans map[string]sayso.Span) WantQuantity {
	w := WantQuantity{Kind: q.Kind, Value: string(q.Value), Span: q.Span, Fields: map[string]string{}}
	switch {
	case q.Low != "":
		w.Value = string(q.Low) + ".." + string(q.High)
	case w.Value == "":
		w.Value = "-"
	}
	set := func(name, value string) {
		if value != "" {
			w.Fields[name] = value
		}
	}
	if set("unit", q.Unit); strings.Contains(q.Unit, " ") {
		set("unit", "`"+q.Unit+"`")
	}
	if q.Of != nil {
		set("of", quote(text, *q.Of))
	}
	set("is", string(q.Comparison))
	if q.Change {
		set("change", "yes")
		set("change", string(q.Direction))
	}
	if q.Baseline != nil {
		set("baseline", quote(text, *q.Baseline))
	}
	if whole, ok := spans[q.PartOf]; ok {
		set("part_of", quote(text, whole))
	}
	for _, m := range q.Missing {
		set("missing", string(m))
	}
	return w
}

// String is the line of want.txt.
func (w WantQuantity) line(text string) string {
	out := fmt.Sprintf("quantity %s %s %s", w.Kind, w.Value, quote(text, w.Span))
	for _, name := range quantityFields {
		if value, ok := w.Fields[name]; ok {
			out += " " + name + " " + value
		}
	}
	return out + "\n"
}

func foundQuantities(text string, rec *sayso.Record) []WantQuantity {
	spans := map[string]sayso.Span{}
	for _, q := range rec.Quantities {
		spans[q.ID] = q.Span
	}
	var out []WantQuantity
	for _, q := range rec.Quantities {
		out = append(out, wantOf(text, q, spans))
	}
	return out
}

// compareQuantities reports how the quantities of a record differ from those wanted.
func (d *Document) compareQuantities(rec *sayso.Record) (wrong []string) {
	if !d.QuantitiesStated {
		return nil
	}
	text := d.Article.Text
	got := foundQuantities(text, rec)
	for _, w := range d.Quantities {
		i := slices.IndexFunc(got, func(g WantQuantity) bool { return g.Span == w.Span })
		if i < 0 {
			wrong = append(wrong, fmt.Sprintf("%s:%d: missing %s", wantFile, w.Line, w.line(text)))
			continue
		}
		g := got[i]
		got = slices.Delete(got, i, i+1)
		if _, stated := w.Fields["of"]; !stated {
			delete(g.Fields, "of")
		}
		if g.line(text) != w.line(text) {
			wrong = append(wrong, fmt.Sprintf("%s:%d: wrong\n\tgot  %s\twant %s", wantFile, w.Line, g.line(text),
				w.line(text)))
		}
	}
	for _, g := range got {
		wrong = append(wrong, "unexpected "+g.line(text))
	}
	return wrong
}

// updatedQuantities writes the quantities of a record, with "of" if the document states it anywhere.
func (d *Document) updatedQuantities(rec *sayso.Record) string {
	if !d.QuantitiesStated {
		return ""
	}
	of := slices.ContainsFunc(d.Quantities, func(w WantQuantity) bool { _, ok := w.Fields["of"]; return ok })
	out := ""
	for _, g := range foundQuantities(d.Article.Text, rec) {
		if !of {
			delete(g.Fields, "of")
		}
		out += g.line(d.Article.Text)
	}
	if out == "" {
		return "quantities none\n"
	}
	return out
}
