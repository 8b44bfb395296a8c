package mat

import (
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// A bench of inputs: every buffer has just the size its kernel may touch, next to a guard page.
type source struct {
	t     testing.TB
	r     *rand.Rand
	atEnd bool
}

// floats draws numbers of very different sizes, with zeros and both signs.
func (s source) floats(n int) []float32 {
	v := guarded[float32](s.t, n, s.atEnd)
	size := math.Pow(10, s.r.Float64()*6-4)
	for i := range v {
		switch s.r.IntN(20) {
		case 0:
			v[i] = 0
		case 1:
			v[i] = float32(s.r.NormFloat64() * size * 20)
		default:
			v[i] = float32(s.r.NormFloat64() * size)
		}
	}
	return v
}

func (s source) copyOf(v []float32) []float32 {
	w := guarded[float32](s.t, len(v), s.atEnd)
	copy(w, v)
	return w
}

// weights draws a packed matrix, extremes included.
func (s source) weights(k, n int) Packed {
	p := Packed{Q: guarded[int8](s.t, k*n, s.atEnd), Scale: s.floats(n), Bias: s.floats(n)}
	extreme := s.r.IntN(3) == 0
	for i := range p.Q {
		p.Q[i] = int8(s.r.IntN(255) - 127)
		if extreme {
			p.Q[i] = 127
		}
	}
	return p
}

func (s source) bytes(n int) []uint8 {
	q := guarded[uint8](s.t, n, s.atEnd)
	extreme := s.r.IntN(3) == 0
	for i := range q {
		q[i] = uint8(1 + s.r.IntN(127))
		if extreme {
			q[i] = 127
		}
	}
	return q
}

// fuzzKernel runs check on every fast tier with drawn inputs against guard pages on either side.
func fuzzKernel(f *testing.F, check func(t *testing.T, s source, tier Tier, rows int)) {
	for seed := range uint64(8) {
		f.Add(seed, uint16(1+seed*5))
	}
	f.Fuzz(func(t *testing.T, seed uint64, rows uint16) {
		for _, tier := range Tiers()[1:] {
			check(t, source{t, rand.New(rand.NewPCG(seed, 3)), seed%2 == 0}, tier, int(rows))
		}
	})
}

func sameFloats(t *testing.T, what string, tier Tier, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s on %s: number %d is %v, plain Go %v", what, tier, i, got[i], want[i])
		}
	}
}

func same[T comparable](t *testing.T, what string, tier Tier, got, want []T) {
	t.Helper()
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("%s on %s: number %d is %v, plain Go %v", what, tier, i, got[i], want[i])
		}
	}
}

func FuzzProduct(f *testing.F) {
	fuzzKernel(f, func(t *testing.T, s source, tier Tier, rows int) {
		rows = 1 + rows%40
		k, n := depthStep*(1+s.r.IntN(100)), panel*(1+s.r.IntN(3))
		if s.r.IntN(2) == 0 {
			k = (k + 63) / 64 * 64 // what tiles take
		}
		w := s.weights(k, n)
		fast, err1 := NewLinear(tier, k, n, w)
		plain, err2 := NewLinear(Plain, k, n, w)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		same(t, "column starts", tier, fast.start, plain.start)
		r8 := (rows + 7) / 8 * 8
		a, scale, out := s.bytes(r8*k), s.floats(r8), s.floats(r8*n)
		want := s.copyOf(out)
		fast.Mul(a, scale, rows, out)
		plain.Mul(a, scale, rows, want)
		sameFloats(t, "product", tier, out[:rows*n], want[:rows*n])
	})
}

// TestProductIsExact checks plain Go, the oracle of all others, against sums over unpacked weights.
func TestProductIsExact(t *testing.T) {
	const k, n = 32, 96
	s := source{t, rand.New(rand.NewPCG(5, 5)), true}
	w, a, scale := s.weights(k, n), s.bytes(8*k), s.floats(8)
	l, err := NewLinear(Plain, k, n, w)
	if err != nil {
		t.Fatal(err)
	}
	out := make([]float32, 8*n)
	l.Mul(a, scale, 8, out)
	for r := range 8 {
		for c := range n {
			sum := 0
			for i := range k {
				sum += (int(a[r*k+i]) - zeroPoint) * int(w.Q[packedIndex(i, c, k)])
			}
			want := float32(float32(float32(sum)*w.Scale[c])*scale[r]) + w.Bias[c]
			if out[r*n+c] != want {
				t.Fatalf("row %d column %d: %v, want %v", r, c, out[r*n+c], want)
			}
		}
	}
}

func TestPackRoundTrip(t *testing.T) {
	const k, n = 16, 48
	r := rand.New(rand.NewPCG(6, 6))
	w := make([]float32, k*n)
	for i := range w {
		w[i] = float32(r.NormFloat64())
	}
	p := Pack(w, make([]float32, n), k, n)
	for i, v := range w {
		row, column := i/n, i%n
		back := float32(p.Q[packedIndex(row, column, k)]) * p.Scale[column]
		if abs(back-v) > 0.51*p.Scale[column] {
			t.Fatalf("weight %d,%d is %v, came back %v (scale %v)", row, column, v, back, p.Scale[column])
		}
	}
}

