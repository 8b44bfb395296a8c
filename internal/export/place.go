package export

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// places lists the places of the article, each once with the words it was written in: name, division, country, precision.
func (t textPen) places(b *bytes.Buffer, rec *sayso.Record) {
	rows := placeRows(rec, part{})
	if len(rows) == 0 {
		return
	}
	noun := "place"
	if len(rows) > 1 {
		noun = "places"
	}
	fmt.Fprintf(b, "\n%s%d %s%s\n", t.strong, len(rows), noun, t.reset)
	for _, row := range rows {
		b.WriteString(" –  " + row + "\n")
	}
}

// placeRows says of each place what it means, each once with the words it was written in.
func placeRows(rec *sayso.Record, in part) (rows []string) {
	for _, p := range rec.Places {
		if !in.has(p.Span) {
			continue
		}
		if row := line(p.Span.In(rec.Article.Text)) + " · " + placeWords(p); !slices.Contains(rows, row) {
			rows = append(rows, row)
		}
	}
	return rows
}

// placeWords says what a place means: "Springfield, Illinois, USA · city", or why it is open.
func placeWords(p sayso.Place) string {
	if p.Unresolved != "" {
		return "open: " + string(p.Unresolved)
	}
	var parts []string
	for _, s := range []string{p.Name, p.Admin1, p.Country} {
		if s != "" && (len(parts) == 0 || parts[len(parts)-1] != s) {
			parts = append(parts, line(s))
		}
	}
	words := strings.Join(parts, ", ") + " · " + string(p.Precision)
	if p.Basis != sayso.PlaceByName {
		words += " by " + string(p.Basis)
	}
	return words
}
