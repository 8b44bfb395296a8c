package origin

import (
	"cmp"
	"slices"

	"sayso"
)

// Group returns the origins of members, given the folds between any two of them, each as [Judge] made it. Every member is
// in one origin; one that nothing ties to another is an origin by itself. Origins come in the order of their first
// articles. The order of members and folds does not matter; folds with others than the members are left out.
//
// Origins are the connected components of the folds, but for what would chain articles that have nothing in common: a
// round-up that took one passage from each of two unrelated reports goes with the one it took more from.
func Group(members []Member, folds []sayso.Fold) []sayso.Origin {
	g := &graph{at: map[string]int{}}
	g.members = slices.Clone(members)
	slices.SortFunc(g.members, Member.Compare)
	g.members = slices.CompactFunc(g.members, func(a, b Member) bool { return a.ID == b.ID })
	for i, m := range g.members {
		g.at[m.ID] = i
	}
	g.join(folds)
	g.cut()
	return g.origins()
}

// A graph has members as nodes, in their order, and folds as edges.
type graph struct {
	members []Member
	at      map[string]int
	edges   []edge
	of      [][]int // indexes of edges, by node
}

// An edge joins node low with a later node high.
type edge struct {
	low, high int
	fold      sayso.Fold
	dropped   bool
}

// join takes over the folds between members, one for each pair, in order of the pair.
func (g *graph) join(folds []sayso.Fold) {
	for _, f := range folds {
		i, ok := g.at[f.Article]
		j, ok2 := g.at[f.Into]
		if ok && ok2 && i != j {
			g.edges = append(g.edges, edge{low: min(i, j), high: max(i, j), fold: f})
		}
	}
	slices.SortStableFunc(g.edges, func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.low, b.low), cmp.Compare(a.high, b.high), cmp.Compare(b.fold.Share, a.fold.Share))
	})
	g.edges = slices.CompactFunc(g.edges, func(a, b edge) bool { return a.low == b.low && a.high == b.high })
	g.of = make([][]int, len(g.members))
	for k, e := range g.edges {
		g.of[e.low] = append(g.of[e.low], k)
		g.of[e.high] = append(g.of[e.high], k)
	}
}

// other is the far end of an edge.
func (e *edge) other(node int) int { return e.low + e.high - node }

// spans returns where the shared passages stand in the article of a node, in text order.
func (g *graph) spans(e *edge, node int) []sayso.Span {
	out := make([]sayso.Span, 0, len(e.fold.Shared))
	for _, s := range e.fold.Shared {
		p := s.There
		if e.fold.Article == g.members[node].ID {
			p = s.Here
		}
		out = append(out, sayso.Span{Start: p.Start, End: p.End})
	}
	slices.SortFunc(out, func(a, b sayso.Span) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// cut drops the edges that chain. At each node the edges fall into bundles: two are of one bundle if they rest on the same
// part of the article, or if their far ends are tied to each other. Of several bundles the one with most words stays. A
// node that is the earliest of all it is tied to keeps them all: others took different parts from it.
func (g *graph) cut() {
	tied := map[[2]int]bool{}
	for _, e := range g.edges {
		tied[[2]int{e.low, e.high}] = true
	}
	var drop []int
	for node, list := range g.of {
		if len(list) < 2 || !slices.ContainsFunc(list, func(k int) bool { return g.edges[k].high == node }) {
			continue
		}
		bundle := newSets(len(list))
		for x := range list {
			for y := range x {
				a, b := g.edges[list[x]].other(node), g.edges[list[y]].other(node)
				if tied[[2]int{min(a, b), max(a, b)}] || overlap(g.spans(&g.edges[list[x]], node), g.spans(&g.edges[list[y]], node)) {
					bundle.union(x, y)
				}
			}
		}
		words := map[int]int{}
		for x, k := range list {
			r := bundle.root(x)
			words[r] = max(words[r], g.edges[k].fold.Words+g.edges[k].fold.Quoted)
		}
		best := bundle.root(0)
		for x := range list {
			if r := bundle.root(x); words[r] > words[best] {
				best = r
			}
		}
		for x, k := range list {
			if bundle.root(x) != best {
				drop = append(drop, k)
			}
		}
	}
	for _, k := range drop {
		g.edges[k].dropped = true
	}
}

// overlap reports whether two lists of spans have half of the shorter one in common, in bytes.
func overlap(a, b []sayso.Span) bool {
	length := func(list []sayso.Span) (n int) {
		for _, s := range list {
			n += s.Len()
		}
		return n
	}
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		common += max(0, min(a[i].End, b[j].End)-max(a[i].Start, b[j].Start))
		if a[i].End < b[j].End {
			i++
		} else {
			j++
		}
	}
	return 2*common >= min(length(a), length(b))
}

// origins makes one of each component: a tree that grows from its first article by the closest pair each time.
func (g *graph) origins() (out []sayso.Origin) {
	in := make([]bool, len(g.members))
	parent := make([]int, len(g.members)) // edge by which a node came in
	for first := range g.members {
		if in[first] {
			continue
		}
		in[first] = true
		nodes := []int{first}
		for {
			best, node := -1, 0
			for _, n := range nodes {
				for _, k := range g.of[n] {
					e := &g.edges[k]
					if e.dropped || in[e.other(n)] {
						continue
					}
					if best < 0 || e.fold.Share > g.edges[best].fold.Share || e.fold.Share == g.edges[best].fold.Share && k < best {
						best, node = k, e.other(n)
					}
				}
			}
			if best < 0 {
				break
			}
			in[node], parent[node] = true, best
			nodes = append(nodes, node)
		}
		slices.Sort(nodes)
		o := sayso.Origin{ID: g.members[first].ID, Articles: []string{}, Folds: []sayso.Fold{}}
		for _, n := range nodes {
			o.Articles = append(o.Articles, g.members[n].ID)
			if n != first {
				o.Folds = append(o.Folds, turned(g.edges[parent[n]].fold, g.members[n].ID))
			}
		}
		out = append(out, o)
	}
	return out
}

// turned returns a fold as that of the article given: the tree may reach an earlier article from a later one.
func turned(f sayso.Fold, article string) sayso.Fold {
	if f.Article == article {
		return f
	}
	f.Article, f.Into = f.Into, f.Article
	f.Added, f.Cut = f.Cut, f.Added
	shared := make([]sayso.Shared, len(f.Shared))
	for i, s := range f.Shared {
		shared[i] = sayso.Shared{Here: s.There, There: s.Here}
	}
	slices.SortFunc(shared, func(a, b sayso.Shared) int { return cmp.Compare(a.Here.Start, b.Here.Start) })
	f.Shared = shared
	return f
}

// sets is a union of disjoint sets of small numbers; the root of a set is its least number.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) root(i int) int {
	for s[i] != i {
		i = s[i]
	}
	return i
}

func (s sets) union(i, j int) {
	a, b := s.root(i), s.root(j)
	s[max(a, b)] = min(a, b)
}
