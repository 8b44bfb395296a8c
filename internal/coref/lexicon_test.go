package coref

import (
	"strings"
	"testing"
)

// Every example is a noun and, in the next sentence, a pronoun that can stand for it; of man and woman the other pronoun cannot.
func TestNouns(t *testing.T) {
	l := newLexicon()
	for _, r := range rows("mentions/nouns.tsv", "noun", "kind", "example") {
		first, second, ok := strings.Cut(r[2], ". ")
		pronoun, _, _ := strings.Cut(second, " ")
		k, known := pronounKinds[strings.ToLower(pronoun)]
		if !ok || !known || !strings.Contains(first, " "+r[0]+" ") {
			t.Errorf("%s: no such example: %s", r[0], r[2])
			continue
		}
		of, _ := pronounTraits(k, singular)
		if s := l.nouns[r[0]]; s != sortNames[r[1]] || !sortsFit(of, s) {
			t.Errorf("%s is %d and does not fit %s", r[0], s, pronoun)
		}
		for sex, wrong := range map[string]kind{"man": kindShe, "woman": kindHe} {
			if other, _ := pronounTraits(wrong, singular); r[1] == sex && sortsFit(other, l.nouns[r[0]]) {
				t.Errorf("%s may be of the other sex", r[0])
			}
		}
	}
}

func TestSortsFit(t *testing.T) {
	for _, c := range []struct {
		a, b sort
		want bool
	}{{man, person, true}, {person, woman, true}, {man, woman, false}, {thing, body, true}, {thing, man, false}, {open, man, true}, {people, body, true}} {
		if sortsFit(c.a, c.b) != c.want || sortsFit(c.b, c.a) != c.want {
			t.Errorf("%d and %d: want %v", c.a, c.b, c.want)
		}
	}
}
