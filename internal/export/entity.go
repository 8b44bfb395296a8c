package export

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"sayso"
)

// listed reports whether an entity is shown in lists: it is named, it speaks, or it is mentioned more than once. All are in the JSON.
func listed(rec *sayso.Record) []bool {
	speaks := map[string]bool{}
	for _, a := range rec.Attributions {
		if a.Speaker != nil {
			speaks[a.Speaker.Entity] = true
		}
	}
	out := make([]bool, len(rec.Entities))
	for i := range rec.Entities {
		e := &rec.Entities[i]
		out[i] = speaks[e.ID] || len(e.Mentions) > 1
		for _, m := range e.Mentions {
			out[i] = out[i] || m.Form == sayso.FormName
		}
	}
	return out
}

// entityCells says who an entity is: name, kind, country and sector, what the article calls it, how often it is mentioned.
func entityCells(e *sayso.Entity) []string {
	cells := []string{line(e.Name), string(e.Kind)}
	if code := strings.TrimSpace(e.Country + " " + e.Sector); code != "" {
		cells = append(cells, line(code))
	}
	if e.Description != "" {
		cells = append(cells, line(e.Description))
	}
	return append(cells, count(len(e.Mentions), "mention"))
}

// entities lists who and what is mentioned, one a line.
func (t textPen) entities(b *bytes.Buffer, rec *sayso.Record) {
	show := listed(rec)
	rows := 0
	for i := range show {
		if show[i] {
			rows++
		}
	}
	if rows == 0 {
		return
	}
	title := strconv.Itoa(rows) + " entities"
	if rows == 1 {
		title = "1 entity"
	}
	if rest := len(show) - rows; rest > 0 {
		title += fmt.Sprintf(" (and %d only described, once)", rest)
	}
	fmt.Fprintf(b, "\n%s%s%s\n", t.strong, title, t.reset)
	for i := range rec.Entities {
		if show[i] {
			fmt.Fprintf(b, "%s%3s%s  %s\n", t.strong, line(rec.Entities[i].ID), t.reset, strings.Join(entityCells(&rec.Entities[i]), " · "))
		}
	}
}

// An EntityRow is an entity in the page's list.
type EntityRow struct {
	Number int // by which its mentions in the text know it
	Says   string
}

func entityRows(rec *sayso.Record, in part) (out []EntityRow) {
	for i, show := range listed(rec) {
		if show && in.mentions(&rec.Entities[i]) {
			out = append(out, EntityRow{i + 1, strings.Join(entityCells(&rec.Entities[i]), " · ")})
		}
	}
	return out
}
