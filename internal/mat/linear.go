package mat

import "fmt"

const (
	panel      = 48 // columns of a panel
	tileRows   = 8  // rows the widest tile computes at once
	depthStep  = 16 // K is a multiple of it
	zeroPoint  = 64 // the byte that stands for an activation of nought
	activation = 63 // the largest activation: bytes run from 1 to 127
)

// Packed is the weight matrix of a linear map as the model container stores it. Q holds int8 weights [K][N] in panels
// of 48 columns, each [K/4][3][16][4]: the four bytes of a 32-bit lane are four rows of one column, so that one
// instruction multiplies them by four activations. Scale and Bias have one number a column.
type Packed struct {
	Q           []int8
	Scale, Bias []float32
}

// A Linear computes x·W + b on quantised rows. It shares the slices it was made from, is immutable and may be shared.
type Linear struct {
	tier  Tier
	k, n  int
	w     Packed
	start []int32 // where a column's sum starts: -zeroPoint × the sum of its weights
}

// NewLinear checks the sizes of w against k rows and n columns; k must be a multiple of 16, n of 48.
// A tier that this machine cannot run, or that its system has not allowed, is an error.
func NewLinear(t Tier, k, n int, w Packed) (*Linear, error) {
	if t > fastest() {
		return nil, fmt.Errorf("this machine cannot run the %s kernels", t)
	}
	if k <= 0 || k%depthStep != 0 || n <= 0 || n%panel != 0 {
		return nil, fmt.Errorf("a matrix of %d × %d cannot be cut into panels", k, n)
	}
	if len(w.Q) != k*n || len(w.Scale) != n || len(w.Bias) != n {
		return nil, fmt.Errorf("a matrix of %d × %d has %d weights, %d scales, %d biases",
			k, n, len(w.Q), len(w.Scale), len(w.Bias))
	}
	l := &Linear{tier: t, k: k, n: n, w: w}
	l.start = l.columnStarts()
	return l, nil
}

// columnStarts multiplies one row of zero points by the weights: the kernel itself is the fastest way to add up their
// columns, and every sum is below 2²⁴, so exact in float32.
func (l *Linear) columnStarts() []int32 {
	zero := make([]float32, l.n)
	one := make([]float32, l.n)
	a := make([]uint8, tileRows*l.k)
	for i := range a {
		a[i] = zeroPoint
	}
	for i := range one {
		one[i] = 1
	}
	bare := Linear{tier: l.tier, k: l.k, n: l.n, start: make([]int32, l.n), w: Packed{Q: l.w.Q, Scale: one, Bias: zero}}
	sums := make([]float32, tileRows*l.n)
	bare.Mul(a, one[:tileRows], 1, sums)
	start := make([]int32, l.n)
	for i := range start {
		start[i] = -int32(sums[i])
	}
	return start
}

// Columns returns N, the width of an output row.
func (l *Linear) Columns() int { return l.n }

// Mul sets the rows of out to x·W + b, where row r of x is (a[r] - 64)·scale[r]. All buffers must have room for rows
// rounded up to a multiple of 8; what is written to the rows beyond is unspecified.
func (l *Linear) Mul(a []uint8, scale []float32, rows int, out []float32) {
	r8 := (rows + tileRows - 1) / tileRows * tileRows
	a, scale, out = a[:r8*l.k], scale[:r8], out[:r8*l.n]
	if rows > 0 {
		l.mul(a, scale, rows, out)
	}
}

// Pack quantises the matrix w [k][n] to one scale a column and lays it out in panels. Trainers do the same; tests and
// benchmarks use this one.
func Pack(w, bias []float32, k, n int) Packed {
	p := Packed{Q: make([]int8, k*n), Scale: make([]float32, n), Bias: bias}
	for c := range n {
		top := float32(1e-12)
		for r := range k {
			top = max(top, abs(w[r*n+c]))
		}
		p.Scale[c] = top / 127
		for r := range k {
			p.Q[packedIndex(r, c, k)] = int8(round(w[r*n+c] / p.Scale[c]))
		}
	}
	return p
}

// packedIndex is the place of row r, column c in Packed.Q.
func packedIndex(r, c, k int) int {
	return c/panel*panel*k + r/4*4*panel + c%panel*4 + r%4
}
