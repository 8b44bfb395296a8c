package export

import (
	"bytes"
	"fmt"
	"strings"

	"sayso"
)

// places lists the places of the article, each once with the words it was written in: name, division, country, precision.
func (t textPen) places(b *bytes.Buffer, rec *sayso.Record) {
	var rows []string
	seen := map[string]bool{}
	for _, p := range rec.Places {
		row := " –  " + line(p.Span.In(rec.Article.Text)) + " · " + placeWords(p) + "\n"
		if !seen[row] {
			seen[row] = true
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		return
	}
	noun := "place"
	if len(rows) > 1 {
		noun = "places"
	}
	fmt.Fprintf(b, "\n%s%d %s%s\n%s", t.strong, len(rows), noun, t.reset, strings.Join(rows, ""))
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
