package eval

import (
	"unicode"

	"sayso"
)

// words splits a text as the regular expression \w+|[^\w\s] does: runs of letters, digits and underscores, and every
// other visible character alone. It stands in where there are no CoreNLP tokens (--tokens words).
func words(text string) []sayso.Span {
	var out []sayso.Span
	start := -1
	flush := func(end int) {
		if start >= 0 {
			out = append(out, sayso.Span{Start: start, End: end})
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_':
			if start < 0 {
				start = i
			}
		case unicode.IsSpace(r) || r >= 0x1C && r <= 0x1F: // the file separators are white space to Python
			flush(i)
		default:
			flush(i)
			out = append(out, sayso.Span{Start: i, End: i + len(string(r))})
		}
	}
	flush(len(text))
	return out
}
