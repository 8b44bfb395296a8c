package syntax

import (
	"math"
	"slices"
)

// rootCost is above any score: a tree has one root, and then is the best of those.
const rootCost = 1000

// An arborescence finds best trees. It holds buffers for the usual case.
type arborescence struct {
	heads []int32
	seen  []int32
}

// best returns the head of each of n words in the best tree with exactly one root, by the sum of the arc scores
// [dependent][head], whose last column is the root, numbered n. It is valid until the next call. Ties go to the smaller
// number. n is at least 1.
func (a *arborescence) best(scores []float32, n int) []int32 {
	a.heads, a.seen = slices.Grow(a.heads[:0], n)[:n], slices.Grow(a.seen[:0], n)[:n]
	if a.greedy(scores, n) {
		return a.heads
	}
	for i, j := range edmonds(withRoot(scores, n))[1:] {
		a.heads[i] = int32(n)
		if j > 0 {
			a.heads[i] = int32(j - 1)
		}
	}
	return a.heads
}

// greedy gives each word its best head, and the root to the word that loses least by it. No tree can be better, so if this
// is one, it is the best; true says so. It nearly always is.
func (a *arborescence) greedy(scores []float32, n int) bool {
	root, gain := 0, math.Inf(-1)
	for i := range n {
		row := scores[i*(n+1):][:n+1]
		best := -1
		for j, v := range row[:n] {
			if j != i && (best < 0 || v > row[best]) {
				best = j
			}
		}
		if best < 0 { // a sentence of one word
			a.heads[i] = int32(n)
			return true
		}
		a.heads[i] = int32(best)
		if g := float64(row[n]) - float64(row[best]); g > gain {
			root, gain = i, g
		}
	}
	a.heads[root] = int32(n)
	return a.isTree(n)
}

// isTree reports whether every word's heads lead to the root.
func (a *arborescence) isTree(n int) bool {
	clear(a.seen)
	for i := range int32(n) {
		v := i
		for int(v) < n && a.seen[v] == 0 {
			a.seen[v] = i + 1
			v = a.heads[v]
		}
		if int(v) < n && a.seen[v] == i+1 {
			return false
		}
	}
	return true
}

// A graph holds scores [dependent][head] of n nodes, the first of them the root, -Inf where there is no arc.
type graph struct {
	n      int
	scores []float64
}

func newGraph(n int) graph {
	g := graph{n, make([]float64, n*n)}
	for i := range g.scores {
		g.scores[i] = math.Inf(-1)
	}
	return g
}

func (g graph) at(dependent, head int) float64         { return g.scores[dependent*g.n+head] }
func (g graph) set(dependent, head int, score float64) { g.scores[dependent*g.n+head] = score }

// bestHead returns the best head of a node, the first of those that tie.
func (g graph) bestHead(dependent int) int {
	best := 0
	for j := 1; j < g.n; j++ {
		if g.at(dependent, j) > g.at(dependent, best) {
			best = j
		}
	}
	return best
}

func withRoot(scores []float32, n int) graph {
	g := newGraph(n + 1)
	for i := range n {
		row := scores[i*(n+1):][:n+1]
		for j, v := range row[:n] {
			if i != j {
				g.set(i+1, j+1, float64(v))
			}
		}
		g.set(i+1, 0, float64(row[n])-rootCost)
	}
	return g
}

// edmonds returns the heads of the best arborescence from node 0 (Chu and Liu 1965, Edmonds 1967): each node takes its best
// head; where that closes a circle, the circle becomes one node of a smaller graph. A sentence has at most as many nodes as
// a window has tokens, so the cube of it is bounded.
func edmonds(g graph) []int {
	heads := make([]int, g.n)
	for i := 1; i < g.n; i++ {
		heads[i] = g.bestHead(i)
	}
	circle := findCircle(heads)
	if circle == nil {
		return heads
	}
	small := contract(g, heads, circle)
	inner := edmonds(small.graph)
	last := small.n - 1
	for i := 1; i < last; i++ {
		v := small.rest[i]
		if inner[i] == last {
			heads[v] = small.left[i]
		} else {
			heads[v] = small.rest[inner[i]]
		}
	}
	heads[small.entered[inner[last]]] = small.rest[inner[last]]
	return heads
}

// contracted is a graph whose last node stands for a circle of a larger one.
type contracted struct {
	graph
	rest    []int // the larger graph's numbers of the other nodes
	entered []int // of each: the node of the circle that best depends on it
	left    []int // of each: the node of the circle that it best depends on
}

func contract(g graph, heads, circle []int) contracted {
	c := contracted{}
	for v := range g.n {
		if !slices.Contains(circle, v) {
			c.rest = append(c.rest, v)
		}
	}
	m := len(c.rest)
	c.graph, c.entered, c.left = newGraph(m+1), make([]int, m), make([]int, m)
	for i, v := range c.rest {
		for j, u := range c.rest {
			c.set(i, j, g.at(v, u))
		}
		c.entered[i], c.left[i] = circle[0], circle[0]
		for _, u := range circle {
			if s := g.at(u, v) - g.at(u, heads[u]); s > c.at(m, i) {
				c.set(m, i, s)
				c.entered[i] = u
			}
			if s := g.at(v, u); i > 0 && s > c.at(i, m) {
				c.set(i, m, s)
				c.left[i] = u
			}
		}
	}
	return c
}

// findCircle returns the nodes of a circle of heads, nil if all lead to node 0.
func findCircle(heads []int) []int {
	seen := make([]int, len(heads))
	for i := 1; i < len(heads); i++ {
		v := i
		for v != 0 && seen[v] == 0 {
			seen[v] = i
			v = heads[v]
		}
		if v == 0 || seen[v] != i {
			continue
		}
		circle := []int{v}
		for u := heads[v]; u != v; u = heads[u] {
			circle = append(circle, u)
		}
		return circle
	}
	return nil
}
