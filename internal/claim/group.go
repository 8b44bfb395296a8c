package claim

import (
	"cmp"
	"slices"
)

// A Link says how two voices stand: on one claim, if neither flag is set.
type Link struct {
	A, B    string // voices
	Score   float64
	Answers bool // A is silent about whatever claim B is on
	Apart   bool // they are on two claims that pull against each other, so no group holds both
}

// Group puts linked voices together: groups of two or more, each sorted, in the order of their first members. It goes by all
// links of a connected component and by nothing else, so the order of adding makes no difference. Two groups are joined, the
// strongest link first, only if two thirds of all pairs across them are linked and none is apart: a chain of small steps makes
// no claim.
func Group(links []Link) [][]string {
	voices := map[string]int{}
	var names []string
	for _, l := range links {
		for _, v := range [2]string{l.A, l.B} {
			if _, ok := voices[v]; !ok {
				voices[v] = 0
				names = append(names, v)
			}
		}
	}
	slices.Sort(names)
	for i, v := range names {
		voices[v] = i
	}
	g := newGrouping(len(names))
	ordered := strongest(links)
	for _, l := range ordered {
		if !l.Answers {
			g.link(voices[l.A], voices[l.B], l.Apart)
		}
	}
	for _, l := range ordered {
		if !l.Answers && !l.Apart {
			g.join(voices[l.A], voices[l.B])
		}
	}
	answered := map[int]bool{}
	for _, l := range ordered {
		if a := voices[l.A]; l.Answers && !answered[a] && len(g.members[g.of[a]]) == 1 {
			answered[a] = true
			g.merge(g.of[voices[l.B]], g.of[a])
		}
	}
	var out [][]string
	for i := range names {
		if m := g.members[g.of[i]]; len(m) > 1 && slices.Min(m) == i {
			slices.Sort(m)
			group := make([]string, len(m))
			for k, v := range m {
				group[k] = names[v]
			}
			out = append(out, group)
		}
	}
	return out
}

// strongest orders links by score, then by their ends, whichever way they were given.
func strongest(links []Link) []Link {
	out := slices.Clone(links)
	for i := range out {
		if l := &out[i]; !l.Answers && l.B < l.A {
			l.A, l.B = l.B, l.A
		}
	}
	slices.SortFunc(out, func(x, y Link) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B), compareBool(x.Apart, y.Apart))
	})
	return slices.CompactFunc(out, func(x, y Link) bool { return x.A == y.A && x.B == y.B && x.Answers == y.Answers && x.Apart == y.Apart })
}

// A grouping is a partition on the way. Groups are named by one of their members.
type grouping struct {
	of      []int         // by voice: its group
	members [][]int       // by group
	across  []map[int]int // by group: how many pairs link it to another; less than nothing if a pair is apart
}

// apart is more than links can outweigh.
const apart = -1 << 40

func newGrouping(n int) *grouping {
	g := &grouping{of: make([]int, n), members: make([][]int, n), across: make([]map[int]int, n)}
	for i := range n {
		g.of[i], g.members[i], g.across[i] = i, []int{i}, map[int]int{}
	}
	return g
}

func (g *grouping) link(a, b int, isApart bool) {
	if a == b {
		return
	}
	n := 1
	if isApart {
		n = apart
	}
	g.across[a][b] += n
	g.across[b][a] += n
}

// join merges the groups of two linked voices if enough of their pairs are linked.
func (g *grouping) join(a, b int) {
	x, y := g.of[a], g.of[b]
	if x == y || 3*g.across[x][y] < 2*len(g.members[x])*len(g.members[y]) {
		return
	}
	if len(g.members[x]) < len(g.members[y]) || len(g.members[x]) == len(g.members[y]) && y < x {
		x, y = y, x
	}
	g.merge(x, y)
}

// merge puts group y into x.
func (g *grouping) merge(x, y int) {
	for _, v := range g.members[y] {
		g.of[v] = x
	}
	g.members[x], g.members[y] = append(g.members[x], g.members[y]...), nil
	for z, n := range g.across[y] {
		delete(g.across[z], y)
		if z != x {
			g.across[x][z] += n
			g.across[z][x] += n
		}
	}
	g.across[y] = nil
}
