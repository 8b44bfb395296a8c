package export

import (
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// A View is one article as a page shows it: text in pieces, statements, events and what else was read, all in words for
// people and safe to show. A template that escapes by context can use every field.
type View struct {
	Entry
	Language, URL, Summary, Engine, SHA256 string
	Statements                             []Statement
	Pieces                                 []Piece // joined, they are the stored text through [Visible]
	Warnings                               []string
	Open                                   []string // quotations without a speaker
	Events                                 []string
	Entities                               []EntityRow
	Times                                  []string // expressions of time with their values
	Places, Quantities                     []string
	Unsourced                              []string // the writer's own facts
}

// ViewOptions say what a view shows beside the record. The zero value adds nothing.
type ViewOptions struct {
	Name string     // what to call an article without title and id
	Here sayso.Span // a stretch to point at, as the class l-here; the zero span is none
}

// NewView returns the view of a record. doc shows the layers of words and names; it may be nil.
func NewView(rec *sayso.Record, doc *nlp.Doc, o ViewOptions) View {
	list := statements(rec)
	var extra []cover
	if !o.Here.Empty() {
		extra = append(extra, cover{span: o.Here, layer: "here"})
	}
	for _, s := range rec.Unsourced {
		extra = append(extra, cover{span: s, layer: "unsourced"})
	}
	v := View{
		Entry:      Entry{Title: label(rec.Article, o.Name), About: about(rec.Article), Statements: len(list)},
		Language:   line(rec.Article.Language),
		Summary:    summary(rec),
		Statements: list,
		Pieces:     pieces(rec, doc, extra),
		Warnings:   warnings(rec, ""),
		Open:       open(rec),
		Times:      times(rec),
		Places:     placeRows(rec),
		Quantities: quantityRows(rec),
		Events:     eventLines(rec),
		Entities:   entityRows(rec),
		Engine:     line(strings.TrimSpace("Sayso " + rec.Engine.Version + ", " + or(rec.Engine.Model, "no model"))),
		SHA256:     line(rec.Article.SHA256),
	}
	for _, s := range rec.Unsourced {
		v.Unsourced = append(v.Unsourced, words(rec, []sayso.Span{s}))
	}
	if u := line(rec.Article.URL); strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") {
		v.URL = u
	}
	return v
}
