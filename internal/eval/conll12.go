package eval

import (
	"math"

	"sayso"
)

// A chain is the mentions of one thing, each span once.
type chain []sayso.Span

// chainCells are the sums of MUC, B³ and CEAF-e (four numbers each), as the scorer of CoNLL 2012 defines them (Pradhan et al. 2014),
// and of the mentions in the chains.
func chainCells(gold, found []chain) (muc, b3, ceafe, mentions []float64) {
	g, f := owners(gold), owners(found)
	overlap := map[[2]int]float64{}
	both := 0.0
	for s, k := range g {
		if j, ok := f[s]; ok {
			overlap[[2]int{k, j}]++
			both++
		}
	}
	sizes := func(chains []chain) (n float64) {
		for _, c := range chains {
			n += float64(len(c))
		}
		return n
	}
	goldSize, foundSize := sizes(gold), sizes(found)
	var recall, precision float64
	similar := make([][]float64, len(gold))
	for i := range similar {
		similar[i] = make([]float64, len(found))
	}
	for at, n := range overlap {
		a, b := float64(len(gold[at[0]])), float64(len(found[at[1]]))
		similar[at[0]][at[1]] = 2 * n / (a + b)
	}
	for i := range gold { // in order: sums of floats depend on it
		for j := range found {
			n := overlap[[2]int{i, j}]
			recall += n * n / float64(len(gold[i]))
			precision += n * n / float64(len(found[j]))
		}
	}
	best := assignment(similar)
	rightGold, links := mucLinks(gold, f)
	rightFound, foundLinks := mucLinks(found, g)
	return []float64{rightFound, foundLinks, rightGold, links}, []float64{precision, foundSize, recall, goldSize},
		[]float64{best, float64(len(found)), best, float64(len(gold))}, []float64{both, foundSize, both, goldSize}
}

func owners(chains []chain) map[sayso.Span]int {
	out := map[sayso.Span]int{}
	for k, c := range chains {
		for _, s := range c {
			out[s] = k
		}
	}
	return out
}

// mucLinks counts the links of one side's chains that the other side has too.
func mucLinks(chains []chain, other map[sayso.Span]int) (right, all float64) {
	for _, c := range chains {
		parts, alone := map[int]bool{}, 0
		for _, s := range c {
			if k, ok := other[s]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		right += float64(len(c) - len(parts) - alone)
		all += float64(len(c) - 1)
	}
	return right, all
}

// assignment returns the greatest sum of values of a one-to-one assignment of rows to columns (the Hungarian method with
// potentials, in rows² · columns steps).
func assignment(value [][]float64) float64 {
	if len(value) == 0 || len(value[0]) == 0 {
		return 0
	}
	if len(value) > len(value[0]) {
		value = transposed(value)
	}
	n, m := len(value), len(value[0])
	u, v := make([]float64, n+1), make([]float64, m+1)
	row, way := make([]int, m+1), make([]int, m+1)
	for i := 1; i <= n; i++ {
		row[0] = i
		least, used := make([]float64, m+1), make([]bool, m+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		at := 0
		for row[at] != 0 {
			used[at] = true
			next, delta := 0, math.Inf(1)
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if c := -value[row[at]-1][j-1] - u[row[at]] - v[j]; c < least[j] {
					least[j], way[j] = c, at
				}
				if least[j] < delta {
					next, delta = j, least[j]
				}
			}
			for j := range used {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			at = next
		}
		for at != 0 {
			row[at] = row[way[at]]
			at = way[at]
		}
	}
	sum := 0.0
	for j := 1; j <= m; j++ {
		if row[j] > 0 {
			sum += value[row[j]-1][j-1]
		}
	}
	return sum
}

func transposed(a [][]float64) [][]float64 {
	out := make([][]float64, len(a[0]))
	for j := range out {
		for i := range a {
			out[j] = append(out[j], a[i][j])
		}
	}
	return out
}
