package attribute

import "sayso"

// setParents names for each attribution the innermost other one whose content carries it: “The Post reported that
// officials said X” hangs the officials on the Post. Of two that each lie in the other's content the earlier stays
// outside, so the parents make a forest.
func setParents(all []sayso.Attribution) {
	parent := make([]int, len(all))
	for i := range all {
		parent[i] = -1
		best := 0
		for k := range all {
			span, ok := carrier(&all[k], *all[i].Cue)
			if k == i || !ok || sameWords(&all[k], &all[i]) {
				continue
			}
			if _, both := carrier(&all[i], *all[k].Cue); both && k > i {
				continue
			}
			if parent[i] < 0 || span.Len() < best {
				parent[i], best = k, span.Len()
			}
		}
	}
	for i, p := range parent {
		if p >= 0 && !loops(parent, i) {
			all[i].Parent = all[p].ID
		} else {
			parent[i] = -1
		}
	}
}

// carrier returns the content span of a that holds the cue.
func carrier(a *sayso.Attribution, cue sayso.Span) (sayso.Span, bool) {
	for _, c := range a.Content {
		if c.Contains(cue) {
			return c, true
		}
	}
	return sayso.Span{}, false
}

// sameWords reports whether a and b share their cue.
func sameWords(a, b *sayso.Attribution) bool { return a.Cue.Overlaps(*b.Cue) }

func loops(parent []int, i int) bool {
	for at, steps := parent[i], 0; at >= 0; at, steps = parent[at], steps+1 {
		if at == i || steps > len(parent) {
			return true
		}
	}
	return false
}
