package name

import (
	"strings"
	"testing"

	"sayso/internal/nlp"
	"sayso/internal/nlp/nlptest"
)

// planted gives a document a tree: for each word its form, class, head (from 1, 0 for none) and relation.
func planted(t *testing.T, words [][4]string) *nlp.Doc {
	t.Helper()
	var forms []string
	for _, w := range words {
		forms = append(forms, w[0])
	}
	doc := nlptest.Doc(strings.Join(forms, " "))
	s := &nlp.Syntax{Inventory: &nlp.Inventory{}}
	at := int32(0)
	for _, w := range words {
		upos, ok := nlp.ParseUPOS(w[1])
		relation, ok2 := nlp.ParseRelation(w[3])
		if !ok || !ok2 {
			t.Fatal(w)
		}
		s.Words = append(s.Words, nlp.Word{Start: at, End: at + int32(len(w[0])), UPOS: upos, Relation: relation, Head: nlp.WordID(w[2][0]-'0') - 1})
		at += int32(len(w[0])) + 1
	}
	s.Sentences = []nlp.WordRange{{End: nlp.WordID(len(words))}}
	doc.Syntax = s
	return doc
}

func TestRegrown(t *testing.T) {
	for _, c := range []struct {
		words   [][4]string
		phrases []nlp.Phrase
		want    string
	}{
		{ // the end that the tagger lost
			[][4]string{{"The", "DET", "2", "det"}, {"University", "PROPN", "5", "nsubj"}, {"of", "ADP", "4", "case"}, {"Alder", "PROPN", "2", "nmod"}, {"closed", "VERB", "0", "root"}},
			[]nlp.Phrase{{Range: nlp.Range{Start: 0, End: 2}, Kind: "organization"}},
			"The University of Alder=organization",
		},
		{ // one to the tagger
			[][4]string{{"In", "ADP", "2", "case"}, {"Portland", "PROPN", "5", "obl"}, {",", "PUNCT", "4", "punct"}, {"Oregon", "PROPN", "2", "appos"}, {"closed", "VERB", "0", "root"}},
			[]nlp.Phrase{{Range: nlp.Range{Start: 1, End: 4}, Kind: "place"}},
			"Portland , Oregon=place",
		},
		{ // nothing that the tagger has seen
			[][4]string{{"Alder", "PROPN", "2", "nsubj"}, {"closed", "VERB", "0", "root"}},
			[]nlp.Phrase{},
			"",
		},
		{ // no proper noun: the tagger's stays
			[][4]string{{"wikihow", "NOUN", "2", "nsubj"}, {"closed", "VERB", "0", "root"}},
			[]nlp.Phrase{{Range: nlp.Range{Start: 0, End: 1}, Kind: "organization"}},
			"wikihow=organization",
		},
	} {
		doc := planted(t, c.words)
		var parts []string
		for _, p := range Regrown(doc, nil, c.phrases) {
			parts = append(parts, doc.Span(p.Range).In(doc.Article.Text)+"="+p.Kind)
		}
		if got := strings.Join(parts, " "); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
