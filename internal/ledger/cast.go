package ledger

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/people"
	"sayso/internal/store"
)

// A castFinding is what is kept of the people and bodies of one article.
type castFinding struct {
	Items []people.Item `json:"items"`
	// Said counts, by entity, the statements by, about and to it.
	Said map[string][3]int `json:"said"`
}

func (l *linker) castOf(rec *sayso.Record) castFinding {
	c := castFinding{Items: l.people.Items(rec), Said: map[string][3]int{}}
	for _, r := range people.Roles(rec) {
		for role, entities := range [3][]string{{r.By}, r.About, r.To} {
			for _, e := range entities {
				n := c.Said[e]
				n[role]++
				c.Said[e] = n
			}
		}
	}
	named := map[string]bool{}
	for i := range c.Items {
		named[c.Items[i].Entity] = true
	}
	for e := range c.Said {
		if !named[e] {
			delete(c.Said, e)
		}
	}
	return c
}

// A headingState is a heading with what is told of it in lists and at the head of its page, so that nobody has to look at
// thousands of items. All of it grows by sums, least and greatest values only: the order of adding does not matter.
type headingState struct {
	people.Heading
	First     string              `json:"first"` // days of publication; "" if no article has one
	Last      string              `json:"last"`
	Names     map[string]int      `json:"names,omitempty"`  // forms as written → articles
	Titles    map[string]titleUse `json:"titles,omitempty"` // in lower case
	Countries map[string]int      `json:"countries,omitempty"`
	Sectors   map[string]int      `json:"sectors,omitempty"`
	Said      [3]int              `json:"said"` // by, about, to

	changed bool
}

// A titleUse is when and where a title was given.
type titleUse struct {
	From  string        `json:"from"`
	To    string        `json:"to"`
	Words sayso.Passage `json:"words"` // the first place, by day, article and position
	Day   string        `json:"day"`   // of the first place
}

// add takes an item in, each once.
func (h *headingState) add(it *people.Item, said [3]int) {
	h.changed = true
	h.Heading.Add(it)
	h.ready()
	day := it.Date[:min(10, len(it.Date))]
	h.First, h.Last = earlier(h.First, day), later(h.Last, day)
	for _, form := range it.Forms {
		h.Names[form]++
	}
	for _, t := range it.Titles {
		if t.Kind == "address" {
			continue
		}
		key := strings.ToLower(strings.Join(strings.Fields(t.Words.Text), " "))
		use, ok := h.Titles[key]
		if !ok || firstPlace(day, t.Words, use.Day, use.Words) {
			use.Words, use.Day = t.Words, day
		}
		use.From, use.To = earlier(use.From, day), later(use.To, day)
		h.Titles[key] = use
	}
	if it.Country != "" {
		h.Countries[it.Country]++
	}
	if it.Sector != "" {
		h.Sectors[it.Sector]++
	}
	for i, n := range said {
		h.Said[i] += n
	}
}

// ready makes the maps that an empty one is kept without.
func (h *headingState) ready() {
	for _, m := range []*map[string]int{&h.Names, &h.Countries, &h.Sectors} {
		if *m == nil {
			*m = map[string]int{}
		}
	}
	if h.Titles == nil {
		h.Titles = map[string]titleUse{}
	}
}

// firstPlace reports whether a place comes before another: by day, those without one last, then by article and position.
func firstPlace(day string, a sayso.Passage, otherDay string, b sayso.Passage) bool {
	switch {
	case day != otherDay:
		return otherDay == "" || day != "" && day < otherDay
	case a.Article != b.Article:
		return a.Article < b.Article
	}
	return a.Start < b.Start
}

