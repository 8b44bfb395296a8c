package mat

import (
	"math"
	"math/rand/v2"
	"testing"
)

// attention64 is softmax(QKᵀ/√32)·V in float64.
func attention64(qkv []float32, n int) []float64 {
	out := make([]float64, n*Width)
	p := make([]float64, n)
	at := func(part, row, head, d int) float64 { return float64(qkv[row*qkvWidth+part*Width+head*HeadSize+d]) }
	for h := range Heads {
		for i := range n {
			var sum float64
			for j := range n {
				var s float64
				for d := range HeadSize {
					s += at(0, i, h, d) * at(1, j, h, d)
				}
				p[j] = math.Exp(s / math.Sqrt(HeadSize))
				sum += p[j]
			}
			for d := range HeadSize {
				for j := range n {
					out[i*Width+h*HeadSize+d] += p[j] / sum * at(2, j, h, d)
				}
			}
		}
	}
	return out
}

// TestAttentionAgainstFloat64 bounds the loss by integers of fourteen bits, for flat and for sharp attention and with
// one piece ten times larger than the others, as trained encoders have.
func TestAttentionAgainstFloat64(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{1, 7, 16, 33, 240} {
		for _, size := range []float64{0.1, 0.5, 1} {
			qkv := make([]float32, (n+15)/16*16*qkvWidth)
			for i := range qkv {
				qkv[i] = float32(r.NormFloat64() * size)
				if i/qkvWidth == 3 {
					qkv[i] *= 10
				}
			}
			out := make([]float32, (n+15)/16*16*Width)
			a := NewAttention(fastest())
			a.Attend(qkv, n, out)
			var noise, signal float64
			for i, want := range attention64(qkv, n) {
				d := float64(out[i]) - want
				noise, signal = noise+d*d, signal+want*want
			}
			// Eight-bit products would stand at about 0.01.
			if loss := math.Sqrt(noise / signal); loss > 0.002 || math.IsNaN(loss) {
				t.Errorf("%d pieces of size %v: relative error %.5f", n, size, loss)
			}
		}
	}
}

// FuzzAttention runs the kernels of attention one by one on the same packed buffers. Windows that are no multiple of
// sixteen have foreign rows behind them, which must not matter.
func FuzzAttention(f *testing.F) {
	fuzzKernel(f, func(t *testing.T, s source, tier Tier, rows int) {
		n := 1 + rows%70
		if s.r.IntN(20) == 0 {
			n = MaxPieces - s.r.IntN(20)
		}
		n16, n8 := (n+15)/16*16, (n+7)/8*8
		qkv := s.floats(n16 * qkvWidth)
		fast, plain := NewAttention(tier), NewAttention(Plain)
		fast.q = guarded[int32](t, MaxPieces*half, s.atEnd)
		fast.k = guarded[int32](t, MaxPieces*half, s.atEnd)
		fast.v = guarded[int32](t, MaxPieces/2*HeadSize, s.atEnd)
		fast.s = guarded[float32](t, queryTile*scoreStride, s.atEnd)
		fast.p = guarded[int16](t, queryTile*scoreStride, s.atEnd)
		got, want := guarded[float32](t, n16*Width, s.atEnd), make([]float32, n16*Width)
		fast.Attend(qkv, n, got)
		plain.Attend(qkv, n, want)
		same(t, "queries", tier, fast.q[:n*half], plain.q[:n*half])
		same(t, "values", tier, fast.v[:n/2*HeadSize], plain.v[:n/2*HeadSize])
		for i := range queryTile - (n8 - n) {
			same(t, "probabilities", tier, fast.p[i*scoreStride:][:n], plain.p[i*scoreStride:][:n])
		}
		sameFloats(t, "attention", tier, got[:n*Width], want[:n*Width])

		for i := n * qkvWidth; i < len(qkv); i++ {
			qkv[i] = float32(s.r.NormFloat64())
		}
		fast.Attend(qkv, n, got)
		sameFloats(t, "attention with other rows behind", tier, got[:n*Width], want[:n*Width])
	})
}
