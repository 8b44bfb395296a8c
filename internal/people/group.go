package people

import (
	"cmp"
	"slices"
	"strings"

	"sayso"
)

// A Constraint says from outside that two headings are one, or two. Corrections give them, and [SameStory].
type Constraint struct {
	A, B  string // ids of headings
	Same  bool
	Kind  sayso.ReasonKind
	Words string
}

// A Cluster is one person or body: its headings, why they are one, and what is open about it.
type Cluster struct {
	ID        string     `json:"id"`       // of its fullest heading; of several, the shortest
	Name      string     `json:"name"`     // as most articles call it in full
	Headings  []string   `json:"headings"` // sorted
	Joins     []Join     `json:"joins"`
	Questions []Question `json:"questions"`
}

// A Join says why two headings of a cluster are one.
type Join struct {
	A     string           `json:"a"`
	B     string           `json:"b"`
	Kind  sayso.ReasonKind `json:"kind"`
	Words string           `json:"words"`
}

// A Question is two headings that may be one and were left two, with what stands against it.
type Question struct {
	A     string           `json:"a"`
	B     string           `json:"b"`
	Kind  sayso.ReasonKind `json:"kind"`
	Words string           `json:"words"`
}

// dominant is how many times as many articles one heading needs as all others together for a name without a country or a
// middle name to be taken for it.
const dominant = 10

// Group divides headings into people and bodies, by their names and the constraints. It is a function of the set of headings:
// their order does not matter. What joins is what could be nobody else among those given, so give it all headings that share
// keys with one another. Constraints come first; of two that contradict each other, the first holds.
func (f *Finder) Group(headings []*Heading, constraints []Constraint) []Cluster {
	g := grouping{f: f, h: slices.Clone(headings)}
	slices.SortFunc(g.h, func(a, b *Heading) int { return strings.Compare(a.ID, b.ID) })
	g.begin(constraints)
	for t := tierName; t < tiers; t++ {
		g.join(t)
	}
	return g.clusters()
}

// A grouping is Group at work. Headings are known by their place in h, clusters by that of their first heading.
type grouping struct {
	f         *Finder
	h         []*Heading
	of        []int // cluster of each heading
	own       []int // the same without the constraints that join: whom a heading could be is asked of its own names
	apart     map[[2]int]bool
	pairs     []pair
	joins     []Join
	questions []Question
}

type pair struct {
	a, b int
	verdict
}

func (g *grouping) begin(constraints []Constraint) {
	g.of, g.own = make([]int, len(g.h)), make([]int, len(g.h))
	g.apart = map[[2]int]bool{}
	for i := range g.h {
		g.of[i], g.own[i] = i, i
		for j := i + 1; j < len(g.h); j++ {
			if v := g.f.judge(g.h[i], g.h[j]); v.weight != 0 {
				g.pairs = append(g.pairs, pair{i, j, v})
			}
		}
	}
	for _, c := range constraints {
		a, okA := g.find(c.A)
		b, okB := g.find(c.B)
		if !okA || !okB || a == b {
			continue
		}
		switch {
		case !c.Same && g.of[a] != g.of[b]:
			g.apart[[2]int{a, b}], g.apart[[2]int{b, a}] = true, true
		case c.Same && !g.separate(g.of[a], g.of[b]):
			merge(g.of, a, b)
			g.joins = append(g.joins, Join{c.A, c.B, c.Kind, c.Words})
		}
	}
}

func (g *grouping) find(id string) (int, bool) {
	return slices.BinarySearchFunc(g.h, id, func(h *Heading, id string) int { return strings.Compare(h.ID, id) })
}

// separate reports whether a constraint keeps two clusters apart.
func (g *grouping) separate(a, b int) bool {
	for pair := range g.apart {
		if g.of[pair[0]] == a && g.of[pair[1]] == b {
			return true
		}
	}
	return false
}

// barred reports whether two clusters of own hold headings that can never be one. Somebody who has two names by hand is two
// clusters here, barred from neither name.
func (g *grouping) barred(own []int, a, b int) bool {
	for i, x := range own {
		for j, y := range own {
			if x == a && y == b && (g.apart[[2]int{i, j}] || g.f.barred(g.h[i], g.h[j])) {
				return true
			}
		}
	}
	return false
}

// merge makes the clusters of two headings one, named by the first.
func merge(in []int, i, j int) {
	a, b := in[i], in[j]
	for k, c := range in {
		if c == a || c == b {
			in[k] = min(a, b)
		}
	}
}

