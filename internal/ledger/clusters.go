package ledger

import (
	"bytes"
	"encoding/json"

	"sayso"
	"sayso/internal/store"
	"sayso/internal/story"
)

// putStory keeps what an article is about and links it to those on the same happenings. Copies are in one story whatever else.
func (s *session) putStory(article string, it story.Item, copied []string) error {
	before, err := s.w.Finding(store.KindStory, article)
	if err != nil {
		return err
	}
	body, err := encode(it)
	if err != nil || bytes.Equal(before, body) {
		return err
	}
	if before != nil { // read again: what it was linked to may lose it
		near, err := s.w.Links(store.KindStory, article)
		if err != nil {
			return err
		}
		var lost []string
		for _, l := range near {
			lost = append(lost, otherEnd(l, article))
			if l.Weight >= 1 {
				copied = append(copied, otherEnd(l, article))
			}
		}
		s.touch(store.KindStory, lost...)
		if err := s.w.DropLinks(store.KindStory, article); err != nil {
			return err
		}
	}
	s.touch(store.KindStory, article)
	vector := it.Vector()
	keys := short(story.Keys(it))
	if err := s.w.PutFinding(store.KindStory, article, body); err != nil {
		return err
	}
	if err := s.w.PutKeys(store.KindStory, article, it.Day, keys); err != nil {
		return err
	}
	s.vectors.put(article, &vector)
	weights := map[string]float64{}
	hits, err := s.w.NearAtLeast(story.MinShared, store.KindStory, keys, windowOf(it.Day, -int(story.Window)), windowOf(it.Day, int(story.Window)))
	if err != nil {
		return err
	}
	for _, hit := range hits {
		if hit.Ref == article {
			continue
		}
		other, err := s.vector(hit.Ref)
		if err != nil {
			return err
		}
		if w := vector.Weight(other); w >= story.LinkFrom {
			weights[hit.Ref] = w
		}
	}
	for _, other := range copied {
		weights[other] = 1
	}
	var links []store.Link
	for _, other := range sorted(weights) {
		links = append(links, store.Link{A: min(article, other), B: max(article, other), Weight: weights[other]})
	}
	return s.w.PutLinks(store.KindStory, links)
}

// windowOf is the end of a window around a day; what has no day may be near anything.
func windowOf(day, by int) int {
	switch {
	case day != store.NoDay:
		return day + by
	case by < 0:
		return firstDay
	}
	return lastDay
}

// vectorsKept is how many vectors a session remembers, a kilobyte each.
const vectorsKept = 4096

// vector returns what makes an article like others.
func (s *session) vector(article string) (*story.Vector, error) {
	if v, ok := s.vectors.get(article); ok {
		return v, nil
	}
	v := &story.Vector{}
	body, err := s.w.Finding(store.KindStory, article)
	if err == nil {
		err = decode(body, v, article)
	}
	if err == nil {
		s.vectors.put(article, v)
	}
	return v, err
}

func (s *session) storyItem(article string) (it story.Item, err error) {
	body, err := s.w.Finding(store.KindStory, article)
	if err == nil {
		err = decode(body, &it, article)
	}
	return it, err
}

// settleStories clusters what was touched, with all that it reaches.
func (s *session) settleStories() error {
	p := s.partition(store.KindStory, func(articles []string, near []store.Link) [][]string {
		links := make([]story.Link, len(near))
		for i, l := range near {
			links[i] = story.Link{A: l.A, B: l.B, Weight: l.Weight}
		}
		return story.Divide(articles, links)
	})
	clusters, err := p.anew(sorted(s.touched[store.KindStory]))
	if err != nil {
		return err
	}
	clusters, old := p.changed(clusters)
	var groups []store.Group
	for _, articles := range clusters {
		if err := s.tie(articles); err != nil {
			return err
		}
		if len(articles) == 1 {
			continue
		}
		g, err := s.storyGroup(articles)
		if err != nil {
			return err
		}
		groups = append(groups, g)
	}
	return s.regroup(store.KindStory, old, groups)
}

// A storyHead is the first line of a story's body: what lists show.
type storyHead struct {
	Articles int `json:"articles"`
}

func (s *session) storyGroup(articles []string) (store.Group, error) {
	var items []story.Item
	for _, id := range articles {
		it, err := s.storyItem(id)
		if err != nil {
			return store.Group{}, err
		}
		items = append(items, it)
	}
	st := story.Tell(items)
	g := store.Group{ID: st.ID, Title: st.Title.Text, Members: st.Articles, Day: storedDay(st.From), LastDay: storedDay(st.To)}
	origins := map[string]bool{}
	for _, id := range st.Articles {
		o, err := originOf(s.w, id)
		if err != nil {
			return g, err
		}
		origins[o] = true
	}
	g.Size = len(origins)
	head, err := encode(storyHead{len(st.Articles)})
	if err != nil {
		return g, err
	}
	body, err := encode(st)
	g.Body = append(append(head, '\n'), body...)
	return g, err
}

// storyOf reads the body of a story.
func storyOf(r store.Reader, g *store.Group) (*sayso.Story, error) {
	st := &sayso.Story{}
	_, body, _ := bytes.Cut(g.Body, []byte("\n"))
	if err := decode(body, st, g.ID); err != nil {
		return nil, err
	}
	return st, fillOrigins(r, st)
}

// fillOrigins lists the origins of a story in the order of its articles.
func fillOrigins(r store.Reader, st *sayso.Story) error {
	st.Origins = nil
	seen := map[string]bool{}
	for _, id := range st.Articles {
		o, err := originOf(r, id)
		if err != nil {
			return err
		}
		if !seen[o] {
			seen[o] = true
			st.Origins = append(st.Origins, o)
		}
	}
	return nil
}

// headOf reads the first line of a story's body.
func headOf(g *store.Group) (h storyHead, err error) {
	if json.NewDecoder(bytes.NewReader(g.Body)).Decode(&h) != nil {
		err = &sayso.Error{Code: sayso.ErrStore, Place: g.ID, Msg: "the ledger is damaged: this cannot be read"}
	}
	return h, err
}
