package serve

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/internal/export"
)

// hiddenName says what a character is that shows as a sign, for people.
func hiddenName(char string) string {
	r, _ := utf8.DecodeRuneInString(char)
	code := fmt.Sprintf("U+%04X", r)
	switch {
	case r == utf8.RuneError && len(char) == 1:
		return "a byte that is no character"
	case r == 0x202E, r == 0x202D, r == 0x202A, r == 0x202B, r == 0x202C, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F, r == 0x061C:
		return "turns the direction of writing (" + code + ")"
	case r >= 0xE0000 && r <= 0xE0FFF:
		return "a tag that nobody sees (" + code + ")"
	case unicode.In(r, unicode.Mn, unicode.Me):
		return "marks on a letter that has many, which would cover the lines around it"
	case unicode.Is(unicode.Cc, r):
		return "control character (" + code + ")"
	}
	return "takes no room (" + code + ")"
}

// hiddenMost is how many kinds of hidden characters are named.
const hiddenMost = 5

// hiddenIn says which characters of a text stand as signs on its page, the most frequent first; "" if there are none.
func hiddenIn(text string) string {
	count, all := map[string]int{}, 0
	export.EachSigned(text, func(shown, sign string) {
		if sign != "" {
			count[hiddenName(shown)]++
			all++
		}
	})
	if all == 0 {
		return ""
	}
	var names []string
	for name := range count {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := count[b] - count[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	var parts []string
	for _, name := range names[:min(len(names), hiddenMost)] {
		parts = append(parts, fmt.Sprintf("%d × %s", count[name], name))
	}
	if more := len(names) - hiddenMost; more > 0 {
		parts = append(parts, amount(more, "other kind"))
	}
	return amount(all, "character") + " of this text cannot be seen, or would change how the rest is seen; each stands as a sign: " + strings.Join(parts, "; ")
}
