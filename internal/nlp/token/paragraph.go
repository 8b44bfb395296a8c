package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/internal/nlp"
)

// paragraphs splits the tokens at line ends. A single line end inside running text is no paragraph end when the
// next line goes on in lower case or after a comma; in a text with blank lines and several such lines (mail and
// wire copy wrapped at 72 columns), none is.
func paragraphs(text string, tokens []nlp.Token) []nlp.Range {
	gaps := make([]gap, len(tokens))
	soft, blank := 0, 0
	for i := 1; i < len(tokens); i++ {
		gaps[i] = gapBetween(text, tokens[i-1], tokens[i])
		switch gaps[i] {
		case gapSoft:
			soft++
		case gapBlank:
			blank++
		}
	}
	wrapped := blank > 0 && soft >= 3
	var out []nlp.Range
	start := 0
	for i := 1; i <= len(tokens); i++ {
		if i == len(tokens) || gaps[i] == gapBlank || gaps[i] == gapLine && !wrapped {
			out = append(out, nlp.Range{Start: nlp.TokenID(start), End: nlp.TokenID(i)})
			start = i
		}
	}
	return out
}

// A gap is what stands between two tokens, as far as line ends go.
type gap uint8

const (
	gapNone  gap = iota
	gapSoft      // one line end, the sentence plainly goes on
	gapLine      // one line end
	gapBlank     // an empty line, or U+2029
)

func gapBetween(text string, a, b nlp.Token) gap {
	between := text[a.End:b.Start]
	if between == "" || between == " " { // nearly always
		return gapNone
	}
	lines := strings.Count(between, "\n")
	if lines == 0 {
		lines = strings.Count(between, "\r")
	}
	switch {
	case lines > 1 || strings.ContainsRune(between, '\u2029'):
		return gapBlank
	case lines == 0:
		return gapNone
	}
	next, _ := utf8.DecodeRuneInString(text[b.Start:])
	if unicode.IsLower(next) || text[a.Start:a.End] == "," {
		return gapSoft
	}
	return gapLine
}
