package mat

// Width is the length of an encoder row, the hidden size. The row kernels are made for it.
const Width = 384

// geluStep is what the widths of Gelu and Quantise are multiples of.
const geluStep = 32

const (
	normEps  = float32(1e-12)
	tinyAmax = float32(1e-12) // keeps the scale of an all-zero row a normal number
)

// AddNorm sets out to the layer norm of x + res, row by row, with gain gamma and offset beta, and q and scale to its
// quantised form (see Quantise). Rows have Width numbers; out may be x or res.
func AddNorm(t Tier, x, res, gamma, beta, out []float32, q []uint8, scale []float32, rows int) {
	n := rows * Width
	x, res, out, q, scale = x[:n], res[:n], out[:n], q[:n], scale[:rows]
	gamma, beta = gamma[:Width], beta[:Width]
	if rows > 0 {
		addNorm(t, x, res, gamma, beta, out, q, scale, rows)
	}
}

func addNormPlain(x, res, gamma, beta, out []float32, q []uint8, scale []float32, rows int) {
	for r := range rows {
		x, res, out := x[r*Width:][:Width], res[r*Width:][:Width], out[r*Width:][:Width]
		for i := range out {
			out[i] = x[i] + res[i]
		}
		normRow(out, gamma, beta)
		quantiseRow(out, q[r*Width:][:Width], &scale[r])
	}
}

// normRow subtracts the mean first and then sums squares: two passes lose fewer digits than E[x²] - E[x]².
func normRow(v, gamma, beta []float32) {
	mean := float32(sumRow(v, func(x float32) float32 { return x }) * float32(1.0/Width))
	for i := range v {
		v[i] -= mean
	}
	variance := float32(sumRow(v, func(x float32) float32 { return float32(x * x) }) * float32(1.0/Width))
	inv := 1 / sqrt(variance+normEps)
	for i := range v {
		v[i] = float32(v[i]*float32(inv*gamma[i])) + beta[i]
	}
}

// sumRow adds f of every number of a row: blocks of sixteen go by turns to two sets of lanes, to halve the chain of
// dependent additions.
func sumRow(v []float32, f func(float32) float32) float32 {
	var s [2][lanes]float32
	for i, x := range v {
		s[i/lanes%2][i%lanes] += f(x)
	}
	for i := range s[0] {
		s[0][i] += s[1][i]
	}
	return sumTree(&s[0])
}

// Quantise turns rows of n numbers into bytes: q = round(x·63/top) + 64 where top is the row's largest size, and
// scale = top/63, so that x ≈ (q-64)·scale. n is a multiple of 32.
func Quantise(t Tier, x []float32, n int, q []uint8, scale []float32, rows int) {
	x, q, scale = x[:rows*n], q[:rows*n], scale[:rows]
	mustDivide(n)
	if rows > 0 {
		quantise(t, x, n, q, scale, rows)
	}
}

func quantisePlain(x []float32, n int, q []uint8, scale []float32, rows int) {
	for r := range rows {
		quantiseRow(x[r*n:][:n], q[r*n:][:n], &scale[r])
	}
}

func quantiseRow(x []float32, q []uint8, scale *float32) {
	top := tinyAmax
	for _, v := range x {
		top = max(top, abs(v))
	}
	*scale = top * float32(1.0/activation)
	by := activation / top
	for i, v := range x {
		q[i] = uint8(round(float32(v*by)) + zeroPoint)
	}
}

// Gelu quantises gelu(x) as Quantise does, for rows of n numbers, n a multiple of 32. It overwrites x with gelu(x).
func Gelu(t Tier, x []float32, n int, q []uint8, scale []float32, rows int) {
	x, q, scale = x[:rows*n], q[:rows*n], scale[:rows]
	mustDivide(n)
	if rows > 0 {
		geluQuantise(t, x, n, q, scale, rows)
	}
}

// The tanh form of GELU (Hendrycks and Gimpel 2016) is v / (1 + e^(-2·√(2/π)·(v + 0.044715·v³))); the two constants
// are that exponent's coefficients times log2 e.
const (
	gelu1 = float32(-2 * 0.7978845608028654 * 1.4426950408889634)
	gelu3 = float32(-2 * 0.7978845608028654 * 0.044715 * 1.4426950408889634)
)

func geluPlain(x []float32, n int, q []uint8, scale []float32, rows int) {
	for i, v := range x {
		x[i] = gelu(v)
	}
	quantisePlain(x, n, q, scale, rows)
}

func gelu(v float32) float32 {
	e := float32(v * (float32(gelu3*float32(v*v)) + gelu1))
	return v / (1 + exp2(min(max(e, minExp2), -minExp2)))
}

func mustDivide(n int) {
	if n <= 0 || n%geluStep != 0 {
		panic("mat: row length is not a multiple of 32")
	}
}
