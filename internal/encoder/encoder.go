package encoder

import (
	"fmt"

	"sayso"
	"sayso/internal/mat"
)

// An Encoder turns word pieces into vectors. It refers to the weights it was made from, is immutable and may be shared.
// Its results are the same bits on every tier, and those of a sequence do not depend on the others of a call.
type Encoder struct {
	w      Weights
	layers []layer
	tier   mat.Tier
}

type layer struct {
	qkv, out, up, down        *mat.Linear
	afterAttention, afterFeed Norm
}

// A Sequence is one window of at most MaxPieces word pieces: vocabulary ids, and for each piece the row of the feature
// table that is added to it.
type Sequence struct {
	IDs      []int32
	Features []uint8
}

// New builds an encoder that runs on tier t. Errors have the code ErrModel.
func New(t mat.Tier, w Weights) (*Encoder, error) {
	if err := w.check(); err != nil {
		return nil, err
	}
	e := &Encoder{w: w, tier: t, layers: make([]layer, len(w.Layers))}
	for i := range w.Layers {
		if err := e.layers[i].build(t, &w.Layers[i]); err != nil {
			return nil, fmt.Errorf("layer %d: %w", i, err)
		}
	}
	return e, nil
}

// Tier returns the kernels in use.
func (e *Encoder) Tier() mat.Tier { return e.tier }

func (l *layer) build(t mat.Tier, w *Layer) error {
	for _, part := range []struct {
		name string
		into **mat.Linear
		k, n int
		from mat.Packed
	}{
		{"qkv", &l.qkv, Width, 3 * Width, w.QKV},
		{"o", &l.out, Width, Width, w.Out},
		{"f1", &l.up, Width, feedWidth, w.Up},
		{"f2", &l.down, feedWidth, Width, w.Down},
	} {
		m, err := mat.NewLinear(t, part.k, part.n, part.from)
		if err != nil {
			return modelError(part.name, "%v", err)
		}
		*part.into = m
	}
	l.afterAttention, l.afterFeed = w.AfterAttention, w.AfterFeed
	if err := l.afterAttention.check("ln1"); err != nil {
		return err
	}
	return l.afterFeed.check("ln2")
}

// Forward encodes sequences, packed without padding, and returns Width numbers for each piece, in order. The result
// lies in w and is valid until its next use. A sequence that does not fit the model gives an error of code
// ErrInternal; nothing allocates once w has grown to the largest call.
func (e *Encoder) Forward(w *Work, seqs []Sequence) ([]float32, error) {
	rows, err := e.measure(seqs)
	if err != nil {
		return nil, err
	}
	w.grow(e.tier, rows)
	e.embed(w, seqs)
	for i := range e.layers {
		l := &e.layers[i]
		e.attend(w, l, seqs)
		for r := 0; r < w.rows; r += blockRows {
			e.feed(w, l, r, min(blockRows, w.rows-r))
		}
	}
	return w.x[:rows*Width], nil
}

// measure counts pieces and checks every number that is used as an index.
func (e *Encoder) measure(seqs []Sequence) (int, error) {
	rows, words, features := 0, int32(len(e.w.WordScale)), len(e.w.Feature)/Width
	longest := min(MaxPieces, len(e.w.Position)/Width)
	for i, s := range seqs {
		if len(s.IDs) > longest || len(s.Features) != len(s.IDs) {
			return 0, badSequence(i, "%d pieces, %d features, limit %d", len(s.IDs), len(s.Features), longest)
		}
		for j, id := range s.IDs {
			if id < 0 || id >= words || int(s.Features[j]) >= features {
				return 0, badSequence(i, "piece %d has id %d, feature %d", j, id, s.Features[j])
			}
		}
		rows += len(s.IDs)
	}
	return rows, nil
}

func badSequence(i int, format string, args ...any) error {
	return &sayso.Error{Code: sayso.ErrInternal, Place: fmt.Sprintf("sequence %d", i), Msg: fmt.Sprintf(format, args...)}
}

// embed adds word, position and feature in that order and normalises.
func (e *Encoder) embed(w *Work, seqs []Sequence) {
	r := 0
	for _, s := range seqs {
		for p, id := range s.IDs {
			row, position := w.mid[r*Width:][:Width], e.w.Position[p*Width:][:Width]
			scale := e.w.WordScale[id]
			for i, q := range e.w.Word[int(id)*Width:][:Width] {
				row[i] = float32(float32(q)*scale) + position[i]
			}
			copy(w.ctx[r*Width:][:Width], e.w.Feature[int(s.Features[p])*Width:])
			r++
		}
	}
	n := &e.w.Embedding
	mat.AddNorm(e.tier, w.mid, w.ctx, n.Gamma, n.Beta, w.x, w.q, w.scale, w.rows)
}

// attend sets w.ctx to the attention of every sequence to itself.
func (e *Encoder) attend(w *Work, l *layer, seqs []Sequence) {
	for r := 0; r < w.rows; r += blockRows {
		l.qkv.Mul(w.q[r*Width:], w.scale[r:], min(blockRows, w.rows-r), w.qkv[r*3*Width:])
	}
	// A sequence's last tile runs over into the rows of the next one, which are written after it.
	r := 0
	for _, s := range seqs {
		w.attention.Attend(w.qkv[r*3*Width:], len(s.IDs), w.ctx[r*Width:])
		r += len(s.IDs)
	}
}

// feed takes n rows from row r on through the rest of a layer; so few rows keep the wide inner ones in the cache.
func (e *Encoder) feed(w *Work, l *layer, r, n int) {
	x, mid, ctx := w.x[r*Width:], w.mid[r*Width:], w.ctx[r*Width:]
	q, scale := w.q[r*Width:], w.scale[r:]
	mat.Quantise(e.tier, ctx, Width, q, scale, n)
	l.out.Mul(q, scale, n, mid)
	norm := &l.afterAttention
	mat.AddNorm(e.tier, mid, x, norm.Gamma, norm.Beta, mid, q, scale, n)
	l.up.Mul(q, scale, n, w.inner)
	mat.Gelu(e.tier, w.inner, feedWidth, w.innerQ, w.innerScale, n)
	l.down.Mul(w.innerQ, w.innerScale, n, ctx)
	norm = &l.afterFeed
	mat.AddNorm(e.tier, ctx, mid, norm.Gamma, norm.Beta, x, q, scale, n)
}
