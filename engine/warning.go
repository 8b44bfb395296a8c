package engine

import (
	"fmt"
	"slices"

	"sayso"
	"sayso/internal/nlp"
	"sayso/internal/quote"
	"sayso/internal/reader"
)

// maxFaults is how many marks without a partner get a warning each; the last one counts the rest.
const maxFaults = 20

var partnerless = map[sayso.Code]string{
	sayso.WarnQuoteUnclosed: "a quotation opens here and does not close before its paragraph ends",
	sayso.WarnQuoteUnopened: "a quotation closes here that nothing opened",
}

// warnings are those of ingestion and what the reading itself could not do well, in text order by kind.
func warnings(a *sayso.Article, doc *nlp.Doc, english bool, faults []quote.Fault) []sayso.Warning {
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
	for i, f := range faults {
		if len(faults) > maxFaults && i == maxFaults-1 {
			warn(f.Code, doc.Tokens[f.Token].Span(), "this and %d more quotation marks have no partner", len(faults)-maxFaults)
			break
		}
		warn(f.Code, doc.Tokens[f.Token].Span(), "%s", partnerless[f.Code])
	}
	return out
}

func warned(ws []sayso.Warning, code sayso.Code) bool {
	return slices.ContainsFunc(ws, func(w sayso.Warning) bool { return w.Code == code })
}
