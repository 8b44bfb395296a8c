package eval

import (
	"encoding/json"

	"sayso"
)

// times reads a row of predictions: an article of times whose spans are what was found. A corpus file is one too.
func (p *predictions) times(place string, line []byte) error {
	var row timeRow
	if err := decode(place, line, &row); err != nil {
		return err
	}
	if row.ID == "" || row.Spans == nil {
		return corpusError(place, "a prediction needs id and spans")
	}
	if err := p.once(place, row.ID); err != nil {
		return err
	}
	for _, i := range p.docs[row.ID] {
		times, err := row.times(place, newFrame(p.of[i].article.Text))
		if err != nil {
			return err
		}
		p.guesses[i].times = times
	}
	return nil
}

// times converts the TIMEX3 of a row to bytes, in text order as given.
func (row timeRow) times(place string, frame frame) ([]sayso.Time, error) {
	var out []sayso.Time
	for _, s := range row.Spans {
		if s.Tag != "TIMEX3" {
			continue
		}
		span, ok := frame.bytes([2]int{s.Start, s.End})
		if !ok {
			return nil, corpusError(place, "no such TIMEX3 [%d,%d)", s.Start, s.End)
		}
		out = append(out, sayso.Time{Span: span, Type: sayso.TimeType(s.Type), Value: s.Value, Mod: sayso.TimeMod(s.Mod)})
	}
	return out, nil
}

// writeTimes writes what was found in one article in the form of the corpus.
func writeTimes(enc *json.Encoder, d *document, times []sayso.Time) error {
	e := newExport(d.article.Text)
	row := timeRow{ID: d.article.ID, DCT: d.article.Published.Value, Spans: []timeSpan{}}
	for _, t := range times {
		at := e.points(t.Span)[0]
		row.Spans = append(row.Spans, timeSpan{"TIMEX3", at[0], at[1], string(t.Type), t.Value, string(t.Mod)})
	}
	if e.err != nil {
		return e.err
	}
	return enc.Encode(row)
}