func FuzzAddNorm(f *testing.F) {
	fuzzKernel(f, func(t *testing.T, s source, tier Tier, rows int) {
		rows = 1 + rows%20
		x, res, gamma, beta := s.floats(rows*Width), s.floats(rows*Width), s.floats(Width), s.floats(Width)
		if s.r.IntN(4) == 0 {
			clear(x)
			clear(res) // no variance at all
		}
		want, wantQ, wantScale := make([]float32, rows*Width), make([]uint8, rows*Width), make([]float32, rows)
		AddNorm(Plain, x, res, gamma, beta, want, wantQ, wantScale, rows)
		out, q, scale := guarded[float32](t, rows*Width, s.atEnd), s.bytes(rows*Width), s.floats(rows)
		switch s.r.IntN(3) { // the output may be either input
		case 0:
			out = x
		case 1:
			out = res
		}
		AddNorm(tier, x, res, gamma, beta, out, q, scale, rows)
		sameFloats(t, "norm", tier, out, want)
		same(t, "norm's bytes", tier, q, wantQ)
		sameFloats(t, "norm's scales", tier, scale, wantScale)
	})
}

func FuzzQuantise(f *testing.F) {
	fuzzKernel(f, func(t *testing.T, s source, tier Tier, rows int) {
		rows = 1 + rows%20
		n := geluStep * (1 + s.r.IntN(50))
		x := s.floats(rows * n)
		if s.r.IntN(4) == 0 {
			clear(x[:n])
		}
		y := s.copyOf(x)
		for _, op := range []func(Tier, []float32, int, []uint8, []float32, int){Quantise, Gelu} {
			q, scale := s.bytes(rows*n), s.floats(rows)
			wantQ, wantScale := make([]uint8, rows*n), make([]float32, rows)
			op(Plain, x, n, wantQ, wantScale, rows)
			op(tier, y, n, q, scale, rows)
			sameFloats(t, "row", tier, y, x)
			same(t, "row's bytes", tier, q, wantQ)
			sameFloats(t, "row's scales", tier, scale, wantScale)
			for _, b := range q {
				if b < 1 || b > 127 {
					t.Fatalf("%s: byte %d has more than seven bits", tier, b)
				}
			}
		}
	})
}

func FuzzPairScores(f *testing.F) {
	fuzzKernel(f, func(t *testing.T, s source, tier Tier, rows int) {
		n, labels := rows%30, 1+s.r.IntN(MaxLabels)
		p := &PairTable{s.floats(labels * PairWidth), s.floats(labels * PairWidth), s.floats(labels),
			s.floats(PairBuckets * PairWidth)}
		tokens, buckets := s.floats(n*PairWidth), make([]uint8, n)
		for i := range buckets {
			buckets[i] = uint8(s.r.IntN(PairBuckets))
		}
		want, got := make([]float32, n*labels), guarded[float32](t, n*labels, s.atEnd)
		PairScores(Plain, p, tokens, buckets, want)
		PairScores(tier, p, tokens, buckets, got)
		sameFloats(t, "pair scores", tier, got, want)
	})
}

// TestPairScoreByHand checks the oracle on a table small enough to see through.
func TestPairScoreByHand(t *testing.T) {
	p := &PairTable{make([]float32, 2*PairWidth), make([]float32, 2*PairWidth), []float32{0.5, -1},
		make([]float32, PairBuckets*PairWidth)}
	token := make([]float32, PairWidth)
	token[3], token[100] = 2, -4
	p.Bilinear[3], p.Additive[100], p.Additive[PairWidth+100] = 10, 1, 7
	p.Between[32*PairWidth+100] = 5 // bucket 32: relu(5 - 4) = 1; bucket 0: relu(-4) = 0
	got := make([]float32, 4)
	PairScores(Plain, p, append(token, token...), []uint8{0, 32}, got)
	for i, want := range []float32{20.5, -1, 21.5, 6} {
		if got[i] != want {
			t.Errorf("score %d = %v, want %v", i, got[i], want)
		}
	}
}

// TestElementaryFunctions holds exp2 and gelu to float64.
func TestElementaryFunctions(t *testing.T) {
	for x := float32(-119.9); x < 119; x += 0.0137 {
		if want := math.Exp2(float64(x)); math.Abs(float64(exp2(x))/want-1) > 4e-6 {
			t.Fatalf("exp2(%v) = %v, want %v", x, exp2(x), want)
		}
	}
	for x := float32(-30); x < 30; x += 0.0071 {
		v := float64(x)
		want := v / 2 * (1 + math.Tanh(math.Sqrt(2/math.Pi)*(v+0.044715*v*v*v)))
		if got := float64(gelu(x)); math.Abs(got-want) > 4e-6*math.Max(1, math.Abs(want)) {
			t.Fatalf("gelu(%v) = %v, want %v", x, got, want)
		}
	}
}

// TestNarrowKernelsNeedNoMore reads the generated file: no AVX2 kernel may have drifted into AVX-512.
func TestNarrowKernelsNeedNoMore(t *testing.T) {
	text, err := os.ReadFile("kernels_amd64.s")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for part := range strings.SplitSeq(string(text), "// func ") {
		if name, _, _ := strings.Cut(part, "("); strings.HasSuffix(name, "AVX2") {
			seen++
			if !strings.Contains(part, "// Requires: AVX, AVX2\n") {
				t.Errorf("%s requires more than AVX2", name)
			}
		}
	}
	if seen != 12 {
		t.Errorf("found %d AVX2 kernels", seen)
	}
}
