package coref

import (
	"encoding/binary"
	"fmt"

	"sayso"
)

// A ranker adds up what a pair shows: the weights of its features, and the head's score times a weight of the anaphor's kind.
// train/sayso_train/ranker.py fits them.
type ranker struct {
	weights []float32
	head    [kinds]float32
}

// newRanker reads weights as the trainer writes them: the features', then the kinds', in thousandths, two bytes each.
func newRanker(data string) (*ranker, error) {
	if len(data) != 2*(featureCount+int(kinds)) {
		return nil, &sayso.Error{Code: sayso.ErrModel, Place: "model: mentions", Msg: fmt.Sprintf("%d bytes of weights for %d features", len(data), featureCount)}
	}
	at := func(i int) float32 { return float32(int16(binary.LittleEndian.Uint16([]byte(data[2*i:2*i+2])))) / 1000 }
	r := &ranker{weights: make([]float32, featureCount)}
	for i := range r.weights {
		r.weights[i] = at(i)
	}
	for k := range r.head {
		r.head[k] = at(featureCount + k)
	}
	return r, nil
}

// farthest bounds what the head can say.
const farthest = 15

// score adds up one choice of the weigher's.
func (r *ranker) score(features []int32, k kind, head float32) float32 {
	s := float32(r.head[k] * max(-farthest, min(farthest, head)))
	for _, f := range features {
		s += r.weights[f]
	}
	return s
}