func earlier(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

func later(a, b string) string { return max(a, b) }

// state returns a heading as it is now; a new one if it is not there.
func (s *session) state(id string) (*headingState, error) {
	if h := s.states[id]; h != nil {
		return h, nil
	}
	h, err := readHeading(s.w, id)
	if h == nil {
		h = &headingState{}
		h.ID = id
	}
	s.states[id] = h
	return h, err
}

// readHeading returns nil if there is no such heading.
func readHeading(r store.Reader, id string) (*headingState, error) {
	body, err := r.Finding(store.KindPerson, id)
	if err != nil || body == nil {
		return nil, err
	}
	h := &headingState{}
	return h, decode(body, h, id)
}

// readCast returns nil if nothing is kept of the article.
func readCast(r store.Reader, article string) (*castFinding, error) {
	body, err := r.Finding(store.KindPerson, ofArticle(article))
	if err != nil || body == nil {
		return nil, err
	}
	c := &castFinding{}
	return c, decode(body, c, article)
}

// readCastHeads is readCast for who of an article is filed where, and nothing else: most of what is kept is passed over.
func readCastHeads(r store.Reader, article string) ([]castHead, error) {
	body, err := r.Finding(store.KindPerson, ofArticle(article))
	if err != nil || body == nil {
		return nil, err
	}
	var c struct {
		Items []castHead `json:"items"`
	}
	err = decode(body, &c, article)
	return c.Items, err
}

// itemsUnder returns the items of an article under some headings. Those of others are not even read: the page of a person in thousands
// of articles looks at fifty, each with dozens of people. In what [encode] writes, an item begins like nothing else, for quotation
// marks within texts are escaped.
func itemsUnder(r store.Reader, article string, headings []string) ([]people.Item, error) {
	body, err := r.Finding(store.KindPerson, ofArticle(article))
	if err != nil || body == nil {
		return nil, err
	}
	id, err := encode(article)
	if err != nil {
		return nil, err
	}
	var names [][]byte
	for _, h := range headings {
		name, err := encode(h)
		if err != nil {
			return nil, err
		}
		names = append(names, slices.Concat([]byte(`"heading":`), name))
	}
	begin := slices.Concat([]byte(`{"article":`), id, []byte(`,"entity":`))
	var out []people.Item
	_, rest, more := bytes.Cut(body, begin)
	for more {
		var raw []byte
		raw, rest, more = bytes.Cut(rest, begin)
		if !slices.ContainsFunc(names, func(name []byte) bool { return bytes.Contains(raw, name) }) {
			continue
		}
		var it people.Item
		if err := json.NewDecoder(io.MultiReader(bytes.NewReader(begin), bytes.NewReader(raw))).Decode(&it); err != nil {
			return nil, &sayso.Error{Code: sayso.ErrStore, Place: article, Msg: "the ledger is damaged: this cannot be read", Err: err}
		}
		out = append(out, it)
	}
	return out, nil
}

// castsKept is how many casts a session remembers, some ten kilobytes each.
const castsKept = 256

// castOfArticle is readCast that remembers those asked for last.
func (s *session) castOfArticle(article string) (*castFinding, error) {
	if c, ok := s.casts.get(article); ok {
		return c, nil
	}
	c, err := readCast(s.w, article)
	if err == nil {
		s.casts.put(article, c)
	}
	return c, err
}

// putCast files the people of an article. Headings that only get more are added to; those that lose something are made again
// from all their items.
func (s *session) putCast(article string, day int, c castFinding) error {
	before, err := s.castOfArticle(article)
	if err != nil {
		return err
	}
	body, err := encode(c)
	if err != nil {
		return err
	}
	if before != nil {
		if old, err := encode(before); err != nil || bytes.Equal(old, body) {
			return err
		}
	}
	var keys []uint64
	for i := range c.Items {
		it := &c.Items[i]
		keys = append(keys, people.HeadingKey(it.Heading))
		s.touch(store.KindPerson, it.Heading)
		if before != nil {
			s.rebuild[it.Heading] = true
			continue
		}
		h, err := s.state(it.Heading)
		if err != nil {
			return err
		}
		h.add(it, c.Said[it.Entity])
	}
	if before != nil {
		s.touch(store.KindStory, article) // whom its story means by a bare name
		for i := range before.Items {
			s.rebuild[before.Items[i].Heading] = true
			s.touch(store.KindPerson, before.Items[i].Heading)
		}
	}
	s.casts.put(article, &c)
	if err := s.w.PutFinding(store.KindPerson, ofArticle(article), body); err != nil {
		return err
	}
	return s.w.PutKeys(store.KindPerson, ofArticle(article), day, keys)
}

// articlesUnder lists the articles that have an item under a heading, by id.
func articlesUnder(r store.Reader, heading string) ([]store.Hit, error) {
	hits, err := r.Near(store.KindPerson, []uint64{people.HeadingKey(heading)}, firstDay, lastDay)
	return castsAmong(hits), err
}

// castsAmong are the hits that are what is kept of an article, by its id.
func castsAmong(hits []store.Hit) []store.Hit {
	out := hits[:0]
	for _, h := range hits {
		if id, ok := strings.CutPrefix(h.Ref, ofArticle("")); ok {
			h.Ref = id
			out = append(out, h)
		}
	}
	return out
}

// remake makes the headings that lost something from all their items. One without items is gone.
func (s *session) remake() error {
	for _, id := range sorted(s.rebuild) {
		hits, err := articlesUnder(s.w, id)
		if err != nil {
			return err
		}
		h := &headingState{}
		h.ID, h.changed = id, true
		for _, hit := range hits {
			c, err := s.castOfArticle(hit.Ref)
			if err != nil {
				return err
			}
			for i := range c.Items {
				if c.Items[i].Heading == id {
					h.add(&c.Items[i], c.Said[c.Items[i].Entity])
				}
			}
		}
		s.states[id] = h
	}
	return nil
}

// settlePeople keeps the headings that changed and groups those that may be one.
func (s *session) settlePeople() error {
	if err := s.remake(); err != nil {
		return err
	}
	for _, id := range sorted(s.states) {
		h := s.states[id]
		if !h.changed {
			continue
		}
		h.changed = false
		var body []byte
		var keys []uint64
		if h.Articles > 0 {
			var err error
			if body, err = encode(h); err != nil {
				return err
			}
			keys = s.people.Keys(&h.Heading)
		}
		if err := s.w.PutFinding(store.KindPerson, id, body); err != nil {
			return err
		}
		if err := s.w.PutKeys(store.KindPerson, id, store.NoDay, keys); err != nil {
			return err
		}
	}
	if err := s.personTies(); err != nil {
		return err
	}
	return s.settlePersons()
}

// touchTie marks the ends of a tie. To a person known by more than a bare name, one that is tied to it is a member more and no
// reason to look at the others.
func (s *session) touchTie(c people.Constraint) {
	if s.touch(store.KindPerson, c.A); bound(c.B) {
		s.touch(store.KindPerson, c.B)
	}
}

// tie keeps whom the articles of a story mean by names that an article alone does not explain.
func (s *session) tie(articles []string) error {
	var items []people.Item
	for _, id := range articles {
		c, err := s.castOfArticle(id)
		if err != nil {
			return err
		}
		if c != nil {
			items = append(items, c.Items...)
		}
	}
	wanted := map[string]people.Constraint{} // by bare heading, of which each is of one article and so of one story
	for _, c := range s.people.SameStory(items) {
		wanted[c.A] = c
	}
	kept := map[string]people.Constraint{}
	bare := map[string]bool{}
	for i := range items {
		if !items[i].Bare() || bare[items[i].Heading] {
			continue
		}
		bare[items[i].Heading] = true
		links, err := s.w.Links(store.KindPerson, items[i].Heading)
		if err != nil {
			return err
		}
		for _, l := range links {
			var c people.Constraint
			if err := decode(l.Body, &c, items[i].Heading); err != nil {
				return err
			}
			kept[c.A] = c
		}
	}
	if reflect.DeepEqual(wanted, kept) {
		return nil
	}
	for _, h := range sorted(bare) {
		s.touch(store.KindPerson, h)
		if err := s.w.DropLinks(store.KindPerson, h); err != nil {
			return err
		}
	}
	for _, c := range kept {
		s.touchTie(c)
	}
	var links []store.Link
	for _, h := range sorted(wanted) {
		c := wanted[h]
		body, err := encode(c)
		if err != nil {
			return err
		}
		s.touchTie(c)
		links = append(links, store.Link{A: min(c.A, c.B), B: max(c.A, c.B), Weight: 1, Body: body})
	}
	return s.w.PutLinks(store.KindPerson, links)
}
