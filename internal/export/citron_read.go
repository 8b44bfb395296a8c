package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"

	"sayso"
)

// ReadCitron reads one document of Citron's data format: the article, its quotes as attributions in the order of the file,
// its coreference groups as entities. Positions count in code points unless the document names another unit. Documents that
// [Citron] wrote give back what it wrote; of others, what Citron does not say stays empty, but Kind, which is read off the
// quotation marks. name is the file's, for messages. Malformed input is an [*sayso.Error] with code [sayso.ErrFormat], or
// [sayso.ErrNotText], whose place says where: "gold.json: quotes[3].sources[0]".
func ReadCitron(data []byte, name string) (*sayso.Record, error) {
	if !utf8.Valid(data) {
		return nil, &sayso.Error{Code: sayso.ErrNotText, Place: name, Msg: "the document is not UTF-8"}
	}
	var d citronInput
	if err := json.Unmarshal(data, &d); err != nil {
		return nil, &sayso.Error{Code: sayso.ErrFormat, Place: jsonPlace(name, data, err), Msg: "not a document of Citron's data format", Err: err}
	}
	if d.Text == nil {
		return nil, &sayso.Error{Code: sayso.ErrFormat, Place: name, Msg: `a document of Citron's data format has a "text"`}
	}
	unit := d.Offsets
	if unit == "" {
		unit = sayso.OffsetsCodePoints
	}
	if !unit.Valid() {
		return nil, &sayso.Error{Code: sayso.ErrFormat, Place: name + ": offsets", Msg: fmt.Sprintf("%q is no unit of positions", unit)}
	}
	g := newGold(name, *d.Text, unit)
	g.article(&d.citronDocument)
	c := citronReader{g}
	for i := range d.Quotes {
		c.quote(fmt.Sprintf("quotes[%d]", i), &d.Quotes[i], true)
	}
	for i := range d.Without {
		c.quote(fmt.Sprintf("quotes_without_cue[%d]", i), &d.Without[i], false)
	}
	if len(d.Entities) > 0 && len(d.Entities) != len(d.Groups) {
		g.fail("entities", "as many as there are coreference_groups")
	}
	for i, group := range d.Groups {
		e := sayso.Entity{ID: "x" + strconv.Itoa(i+1), Kind: sayso.EntityOther}
		if i < len(d.Entities) {
			e = sayso.Entity{ID: d.Entities[i].ID, Name: d.Entities[i].Name, Kind: d.Entities[i].Kind, Wikidata: d.Entities[i].Wikidata}
		}
		for j, m := range group {
			if s := g.span(fmt.Sprintf("coreference_groups[%d][%d]", i, j), m.inputPoint); !s.Empty() {
				e.Mentions = append(e.Mentions, sayso.Mention{Span: s, Form: m.Form})
			}
		}
		g.entity(e)
	}
	if d.Sayso != nil {
		g.rec.Engine = sayso.Engine{Version: d.Sayso.Version, Model: d.Sayso.Model, Lexicons: d.Sayso.Lexicons}
	}
	return g.finish()
}

// citronInput is a citronDocument as others write it: what may be missing is a pointer, and confidence text or number.
type citronInput struct {
	citronDocument
	Text    *string             `json:"text"`
	Quotes  []citronQuoteInput  `json:"quotes"`
	Groups  [][]citronWordInput `json:"coreference_groups"`
	Without []citronQuoteInput  `json:"quotes_without_cue"`
}

type citronWordInput struct {
	inputPoint
	Form sayso.Form `json:"form"`
}

type citronQuoteInput struct {
	citronQuote
	Cue        *inputPoint     `json:"cue"`
	Sources    []inputPoint    `json:"sources"`
	Contents   []inputPoint    `json:"contents"`
	Confidence json.RawMessage `json:"confidence"`
}

type citronReader struct{ *gold }

func (c citronReader) quote(place string, q *citronQuoteInput, needsCue bool) {
	a := sayso.Attribution{ID: q.ID, Kind: q.Kind, Level: q.Level, Stance: q.Stance, Parent: q.Parent, Quotations: []string{}}
	switch {
	case q.Cue != nil:
		s := c.span(place+".cue", *q.Cue)
		a.Cue = &s
	case needsCue:
		c.fail(place+".cue", "a quote has a cue")
	}
	a.Source = c.list(place+".sources", q.Sources)
	a.Content = c.list(place+".contents", q.Contents)
	if q.Speaker != "" {
		a.Speaker = &sayso.Speaker{Entity: q.Entity, Name: q.Speaker}
	}
	if raw := bytes.Trim(q.Confidence, `"`); len(raw) > 0 && string(raw) != "null" {
		p, err := strconv.ParseFloat(string(raw), 64)
		if err != nil || !(p >= 0 && p <= 1) {
			c.fail(place+".confidence", "a number from 0 to 1")
		}
		a.Confidence.All = p
	}
	c.attribution(a)
}

func (c citronReader) list(place string, list []inputPoint) []sayso.Span {
	out := make([]sayso.Span, 0, len(list))
	for i, p := range list {
		out = append(out, c.span(fmt.Sprintf("%s[%d]", place, i), p))
	}
	return out
}

// jsonPlace adds line and column to a file's name where the parser tells them.
func jsonPlace(name string, data []byte, err error) string {
	at := int64(-1)
	var syntax *json.SyntaxError
	var typed *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &typed):
		at = typed.Offset
	}
	if at < 0 || at > int64(len(data)) {
		return name
	}
	before := data[:at]
	return fmt.Sprintf("%s:%d:%d", name, bytes.Count(before, []byte("\n"))+1, len(before)-(bytes.LastIndexByte(before, '\n')+1))
}
