package eval

import "slices"

// pair matches quotes one to one, the pair with the most tokens in common first (over all roles), ties to the
// earliest gold cue and then to the earliest predicted one. It returns for each gold quote the index of its
// prediction, or -1.
func pair(predicted, gold []quote) []int {
	type edge struct{ common, g, p int }
	var edges []edge
	for g := range gold {
		for p := range predicted {
			c := commonTokens(predicted[p], gold[g])
			if n := c[0] + c[1] + c[2]; n > 0 {
				edges = append(edges, edge{n, g, p})
			}
		}
	}
	slices.SortStableFunc(edges, func(a, b edge) int {
		if a.common != b.common {
			return b.common - a.common
		}
		if d := gold[a.g].cue.start - gold[b.g].cue.start; d != 0 {
			return d
		}
		return predicted[a.p].cue.start - predicted[b.p].cue.start
	})
	of := make([]int, len(gold))
	for i := range of {
		of[i] = -1
	}
	used := make([]bool, len(predicted))
	for _, e := range edges {
		if of[e.g] < 0 && !used[e.p] {
			of[e.g], used[e.p] = e.p, true
		}
	}
	return of
}

// commonTokens counts the tokens two quotes share as cue, as source and as content.
func commonTokens(p, g quote) [3]int {
	return [3]int{p.cue.common(g.cue), commonRuns(p.source, g.source), commonRuns(p.content, g.content)}
}

func commonRuns(a, b []run) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += x.common(y)
		}
	}
	return n
}

func lengths(q quote) [3]int {
	n := [3]int{q.cue.len(), 0, 0}
	for _, r := range q.source {
		n[1] += r.len()
	}
	for _, r := range q.content {
		n[2] += r.len()
	}
	return n
}

// overlapCells sums, over pairs matched one to one, the common tokens of a role beside all predicted and all gold
// tokens of it.
func overlapCells(predicted, gold []quote) (cells [4][4]float64) {
	var common, ofP, ofG [4]int
	tally := func(to *[4]int, n [3]int) {
		for k, v := range n {
			to[k] += v
			to[3] += v
		}
	}
	for g, p := range pair(predicted, gold) {
		if p >= 0 {
			tally(&common, commonTokens(predicted[p], gold[g]))
		}
	}
	for _, q := range predicted {
		tally(&ofP, lengths(q))
	}
	for _, q := range gold {
		tally(&ofG, lengths(q))
	}
	for k := range cells {
		c := float64(common[k])
		cells[k] = [4]float64{c, float64(ofP[k]), c, float64(ofG[k])}
	}
	return cells
}
