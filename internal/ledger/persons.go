package ledger

import (
	"bytes"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/people"
	"sayso/internal/store"
)

// A person has a core, the headings that names and titles join, of which there are few, and followers: bare names that are of one
// article each and that this article's story ties to a heading of the core. Of a president there are thousands, and more with
// every batch. A follower says nothing about who is one with whom, so groups are made of cores alone; followers are counted in
// the group's body as they come and go, and why each is there stands at its tie.

// A personBody is what a group of people keeps: the cluster without its id, its headings those of the core if it has more than one,
// and what lists show.
type personBody struct {
	people.Cluster
	Kind      sayso.EntityKind `json:"kind"`
	Followers followers        `json:"followers,omitzero"`
}

// followers are counted: how many items they have, and the days of the first and the last.
type followers struct {
	Articles int    `json:"articles"`
	First    string `json:"first"`
	Last     string `json:"last"`
}

func (f *followers) add(h *headingState) {
	f.Articles += h.Articles
	f.First, f.Last = earlier(f.First, h.First), later(f.Last, h.Last)
}

// take takes one out and reports whether the days of the others are still known.
func (f *followers) take(h *headingState) bool {
	f.Articles -= h.Articles
	return h.First != f.First && h.Last != f.Last
}

// bound reports whether a heading is of one article only; see [people.Heading.Bound].
func bound(heading string) bool { return strings.ContainsAny(heading, "@~") }

// A crowd is the people of a store while those who were touched are put together anew.
type crowd struct {
	*session
	hand   map[string][]string // by heading: those that corrections join to it or part from it
	called map[string][]string // by heading: bare names in hand that are tied to it
	heads  map[string]*personHead
	of     map[string]string // by heading: its group as it was
	ties   map[string]string // by bare heading: whom it is tied to
}

// A personHead is a group of people as it was, without its members.
type personHead struct {
	store.Group
	body personBody
}

// settlePersons puts the headings that were touched together anew.
func (s *session) settlePersons() error {
	c := &crowd{session: s, hand: map[string][]string{}, called: map[string][]string{}, heads: map[string]*personHead{}, of: map[string]string{},
		ties: map[string]string{}}
	for _, t := range s.byHand {
		c.hand[t.A], c.hand[t.B] = append(c.hand[t.A], t.B), append(c.hand[t.B], t.A)
	}
	for _, h := range sorted(c.hand) {
		to, err := c.tie(h)
		if err != nil {
			return err
		}
		if to != "" {
			c.called[to] = append(c.called[to], h)
		}
	}
	m := moves{follows: map[string]string{}, left: map[string]string{}, old: map[string]bool{}}
	start := map[string]bool{}
	for _, h := range sorted(s.touched[store.KindPerson]) {
		to, err := c.leader(h)
		if err != nil {
			return err
		}
		head, err := c.headOf(h)
		if err != nil {
			return err
		}
		core := head != nil && slices.Contains(head.body.Headings, h)
		switch {
		case core:
			m.old[head.ID] = true
			for _, o := range head.body.Headings {
				start[o] = true
			}
		case head != nil:
			m.left[h] = head.ID
		}
		if to != "" {
			m.follows[h] = to
		}
		start[h] = true
	}
	for h := range m.follows {
		delete(start, h)
	}
	clusters, err := c.cores(start, m.old)
	if err != nil {
		return err
	}
	return c.keep(clusters, &m)
}

// moves are what has become of touched headings.
type moves struct {
	follows map[string]string // followers, and whom each follows
	left    map[string]string // those who followed somebody before, and in which group
	old     map[string]bool   // groups whose cores were touched
}

// tie returns whom a bare name is tied to by its story, "" if nobody.
func (c *crowd) tie(heading string) (string, error) {
	if !strings.ContainsRune(heading, '@') {
		return "", nil
	}
	if to, ok := c.ties[heading]; ok {
		return to, nil
	}
	ties, err := c.tiesOf(heading)
	to := ""
	for _, t := range ties {
		if t.A == heading {
			to = t.B
		}
	}
	c.ties[heading] = to
	return to, err
}

