package coref

import (
	"encoding/json"
	"flag"
	"math"
	"os"
	"testing"

	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/mat"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/models"
)

var dumpFlag = flag.String("dump", "", "write the states of the example's candidates to `FILE`, for train/sayso_train/parity_coref.py")

// parity is what train/sayso_train/parity_coref.py computes from the container and the states that -dump writes, in numbers of
// its own: which words are candidates, with their phrases, and for some of them all scores.
type parity struct {
	Candidates [][3]int          // head, first and last byte of the phrase
	Scores     map[int][]float64 // of the candidates before, the last that of none
}

// dump is the states of the candidates and the words with their trees.
type dump struct {
	Words     [][]any // start, end, token, upos, xpos, relation, head
	Sentences [][2]int
	Q         [][]int
	Scale     []float32
	Text      string
}

// exampleRead reads the example with the embedded model's encoder, trees and states of candidates.
func exampleRead(t *testing.T) (*nlp.Doc, *Finder) {
	t.Helper()
	raw, err := os.ReadFile("../../examples/secret-order.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := loadReader(t)
	doc := token.New(encoder.NewVocabulary(models.Vocabulary)).Doc(&sayso.Article{Text: string(raw)})
	r.read(t, doc)
	return doc, r.finder
}

// The scores are those that the trainer's arithmetic gives.
func TestParity(t *testing.T) {
	doc, f := exampleRead(t)
	if *dumpFlag != "" {
		writeDump(t, doc, f)
		return
	}
	raw, err := os.ReadFile("testdata/parity.json")
	if err != nil {
		t.Fatal(err)
	}
	var want parity
	if err := json.Unmarshal(raw, &want); err != nil {
		t.Fatal(err)
	}
	list := candidates(doc)
	if len(list) != len(want.Candidates) {
		t.Fatalf("%d candidates, want %d", len(list), len(want.Candidates))
	}
	for i := range list {
		c := &list[i]
		w := doc.Syntax.Words
		if got := [3]int{int(c.word), int(w[c.first].Start), int(w[c.last].End)}; got != want.Candidates[i] {
			t.Errorf("candidate %d is %v, want %v", i, got, want.Candidates[i])
		}
	}
	compared := 0
	f.scorer.each(list, &f.states, func(i, _ int, scores []float32) {
		for k, v := range want.Scores[i] {
			if compared++; math.Abs(v-float64(scores[k])) > 2e-3 {
				t.Errorf("candidate %d after %d: %.4f, want %.4f", i, k, scores[k], v)
			}
		}
		if len(want.Scores[i]) != 0 && len(want.Scores[i]) != len(scores) {
			t.Errorf("candidate %d has %d scores, want %d", i, len(scores), len(want.Scores[i]))
		}
	})
	if compared < 500 {
		t.Errorf("only %d scores were compared", compared)
	}
}

func writeDump(t *testing.T, doc *nlp.Doc, f *Finder) {
	t.Helper()
	d := dump{Text: doc.Article.Text, Scale: f.states.scale}
	for i := range f.states.scale {
		row := make([]int, mat.Width)
		for k, b := range f.states.q[i*mat.Width:][:mat.Width] {
			row[k] = int(b)
		}
		d.Q = append(d.Q, row)
	}
	for _, s := range doc.Syntax.Sentences {
		d.Sentences = append(d.Sentences, [2]int{int(s.Start), int(s.End)})
	}
	for i := range doc.Syntax.Words {
		w := &doc.Syntax.Words[i]
		d.Words = append(d.Words, []any{w.Start, w.End, w.Token, w.UPOS.String(), doc.Syntax.XPOS(w), w.Relation.String(), w.Head})
	}
	raw, err := json.Marshal(d)
	if err == nil {
		err = os.WriteFile(*dumpFlag, raw, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
