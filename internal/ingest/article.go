package ingest

import (
	"encoding/json"
	"errors"
	"fmt"

	"sayso"
)

// parseArticle reads one JSON object with the fields text (needed), id, title, publisher, authors, url, language and
// published; others are ignored, null is as good as absent. Names are exact, unlike encoding/json's for structs.
// Errors are *sayso.Error without a place.
func parseArticle(line []byte) (*sayso.Article, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(line, &fields); err != nil {
		var syntax *json.SyntaxError
		if !errors.As(err, &syntax) {
			err = nil // JSON, but no object
		}
		return nil, &sayso.Error{Code: sayso.ErrJSON, Msg: "the line is no JSON object", Err: err}
	}
	p := articleParser{fields: fields}
	a := &sayso.Article{
		Title:     p.text("title"),
		Publisher: p.text("publisher"),
		Authors:   p.list("authors"),
		URL:       p.text("url"),
		Language:  p.text("language"),
		ID:        p.id(),
	}
	a.Published.Value = p.date("published")
	if raw := fields["text"]; p.err == nil && (raw == nil || string(raw) == "null") {
		p.err = &sayso.Error{Code: sayso.ErrNoText, Msg: `the article has no field "text"`}
	}
	a.Text = p.text("text")
	a.Warnings = append(invalid(p.replaced), inspect(a.Text)...)
	return a, p.err
}

// An articleParser takes fields out of an object and keeps the first error.
type articleParser struct {
	fields   map[string]json.RawMessage
	replaced []sayso.Span // places of U+FFFD in the string taken last
	err      error
}

// text returns a field that must be a string, if it is there.
func (p *articleParser) text(name string) string {
	raw := p.fields[name]
	p.replaced = nil
	if p.err != nil || raw == nil || string(raw) == "null" {
		return ""
	}
	if raw[0] != '"' {
		p.err = &sayso.Error{Code: sayso.ErrJSON, Msg: fmt.Sprintf("field %q is not a string", name)}
		return ""
	}
	var s string
	s, p.replaced = unquote(raw)
	return s
}

// list returns a field that must be a list of strings, or one string, if it is there.
func (p *articleParser) list(name string) []string {
	raw := p.fields[name]
	var list []string
	switch {
	case len(raw) > 0 && raw[0] == '"':
		return []string{p.text(name)}
	case p.err == nil && raw != nil && json.Unmarshal(raw, &list) != nil:
		p.err = &sayso.Error{Code: sayso.ErrJSON, Msg: fmt.Sprintf("field %q is not a list of strings", name)}
	}
	return list
}

// id allows a number too, as written: many collections count their articles.
func (p *articleParser) id() string {
	raw := p.fields["id"]
	if len(raw) > 0 && (raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9') {
		return string(raw)
	}
	return p.text("id")
}

func (p *articleParser) date(name string) string {
	s := p.text(name)
	if p.err != nil || s == "" {
		return ""
	}
	value, err := Date(s)
	if err != nil {
		p.err = err
	}
	return value
}