// tiesOf returns the ties of stories at a heading.
func (s *session) tiesOf(heading string) ([]people.Constraint, error) { return tiesAt(s.w, heading) }

func tiesAt(r store.Reader, heading string) ([]people.Constraint, error) {
	links, err := r.Links(store.KindPerson, heading)
	out := make([]people.Constraint, len(links))
	for i, l := range links {
		if err := decode(l.Body, &out[i], heading); err != nil {
			return nil, err
		}
	}
	return out, err
}

// leader returns the heading that one follows, "" if it is no follower. Whom corrections speak of is none.
func (c *crowd) leader(heading string) (string, error) {
	if !bound(heading) || c.hand[heading] != nil {
		return "", nil
	}
	to, err := c.tie(heading)
	if err != nil || to == "" || bound(to) {
		return "", err
	}
	h, err := c.state(heading)
	if err != nil || h.Articles == 0 {
		return "", err
	}
	return to, nil
}

// headOf returns the group that a heading was in, nil if it was in none.
func (c *crowd) headOf(heading string) (*personHead, error) {
	id, ok := c.of[heading]
	if !ok {
		var err error
		if id, err = c.w.GroupOf(store.KindPerson, heading); err != nil {
			return nil, err
		}
		c.of[heading] = id
	}
	if id == "" {
		return nil, nil
	}
	return c.head(id)
}

func (c *crowd) head(id string) (*personHead, error) {
	if h := c.heads[id]; h != nil {
		return h, nil
	}
	g, err := c.w.Head(store.KindPerson, id)
	if err != nil {
		return nil, err
	}
	if g == nil {
		return nil, &sayso.Error{Code: sayso.ErrStore, Place: id, Msg: "the ledger is damaged: a group of people is not there"}
	}
	h := &personHead{Group: *g}
	c.heads[id] = h
	err = decode(g.Body, &h.body, id)
	if h.body.Headings == nil {
		h.body.Headings = []string{id}
	}
	return h, err
}

// cores divides the headings to start with, and all that may be one with them, into cores. It adds the groups that these were in
// to old.
func (c *crowd) cores(start, old map[string]bool) (out []people.Cluster, err error) {
	seen := map[string]bool{}
	for _, first := range sorted(start) {
		if seen[first] {
			continue
		}
		seen[first] = true
		family := []string{first}
		for i := 0; i < len(family); i++ {
			near, err := c.near(family[i], old)
			if err != nil {
				return nil, err
			}
			for _, n := range near {
				if !seen[n] {
					seen[n] = true
					family = append(family, n)
				}
			}
		}
		clusters, err := c.divide(family)
		if err != nil {
			return nil, err
		}
		out = append(out, clusters...)
	}
	return out, nil
}

// near gives the headings that may be one with a heading of a core: that share a key with it, that a correction or a tie joins
// to it, or that were together with it.
func (c *crowd) near(heading string, old map[string]bool) (out []string, err error) {
	out = append(out, c.hand[heading]...)
	out = append(out, c.called[heading]...)
	head, err := c.headOf(heading)
	if err != nil {
		return nil, err
	}
	if head != nil && slices.Contains(head.body.Headings, heading) {
		old[head.ID] = true
		for _, o := range head.body.Headings {
			if to, err := c.leader(o); err != nil {
				return nil, err
			} else if to == "" {
				out = append(out, o)
			}
		}
	}
	if bound(heading) {
		ties, err := c.tiesOf(heading)
		if err != nil {
			return nil, err
		}
		for _, t := range ties {
			out = append(out, t.A, t.B)
		}
		return out, nil
	}
	h, err := c.state(heading)
	if err != nil || h.Articles == 0 {
		return out, err
	}
	keys := c.people.Keys(&h.Heading)
	if len(keys) == 0 {
		return out, nil
	}
	hits, err := c.w.Near(store.KindPerson, keys, firstDay, lastDay)
	for _, hit := range hits {
		if !strings.HasPrefix(hit.Ref, ofArticle("")) {
			out = append(out, hit.Ref)
		}
	}
	return out, err
}

