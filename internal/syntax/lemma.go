package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A rule makes a lemma of a form: it cuts letters off the end, puts others on, and sets the case of what stays. It fits
// forms that end in cut in lower case. In a model it is written "l|ies|y".
type rule struct {
	letters  byte // 'l' lower case, 't' title case, 'k' as they are
	cut, put string
	cutRunes int
}

func parseRule(label string) (r rule, err error) {
	parts := strings.SplitN(label, "|", 3)
	if len(parts) != 3 || len(parts[0]) != 1 || !strings.Contains("ltk", parts[0]) || !utf8.ValidString(label) {
		return r, damage("%q is no rule of lemmas", label)
	}
	return rule{parts[0][0], parts[1], parts[2], utf8.RuneCountInString(parts[1])}, nil
}

// A form is a word to find the lemma of.
type form struct {
	text, low string
	even      bool // lower case has as many letters as the text: other forms are only taken as they are
}

func newForm(text string) form {
	low := strings.ToLower(text)
	return form{text, low, len(low) == len(text) || utf8.RuneCountInString(low) == utf8.RuneCountInString(text)}
}

// apply returns the lemma; ok is false if the rule does not fit, or nothing would be left.
func (r rule) apply(f form) (lemma string, ok bool) {
	if !strings.HasSuffix(f.low, r.cut) || !f.even && r.letters != 'k' {
		return "", false
	}
	stem := f.low[:len(f.low)-len(r.cut)]
	switch {
	case r.letters == 'k':
		stem = f.text
		for range r.cutRunes {
			_, n := utf8.DecodeLastRuneInString(stem)
			stem = stem[:len(stem)-n]
		}
	case r.letters == 't' && stem != "":
		first, n := utf8.DecodeRuneInString(stem)
		stem = string(unicode.ToUpper(first)) + stem[n:]
	}
	if r.put == "" {
		return stem, stem != ""
	}
	return stem + r.put, true
}

// lemmaRules is how many rules that fit are weighed.
const lemmaRules = 8

// lemmaOf weighs the first rules that fit, by falling score, the lower first where they tie. One that makes a common word
// ("deny" of "denied") counts for more than one that does not ("deni"), by the model's bonus.
func (h *Head) lemmaOf(text string, scores []float32) string {
	f := newForm(text)
	best, lemma := float32(0), ""
	fit := 0
	for at := nextBest(scores, -1); at >= 0 && fit < lemmaRules; at = nextBest(scores, at) {
		if fit > 0 && scores[at]+max(h.lemmaBonus, 0) <= best { // nor does any later one
			break
		}
		made, ok := h.rules[at].apply(f)
		if !ok {
			continue
		}
		score := scores[at]
		if h.isWord(made) {
			score += h.lemmaBonus
		}
		if fit == 0 || score > best {
			best, lemma = score, made
		}
		fit++
	}
	if lemma == "" {
		return text
	}
	return lemma
}

// isWord reports whether a lemma is a common word.
func (h *Head) isWord(lemma string) bool {
	first, _ := utf8.DecodeRuneInString(lemma)
	return unicode.IsLetter(first) && h.words.Has(strings.ToLower(lemma))
}

// nextBest returns the place of the score that comes after the one at last, or of the greatest if last is -1; -1 at the end.
func nextBest(scores []float32, last int) int {
	best := -1
	for i, v := range scores {
		if last >= 0 && (v > scores[last] || v == scores[last] && i <= last) {
			continue
		}
		if best < 0 || v > scores[best] {
			best = i
		}
	}
	return best
}
