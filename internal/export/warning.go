package export

import (
	"fmt"

	"sayso"
)

// warnings tells a record's warnings, each on one line with its code and its place in unit ("" is code points).
func warnings(rec *sayso.Record, unit sayso.Offsets) []string {
	if unit == "" {
		unit = sayso.OffsetsCodePoints
	}
	m := sayso.NewMapper(rec.Article.Text)
	out := make([]string, len(rec.Warnings))
	for i, w := range rec.Warnings {
		out[i] = string(w.Code) + place(m, unit, w.Span) + ": " + line(w.Message)
	}
	return out
}

// place says where a span is, " at codepoints 12 to 13"; "" for the whole article.
func place(m *sayso.Mapper, unit sayso.Offsets, s sayso.Span) string {
	start, err := m.FromByte(unit, s.Start)
	end, err2 := m.FromByte(unit, s.End)
	if s == (sayso.Span{}) || err != nil || err2 != nil {
		return ""
	}
	return fmt.Sprintf(" at %s %d to %d", unit, start, end)
}

// notes tells a record's notes for an editor, each on one line with its code, its place in unit and the words it is about.
func notes(rec *sayso.Record, unit sayso.Offsets) []string {
	if unit == "" {
		unit = sayso.OffsetsCodePoints
	}
	m := sayso.NewMapper(rec.Article.Text)
	out := make([]string, len(rec.Notes))
	for i, n := range rec.Notes {
		out[i] = string(n.Code) + place(m, unit, n.Span) + ": " + line(n.Message) + ": " + words(rec, []sayso.Span{n.Span})
	}
	return out
}
