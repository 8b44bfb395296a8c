package ledger

import (
	"slices"
	"strings"

	"sayso/internal/store"
)

// A partition finds which groups of a kind a change of some refs can reach, and makes these anew, without looking at the rest of
// a component: in political news nearly every story hangs together with nearly every other by some link.
//
// Who divides goes from greatest likeness to least and unites two clusters at a time, by what the members of these two are to
// each other. So refs that no group reaches across are divided as if nothing else were there. The touched refs with the groups
// they were in are such a set if they, divided together with the groups that links join them to, grow together with none of
// these: until then the others go the way they went before. If they do with some, these are taken in, and it is tried again.
// Groups are therefore those that dividing everything at once would give.
type partition struct {
	s      *session
	kind   store.Kind
	divide func(refs []string, links []store.Link) [][]string // of a connected component, into groups, also of one
	tied   func(ref string) []string                          // refs that a correction joins to one or parts from it; nil for none

	id      map[string]string   // by ref: the group it was in, "" if none
	members map[string][]string // by ref: those that it was together with, sorted, itself among them
	links   map[string][]store.Link
	done    map[string][][]string // what components were divided into
}

func (s *session) partition(kind store.Kind, divide func([]string, []store.Link) [][]string) *partition {
	return &partition{s: s, kind: kind, divide: divide, id: map[string]string{}, members: map[string][]string{},
		links: map[string][]store.Link{}, done: map[string][][]string{}}
}

// of returns what a ref was together with. Whom corrections join or part count as together: they were divided as one.
func (p *partition) of(ref string) ([]string, error) {
	if m := p.members[ref]; m != nil {
		return m, nil
	}
	together := map[string]bool{ref: true}
	for queue := []string{ref}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		id, err := p.s.w.GroupOf(p.kind, at)
		if err != nil {
			return nil, err
		}
		p.id[at] = id
		var next []string
		if p.tied != nil {
			next = p.tied(at)
		}
		if id != "" && (len(together) == 1 || p.tied != nil) {
			in, err := p.s.w.Members(p.kind, id)
			if err != nil {
				return nil, err
			}
			next = append(next, in...)
		}
		for _, n := range next {
			if !together[n] {
				together[n] = true
				if p.tied == nil {
					p.id[n] = id
				} else {
					queue = append(queue, n)
				}
			}
		}
	}
	all := sorted(together)
	for _, m := range all {
		p.members[m] = all
	}
	return all, nil
}

func (p *partition) linksOf(ref string) ([]store.Link, error) {
	if l, ok := p.links[ref]; ok {
		return l, nil
	}
	l, err := p.s.w.Links(p.kind, ref)
	p.links[ref] = l
	return l, err
}

// anew returns the groups of touched refs and of all whose groups change with them, also those of one, each sorted.
func (p *partition) anew(touched []string) ([][]string, error) {
	inside := map[string]bool{}
	take := func(ref string) error {
		all, err := p.of(ref)
		for _, m := range all {
			inside[m] = true
		}
		return err
	}
	for _, ref := range touched {
		if err := take(ref); err != nil {
			return nil, err
		}
	}
	for {
		groups, err := p.tried(inside)
		if err != nil {
			return nil, err
		}
		grown := false
		var out [][]string
		for _, g := range groups {
			within := 0
			for _, m := range g {
				if inside[m] {
					within++
				}
			}
			switch within {
			case len(g):
				out = append(out, g)
			case 0:
			default:
				grown = true
				for _, m := range g {
					if err := take(m); err != nil {
						return nil, err
					}
				}
			}
		}
		if !grown {
			slices.SortFunc(out, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
			return out, nil
		}
	}
}

// together reports whether two of those looked at were in one group.
func (p *partition) together(a, b string) bool {
	m, n := p.members[a], p.members[b]
	return len(m) > 0 && len(n) > 0 && m[0] == n[0]
}

// tried divides what is inside, together with the groups that links join to it.
func (p *partition) tried(inside map[string]bool) (groups [][]string, err error) {
	around := map[string]bool{}
	for ref := range inside {
		links, err := p.linksOf(ref)
		if err != nil {
			return nil, err
		}
		for _, l := range links {
			if other := otherEnd(l, ref); !inside[other] && !around[other] {
				all, err := p.of(other)
				if err != nil {
					return nil, err
				}
				for _, m := range all {
					around[m] = true
				}
			}
		}
	}
	refs := append(sorted(inside), sorted(around)...)
	slices.Sort(refs)
	var links []store.Link
	for _, ref := range refs {
		near, err := p.linksOf(ref)
		if err != nil {
			return nil, err
		}
		for _, l := range near {
			// What lies between two groups around has never grown together.
			if l.A == ref && (inside[l.A] || inside[l.B] || p.together(l.A, l.B)) {
				links = append(links, l)
			}
		}
	}
	for _, c := range connected(refs, links) {
		var key strings.Builder
		for _, ref := range c.refs {
			key.WriteString(ref)
			if key.WriteByte(1); inside[ref] {
				key.WriteByte(2)
			}
		}
		parts, ok := p.done[key.String()]
		if !ok {
			parts = p.divide(c.refs, c.links)
			p.done[key.String()] = parts
		}
		groups = append(groups, parts...)
	}
	return groups, nil
}

// A component is refs that links connect, sorted, and these links.
type component struct {
	refs  []string
	links []store.Link
}

// connected divides sorted refs into connected components.
func connected(refs []string, links []store.Link) []component {
	at := make(map[string]int, len(refs))
	root := make([]int, len(refs))
	for i, ref := range refs {
		at[ref], root[i] = i, i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, l := range links {
		a, b := find(at[l.A]), find(at[l.B])
		root[max(a, b)] = min(a, b)
	}
	var out []component
	number := map[int]int{}
	for i, ref := range refs {
		r := find(i)
		k, ok := number[r]
		if !ok {
			k = len(out)
			number[r] = k
			out = append(out, component{})
		}
		out[k].refs = append(out[k].refs, ref)
	}
	for _, l := range links {
		c := &out[number[find(at[l.A])]]
		c.links = append(c.links, l)
	}
	return out
}

// changed returns those groups that are not what they were or have a touched member, and the ids of the groups that they, or
// those who left them, were in.
func (p *partition) changed(groups [][]string) (now [][]string, old map[string]bool) {
	old = map[string]bool{}
	for _, g := range groups {
		touched := slices.ContainsFunc(g, func(m string) bool { return p.s.touched[p.kind][m] })
		if !touched && slices.Equal(p.members[g[0]], g) {
			continue
		}
		now = append(now, g)
		for _, m := range g {
			if id := p.id[m]; id != "" {
				old[id] = true
			}
		}
	}
	return now, old
}
