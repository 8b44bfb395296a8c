package ledger

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/people"
	"sayso/internal/store"
)

// A directory says which person across articles an entity or a heading is, and remembers it.
type directory struct {
	r       store.Reader
	casts   map[string][]castHead
	persons map[string]string // by heading
}

func newDirectory(r store.Reader) *directory {
	return &directory{r: r, casts: map[string][]castHead{}, persons: map[string]string{}}
}

// A castHead says under which heading an entity of an article is filed.
type castHead struct {
	Entity  string `json:"entity"`
	Heading string `json:"heading"`
}

// cast returns the people of an article.
func (d *directory) cast(article string) ([]castHead, error) {
	if c, ok := d.casts[article]; ok {
		return c, nil
	}
	c, err := readCastHeads(d.r, article)
	if err == nil {
		d.casts[article] = c
	}
	return c, err
}

// person returns the id of the person that an entity of an article is, "" if it is none.
func (d *directory) person(article, entity string) (string, error) {
	c, err := d.cast(article)
	if err != nil {
		return "", err
	}
	for _, head := range c {
		if head.Entity == entity {
			return d.of(head.Heading)
		}
	}
	return "", nil
}

// of returns the person that a heading belongs to.
func (d *directory) of(heading string) (string, error) {
	if heading == "" {
		return "", nil
	}
	if id, ok := d.persons[heading]; ok {
		return id, nil
	}
	id, err := d.r.GroupOf(store.KindPerson, heading)
	if err == nil {
		d.persons[heading] = id
	}
	return id, err
}

// meet looks up several headings at once, so that the questions after it cost none of the store.
func (d *directory) meet(headings []string) error {
	ids, err := d.r.GroupsOf(store.KindPerson, headings)
	for _, h := range headings {
		d.persons[h] = ids[h]
	}
	return err
}

