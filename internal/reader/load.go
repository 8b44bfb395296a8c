package reader

import (
	"fmt"

	"sayso/internal/encoder"
	"sayso/internal/mat"
	"sayso/internal/model"
	"sayso/internal/nlp"
)

// Load builds the encoder from a model container. Errors have the code ErrModel.
func Load(t mat.Tier, m *model.Model) (*encoder.Encoder, error) {
	l := Loader{Model: m}
	h := m.Header
	weights := encoder.Weights{
		Word:      l.I8("word.q", h.Vocabulary, mat.Width),
		WordScale: l.F32("word.s", h.Vocabulary),
		Position:  l.F32("position", h.Positions, mat.Width),
		Feature:   l.F32("feature", nlp.Features, mat.Width),
		Embedding: l.norm("embed"),
	}
	for i := range h.Layers {
		p := fmt.Sprintf("%d.", i)
		weights.Layers = append(weights.Layers, encoder.Layer{
			QKV:            l.Packed(p+"qkv", mat.Width, 3*mat.Width),
			Out:            l.Packed(p+"o", mat.Width, mat.Width),
			Up:             l.Packed(p+"f1", mat.Width, 4*mat.Width),
			Down:           l.Packed(p+"f2", 4*mat.Width, mat.Width),
			AfterAttention: l.norm(p + "ln1"),
			AfterFeed:      l.norm(p + "ln2"),
		})
	}
	if l.Err != nil {
		return nil, l.Err
	}
	return encoder.New(t, weights)
}

// A Loader takes tensors from a container and keeps the first error, so that a list of tensors reads as a list.
type Loader struct {
	Model *model.Model
	Err   error
}

// F32 returns a float tensor of this shape, or nil after an error.
func (l *Loader) F32(name string, shape ...int) []float32 {
	v, err := l.Model.F32(name, shape...)
	l.keep(err)
	return v
}

// I8 returns an integer tensor of this shape, or nil after an error.
func (l *Loader) I8(name string, shape ...int) []int8 {
	v, err := l.Model.I8(name, shape...)
	l.keep(err)
	return v
}

// Packed returns the weights of a linear map of k rows and n columns: name.q, name.s and name.b.
func (l *Loader) Packed(name string, k, n int) mat.Packed {
	return mat.Packed{Q: l.I8(name+".q", k, n), Scale: l.F32(name+".s", n), Bias: l.F32(name+".b", n)}
}

func (l *Loader) norm(name string) encoder.Norm {
	return encoder.Norm{Gamma: l.F32(name+".gamma", mat.Width), Beta: l.F32(name+".beta", mat.Width)}
}

func (l *Loader) keep(err error) {
	if l.Err == nil {
		l.Err = err
	}
}
