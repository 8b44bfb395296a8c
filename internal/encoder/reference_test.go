package encoder

import (
	"math"
	"math/rand/v2"

	"sayso/internal/mat"
)

// A reference is the encoder in float64 with unquantised weights, written as the papers do (Vaswani et al. 2017;
// Devlin et al. 2019; GELU's tanh form) and with no eye to speed.
type reference struct {
	word, position, feature [][]float64
	embedding               norm64
	layers                  []layer64
}

type norm64 struct{ gamma, beta []float64 }

type layer64 struct {
	qkv, out, up, down        map64
	afterAttention, afterFeed norm64
}

// A map64 is x·w + b with w [k][n].
type map64 struct {
	w    [][]float64
	bias []float64
}

// randomModel makes the same weights twice: in float64 for the reference and packed for the encoder.
func randomModel(seed uint64, layers, words, positions int) (*reference, Weights) {
	r := rand.New(rand.NewPCG(seed, 7))
	ref := &reference{
		word: matrix(r, words, Width, 1), position: matrix(r, positions, Width, 0.3),
		feature: matrix(r, 4, Width, 0.1), embedding: randomNorm(r),
	}
	w := Weights{Position: flat(ref.position), Feature: flat(ref.feature), Embedding: pack32(ref.embedding)}
	w.Word, w.WordScale = packRows(ref.word)
	for range layers {
		l := layer64{
			qkv: randomMap(r, Width, 3*Width, 1), out: randomMap(r, Width, Width, 1),
			up: randomMap(r, Width, feedWidth, 1), down: randomMap(r, feedWidth, Width, 1),
			afterAttention: randomNorm(r), afterFeed: randomNorm(r),
		}
		ref.layers = append(ref.layers, l)
		w.Layers = append(w.Layers, Layer{
			QKV: packMap(l.qkv), Out: packMap(l.out), Up: packMap(l.up), Down: packMap(l.down),
			AfterAttention: pack32(l.afterAttention), AfterFeed: pack32(l.afterFeed),
		})
	}
	return ref, w
}

func matrix(r *rand.Rand, rows, columns int, size float64) [][]float64 {
	m := make([][]float64, rows)
	for i := range m {
		m[i] = make([]float64, columns)
		for j := range m[i] {
			m[i][j] = float64(float32(r.NormFloat64() * size))
		}
	}
	return m
}

func randomMap(r *rand.Rand, k, n int, gain float64) map64 {
	return map64{matrix(r, k, n, gain/math.Sqrt(float64(k))), matrix(r, 1, n, 0.05)[0]}
}

func randomNorm(r *rand.Rand) norm64 {
	n := norm64{matrix(r, 1, Width, 0.05)[0], matrix(r, 1, Width, 0.05)[0]}
	for i := range n.gamma {
		n.gamma[i]++
	}
	return n
}

func flat(m [][]float64) []float32 {
	var f []float32
	for _, row := range m {
		for _, v := range row {
			f = append(f, float32(v))
		}
	}
	return f
}

func pack32(n norm64) Norm { return Norm{flat([][]float64{n.gamma}), flat([][]float64{n.beta})} }

func packMap(m map64) mat.Packed {
	return mat.Pack(flat(m.w), flat([][]float64{m.bias}), len(m.w), len(m.bias))
}

func packRows(m [][]float64) (q []int8, scale []float32) {
	for _, row := range m {
		top := 0.0
		for _, v := range row {
			top = math.Max(top, math.Abs(v))
		}
		for _, v := range row {
			q = append(q, int8(math.RoundToEven(v/top*127)))
		}
		scale = append(scale, float32(top/127))
	}
	return q, scale
}

// forward encodes one sequence.
func (f *reference) forward(s Sequence) [][]float64 {
	x := make([][]float64, len(s.IDs))
	for p, id := range s.IDs {
		x[p] = add(add(f.word[id], f.position[p]), f.feature[s.Features[p]])
	}
	x = f.embedding.apply(x)
	for _, l := range f.layers {
		mid := l.afterAttention.apply(addAll(x, l.out.apply(attention64(l.qkv.apply(x)))))
		inner := l.up.apply(mid)
		for _, row := range inner {
			for i, v := range row {
				row[i] = v / 2 * (1 + math.Tanh(math.Sqrt(2/math.Pi)*(v+0.044715*v*v*v)))
			}
		}
		x = l.afterFeed.apply(addAll(mid, l.down.apply(inner)))
	}
	return x
}

func add(a, b []float64) []float64 {
	c := make([]float64, len(a))
	for i := range a {
		c[i] = a[i] + b[i]
	}
	return c
}

func addAll(a, b [][]float64) [][]float64 {
	c := make([][]float64, len(a))
	for i := range a {
		c[i] = add(a[i], b[i])
	}
	return c
}

func (n norm64) apply(x [][]float64) [][]float64 {
	out := make([][]float64, len(x))
	for r, row := range x {
		var mean, square float64
		for _, v := range row {
			mean += v / Width
		}
		for _, v := range row {
			square += (v - mean) * (v - mean) / Width
		}
		out[r] = make([]float64, Width)
		for i, v := range row {
			out[r][i] = (v-mean)/math.Sqrt(square+1e-12)*n.gamma[i] + n.beta[i]
		}
	}
	return out
}

func (m map64) apply(x [][]float64) [][]float64 {
	out := make([][]float64, len(x))
	for r, row := range x {
		out[r] = append([]float64(nil), m.bias...)
		for k, v := range row {
			for c, w := range m.w[k] {
				out[r][c] += v * w
			}
		}
	}
	return out
}

func attention64(qkv [][]float64) [][]float64 {
	out := make([][]float64, len(qkv))
	for i := range out {
		out[i] = make([]float64, Width)
		for h := range mat.Heads {
			from := h * mat.HeadSize
			weigh(qkv, qkv[i][from:][:mat.HeadSize], from, out[i][from:][:mat.HeadSize])
		}
	}
	return out
}

// weigh adds the values of one head, weighed by their keys' likeness to query.
func weigh(qkv [][]float64, query []float64, from int, out []float64) {
	p := make([]float64, len(qkv))
	var sum float64
	for j, row := range qkv {
		for d, k := range row[Width+from:][:mat.HeadSize] {
			p[j] += query[d] * k / math.Sqrt(mat.HeadSize)
		}
		p[j] = math.Exp(p[j])
		sum += p[j]
	}
	for j, row := range qkv {
		for d, v := range row[2*Width+from:][:mat.HeadSize] {
			out[d] += p[j] / sum * v
		}
	}
}
