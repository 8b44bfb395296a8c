package ledger

import (
	"context"
	"errors"
	"math"
	"strings"

	"sayso"
	"sayso/internal/correct"
	"sayso/internal/store"
)

// A Choice says which articles are meant; the zero value is all. An article must fit every part of it that is not empty.
type Choice struct {
	Range          // of publication
	Article string // one alone
	Story   string // its id, or an article in it
	Origin  string // likewise
	Claim   string // its id, or any of its voices: the articles of all voices
	Person  string // an id, or a name that only one goes by: the articles that name this person or body
	Search  string // as [Ledger.Search] takes it
	// Events asks for articles with an event that fits; its part of a list is not looked at.
	Events *EventQuery
}

// An Excerpt is chosen articles with their records, as one consistent state of the ledger.
type Excerpt struct {
	Articles []string // ids, by date of publication and id, those without a date first

	reader  store.Reader
	log     *correct.Log
	finders *linker
	who     *directory
	names   map[string]string // of people, by id
	fault   error             // the first that Who met
}

// Excerpt calls use with the articles of a choice. What use is given must not be kept. A choice of a story, claim or person
// that is not there is an error of code ErrUnknown.
func (l *Ledger) Excerpt(ctx context.Context, c Choice, use func(*Excerpt) error) error {
	from, to, err := c.days()
	if err != nil {
		return err
	}
	return l.store.View(ctx, func(r store.Reader) error {
		list, err := r.Articles(store.ArticleFilter{From: from, To: to}, "", 0)
		if err != nil {
			return err
		}
		fits, err := c.fits(r)
		if err != nil {
			return err
		}
		e := &Excerpt{reader: r, finders: l.finders, who: newDirectory(r), names: map[string]string{}}
		for _, a := range list {
			if fits(a.ID) {
				e.Articles = append(e.Articles, a.ID)
			}
		}
		if e.log, err = l.finders.readLog(r); err != nil {
			return err
		}
		return errors.Join(use(e), e.fault)
	})
}

// fits returns whether an article has all that a choice asks for, beside its date.
func (c Choice) fits(r store.Reader) (func(string) bool, error) {
	var sets []map[string]bool
	for _, part := range []struct {
		asked string
		of    func(store.Reader, string) ([]string, error)
	}{{c.Article, articleAlone}, {c.Story, articlesOfStory}, {c.Origin, articlesOfOrigin}, {c.Claim, articlesOfClaim}, {c.Person, articlesOfPerson}, {strings.TrimSpace(c.Search), articlesFound}} {
		if part.asked == "" {
			continue
		}
		list, err := part.of(r, part.asked)
		if err != nil {
			return nil, err
		}
		set := map[string]bool{}
		for _, id := range list {
			set[id] = true
		}
		sets = append(sets, set)
	}
	if c.Events != nil {
		set, err := articlesWithEvent(r, *c.Events)
		if err != nil {
			return nil, err
		}
		sets = append(sets, set)
	}
	return func(id string) bool {
		for _, set := range sets {
			if !set[id] {
				return false
			}
		}
		return true
	}, nil
}

func articleAlone(r store.Reader, id string) ([]string, error) {
	info, err := r.Info(id)
	if err == nil && info == nil {
		err = unknown("article", id)
	}
	return []string{id}, err
}

func articlesOfStory(r store.Reader, id string) ([]string, error) {
	return articlesOfGroup(r, store.KindStory, "story", id)
}

func articlesOfOrigin(r store.Reader, id string) ([]string, error) {
	return articlesOfGroup(r, store.KindCopy, "origin", id)
}

// articlesOfGroup are the articles of a group that is named by its id or by one of them. An article in none is alone.
func articlesOfGroup(r store.Reader, kind store.Kind, name, id string) ([]string, error) {
	group, err := r.GroupOf(kind, id)
	if err != nil {
		return nil, err
	}
	if group == "" {
		group = id
	}
	g, err := r.Group(kind, group)
	if err != nil {
		return nil, err
	}
	if g != nil {
		return g.Members, nil
	}
	info, err := r.Info(id)
	if err == nil && info == nil {
		err = unknown(name, id)
	}
	return []string{id}, err
}

func articlesOfClaim(r store.Reader, id string) ([]string, error) {
	group, err := r.GroupOf(store.KindClaim, id)
	if err != nil {
		return nil, err
	}
	if group == "" { // a voice that nobody joined
		if info, err := r.Info(articleOf(id)); err != nil || info == nil {
			if err == nil {
				err = unknown("claim", id)
			}
			return nil, err
		}
		return []string{articleOf(id)}, nil
	}
	g, err := r.Group(store.KindClaim, group)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, voice := range g.Members {
		out = append(out, articleOf(voice))
	}
	return out, nil
}

func articlesOfPerson(r store.Reader, name string) ([]string, error) {
	g, err := findPerson(r, name)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, heading := range g.Members {
		hits, err := articlesUnder(r, heading)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			out = append(out, h.Ref)
		}
	}
	return out, nil
}

func articlesFound(r store.Reader, query string) ([]string, error) {
	found, err := r.Search(query, 0, 0)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, f := range found {
		out = append(out, f.Article)
	}
	return out, nil
}

func articlesWithEvent(r store.Reader, q EventQuery) (map[string]bool, error) {
	from, to, err := q.days()
	if err != nil {
		return nil, err
	}
	q.Page = Page{Limit: math.MaxInt32 - 1}
	list, _, err := eventsTold(r, store.EventFilter{Article: q.Article, Type: string(q.Type), Status: q.Status, From: from, To: to}, q)
	out := map[string]bool{}
	for _, e := range list {
		out[e.Article] = true
	}
	return out, err
}

// Record returns the newest record of an article with its text, corrections applied.
func (e *Excerpt) Record(article string) (*sayso.Record, error) {
	return e.finders.record(e.reader, e.log, article)
}

// Each hands the records of all articles to take, in their order.
func (e *Excerpt) Each(take func(*sayso.Record) error) error {
	for _, id := range e.Articles {
		rec, err := e.Record(id)
		if err == nil {
			err = take(rec)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Who says who an entity of an article is across articles: the id and the name of the person or body; "" for those that are
// filed under no heading. What it could not look up is the error of the whole excerpt.
func (e *Excerpt) Who(a *sayso.Article, x *sayso.Entity) (id, name string) {
	id, err := e.who.person(a.ID, x.ID)
	if err == nil && id != "" {
		if name, ok := e.names[id]; ok {
			return id, name
		}
		var g *store.Group
		if g, err = e.reader.Group(store.KindPerson, id); err == nil && g != nil {
			name = g.Title
		}
		e.names[id] = name
	}
	if err != nil && e.fault == nil {
		e.fault = err
	}
	return id, name
}
