package engine

import (
	"fmt"
	"slices"

	"sayso"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/internal/reader"
)

// warnings are those of ingestion and what the reading itself could not do well, in text order by kind.
func warnings(a *sayso.Article, doc *nlp.Doc, english bool) []sayso.Warning {
	out := a.Warnings[:len(a.Warnings):len(a.Warnings)]
	warn := func(code sayso.Code, s sayso.Span, format string, args ...any) {
		out = append(out, sayso.Warning{Code: code, Span: s, Message: fmt.Sprintf(format, args...)})
	}
	if len(doc.Tokens) == 0 && !warned(a.Warnings, sayso.WarnEmpty) {
		warn(sayso.WarnEmpty, sayso.Span{}, "the article holds no word")
	}
	if !english {
		warn(sayso.WarnNotEnglish, sayso.Span{}, "the text does not look like English, which is all the model has learnt")
	}
	for _, s := range doc.Sentences {
		if n := doc.PieceCount(s); n > reader.Limit {
			warn(sayso.WarnWindowCut, doc.Span(s), "a sentence of %d word pieces was read in parts of %d", n, reader.Limit)
		}
	}
	for _, t := range token.Unclosed(doc) {
		warn(sayso.WarnQuoteUnclosed, doc.Tokens[t].Span(), "a quotation opens here and does not close before its paragraph ends")
	}
	return out
}

func warned(ws []sayso.Warning, code sayso.Code) bool {
	return slices.ContainsFunc(ws, func(w sayso.Warning) bool { return w.Code == code })
}
