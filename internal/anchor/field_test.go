package anchor

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/mat"
	"sayso/internal/model"
	"sayso/internal/nlp"
)

var testLabels = []string{"O", "B-actor", "I-actor", "B-place", "I-place"}

func testWeights(r *rand.Rand) Weights {
	random := func(n int, by float64) []float32 {
		v := make([]float32, n)
		for i := range v {
			v[i] = float32(r.NormFloat64() * by)
		}
		return v
	}
	n := len(testLabels)
	return Weights{
		Project: mat.Pack(random(mat.Width*2*Rank, 0.05), random(2*Rank, 0.1), mat.Width, 2*Rank),
		Mul:     random(n*Rank, 0.1), Add: random(n*Rank, 0.1), Bias: random(n, 1), Distance: random(Buckets*Rank, 0.5),
		Trans: random(n*n, 1), Start: random(n, 1),
	}
}

// states of n tokens, with room for rows rounded up.
func states(r *rand.Rand, n int) (q []uint8, scale []float32) {
	room := (n + 7) / 8 * 8
	q, scale = make([]uint8, room*mat.Width), make([]float32, room)
	for i := range n * mat.Width {
		q[i] = uint8(r.IntN(128))
	}
	for i := range n {
		scale[i] = 0.02
	}
	return q, scale
}

// Scores are the sum that train/HEADS.md gives, worked out one by one; an anchor of another window sees only that window.
func TestScores(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	w := testWeights(r)
	h, err := NewHead(mat.Plain, w, testLabels)
	if err != nil {
		t.Fatal(err)
	}
	var kept States
	f := NewField(h, &kept)
	for range 2 { // a second article in the same memory
		kept.Reset()
		f.Reset()
		var projected [][]float32
		for _, window := range []nlp.Range{{Start: 0, End: 5}, {Start: 5, End: 16}} {
			n := window.Len()
			q, scale := states(r, n)
			rows := make([]float32, (n+7)/8*8*2*Rank)
			h.project.Mul(q, scale, n, rows)
			for i := range n {
				projected = append(projected, rows[i*2*Rank:][:2*Rank])
			}
			kept.Window(window, q, scale)
		}
		for _, at := range []nlp.Range{{Start: 1, End: 3}, {Start: 9, End: 10}, {Start: 4, End: 5}, {Start: 15, End: 16}} {
			window, got := f.Scores(at)
			if window.Start > at.Start || window.End < at.End {
				t.Fatalf("anchor %v was looked for in %v", at, window)
			}
			for i := window.Start; i < window.End; i++ {
				for l := range testLabels {
					if want := pairScore(&w, projected, at, i, l); math.Abs(float64(got[int(i-window.Start)*5+l])-want) > 1e-3 {
						t.Fatalf("anchor %v, token %d, label %d: %v, want %v", at, i, l, got[int(i-window.Start)*5+l], want)
					}
				}
			}
			for _, a := range f.Arguments(nil, at) {
				if a.Range.Start < window.Start || a.Range.End > window.End || a.Range.Len() < 1 || a.P <= 0 || a.P > 1 ||
					a.Type != "actor" && a.Type != "place" {
					t.Errorf("anchor %v has the argument %+v", at, a)
				}
			}
		}
	}
}

func pairScore(w *Weights, projected [][]float32, at nlp.Range, i nlp.TokenID, l int) float64 {
	sum := float64(w.Bias[l])
	bucket := int(At{int(at.Start), int(at.End)}.bucket(int(i)))
	for d := range Rank {
		anchor := 0.0
		for k := at.Start; k < at.End; k++ {
			anchor += float64(projected[k][d]) / float64(at.Len())
		}
		token := float64(projected[i][Rank+d])
		sum += float64(w.Mul[l*Rank+d])*anchor*token + float64(w.Add[l*Rank+d])*max(0, anchor+token+float64(w.Distance[bucket*Rank+d]))
	}
	return sum
}

