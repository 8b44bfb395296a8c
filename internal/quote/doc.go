// Package quote finds the quoted stretches of an article: which marks open and which close, how pairs nest, what a
// pair is for, and where a mark is missing. It reads typography alone; who said the words is for package speech.
//
// Conventions of English newspapers that it follows: double marks outside and single ones inside, or the other way
// round; a quotation that goes on over paragraphs opens again in each and closes in the last; a closing single mark
// looks like an apostrophe. German, French, Nordic and CJK marks come in quoted headlines and wire copy.
package quote

import (
	"sayso"
	"sayso/internal/nlp"
)

// A Quotation is a stretch of tokens with its marks. Quotations nest or are apart; they never cross.
type Quotation struct {
	Range  nlp.Range // with the marks it has
	Inner  nlp.Range // without them, not empty; of a quotation over paragraphs it holds the marks that open it again
	Parent int       // index of the quotation around it, -1 if none
	Kind   sayso.QuotationKind
	Shape  Shape
	// Short says that it is a term for its length alone: it is speech when somebody is said to say it.
	Short bool
}

// Shape says how a quotation stands in its paragraph, which decides whose words it can be.
type Shape uint8

// The shapes.
const (
	Inline   Shape = iota // within a sentence of the writer's
	Alone                 // fills whole paragraphs, alone or with other quotations: a floating quotation
	Sentence              // whole sentences beside others of the same paragraph
)

// A Fault is a mark without its partner.
type Fault struct {
	Token nlp.TokenID
	Code  sayso.Code // WarnQuoteUnclosed or WarnQuoteUnopened
}
