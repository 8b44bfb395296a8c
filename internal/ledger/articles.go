package ledger

import (
	"context"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/store"
)

// ArticleQuery says which articles to list; the zero value lists all from the first.
type ArticleQuery struct {
	Range
	Publisher string
	After     string // Next of the part before
	Limit     int    // 0 = DefaultLimit
}

// Article returns an article with its text.
func (l *Ledger) Article(ctx context.Context, id string) (a *sayso.Article, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		if a, err = r.Article(id); err == nil && a == nil {
			err = unknown("article", id)
		}
		return err
	})
	return a, err
}

// Texts returns articles with their texts by id; those that are not there are left out.
func (l *Ledger) Texts(ctx context.Context, ids []string) (out map[string]*sayso.Article, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		out, err = r.Texts(ids)
		return err
	})
	return out, err
}

// Heads returns articles by id as lists and links call them: those that have a title without their text, which is where the others
// get a name from.
func (l *Ledger) Heads(ctx context.Context, ids []string) (map[string]sayso.Article, error) {
	out := map[string]sayso.Article{}
	err := l.store.View(ctx, func(r store.Reader) error {
		infos, err := r.Infos(ids)
		if err != nil {
			return err
		}
		var untitled []string
		for _, id := range ids {
			info := infos[id]
			if info == nil {
				return unknown("article", id)
			}
			if strings.TrimSpace(info.Title) == "" {
				untitled = append(untitled, id)
			}
			out[id] = sayso.Article{ID: id, Title: info.Title, Publisher: info.Publisher, Published: info.Published}
		}
		texts, err := r.Texts(untitled)
		for id, a := range texts {
			out[id] = *a
		}
		return err
	})
	return out, err
}

// Articles lists articles by date of publication, those without one first, then by id.
func (l *Ledger) Articles(ctx context.Context, q ArticleQuery) (*Articles, error) {
	from, to, err := q.days()
	if err != nil {
		return nil, err
	}
	limit := Page{Limit: q.Limit}.limit()
	out := &Articles{}
	err = l.store.View(ctx, func(r store.Reader) error {
		list, err := r.Articles(store.ArticleFilter{From: from, To: to, Publisher: q.Publisher}, q.After, limit+1)
		if err != nil {
			return err
		}
		if len(list) > limit {
			list = list[:limit]
			out.Next = list[limit-1].ID
		}
		out.Articles, err = articleEntries(r, list)
		return err
	})
	return out, err
}

// Record returns the newest record of an article with its text, corrections applied.
func (l *Ledger) Record(ctx context.Context, article string) (rec *sayso.Record, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		log, err := l.finders.readLog(r)
		if err == nil {
			rec, err = l.finders.record(r, log, article)
		}
		return err
	})
	return rec, err
}

// RecordAsRead returns a record as the engine made it, without corrections: the newest for the zero Engine, or else the
// one of that engine.
func (l *Ledger) RecordAsRead(ctx context.Context, article string, by sayso.Engine) (rec *sayso.Record, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		rec, err = recordAsRead(r, article, by)
		return err
	})
	return rec, err
}

func recordAsRead(r store.Reader, article string, by sayso.Engine) (*sayso.Record, error) {
	a, err := r.Article(article)
	if err == nil && a == nil {
		err = unknown("article", article)
	}
	if err != nil {
		return nil, err
	}
	var kept *store.Record
	if by == (sayso.Engine{}) {
		kept, err = r.Record(article)
	} else {
		kept, err = r.RecordOf(article, by)
	}
	if err == nil && kept == nil {
		err = unknown("record of article", article)
	}
	if err != nil {
		return nil, err
	}
	return sayso.UnmarshalRecord(kept.Body, a.Text)
}

// Engines lists by which engines an article was read, oldest reading first.
func (l *Ledger) Engines(ctx context.Context, article string) (out []sayso.Engine, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		list, err := r.Records(article)
		if err == nil && len(list) == 0 {
			err = unknown("article", article)
		}
		for _, rec := range list {
			out = append(out, rec.Engine)
		}
		return err
	})
	return out, err
}

// PeopleIn returns which person or body across articles each entity of an article is, by the entity's id; those that are
// filed under no heading are left out.
func (l *Ledger) PeopleIn(ctx context.Context, article string) (out map[string]string, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		d := newDirectory(r)
		c, err := d.cast(article)
		if err != nil {
			return err
		}
		out = map[string]string{}
		for _, head := range c {
			id, err := d.of(head.Heading)
			if err != nil {
				return err
			}
			if id != "" {
				out[head.Entity] = id
			}
		}
		return nil
	})
	return out, err
}

// Latest returns the newest articles, the newest first; those without a date come last.
func (l *Ledger) Latest(ctx context.Context, limit int) (*Articles, error) {
	out := &Articles{}
	err := l.store.View(ctx, func(r store.Reader) error {
		list, err := r.Articles(store.ArticleFilter{}, "", 0)
		if err != nil {
			return err
		}
		list = slices.Clone(list[max(0, len(list)-limit):])
		slices.Reverse(list)
		out.Articles, err = articleEntries(r, list)
		return err
	})
	return out, err
}

// articleEntries are articles with the groups they are in.
func articleEntries(r store.Reader, list []store.ArticleInfo) (out []ArticleEntry, err error) {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = list[i].ID
	}
	origins, err := r.GroupsOf(store.KindCopy, ids)
	if err != nil {
		return nil, err
	}
	stories, err := r.GroupsOf(store.KindStory, ids)
	for _, a := range list {
		out = append(out, ArticleEntry{ID: a.ID, Title: a.Title, Publisher: a.Publisher, URL: a.URL, Published: a.Published, Bytes: a.Bytes,
			Origin: origins[a.ID], Story: stories[a.ID]})
	}
	return out, err
}
