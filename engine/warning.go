package engine

import (
	"fmt"

	"sayso"
	"sayso/internal/nlp"
	"sayso/internal/reader"
)

// warnings are those of ingestion and what the reading itself could not do well.
func warnings(a *sayso.Article, doc *nlp.Doc) []sayso.Warning {
	out := a.Warnings[:len(a.Warnings):len(a.Warnings)]
	for _, s := range doc.Sentences {
		if n := pieces(doc, s); n > reader.Limit {
			out = append(out, sayso.Warning{
				Code: sayso.WarnWindowCut, Span: doc.Span(s),
				Message: fmt.Sprintf("a sentence of %d word pieces was read in parts of %d", n, reader.Limit),
			})
		}
	}
	return out
}

func pieces(doc *nlp.Doc, r nlp.Range) int {
	end := len(doc.Pieces)
	if int(r.End) < len(doc.Tokens) {
		end = int(doc.Tokens[r.End].Piece)
	}
	return end - int(doc.Tokens[r.Start].Piece)
}
