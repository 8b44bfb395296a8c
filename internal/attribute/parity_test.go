package attribute

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/mat"
	"sayso/internal/model"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/internal/reader"
	"sayso/models"
)

// parity is what train/sayso_train/parity.py writes: the trainer's floats for an example article.
type parity struct {
	Text    string
	Windows []struct {
		Start, End nlp.TokenID
		Pieces     []int32
		Features   []uint8
		Hidden     [][]float32 // first numbers of each token's state
		Tags       [][]float32 // cue tag scores
	}
}

// The engine's windows hold the trainer's pieces and features, and eight-bit weights change scores but not cues. The
// bounds are twice what the shipped model shows; a wrong scale or a swapped column is off by more than ten times that.
func TestParityWithTrainer(t *testing.T) {
	var want parity
	raw, err := os.ReadFile("testdata/parity.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &want); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join("../../examples", want.Text))
	if err != nil {
		t.Fatal(err)
	}
	m, err := model.Open(models.Reader)
	if err != nil {
		t.Fatal(err)
	}
	tier, err := mat.DefaultTier()
	if err != nil {
		t.Fatal(err)
	}
	e, err := reader.Load(tier, m)
	if err != nil {
		t.Fatal(err)
	}
	h, err := Load(tier, m)
	if err != nil {
		t.Fatal(err)
	}
	doc := token.New(encoder.NewVocabulary(models.Vocabulary)).Doc(&sayso.Article{Text: string(text)})
	i := 0
	var states, scores deviation
	differ := 0
	var rw reader.Work
	var w Work
	err = reader.Each(e, &rw, doc, func(r nlp.Range, got reader.Hidden) error {
		if i >= len(want.Windows) {
			t.Fatalf("more than the trainer's %d windows", i)
		}
		v := want.Windows[i]
		if r.Start != v.Start || r.End != v.End {
			t.Fatalf("window %d is %v, the trainer's [%d,%d)", i, r, v.Start, v.End)
		}
		ids, features := rw.Pieces()
		if !slices.Equal(ids, v.Pieces) || !slices.Equal(features, v.Features) {
			t.Fatalf("window %d has other pieces or features than the trainer's", i)
		}
		h.Read(nil, &w, r, got.Q, got.Scale, nil)
		for k := range v.Tags {
			for d, x := range v.Hidden[k] {
				states.add(float32(int(got.Q[k*mat.Width+d])-64)*got.Scale[k], x)
			}
			row := w.cueRows[k*cueTags:][:cueTags]
			for l, x := range v.Tags[k] {
				scores.add(row[l], x)
			}
			if argmax(row) != argmax(v.Tags[k]) {
				differ++
			}
		}
		i++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("root mean square difference: states %.4f, cue scores %.4f; %d tags differ", states.root(), scores.root(), differ)
	if i != len(want.Windows) || states.root() > 0.12 || scores.root() > 0.4 || differ > len(doc.Tokens)/100 {
		t.Errorf("the engine strays from the trainer: %d of %d windows, states %.4f, scores %.4f, %d of %d tags",
			i, len(want.Windows), states.root(), scores.root(), differ, len(doc.Tokens))
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

func argmax(row []float32) int { return slices.Index(row, slices.Max(row)) }
