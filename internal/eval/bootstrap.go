package eval

import (
	"math"
	"math/rand/v2"
	"slices"
)

const (
	resamples = 1000
	seed      = 20260401 // any fixed number: the same scores must give the same interval
)

// intervals returns the 95 % percentile interval of every metric, by resampling documents with replacement. A metric
// undefined in a resample is left out of that resample.
func intervals(s *sheet, docs []row) map[string][2]float64 {
	if len(docs) < 2 {
		return nil
	}
	random := rand.New(rand.NewPCG(seed, 0))
	names := s.names()
	seen := make([][]float64, len(names))
	sum := make(row, s.width)
	for range resamples {
		clear(sum)
		for range docs {
			sum.plus(docs[random.IntN(len(docs))])
		}
		for i, v := range s.values(sum) {
			if !math.IsNaN(v) {
				seen[i] = append(seen[i], v)
			}
		}
	}
	out := map[string][2]float64{}
	for i, vs := range seen {
		if len(vs) == 0 {
			continue
		}
		slices.Sort(vs)
		out[names[i]] = [2]float64{quantile(vs, 0.025), quantile(vs, 0.975)}
	}
	return out
}

// quantile interpolates linearly between the order statistics of a sorted sample.
func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	i := int(at)
	if i+1 == len(sorted) {
		return sorted[i]
	}
	return sorted[i] + (at-float64(i))*(sorted[i+1]-sorted[i])
}
