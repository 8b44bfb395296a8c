package export

import (
	"bytes"
	"fmt"
	"strings"

	"sayso"
)

// quantities lists the numbers of the article: words, value and unit, what is counted, change and whole.
func (t textPen) quantities(b *bytes.Buffer, rec *sayso.Record) {
	if len(rec.Quantities) == 0 {
		return
	}
	noun := "quantity"
	if len(rec.Quantities) > 1 {
		noun = "quantities"
	}
	fmt.Fprintf(b, "\n%s%d %s%s\n", t.strong, len(rec.Quantities), noun, t.reset)
	for _, row := range quantityRows(rec, part{}) {
		b.WriteString(" –  " + row + "\n")
	}
}

// quantityRows says of each quantity what it means.
func quantityRows(rec *sayso.Record, in part) (rows []string) {
	words := map[string]string{}
	for _, q := range rec.Quantities {
		words[q.ID] = line(q.Span.In(rec.Article.Text))
	}
	for _, q := range rec.Quantities {
		if !in.has(q.Span) {
			continue
		}
		rows = append(rows, words[q.ID]+" · "+strings.Join(quantityCells(rec, q, words), " · "))
	}
	return rows
}

// quantityCells says what a quantity means.
func quantityCells(rec *sayso.Record, q sayso.Quantity, words map[string]string) []string {
	value := string(q.Value)
	if q.Low != "" {
		value = string(q.Low) + " to " + string(q.High)
	}
	cells := []string{strings.TrimSpace(strings.TrimSpace(comparisonWords(q.Comparison)+" "+or(value, string(q.Kind))) + " " + q.Unit)}
	add := func(label, text string) {
		if text != "" {
			cells = append(cells, label+" "+text)
		}
	}
	if q.Of != nil {
		add("of", line(q.Of.In(rec.Article.Text)))
	}
	if q.Change {
		add("change", string(q.Direction))
	}
	if q.Baseline != nil {
		add("measured", line(q.Baseline.In(rec.Article.Text)))
	}
	add("part of", words[q.PartOf])
	for _, m := range q.Missing {
		add("no", string(m)+" given")
	}
	return cells
}

func comparisonWords(c sayso.Comparison) string { return strings.ReplaceAll(string(c), "_", " ") }
