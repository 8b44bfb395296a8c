package ledger

import (
	"slices"

	"sayso"
	"sayso/internal/copies"
	"sayso/internal/origin"
	"sayso/internal/store"
)

// putCopy keeps the keys of an article's text and judges it against all that share enough of them. It returns the articles that
// it is of one origin with.
func (s *session) putCopy(a *sayso.Article, day int, keys []uint64) ([]string, error) {
	if _, before, err := s.w.Keys(store.KindCopy, a.ID); err != nil || len(before) > 0 {
		return nil, err // a text never changes, and so neither do its links
	}
	if err := s.w.PutKeys(store.KindCopy, a.ID, day, keys); err != nil || len(keys) == 0 {
		return nil, err
	}
	hits, err := s.w.NearAtLeast(copies.MinShared, store.KindCopy, keys, firstDay, lastDay)
	if err != nil {
		return nil, err
	}
	named, err := s.feedMates(a, day)
	if err != nil {
		return nil, err
	}
	for _, hit := range named {
		if !slices.ContainsFunc(hits, func(h store.Hit) bool { return h.Ref == hit.Ref }) {
			hits = append(hits, hit)
		}
	}
	var it *origin.Item
	var links []store.Link
	var copied []string
	for _, hit := range hits {
		if hit.Ref == a.ID {
			continue
		}
		if it == nil {
			if it, err = s.originItem(a.ID); err != nil {
				return nil, err
			}
		}
		other, err := s.originItem(hit.Ref)
		if err != nil {
			return nil, err
		}
		fold, ok := origin.Judge(it, other)
		if !ok {
			continue
		}
		copied = append(copied, hit.Ref)
		body, err := encode(bare(fold))
		if err != nil {
			return nil, err
		}
		links = append(links, store.Link{A: min(a.ID, hit.Ref), B: max(a.ID, hit.Ref), Weight: fold.Share, Body: body})
		s.touch(store.KindCopy, a.ID, hit.Ref)
	}
	return copied, s.w.PutLinks(store.KindCopy, links)
}

// feedMates are the articles of the same title and days where a feed names a source for one of the two.
func (s *session) feedMates(a *sayso.Article, day int) ([]store.Hit, error) {
	title, ok := s.origins.Item(&sayso.Article{ID: a.ID, Title: a.Title}, "").TitleKey()
	if !ok || day == store.NoDay {
		return nil, nil
	}
	hits, err := s.w.Near(store.KindCopy, short([]uint64{title}), day-origin.FeedDays, day+origin.FeedDays)
	if err != nil || len(hits) < 2 { // itself
		return nil, err
	}
	feed := a.Extraction != nil && a.Extraction.FeedSource != ""
	var out []store.Hit
	for _, hit := range hits {
		info, err := s.w.Info(hit.Ref)
		if err != nil {
			return nil, err
		}
		if feed || info.FeedSource != "" {
			out = append(out, hit)
		}
	}
	return out, nil
}

// originItem prepares an article that is in the store to be judged.
func (s *session) originItem(id string) (*origin.Item, error) {
	if it := s.items[id]; it != nil {
		return it, nil
	}
	a, err := s.w.Article(id)
	if err != nil {
		return nil, err
	}
	info, err := s.w.Info(id)
	if err != nil {
		return nil, err
	}
	if len(s.items) >= shelfSize {
		clear(s.items)
	}
	s.items[id] = s.origins.Item(a, info.FeedSource)
	return s.items[id], nil
}

// bare is a fold without the words of its passages, which stand in the articles.
func bare(f sayso.Fold) sayso.Fold {
	o := sayso.Origin{Folds: []sayso.Fold{f}}
	for _, p := range o.Passages() {
		p.Text = ""
	}
	return o.Folds[0]
}

// settleCopies makes the families of what was touched.
func (s *session) settleCopies() error {
	components, old, err := s.components(store.KindCopy, s.linked(store.KindCopy))
	if err != nil {
		return err
	}
	var groups []store.Group
	for _, c := range components {
		if len(c) == 1 {
			continue
		}
		var members []origin.Member
		var folds []sayso.Fold
		for _, id := range c {
			it, err := s.originItem(id)
			if err != nil {
				return err
			}
			members = append(members, it.Member)
			links, err := s.w.Links(store.KindCopy, id)
			if err != nil {
				return err
			}
			for _, l := range links {
				if l.A != id {
					continue
				}
				var f sayso.Fold
				if err := decode(l.Body, &f, id); err != nil {
					return err
				}
				folds = append(folds, f)
			}
		}
		for _, o := range origin.Group(members, folds) {
			if len(o.Articles) == 1 {
				continue
			}
			g, err := s.originGroup(&o)
			if err != nil {
				return err
			}
			groups = append(groups, g)
		}
	}
	return s.regroup(store.KindCopy, old, groups)
}

func (s *session) originGroup(o *sayso.Origin) (store.Group, error) {
	g := store.Group{ID: o.ID, Members: o.Articles, Size: len(o.Articles), Day: store.NoDay, LastDay: store.NoDay}
	for _, id := range o.Articles {
		info, err := s.w.Info(id)
		if err != nil {
			return g, err
		}
		if id == o.ID {
			g.Title = info.Title
		}
		g.Day, g.LastDay = spanDays(g.Day, g.LastDay, info.Day)
		// A copy takes its fellows with it into a story.
		s.touch(store.KindStory, id)
	}
	var err error
	g.Body, err = encode(o)
	return g, err
}

// spanDays widens a stretch of days by one; NoDay is none.
func spanDays(first, last, day int) (int, int) {
	switch {
	case day == store.NoDay:
		return first, last
	case first == store.NoDay:
		return day, day
	}
	return min(first, day), max(last, day)
}
