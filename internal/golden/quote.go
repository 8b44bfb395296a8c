package golden

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
)

// resolve turns a quotation of text into a span: a Go string literal, in backquotes or in double quotes with escapes,
// and behind it #n for the n-th occurrence at word boundaries, counted from 1. Without boundaries `he` would be found
// inside "The". An occurrence that is not unique must be numbered.
func resolve(text, quoted string) (sayso.Span, error) {
	literal, err := strconv.QuotedPrefix(quoted)
	if err != nil {
		return sayso.Span{}, fmt.Errorf("%s is no quotation in backquotes or double quotes", quoted)
	}
	words, err := strconv.Unquote(literal)
	if err != nil || words == "" {
		return sayso.Span{}, fmt.Errorf("%s quotes nothing", quoted)
	}
	found := occurrences(text, words)
	number, numbered := strings.CutPrefix(quoted[len(literal):], "#")
	switch {
	case !numbered && number != "":
		return sayso.Span{}, fmt.Errorf("%q after %s", number, literal)
	case len(found) == 0:
		return sayso.Span{}, fmt.Errorf("%s is not in the article", literal)
	case !numbered && len(found) > 1:
		return sayso.Span{}, fmt.Errorf("%s occurs %d times: say which with #n", literal, len(found))
	case !numbered:
		return found[0], nil
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(found) {
		return sayso.Span{}, fmt.Errorf("%s has no occurrence #%s, but %d", literal, number, len(found))
	}
	return found[n-1], nil
}

// quote is the inverse of resolve: the span's text as a literal, numbered if it has to be.
func quote(text string, s sayso.Span) string {
	words := s.In(text)
	literal := "`" + words + "`"
	switch {
	case strings.ContainsFunc(words, unicode.IsMark): // accents of their own look like those that are not
		literal = strconv.QuoteToASCII(words)
	case !strconv.CanBackquote(words) || strings.ContainsFunc(words, invisible):
		literal = strconv.Quote(words)
	}
	found := occurrences(text, words)
	for i, f := range found {
		if f == s && len(found) > 1 {
			return literal + "#" + strconv.Itoa(i+1)
		}
	}
	return literal
}

// invisible reports whether a reader cannot see r: no-break spaces and joiners need escapes.
func invisible(r rune) bool { return !strconv.IsPrint(r) }

// occurrences lists where words stands in text at word boundaries, overlapping ones included.
func occurrences(text, words string) (found []sayso.Span) {
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return found
		}
		s := sayso.Span{Start: at + i, End: at + i + len(words)}
		if boundary(text, s.Start) && boundary(text, s.End) {
			found = append(found, s)
		}
		_, n := utf8.DecodeRuneInString(text[s.Start:])
		at = s.Start + n
	}
}

// boundary reports whether byte i does not stand inside a run of letters and digits.
func boundary(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i:])
	return !inWord(before) || !inWord(after)
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