// join joins the clusters that grounds of a tier link, where each could be no other.
func (g *grouping) join(t tier) {
	rivals := map[int][]int{} // of own clusters: those that each is linked with
	own := slices.Clone(g.own)
	var linked []pair
	for _, p := range g.pairs {
		if p.tier != t || p.weight < Joins || g.of[p.a] == g.of[p.b] && g.own[p.a] == g.own[p.b] {
			continue
		}
		if g.separate(g.of[p.a], g.of[p.b]) {
			continue
		}
		if g.barred(own, own[p.a], own[p.b]) {
			g.ask(p)
			continue
		}
		add(rivals, own[p.a], own[p.b])
		add(rivals, own[p.b], own[p.a])
		linked = append(linked, p)
	}
	for _, p := range linked {
		a, b := own[p.a], own[p.b]
		switch {
		case g.of[p.a] == g.of[p.b]:
			merge(g.own, p.a, p.b)
		case !g.only(own, rivals[a], b, t) || !g.only(own, rivals[b], a, t), g.separate(g.of[p.a], g.of[p.b]), g.barred(g.own, g.own[p.a], g.own[p.b]):
			g.ask(p)
		default:
			g.joins = append(g.joins, Join{g.h[p.a].ID, g.h[p.b].ID, p.kind, p.words})
			merge(g.of, p.a, p.b)
			merge(g.own, p.a, p.b)
		}
	}
}

func add(m map[int][]int, a, b int) {
	if !slices.Contains(m[a], b) {
		m[a] = append(m[a], b)
	}
}

// only reports whether, of all clusters that something could be, it can be this one: the others do not rule it out, or have
// so few articles that they hardly count. A title fits whom it fits, so there numbers do not count.
func (g *grouping) only(in, all []int, this int, t tier) bool {
	others := 0
	for _, c := range all {
		if c != this && g.barred(in, c, this) {
			others += g.articles(in, c)
		}
	}
	return others == 0 || t < tierGiven && g.articles(in, this) >= dominant*others
}

func (g *grouping) articles(in []int, c int) (n int) {
	for i, x := range in {
		if x == c {
			n += g.h[i].Articles
		}
	}
	return n
}

func (g *grouping) ask(p pair) {
	if p.words == "" {
		return
	}
	words := p.words
	if p.weight >= Joins {
		words += ", but others could be meant"
	}
	g.questions = append(g.questions, Question{g.h[p.a].ID, g.h[p.b].ID, p.kind, words})
}

// clusters puts together what was found, in the order of ids.
func (g *grouping) clusters() []Cluster {
	for _, p := range g.pairs {
		if p.weight < Joins {
			g.ask(p)
		}
	}
	members := map[int][]*Heading{}
	for i, c := range g.of {
		members[c] = append(members[c], g.h[i])
	}
	var out []Cluster
	for c, hs := range members {
		cluster := Cluster{ID: first(hs).ID, Name: usual(hs).Name}
		for _, h := range hs {
			cluster.Headings = append(cluster.Headings, h.ID)
		}
		for _, j := range g.joins {
			if a, ok := g.find(j.A); ok && g.of[a] == c {
				cluster.Joins = append(cluster.Joins, j)
			}
		}
		for _, q := range g.questions {
			a, _ := g.find(q.A)
			b, _ := g.find(q.B)
			if g.of[a] != g.of[b] && (g.of[a] == c || g.of[b] == c) {
				cluster.Questions = append(cluster.Questions, q)
			}
		}
		out = append(out, cluster)
	}
	slices.SortFunc(out, func(a, b Cluster) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// usual returns the heading of the name that most articles use, among those that are full.
func usual(hs []*Heading) *Heading {
	return slices.MinFunc(hs, func(a, b *Heading) int {
		words := 0
		if a.Kind != sayso.EntityPerson {
			words = b2i(a.short()) - b2i(b.short())
		}
		return cmp.Or(b2i(a.Bound())-b2i(b.Bound()), words, b2i(a.Person.Given == "")-b2i(b.Person.Given == ""), b.Articles-a.Articles, strings.Compare(a.ID, b.ID))
	})
}

// short reports whether a body's name is one word that can be made of initials.
func (h *Heading) short() bool {
	return len(h.name()) <= longestShort && !strings.Contains(h.name(), "-") && strings.ToUpper(h.Name) == h.Name
}

// first returns the heading that a cluster is named by: a full name, not of one country alone if there is one of none, the
// shortest, for what most articles call somebody changes as they come in; then by id.
func first(hs []*Heading) *Heading {
	return slices.MinFunc(hs, func(a, b *Heading) int {
		words := 0
		if a.Kind != sayso.EntityPerson {
			words = strings.Count(b.name(), "-") - strings.Count(a.name(), "-") // the long name, not the short one
		}
		return cmp.Or(b2i(a.Bound())-b2i(b.Bound()), words, b2i(a.Person.Given == "")-b2i(b.Person.Given == ""), b2i(strings.Contains(a.ID, ","))-b2i(strings.Contains(b.ID, ",")),
			len(a.name())-len(b.name()), strings.Compare(a.ID, b.ID))
	})
}
