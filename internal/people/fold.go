package people

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold writes a name without case, accents, points and apostrophes; hyphens become spaces: "Jong-un" and "Jong Un" are one.
func fold(s string) string {
	if ascii(s) {
		return foldASCII(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '.', r == '\'', r == '’', r == '‘', r == 'ʼ', r == '`':
		case r == '-', r == '‐', r == '‑', r == '–', unicode.IsSpace(r):
			b.WriteByte(' ')
		case r == 'ł', r == 'Ł':
			b.WriteByte('l')
		case r == 'ø', r == 'Ø':
			b.WriteByte('o')
		case r == 'ı':
			b.WriteByte('i')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func foldASCII(s string) string {
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		switch c := s[i]; {
		case c == '.' || c == '\'' || c == '`':
		case c == '-' || c == ' ' || c == '\t' || c == '\n' || c == '\r':
			if len(out) > 0 && out[len(out)-1] != ' ' {
				out = append(out, ' ')
			}
		case 'A' <= c && c <= 'Z':
			out = append(out, c+'a'-'A')
		default:
			out = append(out, c)
		}
	}
	if n := len(out); n > 0 && out[n-1] == ' ' {
		out = out[:n-1]
	}
	return string(out)
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// slug is a folded name as part of an id.
func slug(folded string) string { return strings.ReplaceAll(folded, " ", "-") }

// capital reports whether a word begins with a capital letter.
func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}