// divide divides a family into cores.
func (c *crowd) divide(family []string) ([]people.Cluster, error) {
	var headings []*people.Heading
	constraints := slices.Clip(c.byHand) // people go before stories
	slices.Sort(family)
	for _, id := range family {
		h, err := c.state(id)
		if err != nil {
			return nil, err
		}
		if h.Articles == 0 {
			continue
		}
		headings = append(headings, &h.Heading)
		if !bound(id) {
			continue
		}
		ties, err := c.tiesOf(id)
		if err != nil {
			return nil, err
		}
		for _, t := range ties {
			if t.A == id {
				constraints = append(constraints, t)
			}
		}
	}
	clusters := c.people.Group(headings, constraints)
	for i := range clusters { // what a story tied stands there
		clusters[i].Joins = slices.DeleteFunc(clusters[i].Joins, func(j people.Join) bool { return j.Kind == people.ReasonStory })
	}
	return clusters, nil
}

// keep keeps the cores, and who follows them. A group whose core is what it was keeps its members, but for those who came or went.
func (c *crowd) keep(clusters []people.Cluster, m *moves) error {
	var groups []store.Group
	stays := map[string]*people.Cluster{} // groups whose cores are what they were
	made := map[string]bool{}             // groups made anew or gone
	in := map[string]string{}             // by heading of a core: its group
	for i := range clusters {
		cl := &clusters[i]
		for _, h := range cl.Headings {
			in[h] = cl.ID
		}
		if head := c.heads[cl.ID]; head != nil && slices.Equal(head.body.Headings, cl.Headings) {
			stays[cl.ID] = cl
			delete(m.old, cl.ID)
			continue
		}
		g, err := c.group(cl)
		if err != nil {
			return err
		}
		made[g.ID] = true
		groups = append(groups, g)
	}
	for id := range m.old {
		made[id] = true
	}
	came, went := map[string][]string{}, map[string][]string{}
	recount := map[string]bool{}
	for _, h := range sorted(m.follows) {
		to, ok := in[m.follows[h]]
		if !ok {
			head, err := c.headOf(m.follows[h])
			if err != nil {
				return err
			}
			if head == nil {
				return &sayso.Error{Code: sayso.ErrInternal, Place: h, Msg: "a name is tied to a heading without a group"}
			}
			to = head.ID
		}
		switch {
		case made[to]:
		case m.left[h] != to:
			came[to] = append(came[to], h)
		case c.rebuild[h]:
			recount[to] = true
		}
		if m.left[h] == to {
			delete(m.left, h)
		}
	}
	for _, h := range sorted(m.left) {
		if id := m.left[h]; !made[id] {
			went[id] = append(went[id], h)
			recount[id] = recount[id] || c.rebuild[h]
		}
	}
	if err := c.regroup(store.KindPerson, m.old, groups); err != nil {
		return err
	}
	for _, id := range sorted(went) {
		for _, h := range went[id] {
			if _, core := in[h]; core || m.follows[h] != "" {
				continue
			}
			if err := c.w.DropMember(store.KindPerson, h); err != nil {
				return err
			}
		}
	}
	for _, id := range sorted(came) {
		for _, h := range came[id] {
			if err := c.w.PutMember(store.KindPerson, id, h); err != nil {
				return err
			}
		}
	}
	changed := map[string]bool{}
	for _, set := range []map[string][]string{came, went} {
		for id := range set {
			changed[id] = true
		}
	}
	for id := range recount {
		changed[id] = true
	}
	for id := range stays {
		changed[id] = true
	}
	for _, id := range sorted(changed) {
		if err := c.renew(id, stays[id], came[id], went[id], recount[id]); err != nil {
			return err
		}
	}
	return nil
}

