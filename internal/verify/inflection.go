package verify

import "strings"

// readings lists what a folded word may be a form of, itself included. Regular endings are taken off without a
// dictionary: "planned" may be of "plann", "planne" and "plan"; only two words that share a base count.
func (l *Lexicon) readings(word string) []form {
	out := append([]form{}, l.forms[word]...)
	if len(out) > 0 && out[0].base == "be" {
		return out
	}
	out = append(out, form{word, "base", "base"})
	for _, e := range [...]struct{ ending, tense, number string }{
		{"s", "base", "s"}, {"ed", "past", ""}, {"ing", "ing", ""},
	} {
		if stem, ok := strings.CutSuffix(word, e.ending); ok && len(stem) >= 2 {
			for _, base := range bases(stem, e.ending) {
				out = append(out, form{base, e.tense, e.number})
			}
		}
	}
	return out
}

// bases lists the words that may have had an ending added to give stem and ending.
func bases(stem, ending string) []string {
	out := []string{stem}
	n := len(stem)
	if ending != "s" {
		out = append(out, stem+"e")
		if n >= 3 && stem[n-1] == stem[n-2] {
			out = append(out, stem[:n-1])
		}
	} else if stem[n-1] == 'e' {
		out = append(out, stem[:n-1])
	}
	if y, ok := strings.CutSuffix(strings.TrimSuffix(stem, "e"), "i"); ok {
		out = append(out, y+"y")
	}
	return out
}

// inflected says in what two forms of one word differ: KindNumber, KindTense, or "" if they are no such thing.
func (l *Lexicon) inflected(a, b string) Kind {
	out := Kind("")
	for _, f := range l.readings(a) {
		for _, g := range l.readings(b) {
			switch {
			case f.base != g.base || len(f.base) < 2:
			case f.tense == g.tense && f.number != g.number:
				return KindNumber
			case f.tense != g.tense:
				out = KindTense
			}
		}
	}
	return out
}

// contractions are endings that stand for a word of their own; the longest that fits is taken off.
var contractions = [...][2]string{
	{"n't", "not"}, {"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'m", "am"}, {"'d", "would"},
}

// expand writes a folded word out: "won't" is "will", "not"; "cannot" is "can", "not". Of "'s", which is "is", "has"
// or a genitive, only pronouns get the verb.
func expand(word string) []string {
	switch word {
	case "won't":
		return []string{"will", "not"}
	case "can't", "cannot":
		return []string{"can", "not"}
	case "shan't":
		return []string{"shall", "not"}
	case "it's", "he's", "she's", "that's", "there's", "what's", "who's", "here's":
		return []string{strings.TrimSuffix(word, "'s"), "is"}
	}
	for _, c := range contractions {
		if stem, ok := strings.CutSuffix(word, c[0]); ok && stem != "" {
			return []string{stem, c[1]}
		}
	}
	return []string{word}
}
