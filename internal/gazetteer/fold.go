package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters have no decomposition but a usual spelling without their mark.
var letters = strings.NewReplacer("ł", "l", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "ß", "ss", "æ", "ae", "œ", "oe", "ə", "a", "ǝ", "a")

// Fold brings a name into the form in which names are compared: lower case without accents, points and apostrophes,
// hyphens as spaces, and "saint" and "sainte" as "st". "St. John’s" and "Saint Johns" fold to the same.
func Fold(name string) string {
	if plain(name) {
		return saints(strings.ToLower(name))
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
		case unicode.IsSpace(r), r == '-', r == '/', r >= 0x2010 && r <= 0x2015:
			b.WriteByte(' ')
		}
	}
	return saints(strings.Join(strings.Fields(letters.Replace(b.String())), " "))
}

// plain reports whether a name is only ASCII letters and single spaces.
func plain(name string) bool {
	for i := range len(name) {
		switch c := name[i]; {
		case c >= utf8.RuneSelf:
			return false
		case c == ' ':
			if i == 0 || i == len(name)-1 || name[i+1] == ' ' {
				return false
			}
		case c|0x20 < 'a' || c|0x20 > 'z':
			return false
		}
	}
	return true
}

func saints(folded string) string {
	if !strings.Contains(folded, "saint") {
		return folded
	}
	words := strings.Split(folded, " ")
	for i, w := range words {
		if w == "saint" || w == "sainte" {
			words[i] = "st"
		}
	}
	return strings.Join(words, " ")
}
