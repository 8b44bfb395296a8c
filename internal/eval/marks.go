package eval

// marks are the sums of one document: a row for the whole of it and one for each slice.
type marks struct {
	sheet  *sheet
	whole  row
	slices map[string]row
	n      int            // gold items scored
	sliceN map[string]int // of them, in each slice
	counts map[string]int
	lists  map[string][]string // ids worth naming: "missed", "extra"
}

func newMarks(s *sheet) *marks {
	return &marks{sheet: s, whole: make(row, s.width), slices: map[string]row{}, sliceN: map[string]int{},
		counts: map[string]int{}, lists: map[string][]string{}}
}

// slice returns the row of a slice, made on first use.
func (m *marks) slice(name string) row {
	r, ok := m.slices[name]
	if !ok {
		r = make(row, m.sheet.width)
		m.slices[name] = r
	}
	return r
}

// add adds to a measure of the whole document.
func (m *marks) add(measure string, values ...float64) { m.sheet.add(m.whole, measure, values...) }

// ask adds one yes or no to a share, in the whole document and in the slices named.
func (m *marks) ask(measure string, yes bool, in []string) {
	m.add(measure, one(yes), 1)
	for _, name := range in {
		m.sheet.add(m.slice(name), measure, one(yes), 1)
	}
}

// addSliced adds a verdict to the rows of the slices its quotes belong to.
func (m *marks) addSliced(measure string, v verdict, predictedIn, goldIn [][]string) {
	for i, in := range predictedIn {
		for _, name := range in {
			m.sheet.add(m.slice(name), measure, one(v.predicted[i]), 1)
		}
	}
	for i, in := range goldIn {
		for _, name := range in {
			m.sheet.add(m.slice(name), measure, 0, 0, one(v.gold[i]), 1)
		}
	}
}

// cells are the four sums of an ordinary precision and recall.
func (v verdict) cells() []float64 {
	return []float64{count(v.predicted), float64(len(v.predicted)), count(v.gold), float64(len(v.gold))}
}

// verdictOf turns a one-to-one matching (prediction of each gold, or -1) into a verdict.
func verdictOf(of []int, predicted int) verdict {
	v := verdict{make([]bool, predicted), make([]bool, len(of))}
	for g, p := range of {
		if p >= 0 {
			v.predicted[p], v.gold[g] = true, true
		}
	}
	return v
}
