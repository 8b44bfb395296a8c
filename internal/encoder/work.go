package encoder

import (
	"unsafe"

	"sayso/internal/mat"
)

const (
	blockRows = 96 // rows that go through the feed-forward layer together
	tileRows  = 8  // rows are computed in tiles of eight
	overrun   = 16 // rows that kernels may touch beyond the last
	cacheLine = 64
)

// A Work is the memory of one encoder call at a time; use one per goroutine. The zero Work is ready. It grows to the
// largest call (about 10 KiB a piece) and stays there.
type Work struct {
	rows, room int // rows in use, a multiple of tileRows; rows there is room for
	used       int // pieces of the last call

	x, mid, ctx []float32 // layer input, after attention, attention's and the feed-forward layer's output
	qkv         []float32
	q           []uint8 // x or mid, quantised
	scale       []float32

	inner      []float32 // blockRows of the feed-forward layer
	innerQ     []uint8
	innerScale []float32

	attention *mat.Attention
	tier      mat.Tier
}

// Quantised returns the last result in the form mat.Linear takes: Width bytes a piece and one scale. There is room for
// the pieces rounded up to a multiple of eight, as Mul asks for. It is valid until the next Forward.
func (w *Work) Quantised() (q []uint8, scale []float32) {
	return w.q[: w.used*Width : w.rows*Width], w.scale[:w.used:w.rows]
}

func (w *Work) grow(t mat.Tier, pieces int) {
	w.used = pieces
	w.rows = (pieces + tileRows - 1) / tileRows * tileRows
	if w.attention == nil || w.tier != t {
		w.attention, w.tier = mat.NewAttention(t), t
	}
	if w.rows <= w.room {
		return
	}
	w.room = w.rows
	n := w.room + overrun
	w.x, w.mid, w.ctx, w.qkv = floats(n*Width), floats(n*Width), floats(n*Width), floats(n*3*Width)
	w.q, w.scale = make([]uint8, n*Width), floats(n)
	if w.inner == nil {
		w.inner, w.innerQ, w.innerScale = floats(blockRows*feedWidth), make([]uint8, blockRows*feedWidth), floats(blockRows)
	}
}

// floats returns n zeros that start on a cache line.
func floats(n int) []float32 {
	f := make([]float32, n+cacheLine/4)
	skip := -uintptr(unsafe.Pointer(&f[0])) % cacheLine / 4
	return f[skip:][:n]
}
