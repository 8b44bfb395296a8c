package eval

import "slices"

// matchMost finds a one-to-one matching of gold with predictions that matches as many as can be. quality is 0 where
// a pair may not match; among pairs that may, better ones are tried first, then text order. It returns for each gold
// item the index of its prediction, or -1.
//
// Greedy alone would not do: where two gold attributions share a cue, the first could take the only prediction left
// for the second.
func matchMost(gold, predicted int, quality func(g, p int) float64) []int {
	type edge struct {
		g, p    int
		quality float64
	}
	var edges []edge
	partners := make([][]int, gold)
	for g := range gold {
		for p := range predicted {
			if q := quality(g, p); q > 0 {
				edges = append(edges, edge{g, p, q})
				partners[g] = append(partners[g], p)
			}
		}
	}
	slices.SortStableFunc(edges, func(a, b edge) int {
		switch {
		case a.quality > b.quality:
			return -1
		case a.quality < b.quality:
			return 1
		}
		return 0
	})
	ofGold, ofPredicted := filled(gold), filled(predicted)
	for _, e := range edges {
		if ofGold[e.g] < 0 && ofPredicted[e.p] < 0 {
			ofGold[e.g], ofPredicted[e.p] = e.p, e.g
		}
	}
	for g := range gold {
		if ofGold[g] < 0 {
			augment(g, partners, ofGold, ofPredicted, make([]bool, predicted))
		}
	}
	return ofGold
}

// augment finds a partner for g, moving others along if need be (Kuhn 1955).
func augment(g int, partners [][]int, ofGold, ofPredicted []int, tried []bool) bool {
	for _, p := range partners[g] {
		if tried[p] {
			continue
		}
		tried[p] = true
		if ofPredicted[p] < 0 || augment(ofPredicted[p], partners, ofGold, ofPredicted, tried) {
			ofGold[g], ofPredicted[p] = p, g
			return true
		}
	}
	return false
}

func filled(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}
