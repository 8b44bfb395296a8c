package sourcing

import "strings"

// forms maps the forms of the verbs in stances.tsv to their lemmas, since a lemma that the model guesses may be none
// (“denie”). Regular ones are made; an irregular one stands in the row's example.
type forms map[string]string

// add enters the forms of the first word of a row, whose example has the cue in brackets.
func (f forms) add(cue, example string) {
	lemma := cue
	if i := strings.IndexByte(lemma, ' '); i >= 0 {
		lemma = lemma[:i]
	}
	if len(lemma) < 2 {
		return
	}
	f.put(lemma, lemma)
	for _, form := range regular(lemma) {
		f.put(form, lemma)
	}
	_, rest, _ := strings.Cut(example, "[")
	shown, _, _ := strings.Cut(rest, "]")
	for word := range strings.FieldsSeq(strings.ToLower(shown)) {
		if word[0] == lemma[0] {
			f.put(word, lemma)
			return
		}
	}
}

// put keeps what is there already, so that a made form never hides a real one.
func (f forms) put(form, lemma string) {
	if _, ok := f[form]; !ok {
		f[form] = lemma
	}
}

// regular returns the regular forms of a verb: warns, warning, warned; denies, denied; begging, begged.
func regular(lemma string) []string {
	last := lemma[len(lemma)-1:]
	stem := lemma[:len(lemma)-1]
	switch {
	case last == "e":
		return []string{lemma + "s", lemma + "d", stem + "ing"}
	case last == "y" && !strings.ContainsRune("aeiou", rune(stem[len(stem)-1])):
		return []string{stem + "ies", stem + "ied", lemma + "ing"}
	case strings.ContainsAny(last, "sxz") || strings.HasSuffix(lemma, "ch") || strings.HasSuffix(lemma, "sh"):
		return []string{lemma + "es", lemma + "ed", lemma + "ing"}
	}
	return []string{lemma + "s", lemma + "ed", lemma + "ing", lemma + last + "ed", lemma + last + "ing"}
}
