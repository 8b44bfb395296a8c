package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
)

// quoted returns the stretches inside paired double quotation marks, marks included. A mark left open at the end of
// its paragraph pairs with nothing, except that a paragraph which opens anew continues it: news leaves the close out
// then ("…goes on\n\n“and on”"), so the stretch runs to the paragraph's end.
func quoted(text string) []sayso.Span {
	var out []sayso.Span
	for start := 0; start < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		spans, open := quotedLine(text, start, end)
		out = append(out, spans...)
		if open >= 0 && opensWithMark(text[end:]) {
			out = append(out, sayso.Span{Start: open, End: end})
		}
		start = end + 1
	}
	return out
}

func quotedLine(text string, start, end int) (spans []sayso.Span, open int) {
	open = -1
	for i, r := range text[start:end] {
		at := start + i
		switch {
		case opensQuote(text, at, r, open >= 0):
			open = at
		case open >= 0 && strings.ContainsRune("\"”»＂", r):
			spans = append(spans, sayso.Span{Start: open, End: at + utf8.RuneLen(r)})
			open = -1
		}
	}
	return spans, open
}

// opensQuote says whether the rune at a byte offset opens a quotation; a straight mark does when none is open, or
// when only space stands before it and none after.
func opensQuote(text string, at int, r rune, open bool) bool {
	switch r {
	case '“', '„', '«', '‟':
		return true
	case '"', '＂':
		if !open {
			return true
		}
		before, n := utf8.DecodeLastRuneInString(text[:at])
		after, m := utf8.DecodeRuneInString(text[at+utf8.RuneLen(r):])
		return (n == 0 || unicode.IsSpace(before)) && m > 0 && !unicode.IsSpace(after)
	}
	return false
}

func opensWithMark(text string) bool {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	return strings.HasPrefix(text, "“") || strings.HasPrefix(text, "\"")
}

// kindOf derives the kind of a content from the quoted stretches of its text: direct if every letter and digit of it
// is inside one, mixed if some are (design of the PolNeAR slices; the corpus itself does not annotate it).
func kindOf(text string, content, quoted []sayso.Span) sayso.Kind {
	inside, outside := false, false
	for _, c := range content {
		for i, r := range c.In(text) {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				continue
			}
			if within(c.Start+i, quoted) {
				inside = true
			} else {
				outside = true
			}
		}
	}
	switch {
	case len(content) == 0:
		return sayso.KindNone
	case inside && outside:
		return sayso.KindMixed
	case inside:
		return sayso.KindDirect
	}
	return sayso.KindIndirect
}

func within(at int, spans []sayso.Span) bool {
	for _, s := range spans {
		if s.Start <= at && at < s.End {
			return true
		}
	}
	return false
}
