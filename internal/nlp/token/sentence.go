package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/internal/nlp"
)

// appendSentences adds the sentences of paragraph p. A sentence ends after ".", "!", "?" or "…" and the closing
// marks behind it, where white space and a plausible beginning follow.
func appendSentences(dst []nlp.Range, text string, tokens []nlp.Token, p nlp.Range) []nlp.Range {
	start := p.Start
	for i := p.Start; i < p.End; i++ {
		if !isTerminator(text, tokens[i]) {
			continue
		}
		end := i + 1
		for end < p.End && tokens[end].Start == tokens[end-1].End && isCloser(text, tokens[end]) {
			end++
		}
		if end == p.End || !sentenceEnds(text, tokens, p, i, end) {
			continue
		}
		dst = append(dst, nlp.Range{Start: start, End: end})
		start, i = end, end-1
	}
	if start < p.End {
		dst = append(dst, nlp.Range{Start: start, End: p.End})
	}
	return dst
}

func isTerminator(text string, t nlp.Token) bool {
	switch text[t.Start:t.End] {
	case ".", "!", "?", "…", "。", "！", "？":
		return true
	}
	return false
}

func isCloser(text string, t nlp.Token) bool {
	switch text[t.Start:t.End] {
	case ")", "]", "}", "’", "'", ".", "!", "?", "…":
		return true
	}
	return t.Quote == nlp.QuoteClose
}

// sentenceEnds decides for a terminator at i, whose closing marks run up to end, where another token follows.
func sentenceEnds(text string, tokens []nlp.Token, p nlp.Range, i, end nlp.TokenID) bool {
	next := tokens[end]
	if next.Start == tokens[end-1].End { // "U.S.", "3.5", "example.org"
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[next.Start:])
	if unicode.IsLower(r) || strings.ContainsRune(",;:)]}%", r) { // "Inc. said", "(Fla.), who"
		return false
	}
	if text[tokens[i].Start:tokens[i].End] != "." || end > i+1 {
		return true
	}
	return !abbreviated(text, tokens, p, i, end)
}
