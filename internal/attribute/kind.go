package attribute

import (
	"slices"
	"sort"
	"unicode"

	"sayso"
	"sayso/internal/nlp"
)

// kindOf says how much of the content stands inside quotation marks: the letters and digits of it count, since marks
// and stops lie on either side. Words inside somebody else's quotation are quoted only by marks of their own.
func kindOf(doc *nlp.Doc, all []sayso.Attribution, i int) sayso.Kind {
	a := &all[i]
	if len(a.Content) == 0 {
		return sayso.KindNone
	}
	inside, total := 0, 0
	for _, c := range a.Content {
		own := singleQuoted(doc, c)
		outer := !own && quotedAround(doc, c) && a.Parent != ""
		for _, t := range tokensIn(doc, c) {
			if !isWord(doc, t) {
				continue
			}
			total++
			if own || t.Quote == nlp.QuoteInside && !outer {
				inside++
			}
		}
	}
	switch {
	case inside == 0:
		return sayso.KindIndirect
	case inside == total:
		return sayso.KindDirect
	}
	return sayso.KindMixed
}

// tokensIn returns the tokens that start in s.
func tokensIn(doc *nlp.Doc, s sayso.Span) []nlp.Token {
	from := sort.Search(len(doc.Tokens), func(i int) bool { return int(doc.Tokens[i].Start) >= s.Start })
	to := sort.Search(len(doc.Tokens), func(i int) bool { return int(doc.Tokens[i].Start) >= s.End })
	return doc.Tokens[from:to]
}

func isWord(doc *nlp.Doc, t nlp.Token) bool {
	for _, r := range t.Span().In(doc.Article.Text) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// singleQuoted reports whether the content begins and ends with single marks: ‘Not now,’ as British papers set speech.
func singleQuoted(doc *nlp.Doc, s sayso.Span) bool {
	t := tokensIn(doc, s)
	if len(t) < 3 {
		return false
	}
	first, last := t[0].Span().In(doc.Article.Text), t[len(t)-1].Span().In(doc.Article.Text)
	return (first == "‘" || first == "'") && (last == "’" || last == "'")
}

// quotedAround reports whether the content lies wholly inside one double quotation that began before it.
func quotedAround(doc *nlp.Doc, s sayso.Span) bool {
	t := tokensIn(doc, s)
	return !slices.ContainsFunc(t, func(t nlp.Token) bool { return t.Quote != nlp.QuoteInside })
}