// group makes a group of a core with all that follow it.
func (c *crowd) group(cl *people.Cluster) (store.Group, error) {
	names, f, err := c.followersOf(cl.Headings)
	if err != nil {
		return store.Group{}, err
	}
	g, err := c.headFor(cl, f)
	g.Members = append(slices.Clone(cl.Headings), names...)
	return g, err
}

// followersOf lists and counts those who follow a core.
func (c *crowd) followersOf(core []string) (names []string, f followers, err error) {
	for _, id := range core {
		if bound(id) {
			continue
		}
		ties, err := c.tiesOf(id)
		if err != nil {
			return nil, f, err
		}
		for _, t := range ties {
			if t.B != id || c.hand[t.A] != nil {
				continue
			}
			h, err := readHeading(c.w, t.A)
			if err != nil {
				return nil, f, err
			}
			if h == nil {
				continue // it is gone, and its tie will be
			}
			names = append(names, t.A)
			f.add(h)
		}
	}
	return names, f, nil
}

// headFor is the group of a core without its members.
func (c *crowd) headFor(cl *people.Cluster, f followers) (store.Group, error) {
	body := personBody{Cluster: people.Cluster{Name: cl.Name, Joins: cl.Joins, Questions: cl.Questions}, Followers: f}
	if len(cl.Headings) > 1 {
		body.Headings = cl.Headings
	}
	g := store.Group{ID: cl.ID, Size: f.Articles}
	first, last := f.First, f.Last
	for _, id := range cl.Headings {
		h, err := c.state(id)
		if err != nil {
			return g, err
		}
		if id == cl.ID {
			g.Title, body.Kind = cl.Name, h.Kind
		}
		g.Size += h.Articles
		first, last = earlier(first, h.First), later(last, h.Last)
	}
	g.Day, g.LastDay = storedDay(first), storedDay(last)
	var err error
	g.Body, err = encode(body)
	return g, err
}

// renew keeps what is told of a group whose core is what it was; cl is nil if nothing else of the core has changed.
func (c *crowd) renew(id string, cl *people.Cluster, came, went []string, recount bool) error {
	head, err := c.head(id)
	if err != nil {
		return err
	}
	if cl == nil {
		cl = &people.Cluster{ID: id, Name: head.body.Name, Headings: head.body.Headings, Joins: head.body.Joins, Questions: head.body.Questions}
	}
	f := head.body.Followers
	for _, h := range went {
		st, err := c.state(h)
		if err != nil {
			return err
		}
		recount = !f.take(st) || recount
	}
	for _, h := range came {
		st, err := c.state(h)
		if err != nil {
			return err
		}
		f.add(st)
	}
	if recount {
		if _, f, err = c.followersOf(cl.Headings); err != nil {
			return err
		}
	}
	g, err := c.headFor(cl, f)
	if err != nil {
		return err
	}
	if old := &head.Group; old.Title == g.Title && old.Day == g.Day && old.LastDay == g.LastDay && old.Size == g.Size && bytes.Equal(old.Body, g.Body) {
		return nil
	}
	return c.w.PutHead(store.KindPerson, g)
}

// withTies adds why followers are among a person's headings: those whose items are shown.
func withTies(r store.Reader, cl *people.Cluster, items []people.Item) error {
	done := map[string]bool{}
	for i := range items {
		h := items[i].Heading
		if done[h] || !bound(h) {
			continue
		}
		done[h] = true
		ties, err := tiesAt(r, h)
		if err != nil {
			return err
		}
		for _, t := range ties {
			j := people.Join{A: t.A, B: t.B, Kind: t.Kind, Words: t.Words}
			if t.A == h && !slices.Contains(cl.Joins, j) {
				cl.Joins = append(cl.Joins, j)
			}
		}
	}
	return nil
}
