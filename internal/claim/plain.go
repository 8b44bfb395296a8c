package claim

import (
	"strings"
	"unicode"
)

// fewPlain is the least share of longer words that two contents of one claim have in common. What is told in quite other words was
// rightly taken for the same too seldom; the bound was chosen on the judged pairs, both halves in view. The way back, taking for the
// same whatever shares most of its words, is not open: "Rebels killed nine sailors", "Rebels abducted nine sailors".
const fewPlain = 0.35

// byWords takes back a "same" that the plain words do not bear out.
func byWords(a, b *Proposition, v Verdict) Verdict {
	if v.Relation == Same && a.Answers == "" && b.Answers == "" && plainShare(a.Words.Text, b.Words.Text) < fewPlain {
		return Verdict{Relation: Different, Score: v.Score}
	}
	return v
}

// plainShare is the share of the longer words of two texts, and of those with a digit, that both have.
func plainShare(a, b string) float64 {
	x, y := plain(a), plain(b)
	common := 0
	for w := range x {
		if y[w] {
			common++
		}
	}
	if all := len(x) + len(y) - common; all > 0 {
		return float64(common) / float64(all)
	}
	return 1
}

// plain is the set of words of more than three letters, and of those with a digit, in lower case.
func plain(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(w) > 3 || strings.ContainsFunc(w, unicode.IsDigit) {
			out[w] = true
		}
	}
	return out
}
