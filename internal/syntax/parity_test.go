package syntax

import (
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/mat"
	"sayso/internal/model"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/internal/reader"
	"sayso/internal/tag"
	"sayso/models"
)

var (
	modelFlag  = flag.String("model", "", "test this `FILE` in place of the container inside the binary")
	parityFlag = flag.String("parity", "testdata/parity.json", "what train/sayso_train/parity_layers.py wrote of that model")
)

// parity is what the trainer says of an example article.
type parity struct {
	Text      string
	Labels    map[string][]int     // the best label of each group, token by token
	Margin    map[string][]float64 // how far the second lies behind
	Tags      map[string][]float32 // scores of some tokens
	Arcs      [][][]float32        // of the first sentences
	Sentences [][]parityWord
	Spans     map[string][][3]any
}

// parityWord is [start, end, token, upos, xpos, feats, lemma, head, relation], positions in code points.
type parityWord [9]any

// opened loads the model under test, and skips the test if the embedded one has no syntax yet. A model with syntax but
// without the trainer's numbers is a failure: nothing would tell whether it is computed right.
func opened(t testing.TB) (*model.Model, mat.Tier) {
	t.Helper()
	container := models.Reader
	if *modelFlag != "" {
		raw, err := os.ReadFile(*modelFlag)
		if err != nil {
			t.Fatal(err)
		}
		container = string(raw)
	}
	m, err := model.Open(container)
	if err != nil {
		t.Fatal(err)
	}
	if !m.Has("syntax.project.q") {
		t.Skip("the embedded model has no syntax heads: go test ./internal/syntax -model FILE -parity FILE tests another")
	}
	tier, err := mat.DefaultTier()
	if err != nil {
		t.Fatal(err)
	}
	return m, tier
}

func readParity(t testing.TB) (p parity) {
	t.Helper()
	raw, err := os.ReadFile(*parityFlag)
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("the model has syntax heads, but the trainer's numbers are missing (parity_layers.py writes them): %v", err)
	}
	if err == nil {
		err = json.Unmarshal(raw, &p)
	}
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A reading is an article read window by window by the heads under test.
type reading struct {
	doc    *nlp.Doc
	rows   [][]float32 // tag scores of all tokens
	arcs   [][]float32 // of all sentences
	syntax *nlp.Syntax
	tags   *tag.Head
	starts []nlp.Range
}

func read(t testing.TB, text string) reading {
	t.Helper()
	m, tier := opened(t)
	return readOn(t, m, tier, text)
}

