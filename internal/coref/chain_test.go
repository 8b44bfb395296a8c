package coref

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/models"
)

// A chain is "he" or "she", never both, and ties go to the nearer.
func TestLink(t *testing.T) {
	c := newChains(5)
	c.link(0, kindName, nil)
	c.link(1, kindHe, []scored{{0, 1}})
	c.link(2, kindName, nil)
	c.link(3, kindShe, []scored{{2, 1}, {1, 3}, {0, 2}})
	c.link(4, kindName, []scored{{2, 1}, {0, 1}})
	if !slices.Equal(c.of, []int{0, 0, 2, 2, 2}) {
		t.Errorf("chains %v", c.of)
	}
}

// TestChains runs testdata/chains.txt: what a case is about, a text, and behind "--" the chains that must be found, a line
// each, with "=" between their mentions.
func TestChains(t *testing.T) {
	file, err := os.ReadFile("testdata/chains.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := loadReader(t)
	if r.finder.head.ranker, err = newRanker(models.Mentions); err != nil {
		t.Fatal(err)
	}
	for _, c := range strings.Split(strings.TrimSpace(string(file)), "\n====\n") {
		head, want, ok := strings.Cut(c, "\n--\n")
		about, text, ok2 := strings.Cut(head, "\n")
		if !ok || !ok2 {
			t.Fatalf("not a case:\n%s", c)
		}
		doc := token.New(encoder.NewVocabulary(models.Vocabulary)).Doc(&sayso.Article{Text: text})
		r.read(t, doc)
		doc.Mentions = r.finder.Mentions(doc)
		got := written(doc)
		for line := range strings.Lines(want) {
			if !slices.Contains(got, strings.TrimSpace(line)) {
				t.Errorf("%s: no chain %s\nin %s", about, strings.TrimSpace(line), strings.Join(got, "\n   "))
			}
		}
	}
}

// written gives the chains of two mentions or more.
func written(doc *nlp.Doc) (out []string) {
	by := map[int32][]string{}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		by[m.Chain] = append(by[m.Chain], doc.MentionSpan(m).In(doc.Article.Text))
	}
	for k := range int32(len(doc.Mentions)) {
		if len(by[k]) > 1 {
			out = append(out, strings.Join(by[k], " = "))
		}
	}
	return out
}

// Whatever the text, every mention lies in it, and chains are numbered by their first mentions.
func TestMentionsOfAnything(t *testing.T) {
	r := loadReader(t)
	for _, text := range []string{"", "No", strings.Repeat("he said she ", 800), strings.Repeat("Greta Holm of Bergen, ", 400), strings.Repeat("\"", 500), "He\x00 \u2029She\ufeff"} {
		doc := token.New(encoder.NewVocabulary(models.Vocabulary)).Doc(&sayso.Article{Text: text})
		r.read(t, doc)
		next := int32(0)
		for _, m := range r.finder.Mentions(doc) {
			if m.Words.Start > m.Head || m.Words.End <= m.Head || int(m.Words.End) > len(doc.Syntax.Words) || m.Chain > next {
				t.Fatalf("%s: mention %+v", fmt.Sprintf("%.20q", text), m)
			}
			next = max(next, m.Chain+1)
		}
	}
}
