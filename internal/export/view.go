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
	Pieces                                 []Piece // joined, they are the shown part of the stored text through [Visible]
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
	// Part is the stretch of the text that is shown, with the statements, events and all else that begin in it; the zero span is the
	// whole. Numbers are those of the whole article.
	Part sayso.Span
}

// NewView returns the view of a record. doc shows the layers of words and names; it may be nil.
func NewView(rec *sayso.Record, doc *nlp.Doc, o ViewOptions) View {
	in := part(o.Part)
	list := statements(rec, in)
	var extra []cover
	if here := in.cut(o.Here); !here.Empty() {
		extra = append(extra, cover{span: here, layer: "here"})
	}
	for _, s := range rec.Unsourced {
		if s = in.cut(s); s.Empty() {
			continue
		}
		extra = append(extra, cover{span: s, layer: "unsourced"})
	}
	v := View{
		Entry:      Entry{Title: label(rec.Article, o.Name), About: about(rec.Article), Statements: len(rec.Attributions)},
		Language:   line(rec.Article.Language),
		Summary:    summary(rec),
		Statements: list,
		Pieces:     pieces(rec, doc, extra, in),
		Warnings:   warnings(rec, ""),
		Open:       open(rec, in),
		Times:      times(rec, in),
		Places:     placeRows(rec, in),
		Quantities: quantityRows(rec, in),
		Events:     eventLines(rec, in),
		Entities:   entityRows(rec, in),
		Engine:     line(strings.TrimSpace("Sayso " + rec.Engine.Version + ", " + or(rec.Engine.Model, "no model"))),
		SHA256:     line(rec.Article.SHA256),
	}
	for _, s := range rec.Unsourced {
		if !in.has(s) {
			continue
		}
		v.Unsourced = append(v.Unsourced, words(rec, []sayso.Span{s}))
	}
	if u := line(rec.Article.URL); strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") {
		v.URL = u
	}
	return v
}
