package nlp

// A Dense holds what one group of a model's labels scores for every token of an article. Its columns are Labels. A nil
// Dense, of a model without the group, has no labels.
type Dense struct {
	Labels []string  // shared, not to be changed
	Values []float32 // [tokens][labels]
}

// Row returns the scores of a token; the caller must not change them.
func (d *Dense) Row(t TokenID) []float32 {
	n := len(d.Labels)
	return d.Values[int(t)*n:][:n]
}

// Label returns the column of a label, -1 if there is none.
func (d *Dense) Label(name string) int {
	if d == nil {
		return -1
	}
	for k, l := range d.Labels {
		if l == name {
			return k
		}
	}
	return -1
}

// Mean appends the mean of the rows of a non-empty range to dst[:0]: how a span's class is read (train/HEADS.md).
func (d *Dense) Mean(dst []float32, r Range) []float32 {
	dst = append(dst[:0], d.Row(r.Start)...)
	for t := r.Start + 1; t < r.End; t++ {
		for k, v := range d.Row(t) {
			dst[k] += v
		}
	}
	inv := 1 / float32(r.Len())
	for k := range dst {
		dst[k] = float32(dst[k] * inv)
	}
	return dst
}

// A Trigger is a word or words that the model takes to name an event of a type: "ASSAULT". P is what the model gives it, not calibrated.
type Trigger struct {
	Range Range
	Type  string
	P     float32
}
