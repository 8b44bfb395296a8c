package eval

import (
	"slices"
	"strings"

	"sayso"
)

// sameName reports whether a prediction names the gold's speaker. A name has to be the same, apart from case, an article
// before it and marks; of a description the one has to hold all words of the other, since nobody words it twice alike
// (“former KBR employees”, “former employees of the Halliburton subsidiary KBR”).
func sameName(p, gold sayso.Attribution) bool {
	if p.Speaker == nil || gold.Speaker == nil {
		return p.Speaker == nil && gold.Speaker == nil
	}
	a, b := nameWords(p.Speaker.Name), nameWords(gold.Speaker.Name)
	if slices.Equal(a, b) {
		return true
	}
	if strings.HasPrefix(string(gold.Level), "named") {
		return false
	}
	return holds(a, b) || holds(b, a)
}

func nameWords(name string) []string {
	words := strings.FieldsFunc(strings.ReplaceAll(strings.ToLower(name), "'", "’"), func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 127 && r != '’') })
	if len(words) > 1 && slices.Contains([]string{"the", "a", "an", "these", "this"}, words[0]) {
		words = words[1:]
	}
	return words
}

func holds(all, some []string) bool {
	for _, w := range some {
		if !slices.Contains(all, w) {
			return false
		}
	}
	return len(some) > 0
}
