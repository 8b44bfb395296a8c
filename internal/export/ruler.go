package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"sayso"
)

// A point is a span as exports write it: positions in the unit that the export names, and the words there.
type point struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// A ruler counts the spans of one text in a unit. The first that does not fit sticks.
type ruler struct {
	id     string // of the article
	text   string
	unit   sayso.Offsets
	mapper *sayso.Mapper
	err    error
}

// newRuler returns the ruler of a record's text. A text that is not UTF-8 is an [*sayso.Error] with code
// [sayso.ErrNotText].
func newRuler(rec *sayso.Record, unit sayso.Offsets) (*ruler, error) {
	a := rec.Article
	if !utf8.ValidString(a.Text) {
		return nil, &sayso.Error{Code: sayso.ErrNotText, Place: a.ID, Msg: "the article's text is not UTF-8"}
	}
	return &ruler{id: a.ID, text: a.Text, unit: unit, mapper: sayso.NewMapper(a.Text)}, nil
}

func (r *ruler) span(s sayso.Span) point {
	start, err := r.mapper.FromByte(r.unit, s.Start)
	end, err2 := r.mapper.FromByte(r.unit, s.End)
	if err == nil && err2 == nil && s.Start <= s.End {
		return point{start, end, s.In(r.text)}
	}
	if r.err == nil {
		r.err = &sayso.Error{Code: sayso.ErrInternal, Place: r.id, Msg: fmt.Sprintf("span %v does not fit a text of %d bytes", s, len(r.text))}
	}
	return point{}
}

// spans is never nil, for a list that is empty is a list in JSON.
func (r *ruler) spans(list []sayso.Span) []point {
	out := make([]point, len(list))
	for i, s := range list {
		out[i] = r.span(s)
	}
	return out
}

// writeJSON writes v as one line of JSON with its line end, all characters as they are.
func writeJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return &sayso.Error{Code: sayso.ErrInternal, Msg: "an export has no JSON form", Err: err}
	}
	return write(w, b.Bytes())
}

// write hands bytes on; a failure is an [*sayso.Error] with code [sayso.ErrWrite].
func write(w io.Writer, b []byte) error {
	if _, err := w.Write(b); err != nil {
		return &sayso.Error{Code: sayso.ErrWrite, Msg: "the output could not be written", Err: err}
	}
	return nil
}
