package eval

import (
	"encoding/json"

	"sayso"
	"sayso/internal/gold"
)

// export converts spans of one text for writing. The first fault sticks.
type export struct {
	text  string
	frame frame
	err   error
}

func newExport(text string) *export { return &export{text: text, frame: newFrame(text)} }

func (e *export) points(spans ...sayso.Span) [][2]int {
	out := make([][2]int, 0, len(spans))
	for _, s := range spans {
		p, err := e.frame.points(s)
		if err != nil && e.err == nil {
			e.err = err
		}
		out = append(out, p)
	}
	return out
}

// measured returns a confidence for writing; 0 means that there is none.
func measured(c sayso.Confidence) *float64 {
	if c.All == 0 {
		return nil
	}
	return &c.All
}

func writePolnear(enc *json.Encoder, d *document, attrs []sayso.Attribution) error {
	e := newExport(d.article.Text)
	row := polnearRow{ID: d.article.ID, Attributions: []polnearAttribution{}}
	for _, a := range attrs {
		p := polnearAttribution{ID: a.ID, Source: e.points(a.Source...), Cue: [][2]int{},
			Content: e.points(a.Content...), Parent: a.Parent, Confidence: measured(a.Confidence)}
		if a.Cue != nil {
			p.Cue = e.points(*a.Cue)
		}
		row.Attributions = append(row.Attributions, p)
	}
	if e.err != nil {
		return e.err
	}
	return enc.Encode(row)
}

func writeSegments(enc *json.Encoder, d *document, g guess, nested bool) error {
	laid := g.labels
	if laid == nil {
		laid = labels(outermost(g.attributions, nested), d.cuts)
	}
	for i, c := range d.cuts {
		row := segmentRow{ID: d.article.ID, Annotator: c.annotator, Segment: &c.number, Labels: laid[i]}
		if row.Labels == nil {
			row.Labels = lay(nil, c.tokens)
		}
		if err := enc.Encode(row); err != nil {
			return err
		}
	}
	return nil
}

func writeGold(enc *json.Encoder, d *document, attrs []sayso.Attribution) error {
	pen := gold.NewPen(d.article.Text)
	row := gold.Scored{ID: d.article.ID, Annotator: "sayso", Attributions: []gold.Attribution{}}
	for i := range attrs {
		a := pen.Attribution(&attrs[i])
		a.Confidence = measured(attrs[i].Confidence)
		row.Attributions = append(row.Attributions, a)
	}
	if err := pen.Err(); err != nil {
		return err
	}
	return enc.Encode(row)
}
