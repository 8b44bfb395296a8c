package eval

import "math"

// A form is the way a measure is summed over documents and turned into numbers between 0 and 1.
type form uint8

const (
	formPRF      form = iota // right predicted, predicted, gold found, gold → NAME_p, NAME_r, NAME_f1
	formShare                // sum, n → NAME
	formMean                 // three times the sums of formPRF → NAME, the mean F1
	formRatio                // twice the sums of formPRF → NAME, the first F1 by the second
	formBins                 // n, sum of confidence, right; ten times → NAME
	formMacro                // right, predicted, gold of each class → NAME, the mean F1
	formPearson              // n, Σx, Σy, Σxx, Σyy, Σxy → NAME
	formAtRecall             // gold; right and all of each bin of confidence → NAME, the precision at a recall
	formKappa                // items by the label of one pass, then by that of the other → NAME, Cohen's kappa
)

const bins = 10

func (f form) width() int {
	return [...]int{4, 2, 12, 8, 3 * bins, 3 * classes, 6, 1 + 2*rankBins, kappaLabels * kappaLabels}[f]
}

// A measure is one row of a score table.
type measure struct {
	name  string
	form  form
	about string
}

// metrics returns the names a measure gives numbers to.
func (m measure) metrics() []string {
	if m.form == formPRF {
		return []string{m.name + "_p", m.name + "_r", m.name + "_f1"}
	}
	return []string{m.name}
}

// A sheet lays the sums of a task's measures out in one row of numbers, so that documents can be added and
// resampled cheaply.
type sheet struct {
	measures []measure
	at       map[string]int // measure → first column
	width    int
}

func newSheet(measures []measure) *sheet {
	s := &sheet{measures: measures, at: map[string]int{}}
	for _, m := range measures {
		s.at[m.name] = s.width
		s.width += m.form.width()
	}
	return s
}

// A row holds the sums of one document, or of several.
type row []float64

func (r row) plus(o row) {
	for i, v := range o {
		r[i] += v
	}
}

// add adds to the columns of a measure, from its first.
func (s *sheet) add(r row, name string, values ...float64) {
	at, ok := s.at[name]
	if !ok {
		panic("eval: no measure " + name)
	}
	for i, v := range values {
		r[at+i] += v
	}
}

// bin adds one prediction with a confidence.
func (s *sheet) bin(r row, name string, confidence float64, right bool) {
	k := min(bins-1, max(0, int(confidence*bins)))
	at := s.at[name] + 3*k
	r[at]++
	r[at+1] += confidence
	r[at+2] += one(right)
}

// names returns the metrics in the order of values.
func (s *sheet) names() []string {
	var out []string
	for _, m := range s.measures {
		out = append(out, m.metrics()...)
	}
	return out
}

// values computes every metric of a row; NaN where there was nothing to count.
func (s *sheet) values(r row) []float64 {
	out := make([]float64, 0, 3*len(s.measures))
	for _, m := range s.measures {
		c := r[s.at[m.name]:][:m.form.width()]
		switch m.form {
		case formPRF:
			out = append(out, prf(c)...)
		case formShare:
			out = append(out, c[0]/c[1])
		case formMean:
			out = append(out, (prf(c[:4])[2]+prf(c[4:8])[2]+prf(c[8:])[2])/3)
		case formRatio:
			out = append(out, prf(c[:4])[2]/prf(c[4:])[2])
		case formBins:
			out = append(out, calibrationError(c))
		case formMacro:
			out = append(out, macro(c))
		case formPearson:
			out = append(out, pearson(c))
		case formAtRecall:
			out = append(out, atRecall(c))
		case formKappa:
			out = append(out, kappa(c))
		}
	}
	return out
}

// prf returns precision, recall and F1; each is 0 where its own denominator is, NaN where both are.
func prf(c []float64) []float64 {
	if c[1] == 0 && c[3] == 0 {
		return []float64{math.NaN(), math.NaN(), math.NaN()}
	}
	ratio := func(a, b float64) float64 {
		if b == 0 {
			return 0
		}
		return a / b
	}
	p, r := ratio(c[0], c[1]), ratio(c[2], c[3])
	return []float64{p, r, ratio(2*p*r, p+r)}
}

// calibrationError is the expected calibration error of Naeini et al. 2015: the mean over predictions of the distance
// between a bin's mean confidence and its share of right ones.
func calibrationError(c []float64) float64 {
	n, off := 0.0, 0.0
	for k := 0; k < len(c); k += 3 {
		n += c[k]
		off += math.Abs(c[k+1] - c[k+2])
	}
	return off / n
}

// kappaLabels is how many labels formKappa tells apart.
const kappaLabels = 4

// kappa is Cohen's kappa (1960): the agreement of two passes beyond that of two which draw labels by their own shares.
func kappa(c []float64) float64 {
	n, same, chance := 0.0, 0.0, 0.0
	var first, second [kappaLabels]float64
	for i := range kappaLabels {
		for j := range kappaLabels {
			v := c[i*kappaLabels+j]
			n, first[i], second[j] = n+v, first[i]+v, second[j]+v
		}
		same += c[i*kappaLabels+i]
	}
	for i := range kappaLabels {
		chance += float64(first[i] / n * (second[i] / n))
	}
	return (same/n - chance) / (1 - chance)
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
