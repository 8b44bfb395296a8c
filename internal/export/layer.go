package export

import (
	"fmt"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// Layers are the names of the layers that Layer shows.
func Layers() []string {
	return []string{"attributions", "events", "quotations", "times", "places", "quantities", "names"}
}

// Layer returns one layer of a reading alone, one line an item: its place in the stored text in the unit asked for, its id
// ("-" if it has none), its kind, its value ("-" if it has none) and its text, parted by tabs. name is one of Layers.
func Layer(name string, rec *sayso.Record, doc *nlp.Doc, unit sayso.Offsets) []byte {
	w := layerWriter{text: rec.Article.Text, mapper: sayso.NewMapper(rec.Article.Text), unit: unit}
	switch name {
	case "attributions":
		for i := range rec.Attributions {
			w.attribution(&rec.Attributions[i])
		}
	case "events":
		for i := range rec.Events {
			w.item(rec.Events[i].Trigger, rec.Events[i].ID, string(rec.Events[i].Type), string(rec.Events[i].Status))
		}
	case "quotations":
		for _, q := range rec.Quotations {
			w.item(q.Span, q.ID, string(q.Kind), q.Attribution)
		}
	case "times":
		for _, t := range rec.Times {
			w.item(t.Span, t.ID, string(t.Type), t.Value)
		}
	case "places":
		for _, p := range rec.Places {
			w.item(p.Span, p.ID, string(p.Basis), placeWords(p))
		}
	case "quantities":
		for _, q := range rec.Quantities {
			w.item(q.Span, q.ID, string(q.Kind), strings.TrimSpace(string(q.Value)+" "+q.Unit))
		}
	case "names":
		for _, n := range doc.Names {
			w.item(doc.Span(n.Range), "", n.Kind.String(), "")
		}
	}
	return []byte(w.out.String())
}

type layerWriter struct {
	text   string
	mapper *sayso.Mapper
	unit   sayso.Offsets
	out    strings.Builder
}

func (w *layerWriter) attribution(a *sayso.Attribution) {
	for _, s := range a.Source {
		w.item(s, a.ID, "source", "")
	}
	if a.Cue != nil {
		w.item(*a.Cue, a.ID, "cue", "")
	}
	for _, s := range a.Content {
		w.item(s, a.ID, "content", string(a.Kind))
	}
}

func (w *layerWriter) item(s sayso.Span, id, kind, value string) {
	start, err1 := w.mapper.FromByte(w.unit, s.Start)
	end, err2 := w.mapper.FromByte(w.unit, s.End)
	if err1 != nil || err2 != nil {
		panic("export: " + kind + " at " + s.String() + " is off the characters of its text")
	}
	fmt.Fprintf(&w.out, "%d-%d\t%s\t%s\t%s\t%s\n", start, end, orDash(id), orDash(kind), orDash(line(value)), line(s.In(w.text)))
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
