package syntax

import (
	"strings"
	"testing"

	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/internal/tag"
	"sayso/models"
)

// cutHead has the groups that cut words, and no weights.
func cutHead() *Head {
	h := &Head{
		join:     tag.Group{From: 0, Labels: []string{"word", "part", "inside"}},
		split:    tag.Group{From: 3, Labels: []string{"", "1", "2", "3", "2,1"}},
		sentence: tag.Group{From: 8, Labels: []string{"", "begins"}},
		places:   [][]int{nil, {1}, {2}, {3}, {2, 1}},
	}
	return h
}

// cutText cuts a text whose labels are written token by token: w, p, i of join, a number of split, b for a sentence. A word is shown
// as form@token, joined to the word before by + in a multiword token; | begins a sentence.
func cutText(t testing.TB, text, labels string) string {
	t.Helper()
	doc := token.New(encoder.NewVocabulary(models.Vocabulary)).Doc(&sayso.Article{Text: text})
	fields := strings.Fields(labels)
	if len(fields) != len(doc.Tokens) {
		t.Fatalf("%q has %d tokens, labels for %d", text, len(doc.Tokens), len(fields))
	}
	var rows [][]float32
	for _, f := range fields {
		row := make([]float32, 10)
		row[strings.IndexByte("wpi", f[0])] = 1
		row[8] = 0.5
		for _, c := range f[1:] {
			switch {
			case c == 'b':
				row[9] = 1
			default:
				row[3+c-'0'] = 1
			}
		}
		rows = append(rows, row)
	}
	p := NewParser(cutHead())
	p.begin(len(doc.Tokens))
	p.cut(doc, nlp.Range{End: nlp.TokenID(len(doc.Tokens))}, tag.RowsOf(rows))
	return shown(doc, p)
}

func shown(doc *nlp.Doc, p *Parser) string {
	var b strings.Builder
	starts := p.starts
	for i, w := range p.out.Words {
		switch {
		case len(starts) > 0 && starts[0] == nlp.WordID(i):
			starts = starts[1:]
			b.WriteString("| ")
		case w.Joined:
			b.WriteString("+")
		}
		b.WriteString(doc.Article.Text[w.Start:w.End])
		if w.Token == nlp.NoToken {
			b.WriteString("@- ")
		} else {
			b.WriteString("@" + doc.Tokens[w.Token].Span().In(doc.Article.Text) + " ")
		}
	}
	return strings.TrimSpace(b.String())
}

func TestCut(t *testing.T) {
	for _, c := range []struct{ name, text, labels, want string }{
		{"plain", "The ferry sank.", "w w w w", "| The@The ferry@ferry sank@sank .@."},
		{"one word of several tokens", "U.S. ships", "w i i i w", "| U.S.@U ships@ships"},
		{"a possessive is a part", "Bergen's port", "w p i w", "| Bergen@Bergen +'s@' port@port"},
		{"negation begins inside a token and stands at its last", "They don't sail", "w w1 i i w", "| They@They do@don +n't@t sail@sail"},
		{"a negation whose cut the model missed", "They can’t sail; they cannot", "w w i i w i w w", "| They@They ca@can +n’t@t sail;@sail they@they can@cannot +not@-"},
		{"nor does it matter what it joins", "I won't", "w w w w", "| I@I wo@won +n't@t"},
		{"no negation without its t", "He won ' t", "w w w w", "| He@He won@won '@' t@t"},
		{"two words in one token", "They cannot", "w w3", "| They@They can@cannot +not@-"},
		{"a word that begins inside a joined token stands at it", "un-gonna", "w i i2", "| un-gon@un +na@gonna"},
		{"a split as long as the token is none", "It is", "w w2", "| It@It is@is"},
		{"sentences begin where they are told to", "Yes. No.", "wb w wb w", "| Yes@Yes .@. | No@No .@."},
		{"no sentence begins inside a multiword token", "It's late", "w pb i w", "| It@It +'s@' late@late"},
		{"what stands apart begins a word", "New York", "w i", "| New@New York@York"},
		{"a paragraph begins a sentence", "Storm\n\nRain fell", "w w w", "| Storm@Storm | Rain@Rain fell@fell"},
		{"the first token begins a word whatever its label", "No", "i", "| No@No"},
	} {
		if got := cutText(t, c.text, c.labels); got != c.want {
			t.Errorf("%s: %q\ngot  %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

// Whatever the labels, words follow one another, lie in the text and cover the tokens.
func FuzzCut(f *testing.F) {
	f.Add("They don't, can't and won't.", []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
	f.Add("e\u0301te\u0301 🙂 a\u200bb", []byte{2, 17, 40})
	tokens := token.New(encoder.NewVocabulary(models.Vocabulary))
	f.Fuzz(func(t *testing.T, text string, labels []byte) {
		text = strings.ToValidUTF8(text, "\ufffd")
		doc := tokens.Doc(&sayso.Article{Text: text})
		if len(doc.Tokens) == 0 || len(labels) == 0 {
			return
		}
		var rows [][]float32
		for i := range doc.Tokens {
			b, row := labels[i%len(labels)], make([]float32, 10)
			row[b%3], row[3+b/3%5], row[9] = 1, 1, float32(b/128)
			rows = append(rows, row)
		}
		p := NewParser(cutHead())
		p.begin(len(doc.Tokens))
		p.cut(doc, nlp.Range{End: nlp.TokenID(len(doc.Tokens))}, tag.RowsOf(rows))
		at := doc.Tokens[0].Start
		for i, w := range p.out.Words {
			if w.Start < at || w.End <= w.Start || int(w.End) > len(text) {
				t.Fatalf("word %d is [%d,%d) after %d in %q", i, w.Start, w.End, at, text)
			}
			at = w.End
		}
		if at != doc.Tokens[len(doc.Tokens)-1].End || len(p.starts) == 0 || p.starts[0] != 0 {
			t.Fatalf("words end at %d of %q, sentences begin at %v", at, text, p.starts)
		}
	})
}
