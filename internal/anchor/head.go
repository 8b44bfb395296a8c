package anchor

import (
	"encoding/json"
	"fmt"
	"strings"

	"sayso"
	"sayso/internal/mat"
	"sayso/internal/model"
)

// Weights are the tensors of a head, as the model container holds them. The head shares them.
type Weights struct {
	Project  mat.Packed // [384][2·Rank]: anchor, token
	Mul, Add []float32  // [labels][Rank]
	Bias     []float32  // [labels]
	Distance []float32  // [Buckets][Rank]
	Trans    []float32  // [labels][labels], from × to
	Start    []float32  // [labels]
}

// A Head reads spans of some types relative to an anchor. It is immutable and may be shared; see Field.
type Head struct {
	labels  []string
	project *mat.Linear
	pairs   Pairs
	chain   Automaton
}

// Load builds the head of this name from a model container: tensors "name.*" and its labels under heads_config. It is nil
// without an error if the model has none. Errors have the code ErrModel.
func Load(t mat.Tier, m *model.Model, name string) (*Head, error) {
	shape := m.Shape(name + ".mul")
	if shape == nil {
		return nil, nil
	}
	n := shape[0]
	var w Weights
	var err error
	if w.Project.Q, err = m.I8(name+".project.q", mat.Width, 2*Rank); err != nil {
		return nil, err
	}
	for _, v := range []struct {
		name  string
		to    *[]float32
		shape []int
	}{
		{"project.s", &w.Project.Scale, []int{2 * Rank}}, {"project.b", &w.Project.Bias, []int{2 * Rank}},
		{"mul", &w.Mul, []int{n, Rank}}, {"add", &w.Add, []int{n, Rank}}, {"bias", &w.Bias, []int{n}},
		{"distance", &w.Distance, []int{Buckets, Rank}}, {"trans", &w.Trans, []int{n, n}}, {"start", &w.Start, []int{n}},
	} {
		if *v.to, err = m.F32(name+"."+v.name, v.shape...); err != nil {
			return nil, err
		}
	}
	labels, err := readLabels(m.Config, name)
	if err != nil {
		return nil, err
	}
	h, err := NewHead(t, w, labels)
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrModel, Place: "model: " + name, Msg: err.Error()}
	}
	return h, nil
}

func readLabels(raw json.RawMessage, name string) ([]string, error) {
	var settings map[string]json.RawMessage
	var own struct {
		Labels []string `json:"labels"`
	}
	err := json.Unmarshal(raw, &settings)
	if err == nil {
		err = json.Unmarshal(settings[name], &own)
	}
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrModel, Place: "heads_config", Msg: "the labels of " + name + " cannot be read", Err: err}
	}
	return own.Labels, nil
}

// NewHead checks sizes and labels: O, B-x, I-x, B-y, I-y …
func NewHead(t mat.Tier, w Weights, labels []string) (*Head, error) {
	n := len(w.Bias)
	if len(labels) != n || n%2 == 0 || labels[0] != "O" || len(w.Trans) != n*n || len(w.Start) != n {
		return nil, fmt.Errorf("labels %q do not fit %d weights", labels, n)
	}
	for k := 1; k < n; k += 2 {
		name, ok := strings.CutPrefix(labels[k], "B-")
		if !ok || labels[k+1] != "I-"+name {
			return nil, fmt.Errorf("labels %q and %q are not B and I of one type", labels[k], labels[k+1])
		}
	}
	h := &Head{labels: labels, pairs: Pairs{Tier: t, Mul: w.Mul, Add: w.Add, Bias: w.Bias, Distance: w.Distance}}
	if err := h.pairs.Check(); err != nil {
		return nil, err
	}
	var err error
	if h.project, err = mat.NewLinear(t, mat.Width, 2*Rank, w.Project); err != nil {
		return nil, err
	}
	h.chain = Spans(n, w.Trans, w.Start)
	return h, nil
}

// Label returns the number of a label, "B-actor", or -1.
func (h *Head) Label(name string) int {
	for k, l := range h.labels {
		if l == name {
			return k
		}
	}
	return -1
}

// typeOf returns the type that a begin label begins: "actor".
func (h *Head) typeOf(begin uint8) string { return h.labels[begin][len("B-"):] }
