package verify

import (
	"strings"
	"testing"

	"sayso/data"
	"sayso/internal/lexicon"
)

func rows(t *testing.T, path string, columns ...string) [][]string {
	table, err := lexicon.Load(data.FS, path, columns...)
	if err != nil {
		t.Fatal(err)
	}
	return table.Rows
}

// hasWord reports whether a text has a word, folded.
func hasWord(text, word string) bool {
	for s := (scanner{text: text}); s.next(); {
		for _, k := range expand(string(s.key)) {
			if k == word {
				return true
			}
		}
	}
	return false
}

// TestVerbs changes each example to the base form: that must be a change of tense, unless the two are the same.
func TestVerbs(t *testing.T) {
	for _, r := range rows(t, "changes/verbs.tsv", "base", "past", "participle", "example") {
		base, past, example := r[0], r[1], r[3]
		if !hasWord(example, past) {
			t.Errorf("%s: the example has no %q", base, past)
			continue
		}
		if base == past {
			continue
		}
		d := strings.Replace(example, " "+past, " "+base, 1)
		const news = "It was on the news that day. "
		found := checkerOf(t, news+example+" Nobody knew why.").Check(draftOf(news+d), Options{})
		if f := found[0]; f.Grade != Changed || len(f.Changes) != 1 || f.Changes[0].Kind != KindTense {
			t.Errorf("%q for %q: %v %+v", d, example, f.Grade, f.Changes)
		}
	}
}

func TestForms(t *testing.T) {
	for _, r := range rows(t, "changes/forms.tsv", "form", "base", "tense", "number", "example") {
		if !hasWord(r[4], r[0]) {
			t.Errorf("%s: not in its example", r[0])
		}
	}
	l := testLexicon(t)
	for _, c := range []struct {
		a, b string
		want Kind
	}{
		{"is", "was", KindTense}, {"is", "are", KindNumber}, {"was", "were", KindNumber}, {"is", "were", KindTense},
		{"has", "had", KindTense}, {"has", "have", KindNumber}, {"will", "would", KindTense}, {"boat", "boats", KindNumber},
		{"child", "children", KindNumber}, {"city", "cities", KindNumber}, {"walks", "walked", KindTense},
		{"plan", "planned", KindTense}, {"hope", "hoping", KindTense}, {"win", "won", KindTense}, {"gone", "went", KindTense},
		{"will", "must", ""}, {"boat", "ship", ""}, {"this", "these", KindNumber}, {"pass", "pas", KindNumber}, {"news", "new", KindNumber},
	} {
		if got := l.inflected(c.a, c.b); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, r := range rows(t, "changes/words.tsv", "word", "kind", "example") {
		if !hasWord(r[2], r[0]) {
			t.Errorf("%s: not in its example", r[0])
		}
		if !strings.Contains(" negation numeral auxiliary calendar ", " "+r[1]+" ") {
			t.Errorf("%s: no kind %q", r[0], r[1])
		}
	}
}

// TestNames: the example is a name, of a body if it says so, and a title is no part of it.
func TestNames(t *testing.T) {
	l := testLexicon(t)
	for _, r := range rows(t, "speakers/names.tsv", "word", "kind", "example") {
		n := l.name(r[2])
		if !hasWord(r[2], r[0]) || len(n.words) == 0 || n.body != (r[1] == "body") {
			t.Errorf("%s: the example is read as %+v", r[0], n)
		}
		if r[1] == "title" && strings.Contains(strings.Join(n.words, " "), r[0]) {
			t.Errorf("%s: still in %v", r[0], n.words)
		}
	}
}
