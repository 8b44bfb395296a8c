package serve

import (
	"html/template"
	"strings"
	"unicode"

	"sayso/internal/export"
)

// safe is a text of an article for a page: what hides or acts on the display is a sign, and what is written from right to left stands apart,
// so that "· 2024-03-04" behind a Hebrew publisher is not drawn on its other side.
func safe(s string) any { return apart(export.Visible(s)) }

// parted is a line of several parts that package export has made, each of which may be written from right to left.
func parted(s string) any {
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
