package ledger

import (
	"context"

	"sayso"
	"sayso/internal/store"
	"sayso/internal/story"
)

// Story returns a story by its id or by any article in it. An article that is alone with its happenings is a story of one.
func (l *Ledger) Story(ctx context.Context, id string) (st *sayso.Story, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		st, err = storyAnswer(r, id)
		return err
	})
	return st, err
}

func storyAnswer(r store.Reader, id string) (*sayso.Story, error) {
	group, err := r.GroupOf(store.KindStory, id)
	if err != nil {
		return nil, err
	}
	if group != "" {
		g, err := r.Group(store.KindStory, group)
		if err != nil {
			return nil, err
		}
		return storyOf(r, g)
	}
	body, err := r.Finding(store.KindStory, id)
	if err != nil {
		return nil, err
	}
	if body == nil {
		return nil, unknown("story", id)
	}
	var it story.Item
	if err := decode(body, &it, id); err != nil {
		return nil, err
	}
	alone := story.Group([]story.Item{it}, nil)
	return &alone[0], fillOrigins(r, &alone[0])
}

// Stories lists stories of two articles or more, those of most origins first.
func (l *Ledger) Stories(ctx context.Context, q GroupQuery) (*Entries, error) {
	return l.entries(ctx, "stories", store.KindStory, q, eachEntry(func(g *store.Group, e *Entry) error {
		head, err := headOf(g)
		e.Articles, e.Origins = head.Articles, g.Size
		return err
	}))
}