// all is of for several headings, sorted.
func (d *directory) all(headings []string) ([]string, error) {
	var out []string
	for _, h := range headings {
		id, err := d.of(h)
		if err != nil {
			return nil, err
		}
		if id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out, nil
}

// People lists people and bodies, those in most articles first.
func (l *Ledger) People(ctx context.Context, q GroupQuery) (*Entries, error) {
	return l.entries(ctx, "people", store.KindPerson, q, eachEntry(func(g *store.Group, e *Entry) error {
		var b personBody
		err := decode(g.Body, &b, g.ID)
		e.Kind, e.Articles = string(b.Kind), g.Size
		return err
	}))
}

// find returns the group of a person or body by id, heading, entity or name.
func findPerson(r store.Reader, nameOrID string) (*store.Group, error) {
	id, err := r.GroupOf(store.KindPerson, nameOrID)
	if err == nil && id == "" && strings.Contains(nameOrID, "/") {
		id, err = newDirectory(r).person(articleOf(nameOrID), nameOrID[strings.LastIndexByte(nameOrID, '/')+1:])
	}
	if err != nil {
		return nil, err
	}
	if id == "" {
		if g, err := r.Group(store.KindPerson, nameOrID); err != nil || g != nil {
			return g, err
		}
		if id, err = namesake(r, nameOrID); err != nil {
			return nil, err
		}
	}
	return r.Group(store.KindPerson, id)
}

// namesake returns the id of the one person of a name.
func namesake(r store.Reader, name string) (string, error) {
	const most = 20
	groups, err := r.Groups(store.KindPerson, store.GroupFilter{Words: name}, 0, most)
	if err != nil {
		return "", err
	}
	slug := strings.ReplaceAll(strings.ToLower(strings.Join(strings.Fields(name), " ")), " ", "-")
	for _, kind := range []string{"person/", "body/"} { // a short name that a heading has: “FBI”
		id, err := r.GroupOf(store.KindPerson, kind+slug)
		if err != nil {
			return "", err
		}
		if id != "" && !slices.ContainsFunc(groups, func(g store.Group) bool { return g.ID == id }) {
			g, err := r.Group(store.KindPerson, id)
			if err != nil {
				return "", err
			}
			groups = append(groups, *g)
		}
	}
	var exact []store.Group
	for _, g := range groups {
		if strings.EqualFold(g.Title, name) {
			exact = append(exact, g)
		}
	}
	if len(exact) > 0 {
		groups = exact
	}
	switch len(groups) {
	case 0:
		return "", unknown("person or body", name)
	case 1:
		return groups[0].ID, nil
	}
	var ids []string
	for _, g := range groups {
		ids = append(ids, fmt.Sprintf("%s (%s)", g.ID, g.Title))
	}
	return "", &sayso.Error{Code: sayso.ErrUnknown, Place: name, Msg: "several bear this name; ask by id: " + strings.Join(ids, ", ")}
}

// maxSeen is how many appearances a person's answer has: the earliest. Its statements come in parts.
const maxSeen = 50

// Person returns a person or body by its id, by any entity that is this person ("1f0c…/e2"), or by a name that only one
// goes by. A name of several is an error of code ErrUnknown that lists their ids.
func (l *Ledger) Person(ctx context.Context, nameOrID string, q PersonQuery) (p *sayso.Person, err error) {
	from, to, err := q.days()
	if err != nil {
		return nil, err
	}
	err = l.store.View(ctx, func(r store.Reader) error {
		g, err := findPerson(r, nameOrID)
		if err != nil {
			return err
		}
		var body personBody
		if err := decode(g.Body, &body, g.ID); err != nil {
			return err
		}
		body.ID, body.Headings = g.ID, g.Members
		page, sum, err := personPage(r, g.Members)
		if err != nil {
			return err
		}
		if err := withTies(r, &body.Cluster, page.Items); err != nil {
			return err
		}
		said, err := l.said(r, g.Members, store.StatementFilter{Role: q.Role, Stance: q.Stance, Level: q.Level, From: from, To: to}, q.Page)
		if err != nil {
			return err
		}
		page.Said = said
		p = l.finders.people.Person(body.Cluster, page)
		sum.fill(p)
		p.Articles = g.Size
		var voices []string
		for _, s := range p.Said {
			if s.Role == sayso.SaidBy {
				voices = append(voices, s.Voice)
			}
		}
		log, err := l.finders.readLog(r)
		if err == nil {
			p.Positions, err = l.positions(r, l.finders.shelf(r, log), log, g.ID, voices)
		}
		return err
	})
	return p, err
}

// personPage gathers the headings of a person, its first appearances, and the sums over all of them.
func personPage(r store.Reader, headings []string) (page people.Page, sum headingState, err error) {
	var hits []store.Hit
	for _, id := range headings {
		h, err := readHeading(r, id)
		if err != nil {
			return page, sum, err
		}
		if h == nil {
			return page, sum, &sayso.Error{Code: sayso.ErrStore, Place: id, Msg: "the ledger is damaged: a person's heading is not there"}
		}
		page.Headings = append(page.Headings, &h.Heading)
		sum.join(h)
		under, err := r.Earliest(store.KindPerson, people.HeadingKey(id), maxSeen)
		if err != nil {
			return page, sum, err
		}
		hits = append(hits, castsAmong(under)...)
	}
	slices.SortFunc(hits, func(a, b store.Hit) int {
		x, y := uint32(a.Day), uint32(b.Day) // those without a date, the least number, last
		if x != y {
			if x < y {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Ref, b.Ref)
	})
	hits = slices.CompactFunc(hits, func(a, b store.Hit) bool { return a.Ref == b.Ref })
	for _, hit := range hits[:min(len(hits), maxSeen)] {
		items, err := itemsUnder(r, hit.Ref, headings)
		if err != nil {
			return page, sum, err
		}
		page.Items = append(page.Items, items...)
	}
	return page, sum, nil
}

// join adds what another heading of the same person has.
func (h *headingState) join(o *headingState) {
	h.ready()
	for k, n := range o.Names {
		h.Names[k] += n
	}
	for k, u := range o.Titles {
		use, ok := h.Titles[k]
		if !ok || firstPlace(u.Day, u.Words, use.Day, use.Words) {
			use.Words, use.Day = u.Words, u.Day
		}
		use.From, use.To = earlier(use.From, u.From), later(use.To, u.To)
		h.Titles[k] = use
	}
	for k, n := range o.Countries {
		h.Countries[k] += n
	}
	for k, n := range o.Sectors {
		h.Sectors[k] += n
	}
	for i, n := range o.Said {
		h.Said[i] += n
	}
}

// fill puts the sums over all appearances in the place of those over the ones at hand.
func (h *headingState) fill(p *sayso.Person) {
	p.SaidBy, p.SaidAbout, p.SaidTo = h.Said[0], h.Said[1], h.Said[2]
	p.Country, p.Sector = most(h.Countries), most(h.Sectors)
	p.Names, p.Titles = nil, nil
	for name, n := range h.Names {
		p.Names = append(p.Names, sayso.NameUse{Name: name, Articles: n})
	}
	slices.SortFunc(p.Names, func(a, b sayso.NameUse) int {
		if a.Articles != b.Articles {
			return b.Articles - a.Articles
		}
		return strings.Compare(a.Name, b.Name)
	})
	for _, u := range h.Titles {
		p.Titles = append(p.Titles, sayso.TitleUse{Title: strings.Join(strings.Fields(u.Words.Text), " "), From: u.From, To: u.To, Words: u.Words})
	}
	slices.SortFunc(p.Titles, func(a, b sayso.TitleUse) int {
		if a.From != b.From {
			return strings.Compare(a.From, b.From)
		}
		return strings.Compare(a.Title, b.Title)
	})
}

// most is what is counted most often, the first by the alphabet of several.
func most(counts map[string]int) string {
	best := ""
	for _, k := range sorted(counts) {
		if best == "" || counts[k] > counts[best] {
			best = k
		}
	}
	return best
}

// said returns a part of the statements by, about and to some headings, newest first.
func (l *Ledger) said(r store.Reader, headings []string, f store.StatementFilter, p Page) ([]sayso.Said, error) {
	list, err := statementsOf(r, headings, f, p.Skip, p.limit())
	if err != nil {
		return nil, err
	}
	w, claims, err := l.around(r, list)
	if err != nil {
		return nil, err
	}
	var out []sayso.Said
	for _, s := range list {
		words, err := w.passage(s.Article, [2]int{s.Start, s.End})
		if err != nil {
			return nil, err
		}
		shown, err := w.statement(&s)
		if err != nil {
			return nil, err
		}
		voice := s.Article + "/" + s.ID
		row := sayso.Said{Voice: voice, Name: s.Name, Stance: s.Stance, Level: s.Level, Date: dateOf(s.Day), Via: shown.Via, Claim: claims[voice], Words: words}
		is := func(h string) bool { return slices.Contains(headings, h) }
		for _, role := range []struct {
			role sayso.SaidRole
			has  bool
		}{{sayso.SaidBy, is(s.Person)}, {sayso.SaidAbout, slices.ContainsFunc(s.About, is)}, {sayso.SaidTo, slices.ContainsFunc(s.To, is)}} {
			if role.has && (f.Role == "" || f.Role == role.role) {
				row.Role = role.role
				out = append(out, row)
			}
		}
	}
	return out, nil
}

// statementsOf merges what the store has of each heading of a person.
func statementsOf(r store.Reader, headings []string, f store.StatementFilter, skip, limit int) ([]store.Statement, error) {
	var all []store.Statement
	for _, h := range headings {
		f.Person = h
		list, err := r.Statements(f, 0, skip+limit)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	slices.SortStableFunc(all, func(a, b store.Statement) int {
		switch {
		case a.Day != b.Day:
			if a.Day > b.Day {
				return -1
			}
			return 1
		case a.Article != b.Article:
			return strings.Compare(a.Article, b.Article)
		}
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return strings.Compare(a.ID, b.ID)
	})
	all = slices.CompactFunc(all, func(a, b store.Statement) bool { return a.Article == b.Article && a.ID == b.ID })
	all = all[min(skip, len(all)):]
	return all[:min(limit, len(all))], nil
}
