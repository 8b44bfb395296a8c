package quote

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/internal/nlp"
)

// A shaper says how quotations stand in their paragraphs. outside[t] counts the writer's words before token t.
type shaper struct {
	doc     *nlp.Doc
	outside []int32
}

func newShaper(doc *nlp.Doc, qs []Quotation) shaper {
	s := shaper{doc, make([]int32, len(doc.Tokens)+1)}
	next := 0
	for t := range doc.Tokens {
		for next < len(qs) && int(qs[next].Range.End) <= t {
			next++
		}
		s.outside[t+1] = s.outside[t]
		if quoted := next < len(qs) && int(qs[next].Range.Start) <= t; !quoted && doc.IsWord(nlp.TokenID(t)) {
			s.outside[t+1]++
		}
	}
	return s
}

// of returns the shape of a quotation.
func (s shaper) of(q Quotation) Shape {
	if q.Parent >= 0 {
		return Inline
	}
	first, last := paragraphOf(s.doc, q.Range.Start), paragraphOf(s.doc, q.Range.End-1)
	switch {
	case s.outside[first.Start] == s.outside[last.End]:
		return Alone
	case opensSentence(s.doc, q.Range.Start) && s.endsSentence(q, last):
		return Sentence
	}
	return Inline
}

// endsSentence looks behind the close as well: a small letter goes on with the sentence (“No!” added Roe).
func (s shaper) endsSentence(q Quotation, par nlp.Range) bool {
	if q.Range.End < par.End && isSmall(s.doc, q.Range.End) {
		return false
	}
	return strings.ContainsRune(".?!…—", s.doc.Glyph(q.Inner.End-1)) || q.Range.End < par.End && strings.ContainsRune(".?!", s.doc.Glyph(q.Range.End))
}

func paragraphOf(doc *nlp.Doc, t nlp.TokenID) nlp.Range {
	k, _ := slices.BinarySearchFunc(doc.Paragraphs, t, func(p nlp.Range, t nlp.TokenID) int { return cmp.Compare(p.End, t+1) })
	return doc.Paragraphs[k]
}

func isSmall(doc *nlp.Doc, t nlp.TokenID) bool {
	r, _ := utf8.DecodeRuneInString(doc.Word(t))
	return unicode.IsLower(r)
}
