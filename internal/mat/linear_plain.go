package mat

const (
	plainRows  = 4   // rows plain Go computes at once
	plainDepth = 128 // and how far down the matrix before it goes to the next column
)

// mulPlain is the product's specification: an exact integer sum over k, then sum·Scale·scale + Bias in three steps.
// Four rows share the reading of a weight, two of them a multiplication: see spread.
func (l *Linear) mulPlain(a []uint8, scale []float32, rows int, out []float32) {
	var buffer [plainDepth][2]int64
	for r := 0; r < rows; r += plainRows {
		for p := 0; p < l.n; p += panel {
			var sums [panel][2]int64
			for k := 0; k < l.k; k += plainDepth {
				wide := buffer[:min(plainDepth, l.k-k)]
				spread(wide, a[r*l.k+k:], l.k)
				addPanel(&sums, wide, l.w.Q[p*l.k+k*panel:])
			}
			for i := range plainRows {
				l.finishRow(&sums, i, p, scale[r+i], out[(r+i)*l.n+p:][:panel])
			}
		}
	}
}

// spread puts the activations of rows 0 and 2 into the low halves of 64-bit numbers, those of rows 1 and 3 into the
// high halves. A weight times such a number is both products, and sums stay apart as long as they fit 32 bits.
func spread(wide [][2]int64, a []uint8, k int) {
	n := len(wide)
	r0, r1, r2, r3 := a[:n], a[k:][:n], a[2*k:][:n], a[3*k:][:n]
	for i := range wide {
		wide[i] = [2]int64{int64(r0[i]) | int64(r1[i])<<32, int64(r2[i]) | int64(r3[i])<<32}
	}
}

// addPanel adds the four rows of a times the panel q to the sums of its columns. Slices become arrays so that the
// compiler checks bounds once for four steps.
func addPanel(sums *[panel][2]int64, a [][2]int64, q []int8) {
	for c := range sums {
		s0, s1 := sums[c][0], sums[c][1]
		for k := 0; k < len(a); k += 4 {
			w, x := (*[4]int8)(q[k*panel+4*c:]), (*[4][2]int64)(a[k:])
			w0, w1, w2, w3 := int64(w[0]), int64(w[1]), int64(w[2]), int64(w[3])
			s0 += w0*x[0][0] + w1*x[1][0] + w2*x[2][0] + w3*x[3][0]
			s1 += w0*x[0][1] + w1*x[1][1] + w2*x[2][1] + w3*x[3][1]
		}
		sums[c] = [2]int64{s0, s1}
	}
}

// finishRow writes row i of four, columns from p on.
func (l *Linear) finishRow(sums *[panel][2]int64, i, p int, scale float32, out []float32) {
	start, column, bias := l.start[p:][:panel], l.w.Scale[p:][:panel], l.w.Bias[p:][:panel]
	for c := range out {
		both := sums[c][i/2]
		sum := int32(both)
		if i%2 == 1 {
			sum = int32((both - int64(sum)) >> 32) // a negative low half had borrowed from the high one
		}
		out[c] = float32(float32(float32(sum+start[c])*column[c])*scale) + bias[c]
	}
}
