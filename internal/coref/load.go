package coref

import (
	"fmt"

	"sayso"
	"sayso/internal/mat"
	"sayso/internal/model"
	"sayso/internal/reader"
)

const rank = mat.PairWidth

// A Head holds the weights by which two mentions are compared. It is immutable and may be shared; see Finder.
type Head struct {
	tier                   mat.Tier
	project                *mat.Linear // anaphor, antecedent
	mul, add, between, new []float32
	ranker                 *ranker
	lexicon                *lexicon
}

// Load builds the head from a model container and the weights of what names, numbers and genders tell (models.Mentions). It is nil without an error if the model has none; an error has the code
// ErrModel.
func Load(t mat.Tier, m *model.Model, weights string) (*Head, error) {
	if !m.Has("coref.project.q") {
		return nil, nil
	}
	l := reader.Loader{Model: m}
	h := &Head{tier: t}
	packed := l.Packed("coref.project", mat.Width, 2*rank)
	h.mul, h.add = l.F32("coref.mul", 1, rank), l.F32("coref.add", 1, rank)
	h.between, h.new = l.F32("coref.between", mat.PairBuckets, rank), l.F32("coref.new", rank)
	if l.Err != nil {
		return nil, l.Err
	}
	var err error
	if h.ranker, err = newRanker(weights); err != nil {
		return nil, err
	}
	h.lexicon = newLexicon()
	if h.project, err = mat.NewLinear(t, mat.Width, 2*rank, packed); err != nil {
		return nil, &sayso.Error{Code: sayso.ErrModel, Place: "model: coref", Msg: fmt.Sprint(err)}
	}
	return h, nil
}
