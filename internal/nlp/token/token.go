package token

import (
	"unicode"
	"unicode/utf8"

	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/nlp"
)

// A Tokenizer builds the token level of a Doc. It owns buffers; use one per goroutine.
type Tokenizer struct {
	wp     *encoder.WordPiece
	pieces []encoder.Piece
}

// New returns a Tokenizer over a vocabulary.
func New(v *encoder.Vocabulary) *Tokenizer {
	return &Tokenizer{wp: encoder.NewWordPiece(v)}
}

// Doc returns the tokens, paragraphs and sentences of an article. a.Text must be valid UTF-8.
func (t *Tokenizer) Doc(a *sayso.Article) *nlp.Doc {
	doc := &nlp.Doc{Article: a}
	t.pieces = t.wp.Append(t.pieces[:0], a.Text)
	doc.Pieces = make([]int32, 0, len(t.pieces))
	doc.Tokens = make([]nlp.Token, 0, len(t.pieces))
	for _, p := range t.pieces {
		if p.Cont {
			doc.Tokens[len(doc.Tokens)-1].End = p.End
		} else {
			doc.Tokens = append(doc.Tokens, nlp.Token{Start: p.Start, End: p.End, Piece: int32(len(doc.Pieces))})
		}
		doc.Pieces = append(doc.Pieces, p.ID)
	}
	for i := range doc.Tokens {
		tok := &doc.Tokens[i]
		tok.Case = caseOf(a.Text[tok.Start:tok.End])
	}
	doc.Paragraphs = paragraphs(a.Text, doc.Tokens)
	for _, p := range doc.Paragraphs {
		markQuotes(a.Text, doc.Tokens[p.Start:p.End])
		doc.Sentences = appendSentences(doc.Sentences, a.Text, doc.Tokens, p)
	}
	return doc
}

func caseOf(word string) nlp.Case {
	first, n := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(first) {
		return nlp.CaseOther
	}
	upper := len(word) > n
	for _, r := range word[n:] {
		upper = upper && !unicode.IsLower(r)
	}
	if upper {
		return nlp.CaseUpper
	}
	return nlp.CaseTitle
}
