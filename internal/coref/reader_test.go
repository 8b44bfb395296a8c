package coref

import (
	"encoding/base64"
	"encoding/binary"
	"strings"
	"testing"

	"sayso/internal/encoder"
	"sayso/internal/mat"
	"sayso/internal/model"
	"sayso/internal/name"
	"sayso/internal/nlp"
	"sayso/internal/reader"
	"sayso/internal/syntax"
	"sayso/internal/tag"
	"sayso/models"
)

// A testReader reads as the engine does, as far as mentions need it.
type testReader struct {
	encoder *encoder.Encoder
	tags    *tag.Head
	syntax  *syntax.Head
	names   *name.Head
	finder  *Finder
}

func loadReader(t *testing.T) *testReader {
	t.Helper()
	m, err := model.Open(models.Reader)
	if err != nil {
		t.Fatal(err)
	}
	tier, err := mat.DefaultTier()
	if err != nil {
		t.Fatal(err)
	}
	h, err := Load(tier, m, strings.Repeat("\x00", 2*(featureCount+int(kinds)))) // the weights may be about to be made
	if err != nil {
		t.Fatal(err)
	}
	if h == nil {
		t.Skip("the embedded model has no head for coreference")
	}
	e, err1 := reader.Load(tier, m)
	tags, err2 := tag.Load(tier, m)
	s, err3 := syntax.Load(tier, m, tags, encoder.NewVocabulary(models.Vocabulary))
	n, err4 := name.Load(tags)
	for _, err := range []error{err1, err2, err3, err4} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return &testReader{e, tags, s, n, NewFinder(h)}
}

func (r *testReader) read(t *testing.T, doc *nlp.Doc) {
	t.Helper()
	p, n := syntax.NewParser(r.syntax), name.NewFinder(r.names)
	var w reader.Work
	var rows tag.Rows
	err := reader.Each(r.encoder, &w, doc, func(window nlp.Range, states reader.Hidden) error {
		rows = r.tags.Score(rows, states.Q, states.Scale, window.Len())
		so, from := p.Window(doc, window, states.Q, states.Scale, rows)
		n.Window(window, rows)
		r.finder.Window(so, from, window, states.Q, states.Scale)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	doc.Syntax = p.Syntax()
	doc.Names, _ = n.Found()
}

// pairs are the choices of an article's mentions. It empties the finder.
func (r *testReader) pairs(doc *nlp.Doc) pairsOf {
	f := r.finder
	list := candidates(doc)
	d := newDescriber(newLexicon(), doc)
	w := weigher{so: doc.Syntax, list: list, traits: d.describe(list)}
	out := pairsOf{ID: doc.Article.ID, Features: featureCount, Mentions: [][3]int{}, Counts: []int{}}
	var choices, head []byte
	f.scorer.each(list, &f.states, func(i, from int, scores []float32) {
		w.weigh(i, from, scores)
		c := &list[i]
		words := doc.Syntax.Words
		out.Mentions = append(out.Mentions, [3]int{int(words[c.first].Start), int(words[c.last].End), int(words[c.word].Start)})
		out.Sorts = append(out.Sorts, [2]int{int(w.traits[i].kind), int(w.traits[i].sort)})
		out.Counts = append(out.Counts, len(w.choices))
		for _, ch := range w.choices {
			choices = binary.LittleEndian.AppendUint16(choices, uint16(ch.before))
			choices = binary.LittleEndian.AppendUint16(choices, uint16(ch.to-ch.from))
			for _, v := range w.features[ch.from:ch.to] {
				choices = binary.LittleEndian.AppendUint16(choices, uint16(v))
			}
			v := float32(0)
			if ch.before >= 0 {
				v = scores[ch.before-from] - scores[len(scores)-1]
			}
			head, _ = binary.Append(head, binary.LittleEndian, v)
		}
	})
	f.states = gatherer{f.states.q[:0], f.states.scale[:0]}
	out.Choices, out.Head = base64.StdEncoding.EncodeToString(choices), base64.StdEncoding.EncodeToString(head)
	return out
}