func readOn(t testing.TB, m *model.Model, tier mat.Tier, text string) (r reading) {
	t.Helper()
	e, err := reader.Load(tier, m)
	if err != nil {
		t.Fatal(err)
	}
	if r.tags, err = tag.Load(tier, m); err != nil {
		t.Fatal(err)
	}
	h, err := Load(tier, m, r.tags, encoder.NewVocabulary(models.Vocabulary))
	if err != nil {
		t.Fatal(err)
	}
	r.doc = token.New(encoder.NewVocabulary(models.Vocabulary)).Doc(&sayso.Article{Text: text})
	p := NewParser(h)
	var w reader.Work
	var rows tag.Rows
	err = reader.Each(e, &w, r.doc, func(window nlp.Range, states reader.Hidden) error {
		rows = r.tags.Score(rows, states.Q, states.Scale, window.Len())
		for i := range window.Len() {
			r.rows = append(r.rows, append([]float32(nil), rows.Row(i)...))
		}
		p.Window(r.doc, window, states.Q, states.Scale, rows)
		r.starts = append(r.starts, window)
		for i := range p.starts { // score the arcs once more, to look at them
			s := p.out.Sentences[len(p.out.Sentences)-len(p.starts)+i]
			r.arcs = append(r.arcs, arcsOf(p, s, window.Start))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	r.syntax = p.Syntax()
	return r
}

func arcsOf(p *Parser, s nlp.WordRange, first nlp.TokenID) []float32 {
	var own []nlp.TokenID
	for _, w := range p.out.Words[s.Start:s.End] {
		if w.Token != nlp.NoToken {
			own = append(own, w.Token-first)
		}
	}
	return append([]float32(nil), p.scorer.arcs(p.head, len(own), func(i int) []float32 {
		return p.projected[int(own[i])*projections*rank:][:projections*rank]
	})...)
}

// Eight-bit weights change scores a little, and a label where two are close, but no more: a swapped column or a wrong scale
// is off by more than ten times the bounds.
func TestParityWithTrainer(t *testing.T) {
	opened(t)
	want := readParity(t)
	text, err := os.ReadFile(filepath.Join("../../examples", want.Text))
	if err != nil {
		t.Fatal(err)
	}
	got := read(t, string(text))
	checkScores(t, want, got)
	checkLabels(t, want, got)
	checkWords(t, want, got, string(text))
	checkSpans(t, want, got)
}

func checkScores(t *testing.T, want parity, got reading) {
	var tags, arcs deviation
	for key, row := range want.Tags {
		i, err := strconv.Atoi(key)
		if err != nil || i >= len(got.rows) {
			t.Fatalf("no token %q", key)
		}
		for k, v := range row {
			tags.add(got.rows[i][k], v)
		}
	}
	for s, rows := range want.Arcs {
		if len(got.arcs[s]) != len(rows)*(len(rows)+1) {
			t.Fatalf("sentence %d has %d arcs, the trainer's %d", s, len(got.arcs[s]), len(rows)*(len(rows)+1))
		}
		for i, row := range rows {
			for j, v := range row {
				if i != j { // no word is its own head
					arcs.add(got.arcs[s][i*len(row)+j], v)
				}
			}
		}
	}
	t.Logf("root mean square difference: tags %.4f, arcs %.4f", tags.root(), arcs.root())
	if tags.root() > 0.3 || arcs.root() > 1 || tags.n == 0 || arcs.n == 0 {
		t.Errorf("scores stray from the trainer's: tags %.4f over %d, arcs %.4f over %d", tags.root(), tags.n, arcs.root(), arcs.n)
	}
}

func checkLabels(t *testing.T, want parity, got reading) {
	for name, labels := range want.Labels {
		g, ok := got.tags.Group(name)
		if !ok || len(labels) != len(got.rows) {
			t.Fatalf("group %q: %v, %d tokens, want %d", name, ok, len(got.rows), len(labels))
		}
		differ := 0
		for i, label := range labels {
			if g.Best(got.rows[i]) != label {
				differ++
				if want.Margin[name][i] > 1 {
					t.Errorf("group %s, token %d: label %s, the trainer's is %s by %.2f", name, i, g.Labels[g.Best(got.rows[i])],
						g.Labels[label], want.Margin[name][i])
				}
			}
		}
		t.Logf("group %s: %d of %d labels differ", name, differ, len(labels))
		allowed := len(labels) / 40
		if name == "stance" || name == "level" || name == "status" || name == "factuality" {
			allowed = len(labels) / 10 // read at anchors alone: elsewhere nothing has taught a best label
		}
		if differ > allowed {
			t.Errorf("group %s: %d of %d labels differ", name, differ, len(labels))
		}
	}
}

func checkWords(t *testing.T, want parity, got reading, text string) {
	mapper := sayso.NewMapper(text)
	type place struct{ start, end int }
	found := map[place]parityWord{}
	for _, s := range got.syntax.Sentences {
		for k := s.Start; k < s.End; k++ {
			w := &got.syntax.Words[k]
			start, _ := mapper.FromByte(sayso.OffsetsCodePoints, int(w.Start))
			end, _ := mapper.FromByte(sayso.OffsetsCodePoints, int(w.End))
			head := 0
			if w.Head != nlp.NoWord {
				head = int(w.Head-s.Start) + 1
			}
			found[place{start, end}] = parityWord{start, end, int(w.Token), w.UPOS.String(), got.syntax.XPOS(w), got.syntax.Feats(w), w.Lemma,
				head, w.Relation.String()}
		}
	}
	n, differ := 0, 0
	for _, s := range want.Sentences {
		for _, w := range s {
			n++
			v := found[place{int(w[0].(float64)), int(w[1].(float64))}]
			for i, x := range w {
				if f, ok := x.(float64); ok {
					x = int(f)
				}
				if v[i] != x {
					differ++
					t.Logf("word %v, the trainer's %v", v, w)
					break
				}
			}
		}
	}
	t.Logf("%d of %d words differ, %d sentences, the trainer's %d", differ, n, len(got.syntax.Sentences), len(want.Sentences))
	if len(found) != n || differ > n/10 {
		t.Errorf("%d words, %d of the trainer's %d differ", len(found), differ, n)
	}
}

func checkSpans(t *testing.T, want parity, got reading) {
	for name, spans := range want.Spans {
		g, ok := got.tags.Group(name)
		if !ok {
			t.Fatalf("no group %q", name)
		}
		s, err := tag.NewSpanner(g)
		if err != nil {
			t.Fatal(err)
		}
		found := map[[3]any]bool{}
		for _, w := range got.starts {
			rows := tag.RowsOf(got.rows[w.Start:w.End])
			for _, v := range s.Window(nil, w, rows) {
				found[[3]any{float64(v.Range.Start), float64(v.Range.End), s.Types()[v.Type]}] = true
			}
		}
		same := 0
		for _, v := range spans {
			if found[v] {
				same++
			}
		}
		t.Logf("group %s: %d spans, the trainer's %d, %d the same", name, len(found), len(spans), same)
		if 10*same < 8*max(len(spans), len(found)) {
			t.Errorf("group %s: %d spans, the trainer's %d, only %d the same", name, len(found), len(spans), same)
		}
	}
}

// A deviation gathers squared differences.
type deviation struct {
	sum float64
	n   int
}

func (d *deviation) add(got, want float32) {
	d.sum += float64(got-want) * float64(got-want)
	d.n++
}

func (d *deviation) root() float64 { return math.Sqrt(d.sum / float64(d.n)) }

// The analysis is the same, bit for bit, whichever kernels run.
func TestSameOnEveryTier(t *testing.T) {
	m, _ := opened(t)
	text, err := os.ReadFile("../../examples/secret-order.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := readOn(t, m, mat.Plain, string(text))
	for _, tier := range mat.Tiers() {
		got := readOn(t, m, tier, string(text))
		if !slices.Equal(got.syntax.Words, want.syntax.Words) || !slices.Equal(got.syntax.Sentences, want.syntax.Sentences) {
			t.Errorf("%s: other words than by plain Go", tier)
		}
		for i := range want.arcs {
			if !slices.Equal(got.arcs[i], want.arcs[i]) {
				t.Fatalf("%s: other arc scores than by plain Go in sentence %d", tier, i)
			}
		}
		for i := range want.rows {
			if !slices.Equal(got.rows[i], want.rows[i]) {
				t.Fatalf("%s: other tag scores than by plain Go at token %d", tier, i)
			}
		}
	}
}