// Without a head there are no arguments, and an anchor outside of all windows has none.
func TestNoField(t *testing.T) {
	var none *States
	f := NewField(nil, none)
	none.Window(nlp.Range{Start: 0, End: 1}, nil, nil)
	none.Reset()
	f.Reset()
	if got := f.Arguments(nil, nlp.Range{Start: 0, End: 1}); got != nil || f.Label("O") != -1 {
		t.Errorf("a field without a head gives %v", got)
	}
	h, err := NewHead(mat.Plain, testWeights(rand.New(rand.NewPCG(1, 1))), testLabels)
	if err != nil {
		t.Fatal(err)
	}
	if _, rows := NewField(h, &States{}).Scores(nlp.Range{Start: 3, End: 4}); rows != nil {
		t.Error("an anchor in no window has scores")
	}
}

// container lays w out as a model file holds it.
func container(w Weights, config string) string {
	var data []byte
	var table []string
	add := func(name, dtype, shape string, v any) {
		for len(data)%64 != 0 {
			data = append(data, 0)
		}
		n := len(data)
		data, _ = binary.Append(data, binary.LittleEndian, v)
		table = append(table, `{"name":"x.`+name+`","dtype":"`+dtype+`","shape":`+shape+`,"offset":`+strconv.Itoa(n)+`,"size":`+strconv.Itoa(len(data)-n)+`}`)
	}
	add("project.q", "i8", "[384,384]", w.Project.Q)
	add("project.s", "f32", "[384]", w.Project.Scale)
	add("project.b", "f32", "[384]", w.Project.Bias)
	add("mul", "f32", "[5,192]", w.Mul)
	add("add", "f32", "[5,192]", w.Add)
	add("bias", "f32", "[5]", w.Bias)
	add("distance", "f32", "[33,192]", w.Distance)
	add("trans", "f32", "[5,5]", w.Trans)
	add("start", "f32", "[5]", w.Start)
	header := `{"name":"n","version":"1","hidden":384,"layers":6,"heads":12,"ffn":1,"vocabulary":1,"positions":1,"features":1,"heads_config":` +
		config + `,"tensors":[` + strings.Join(table, ",") + `]}`
	body := []byte(header)
	for (56+len(body))%64 != 0 {
		body = append(body, 0)
	}
	body = append(body, data...)
	out := bytes.NewBufferString("SAYSOMDL")
	for _, v := range []any{uint32(model.FormatVersion), uint32(model.FeatureVersion), uint64(len(header)), sha256.Sum256(body)} {
		_ = binary.Write(out, binary.LittleEndian, v)
	}
	return out.String() + string(body)
}

// A head is loaded if the container has it, and a container with half a head is refused.
func TestLoad(t *testing.T) {
	w := testWeights(rand.New(rand.NewPCG(7, 8)))
	for _, c := range []struct {
		name, config, head string
		has, fails         bool
	}{
		{"there", `{"x":{"labels":["O","B-actor","I-actor","B-place","I-place"]}}`, "x", true, false},
		{"not there", `{}`, "said", false, false},
		{"no labels", `{}`, "x", false, true},
		{"too few labels", `{"x":{"labels":["O","B-actor","I-actor"]}}`, "x", false, true},
		{"odd labels", `{"x":{"labels":["O","B-actor","B-place","I-actor","I-place"]}}`, "x", false, true},
	} {
		m, err := model.Open(container(w, c.config))
		if err != nil {
			t.Fatal(err)
		}
		h, err := Load(mat.Plain, m, c.head)
		var coded *sayso.Error
		if (h != nil) != c.has || (err != nil) != c.fails || err != nil && (!errors.As(err, &coded) || coded.Code != sayso.ErrModel) {
			t.Errorf("%s: %v, %v", c.name, h != nil, err)
		}
		if h != nil && h.Label("B-place") != 3 {
			t.Errorf("%s: labels %v", c.name, h.labels)
		}
	}
}
