package eval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
)

// sameContent compares contents as the gold's rules allow: with or without quotation marks, the complementiser
// "that" and the final full stop; a stretch cut in two at white space or quotation marks is one stretch.
func sameContent(text string, a, b []sayso.Span) bool {
	return slices.Equal(bare(text, a), bare(text, b))
}

const allMarks = "\"“”„‟«»＂'‘’‚‹›"

func bare(text string, spans []sayso.Span) []sayso.Span {
	var out []sayso.Span
	for _, s := range spans {
		s = trimmed(text, s)
		if s.Empty() {
			continue
		}
		if n := len(out); n > 0 && s.Start >= out[n-1].End &&
			strings.Trim(text[out[n-1].End:s.Start], allMarks+" \t\r\n.") == "" {
			out[n-1].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

// trimmed takes white space, quotation marks, one leading "that" and final stops off the ends of a span.
func trimmed(text string, s sayso.Span) sayso.Span {
	loose := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(allMarks, r) }
	in := strings.TrimLeftFunc(s.In(text), loose)
	if rest, ok := strings.CutPrefix(in, "that"); ok {
		if r, _ := utf8.DecodeRuneInString(rest); unicode.IsSpace(r) {
			in = strings.TrimLeftFunc(rest, loose)
		}
	}
	start := s.End - len(in)
	in = strings.TrimRightFunc(in, func(r rune) bool { return r == '.' || loose(r) })
	return sayso.Span{Start: start, End: start + len(in)}
}
