package eval

import (
	"math"
	"slices"
)

// The forms of measures over classes, ranks and pairs of numbers.
const (
	classes   = 15  // room in formMacro
	rankBins  = 100 // of confidence in formAtRecall
	rankReach = 0.6 // the recall it is read at
)

// class adds one decision among classes to a formMacro: right, predicted and gold of each.
func (s *sheet) class(r row, name string, predicted, gold int) {
	at := s.at[name]
	if predicted >= 0 {
		r[at+3*predicted+1]++
		if predicted == gold {
			r[at+3*gold]++
		}
	}
	if gold >= 0 {
		r[at+3*gold+2]++
	}
}

// macro is the mean F1 of the classes that the gold has; NaN if there are none.
func macro(c []float64) float64 {
	sum, n := 0.0, 0.0
	for k := 0; k < len(c); k += 3 {
		if c[k+2] > 0 {
			n++
			sum += 2 * c[k] / (c[k+1] + c[k+2])
		}
	}
	return sum / n
}

// pearson is the correlation of n pairs from their sums: n, Σx, Σy, Σxx, Σyy, Σxy.
func pearson(c []float64) float64 {
	n := c[0]
	return (n*c[5] - c[1]*c[2]) / math.Sqrt((n*c[3]-c[1]*c[1])*(n*c[4]-c[2]*c[2]))
}

// rank adds one item with a confidence, 0 for none, to a formAtRecall.
func (s *sheet) rank(r row, name string, confidence float64, gold bool) {
	at := s.at[name]
	r[at] += one(gold)
	if confidence <= 0 {
		return
	}
	k := min(rankBins-1, int(confidence*rankBins))
	r[at+1+2*k] += one(gold)
	r[at+2+2*k]++
}

// atRecall is the precision of the most confident items that reach the recall, 0 if all together do not; NaN without gold.
func atRecall(c []float64) float64 {
	if c[0] == 0 {
		return math.NaN()
	}
	right, all := 0.0, 0.0
	for k := rankBins - 1; k >= 0; k-- {
		right, all = right+c[1+2*k], all+c[2+2*k]
		if all > 0 && right >= rankReach*c[0] {
			return right / all
		}
	}
	return 0
}

// logSumOf is the logarithm of the sum of numbers given as logarithms.
func logSumOf(list []float64) float64 {
	if len(list) == 0 {
		return math.Inf(-1)
	}
	top, sum := slices.Max(list), 0.0
	slices.Sort(list) // the order of a map must not show
	for _, v := range list {
		sum += math.Exp(v - top)
	}
	return top + math.Log(sum)
}
