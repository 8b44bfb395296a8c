package export

import (
	"fmt"
	"strings"
	"unicode"
)

// Visible returns s for display: control characters become visible signs, so that the text of an article, or a file
// name, can neither steer a terminal (escape sequences) nor reorder a line (bidirectional overrides). Tabs and line
// ends stay; a carriage return before a line feed goes. The stored text is never treated so.
func Visible(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if strings.IndexFunc(s, unsafe) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case !unsafe(r):
			b.WriteRune(r)
		case r < ' ':
			b.WriteRune('␀' + r)
		case r == 0x7f:
			b.WriteRune('␡')
		default:
			fmt.Fprintf(&b, "<U+%04X>", r)
		}
	}
	return b.String()
}

// unsafe reports whether r acts on the display instead of showing: C0 and C1 controls, and the embeddings,
// overrides and isolates of the bidirectional algorithm ("Trojan Source", CVE-2021-42574).
func unsafe(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return unicode.Is(unicode.Cc, r)
}

// line returns s for display on one line.
func line(s string) string { return strings.Join(strings.Fields(Visible(s)), " ") }
