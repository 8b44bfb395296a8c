package encoder

import (
	"fmt"

	"sayso"
	"sayso/internal/mat"
)

// Width is the number of values of an encoded piece; MaxPieces is the longest sequence.
const (
	Width     = mat.Width
	MaxPieces = mat.MaxPieces

	feedWidth = 4 * Width // the feed-forward layer's inner width
)

// A Norm is a layer norm's gain and offset, Width numbers each.
type Norm struct{ Gamma, Beta []float32 }

// A Layer is one transformer layer's tensors. The columns of QKV are queries, keys and values, each of all heads.
type Layer struct {
	QKV, Out, Up, Down        mat.Packed
	AfterAttention, AfterFeed Norm
}

// Weights are an encoder's tensors. A word's vector is its row of Word [vocabulary][Width] times its WordScale;
// Position is [positions][Width], Feature [features][Width].
type Weights struct {
	Word      []int8
	WordScale []float32
	Position  []float32
	Feature   []float32
	Embedding Norm
	Layers    []Layer
}

// check returns an error of code ErrModel if sizes do not fit each other.
func (w *Weights) check() error {
	switch {
	case len(w.WordScale) == 0 || len(w.Word) != len(w.WordScale)*Width:
		return modelError("word", "%d weights for %d words", len(w.Word), len(w.WordScale))
	case len(w.Position) < Width || len(w.Position)%Width != 0:
		return modelError("position", "%d numbers are not whole rows", len(w.Position))
	case len(w.Feature) < Width || len(w.Feature)%Width != 0:
		return modelError("feature", "%d numbers are not whole rows", len(w.Feature))
	case len(w.Layers) == 0:
		return modelError("layers", "there are none")
	}
	return w.Embedding.check("embed")
}

func (n *Norm) check(name string) error {
	if len(n.Gamma) != Width || len(n.Beta) != Width {
		return modelError(name, "gamma has %d numbers, beta %d", len(n.Gamma), len(n.Beta))
	}
	return nil
}

func modelError(place, format string, args ...any) error {
	return &sayso.Error{Code: sayso.ErrModel, Place: place, Msg: fmt.Sprintf(format, args...)}
}
