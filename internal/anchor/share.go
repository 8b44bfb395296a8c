package anchor

import "sayso/internal/mat"

// share is what the scores of its tokens give to the labels of a stretch, at the token where it is least.
func share(rows []float32, labels int, s Stretch) float64 {
	least := 1.0
	for i := s.Start; i < s.End; i++ {
		label := int(s.Begin)
		if i > s.Start {
			label++
		}
		least = min(least, softmax(rows[i*labels:][:labels], label))
	}
	return least
}

// softmax of row at k.
func softmax(row []float32, k int) float64 {
	top := row[0]
	for _, v := range row {
		top = max(top, v)
	}
	sum, want := 0.0, 0.0
	for i, v := range row {
		e := mat.Exp(float64(v) - float64(top))
		sum += e
		if i == k {
			want = e
		}
	}
	return want / sum
}
