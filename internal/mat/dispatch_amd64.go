package mat

// The assembly reads and writes through bare pointers: the exported callers of this file have cut their slices to the
// lengths the kernels touch.

func (l *Linear) mul(a []uint8, scale []float32, rows int, out []float32) {
	if l.tier == Plain {
		l.mulPlain(a, scale, rows, out)
		return
	}
	if l.tier == AMX {
		done := l.mulTiles(a, scale, rows, out)
		a, scale, rows, out = a[done*l.k:], scale[done:], rows-done, out[done*l.n:]
	}
	if rows <= 0 {
		return
	}
	// A panel stays in the first-level cache while all rows pass by.
	for p := 0; p < l.n; p += panel {
		if l.tier >= AVX512 {
			l.panelAVX512(a, scale, rows, out, p)
		} else {
			l.panelAVX2(a, scale, rows, out, p)
		}
	}
}

// tileConfig is the argument of LDTILECFG: palette 1, eight tiles of 16 rows of 64 bytes.
var tileConfig = [64]uint8{
	0:  1,
	16: 64, 18: 64, 20: 64, 22: 64, 24: 64, 26: 64, 28: 64, 30: 64,
	48: 16, 49: 16, 50: 16, 51: 16, 52: 16, 53: 16, 54: 16, 55: 16,
}

// mulTiles computes the rows that fill AMX's tiles of sixteen and returns their number; at most eight are left over.
func (l *Linear) mulTiles(a []uint8, scale []float32, rows int, out []float32) int {
	const tile, depth = 16, 64
	tiles := (rows + tileRows - 1) / tile
	if tiles == 0 || l.k%depth != 0 {
		return 0
	}
	productAMX(&a[0], l.k, &l.w.Q[0], l.k/depth, &out[0], l.n*4,
		&l.start[0], &scale[0], &l.w.Scale[0], &l.w.Bias[0], tiles, l.n/panel, &tileConfig[0])
	return tiles * tile
}

func (l *Linear) panelAVX512(a []uint8, scale []float32, rows int, out []float32, p int) {
	q, start, column, bias := &l.w.Q[p*l.k], &l.start[p], &l.w.Scale[p], &l.w.Bias[p]
	for r := 0; r < rows; r += tileRows {
		productAVX512(&a[r*l.k], l.k, q, l.k/depthStep, &out[r*l.n+p], l.n*4, start, &scale[r], column, bias)
	}
}

// panelAVX2 has tiles of 4 × 16.
func (l *Linear) panelAVX2(a []uint8, scale []float32, rows int, out []float32, p int) {
	for c := range panel / lanes {
		at := p + c*lanes
		q := &l.w.Q[p*l.k+c*4*lanes]
		for r := 0; r < rows; r += 4 {
			productAVX2(&a[r*l.k], l.k, q, l.k/depthStep, &out[r*l.n+at], l.n*4, &l.start[at],
				&scale[r], &l.w.Scale[at], &l.w.Bias[at])
		}
	}
}

func addNorm(t Tier, x, res, gamma, beta, out []float32, q []uint8, scale []float32, rows int) {
	switch t {
	case AVX512, AMX:
		addNormAVX512(&x[0], &res[0], &gamma[0], &beta[0], &out[0], &q[0], &scale[0], rows)
	case AVX2:
		addNormAVX2(&x[0], &res[0], &gamma[0], &beta[0], &out[0], &q[0], &scale[0], rows)
	default:
		addNormPlain(x, res, gamma, beta, out, q, scale, rows)
	}
}

func quantise(t Tier, x []float32, n int, q []uint8, scale []float32, rows int) {
	switch t {
	case AVX512, AMX:
		quantiseAVX512(&x[0], n, &q[0], &scale[0], rows)
	case AVX2:
		quantiseAVX2(&x[0], n, &q[0], &scale[0], rows)
	default:
		quantisePlain(x, n, q, scale, rows)
	}
}

func geluQuantise(t Tier, x []float32, n int, q []uint8, scale []float32, rows int) {
	switch t {
	case AVX512, AMX:
		geluAVX512(&x[0], n, &q[0], &scale[0], rows)
	case AVX2:
		geluAVX2(&x[0], n, &q[0], &scale[0], rows)
	default:
		geluPlain(x, n, q, scale, rows)
	}
}

func pairScore(t Tier, token, between, bilinear, additive, bias, scores []float32) {
	switch t {
	case AVX512, AMX:
		pairScoreAVX512(&token[0], &between[0], &bilinear[0], &additive[0], &bias[0], &scores[0], len(scores))
	case AVX2:
		pairScoreAVX2(&token[0], &between[0], &bilinear[0], &additive[0], &bias[0], &scores[0], len(scores))
	default:
		pairScorePlain(token, between, bilinear, additive, bias, scores)
	}
}
