package story

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
)

// maxWord is the greatest length of a word in bytes: longer ones are keys and addresses that tell nothing.
const maxWord = 40

// A word is a run of letters and digits of a text, with the apostrophes inside it.
type word struct {
	start, end int // bytes
}

// words cuts a text. "Tiangong-1" is two words, "doesn’t" is one.
func words(text string) []word {
	var out []word
	start := -1
	for i, r := range text {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
		if !inside && start >= 0 && (r == '\'' || r == '’') {
			next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			inside = unicode.IsLetter(next)
		}
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			out = append(out, word{start, i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, word{start, len(text)})
	}
	return out
}

// Stem returns what forms of one word have in common, in lower case: Porter's second algorithm, after a final 's is taken
// off. It is "" for what is too long to be a word. The table of rarities is made with it.
func Stem(w string) string {
	if len(w) > maxWord {
		return ""
	}
	w = strings.ToLower(strings.ReplaceAll(w, "’", "'"))
	w = strings.TrimSuffix(w, "'s")
	return english.Stem(w, true)
}
