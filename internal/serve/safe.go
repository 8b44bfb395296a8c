package serve

import (
	"fmt"
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/internal/export"
)

// safe is a text of an article for a page: what hides or acts on the display is a sign, and what is written from right to left stands apart,
// so that "· 2024-03-04" behind a Hebrew publisher is not drawn on its other side.
func safe(s string) any { return apart(clipped(export.Visible(s))) }

// clipMost is how many bytes of one text stand on a page that lists several: a quotation of a megabyte stands whole on the page of its
// article alone, where its link leads.
const clipMost = 4000

// clipped is a text for a list: as it is, or if it is a book, its beginning and how much is left out.
func clipped(s string) string {
	if len(s) <= clipMost {
		return s
	}
	end := clipMost
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + fmt.Sprintf("… [%d characters more]", utf8.RuneCountInString(s[end:]))
}

// parted is a line of several parts that package export has made, each of which may be written from right to left.
func parted(s string) any {
	s = clipped(s)
	if !leftward(s) {
		return s
	}
	var b strings.Builder
	for i, part := range strings.Split(s, " · ") {
		if i > 0 {
			b.WriteString(" · ")
		}
		b.WriteString(isolated(part))
	}
	return template.HTML(b.String())
}

// apart isolates what is written from right to left; all else stays the plain text that it is. In an attribute html/template leaves the
// element out.
func apart(s string) any {
	if !leftward(s) {
		return s
	}
	return template.HTML(isolated(s))
}

func isolated(s string) string { return "<bdi>" + template.HTMLEscapeString(s) + "</bdi>" }

// leftward reports whether letters of a script that is written from right to left stand in s.
func leftward(s string) bool {
	for _, r := range s {
		if r >= 0x590 && unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam, unicode.Samaritan, unicode.Mandaic) || r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF {
			return true
		}
	}
	return false
}
