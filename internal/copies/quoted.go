package copies

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso"
)

// quoted returns the stretches inside quotation marks, in text order, none overlapping. It reads typography alone: double
// marks of any language, and single ones that stand around several words. A mark that nothing closes before its paragraph
// ends quotes the rest of it only if the next paragraph opens again, as long quotations do.
func quoted(text string) (out []sayso.Span) {
	for start := 0; start < len(text); {
		end := paragraphEnd(text, start)
		found := singles(doubles(nil, text, start, end), text, start, end)
		slices.SortFunc(found, func(a, b sayso.Span) int { return cmp.Compare(a.Start, b.Start) })
		for _, s := range found {
			if n := len(out); n > 0 && s.Start < out[n-1].End {
				out[n-1].End = max(out[n-1].End, s.End)
			} else {
				out = append(out, s)
			}
		}
		start = end
	}
	return out
}

// paragraphEnd returns where the paragraph at start ends, behind its line end. A line end between a small letter or comma
// and a small letter only wraps the line.
func paragraphEnd(text string, start int) int {
	for i := start; i < len(text); {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			return len(text)
		}
		i += n + 1
		if !wraps(text, i-1) {
			return i
		}
	}
	return len(text)
}

func wraps(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \r")
	if before == "" || at+1 >= len(text) {
		return false
	}
	b, a := before[len(before)-1], text[at+1]
	return (b == ',' || b >= 'a' && b <= 'z') && a >= 'a' && a <= 'z'
}

// doubles adds what stands between double marks in a paragraph.
func doubles(out []sayso.Span, text string, start, end int) []sayso.Span {
	open, low := -1, false // where a mark is open, and whether it is the low one of German
	for i := start; i < end; {
		c := text[i]
		if c != '"' && c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '"' && open < 0 && i > start && text[i-1] >= '0' && text[i-1] <= '9':
			// inches
		case open < 0 && (r == '"' || r == '“' || r == '„' || r == '«' || r == '»'):
			open, low = i, r == '„'
		case open >= 0 && (r == '"' || r == '”' || r == '»' || r == '«' || r == '“' && low):
			out = append(out, sayso.Span{Start: open, End: i + size})
			open = -1
		}
		i += size
	}
	if open >= 0 && opensAgain(text[end:]) {
		out = append(out, sayso.Span{Start: open, End: end})
	}
	return out
}

func opensAgain(next string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(next, " \t\r\n"))
	return r == '"' || r == '“' || r == '«' || r == '„'
}

// singles adds what stands between single marks, as British papers quote. A closing one looks like an apostrophe: it
// must have something before it and no letter behind, and between the two there is a space.
func singles(out []sayso.Span, text string, start, end int) []sayso.Span {
	open := -1
	for i := start; i < end; {
		if c := text[i]; c != '\'' && c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '\'' || r == '‘' || r == '’' {
			before, _ := utf8.DecodeLastRuneInString(text[start:i])
			after, _ := utf8.DecodeRuneInString(text[i+size : end])
			gap := i == start || unicode.IsSpace(before) || strings.ContainsRune("([“\"—–-", before)
			switch {
			case open < 0 && r != '’' && gap && unicode.IsLetter(after):
				open = i
			case open >= 0 && r != '‘' && !gap && !unicode.IsLetter(after) && !unicode.IsDigit(after):
				if strings.ContainsRune(text[open:i], ' ') {
					out = append(out, sayso.Span{Start: open, End: i + size})
				}
				open = -1
			}
		}
		i += size
	}
	return out
}
