package nlp

import (
	"sort"
	"unicode"
	"unicode/utf8"

	"sayso"
)

// Word returns the token as written.
func (d *Doc) Word(t TokenID) string { return d.Tokens[t].Span().In(d.Article.Text) }

// Glyph returns the token's only character, or 0 if it has several.
func (d *Doc) Glyph(t TokenID) rune {
	s := d.Word(t)
	if r, n := utf8.DecodeRuneInString(s); n == len(s) {
		return r
	}
	return 0
}

// IsWord reports whether a token begins with a letter or a figure.
func (d *Doc) IsWord(t TokenID) bool {
	r, _ := utf8.DecodeRuneInString(d.Word(t))
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// Capital reports whether a token begins with a capital.
func (d *Doc) Capital(t TokenID) bool {
	r, _ := utf8.DecodeRuneInString(d.Word(t))
	return unicode.IsUpper(r)
}

// Joined reports whether nothing stands between a token and the one before it.
func (d *Doc) Joined(t TokenID) bool { return t > 0 && d.Tokens[t-1].End == d.Tokens[t].Start }

// TokensIn returns the tokens that start in a span.
func (d *Doc) TokensIn(s sayso.Span) Range {
	at := func(b int) TokenID {
		return TokenID(sort.Search(len(d.Tokens), func(i int) bool { return int(d.Tokens[i].Start) >= b }))
	}
	return Range{Start: at(s.Start), End: at(s.End)}
}

// SentenceOf returns the index of the sentence that holds a token.
func (d *Doc) SentenceOf(t TokenID) int { return holder(d.Sentences, t) }

// ParagraphOf returns the index of the paragraph that holds a token.
func (d *Doc) ParagraphOf(t TokenID) int { return holder(d.Paragraphs, t) }

func holder(ranges []Range, t TokenID) int {
	return sort.Search(len(ranges), func(i int) bool { return ranges[i].End > t })
}
