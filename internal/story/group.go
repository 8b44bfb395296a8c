package story

import (
	"cmp"
	"container/heap"
	"slices"

	"sayso"
)

// A Link joins two articles. A weight of 1 is that of a copy and its origin: the two are in one story whatever else.
type Link struct {
	A, B    string
	Weight  float64
	Reasons []sayso.Reason
}

// copyFrom is the weight from which a link unites without being weighed against others.
const copyFrom = 1

// mergeFrom is the mean weight over all pairs of two clusters from which they are one. Pairs without a link count as 0,
// so a chain of articles, each like the next, does not hold together.
const mergeFrom = 0.07

// Group makes stories of articles and the links between them, as [Divide] divides them. Every item is in one story, if need
// be alone. The stories are in the order of their first articles and depend on the set of items and links alone. Links to what
// is not among the items are left out. Origins is empty: who folds copies fills it.
func Group(items []Item, links []Link) []sayso.Story {
	items = slices.Clone(items)
	slices.SortFunc(items, earlier)
	at := make(map[string]int, len(items))
	ids := make([]string, len(items))
	for i := range items {
		at[items[i].ID], ids[i] = i, items[i].ID
	}
	var stories [][]Item
	for _, members := range Divide(ids, links) {
		in := make([]Item, len(members))
		for k, id := range members {
			in[k] = items[at[id]]
		}
		slices.SortFunc(in, earlier)
		stories = append(stories, in)
	}
	slices.SortFunc(stories, func(a, b []Item) int { return earlier(a[0], b[0]) })
	out := make([]sayso.Story, len(stories))
	for i, in := range stories {
		out[i] = tell(in)
	}
	return out
}

// Tell makes the story of articles that [Divide] has put together, in any order.
func Tell(items []Item) sayso.Story {
	items = slices.Clone(items)
	slices.SortFunc(items, earlier)
	return tell(items)
}

// Divide clusters articles by the links between them, by average linkage (Sokal & Michener 1958): the two clusters with
// the greatest mean weight are united until none reaches mergeFrom. Each article is in one cluster, if need be alone; clusters
// and their members are in the order of ids. Links below LinkFrom, or to what is not among the articles, are left out.
//
// Which two are united next is asked of pairs with links only, and what two clusters are to each other depends on their members
// alone. So a set of articles that no cluster reaches across is divided as if nothing else were there: a connected component,
// and within one, whatever has not grown together with the rest.
func Divide(articles []string, links []Link) [][]string {
	ids := slices.Sorted(slices.Values(articles))
	at := make(map[string]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	c := newClusters(len(ids))
	for _, l := range ordered(links) {
		a, aok := at[l.A]
		b, bok := at[l.B]
		if aok && bok && a != b && l.Weight >= LinkFrom {
			c.link(a, b, l.Weight)
		}
	}
	var out [][]string
	for _, members := range c.agglomerate() {
		in := make([]string, len(members))
		for k, i := range members {
			in[k] = ids[i]
		}
		out = append(out, in)
	}
	return out
}

// earlier puts articles in order: by day, those without one last, then by id.
func earlier(a, b Item) int {
	if (a.Day == NoDay) != (b.Day == NoDay) {
		if a.Day == NoDay {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID))
}

// ordered sorts links by their ends, whichever way round they stand, and keeps the heavier of two between the same: sums
// of weights are then added in one order, and rounding cannot depend on the order of adding.
func ordered(links []Link) []Link {
	out := slices.Clone(links)
	for i := range out {
		if out[i].B < out[i].A {
			out[i].A, out[i].B = out[i].B, out[i].A
		}
	}
	slices.SortFunc(out, func(x, y Link) int {
		return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B), cmp.Compare(y.Weight, x.Weight))
	})
	return slices.CompactFunc(out, func(x, y Link) bool { return x.A == y.A && x.B == y.B })
}

// clusters are sets of articles on their way to stories, each under the number of its first article.
type clusters struct {
	near    []map[int]float64 // by cluster: the sum of the weights of links to others; nil if it was united into another
	members [][]int
	into    []int // what the cluster was united into, itself if nothing
	age     []int // how often the cluster has changed, so that stale pairs in the queue are known
	copies  [][2]int
}

func newClusters(n int) *clusters {
	c := &clusters{make([]map[int]float64, n), make([][]int, n), make([]int, n), make([]int, n), nil}
	for i := range n {
		c.near[i], c.members[i], c.into[i] = map[int]float64{}, []int{i}, i
	}
	return c
}

func (c *clusters) link(a, b int, weight float64) {
	c.near[a][b], c.near[b][a] = weight, weight
	if weight >= copyFrom {
		c.copies = append(c.copies, [2]int{a, b})
	}
}

// A pair of clusters in the queue.
type pair struct {
	a, b       int // a < b
	mean       float64
	ageA, ageB int
}

// A queue has the pair with the greatest mean on top, of equals the earliest: no two are alike, so pairs may be put in in any
// order.
type queue []pair

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	x, y := q[i], q[j]
	return cmp.Or(cmp.Compare(y.mean, x.mean), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) < 0
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(pair)) }
func (q *queue) Pop() any {
	old := *q
	p := old[len(old)-1]
	*q = old[:len(old)-1]
	return p
}

// agglomerate unites clusters and returns what is left, by first article; members are sorted.
func (c *clusters) agglomerate() [][]int {
	for _, p := range c.copies {
		if a, b := c.root(p[0]), c.root(p[1]); a != b {
			c.unite(min(a, b), max(a, b))
		}
	}
	var q queue
	for a := range c.near {
		for b := range c.near[a] {
			if a < b {
				q.add(c, a, b)
			}
		}
	}
	for heap.Init(&q); q.Len() > 0; {
		p := heap.Pop(&q).(pair)
		if c.near[p.a] == nil || c.near[p.b] == nil || c.age[p.a] != p.ageA || c.age[p.b] != p.ageB {
			continue
		}
		c.unite(p.a, p.b)
		for other := range c.near[p.a] {
			if n := len(q); q.add(c, min(p.a, other), max(p.a, other)) {
				heap.Fix(&q, n)
			}
		}
	}
	var out [][]int
	for i, m := range c.members {
		if c.near[i] != nil {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(x, y []int) int { return cmp.Compare(x[0], y[0]) })
	return out
}

// add puts a pair into the queue if it is near enough.
func (q *queue) add(c *clusters, a, b int) bool {
	mean := c.near[a][b] / float64(len(c.members[a])*len(c.members[b]))
	if mean < mergeFrom {
		return false
	}
	*q = append(*q, pair{a, b, mean, c.age[a], c.age[b]})
	return true
}

// root returns the cluster that an article is in while copies are united.
func (c *clusters) root(i int) int {
	for c.into[i] != i {
		i = c.into[i]
	}
	return i
}

// unite puts b into a.
func (c *clusters) unite(a, b int) {
	for other, w := range c.near[b] {
		delete(c.near[other], b)
		if other != a {
			c.near[a][other] += w
			c.near[other][a] = c.near[a][other]
		}
	}
	c.near[b], c.into[b] = nil, a
	c.members[a] = append(c.members[a], c.members[b]...)
	c.members[b] = nil
	c.age[a]++
}
