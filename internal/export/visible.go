package export

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible returns s for display: what acts on the display without showing, or hides there, becomes a visible sign, so that the text of
// an article, a name or a file name can neither steer a terminal (escape sequences), nor reorder a line (bidirectional overrides), nor
// carry along what nobody sees (zero-width characters, tags), nor cover the lines around it (towers of combining marks). Tabs and line
// ends stay; a carriage return before a line feed goes. The stored text is never treated so.
func Visible(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	EachSigned(s, func(shown, sign string) {
		if sign != "" {
			shown = sign
		}
		b.WriteString(shown)
	})
	return b.String()
}

// EachSigned cuts s into what shows as it is, and what shows as a sign: single characters, and the marks of a tower together. Joined, what
// is given as shown is s, but for the carriage returns that Visible leaves out.
func EachSigned(s string, yield func(shown, sign string)) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	from, before, marks := 0, rune(0), 0
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		if unicode.In(r, unicode.Mn, unicode.Me) {
			marks++
		} else {
			marks = 0
		}
		sign := ""
		switch {
		case r < ' ' && r != '\n' && r != '\t':
			sign = string('␀' + r)
		case r == 0x7f:
			sign = "␡"
		case marks > marksMost:
			more := 0
			size, more = tower(s[at:])
			if sign = fmt.Sprintf("<U+%04X>", r); more > 1 {
				sign = fmt.Sprintf("<%d marks more>", more)
			}
		case acts(r), hides(r) && !joins(r, before, s[at+size:]):
			sign = fmt.Sprintf("<U+%04X>", r)
		}
		if sign != "" {
			if from < at {
				yield(s[from:at], "")
			}
			yield(s[at:at+size], sign)
			from = at + size
		}
		before = r
		at += size
	}
	if from < len(s) {
		yield(s[from:], "")
	}
}

// tower is how many marks s begins with, and in how many bytes.
func tower(s string) (size, marks int) {
	for size < len(s) {
		r, n := utf8.DecodeRuneInString(s[size:])
		if !unicode.In(r, unicode.Mn, unicode.Me) {
			break
		}
		size, marks = size+n, marks+1
	}
	return size, marks
}

// plain reports whether nothing in s can need a sign: ASCII without controls, and letters beyond it that stand alone.
func plain(s string) bool {
	for _, r := range s {
		switch {
		case r >= ' ' && r < 0x7f, r == '\n', r == '\t', r >= 0xC0 && r < 0x300, r >= 0x2010 && r < 0x2028, r == '€':
		default:
			return false
		}
	}
	return true
}

// marksMost is how many combining marks may stand on one letter: what any script writes, and no tower that covers the lines above.
const marksMost = 6

// acts reports whether r acts on the display instead of showing: C0 and C1 controls, separators of lines and paragraphs, and the
// embeddings, overrides and isolates of the bidirectional algorithm ("Trojan Source", CVE-2021-42574). So does what Unicode calls
// noncharacters, which neither HTML nor XML may have.
func acts(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r >= 0x2028 && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
		return true
	}
	return unicode.Is(unicode.Cc, r)
}

// hides reports whether r takes no room on the display and yet stands in the text: format characters, fillers, tags, selectors of
// variants. A name with one looks like the name without it.
func hides(r rune) bool {
	switch {
	case r < 0xAD:
		return false
	case r == 0x034F, r == 0x115F, r == 0x1160, r == 0x17B4, r == 0x17B5, r >= 0x180B && r <= 0x180F, r == 0x3164, r == 0xFFA0:
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r <= 0xE0FFF:
		return true
	}
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// joins reports whether a character that hides does its work where it stands: it joins or parts letters of a script that is joined, puts
// signs of pictures together ("👩‍👧", the flag of Scotland), or chooses the variant of what stands before it.
func joins(r, before rune, behind string) bool {
	pictured := before >= 0x2000 && !hides(before) && unicode.In(before, unicode.So, unicode.Sk, unicode.Sm, unicode.Po) || before == 0xFE0F
	switch {
	case r == 0x200C || r == 0x200D:
		return pictured && r == 0x200D || joined(before) && behind != "" && joined([]rune(behind[:min(len(behind), 4)])[0])
	case r >= 0xFE00 && r <= 0xFE0F:
		return pictured || before >= '0' && before <= '9' || before == '#' || before == '*' || before == '©' || before == '®' || unicode.Is(unicode.Han, before)
	case r >= 0xE0020 && r <= 0xE007F:
		return before == 0x1F3F4 || before >= 0xE0020 && before <= 0xE007E
	case r >= 0xE0100 && r <= 0xE01EF:
		return unicode.Is(unicode.Han, before)
	}
	return false
}

// joined reports whether r is of a script in whose words joiners are spelling.
func joined(r rune) bool {
	return unicode.In(r, unicode.Letter, unicode.Mark) &&
		!unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Common)
}

// bare returns s on one line without what shows as a sign: a name as other programs are to find it, to whom "Ann<U+200B> Holm" is
// another.
func bare(s string) string {
	if plain(s) {
		return strings.Join(strings.Fields(s), " ")
	}
	var b strings.Builder
	EachSigned(s, func(shown, sign string) {
		if sign == "" {
			b.WriteString(shown)
		}
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

// line returns s for display on one line.
func line(s string) string { return strings.Join(strings.Fields(Visible(s)), " ") }
