// Package nlp holds the dense linguistic form of one article: tokens, sentences and paragraphs as slices with
// integer indexes. It is internal because parse detail may change weekly; sayso.Record may not. A Doc is built by
// annotate and read-only afterwards.
package nlp

import "sayso"

// A TokenID indexes Doc.Tokens.
type TokenID int32

// A Token is one word as the encoder's basic tokenizer sees it: a run of letters and digits, one punctuation mark,
// or one CJK ideograph. "U.S." is four tokens and "didn’t" three; labels over tokens put such words together again.
// Start and End are bytes of Article.Text.
type Token struct {
	Start, End int32
	Piece      int32 // index of the first word piece in Doc.Pieces
	Quote      QuoteState
	Case       Case
}

// Span returns the token's bytes in Article.Text.
func (t Token) Span() sayso.Span { return sayso.Span{Start: int(t.Start), End: int(t.End)} }

// QuoteState says where a token stands relative to double quotation marks.
type QuoteState uint8

// The states; their numbers are part of the model's feature set.
const (
	QuoteOutside QuoteState = iota
	QuoteInside
	QuoteOpen  // the token is an opening mark
	QuoteClose // the token is a closing mark
)

// Case is the capitalisation of a token, which the uncased vocabulary loses.
type Case uint8

// The cases; their numbers are part of the model's feature set.
const (
	CaseOther Case = iota // lower case, digits, marks
	CaseTitle             // first letter upper case
	CaseUpper             // two letters or more, all upper case
)

// Cases is the number of values of Case.
const Cases = 3

// Feature returns the token's row in the encoder's feature embedding.
func (t Token) Feature() uint8 { return uint8(t.Quote)*Cases + uint8(t.Case) }

// Features is the number of rows of the feature embedding.
const Features = 12

// A Range is a half-open range of tokens.
type Range struct {
	Start, End TokenID
}

// Len returns the number of tokens.
func (r Range) Len() int { return int(r.End - r.Start) }

// Doc is one article as tokens. Pieces holds the word-piece ids of all tokens in order, without special pieces.
type Doc struct {
	Article    *sayso.Article
	Tokens     []Token
	Pieces     []int32
	Sentences  []Range // cover all tokens, in order
	Paragraphs []Range // cover all tokens, in order; a paragraph is whole sentences

	// What the model's heads add. A container without such a head leaves nil; a head that finds nothing does not.
	Syntax  *Syntax
	Names   []Name   // in text order, none overlap
	Phrases []Phrase // in text order, none overlap
	Times   []Likely // how likely tokens are part of an expression of time

	Mentions []Mention // in the order of their heads

	Triggers []Trigger // of events, in text order, none overlap
	Event    *Dense    // the scores behind Triggers: O, B-AGREE, I-AGREE …
	Status   *Dense    // of a trigger's event: happened, denied …
	Factual  *Dense    // how factual an event word is, from -3 to 3, on the scale of each of several corpora
	Stance   *Dense    // of the source, read at a cue: asserts, denies …
	Level    *Dense    // of a source: named_person …
}

// PiecesOf returns the word-piece ids of one token; the caller must not change them.
func (d *Doc) PiecesOf(t TokenID) []int32 {
	return d.Pieces[d.firstPiece(t):d.firstPiece(t+1)]
}

// PieceCount returns the number of word pieces in a range of tokens.
func (d *Doc) PieceCount(r Range) int {
	return d.firstPiece(r.End) - d.firstPiece(r.Start)
}

func (d *Doc) firstPiece(t TokenID) int {
	if int(t) < len(d.Tokens) {
		return int(d.Tokens[t].Piece)
	}
	return len(d.Pieces)
}

// Span returns the bytes a non-empty range of tokens covers.
func (d *Doc) Span(r Range) sayso.Span {
	return sayso.Span{Start: int(d.Tokens[r.Start].Start), End: int(d.Tokens[r.End-1].End)}
}
