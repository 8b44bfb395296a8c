package token

import (
	"unicode"
	"unicode/utf8"

	"sayso/internal/nlp"
)

// markQuotes sets the quote state of the tokens of one paragraph, for double marks only: a single mark is an
// apostrophe too often. A mark left open ends with its paragraph, since news reopens it in the next one
// ("…goes on without a close.\n\n“And so on”"). This feeds the model; the record's quotations are parsed apart.
func markQuotes(text string, tokens []nlp.Token) {
	open := false
	for i := range tokens {
		tok := &tokens[i]
		r, n := utf8.DecodeRuneInString(text[tok.Start:tok.End])
		state := nlp.QuoteOutside
		if n == int(tok.End-tok.Start) {
			state = quoteMark(r, open, text, tok)
		}
		switch {
		case state == nlp.QuoteOpen:
			open = true
		case state == nlp.QuoteClose:
			open = false
		case open:
			state = nlp.QuoteInside
		}
		tok.Quote = state
	}
}

// quoteMark says whether a one-rune token opens or closes a quotation. A straight mark says nothing of itself: it
// opens when none is open, closes when one is, and its neighbours overrule that when they are plain
// (`he said "no". "Yes"`: space before and a letter after can only open).
func quoteMark(r rune, open bool, text string, tok *nlp.Token) nlp.QuoteState {
	switch r {
	case '“', '„', '«', '‟':
		return nlp.QuoteOpen
	case '”', '»':
		return nlp.QuoteClose
	case '"', '＂':
	default:
		return nlp.QuoteOutside
	}
	before, n := utf8.DecodeLastRuneInString(text[:tok.Start])
	spaceBefore := n == 0 || unicode.IsSpace(before)
	after, n := utf8.DecodeRuneInString(text[tok.End:])
	spaceAfter := n == 0 || unicode.IsSpace(after)
	if spaceBefore != spaceAfter {
		open = spaceAfter
	}
	if open {
		return nlp.QuoteClose
	}
	return nlp.QuoteOpen
}
