package fresh

import (
	"iter"

	"sayso"
	"sayso/internal/store"
)

// A reader notes what is looked up. It has every method of [store.Reader] by name and embeds none, so that one that is added
// there has to be thought of here.
type reader struct {
	in store.Reader
	b  *Basis
	// articles are those that were looked up: a page asks for the same text to show it, to count in it, and to name it.
	articles map[string]*sayso.Article
}

func (r *reader) Article(id string) (*sayso.Article, error) {
	r.b.rest(named(article, 0, id))
	a, known := r.articles[id]
	if !known {
		var err error
		if a, err = r.in.Article(id); err != nil {
			return nil, err
		}
		if r.articles == nil {
			r.articles = map[string]*sayso.Article{}
		}
		r.articles[id] = a
	}
	if a == nil {
		return nil, nil
	}
	own := *a // nobody's changes are another's
	return &own, nil
}

// Texts looks up those that were not looked up before; a page that begins with this asks for none of them again.
func (r *reader) Texts(ids []string) (map[string]*sayso.Article, error) {
	var missing []string
	for _, id := range ids {
		r.b.rest(named(article, 0, id))
		if _, known := r.articles[id]; !known {
			missing = append(missing, id)
		}
	}
	if len(missing) > 0 {
		found, err := r.in.Texts(missing)
		if err != nil {
			return nil, err
		}
		if r.articles == nil {
			r.articles = map[string]*sayso.Article{}
		}
		for _, id := range missing {
			r.articles[id] = found[id]
		}
	}
	out := map[string]*sayso.Article{}
	for _, id := range ids {
		if a := r.articles[id]; a != nil {
			own := *a
			out[id] = &own
		}
	}
	return out, nil
}

func (r *reader) Infos(ids []string) (map[string]*store.ArticleInfo, error) {
	for _, id := range ids {
		r.b.rest(named(article, 0, id))
	}
	return r.in.Infos(ids)
}

func (r *reader) Info(id string) (*store.ArticleInfo, error) {
	r.b.rest(named(article, 0, id))
	return r.in.Info(id)
}

func (r *reader) ArticleByHash(sha256 string) (string, error) {
	r.b.rest(only(articles))
	return r.in.ArticleByHash(sha256)
}

func (r *reader) Articles(f store.ArticleFilter, after string, limit int) ([]store.ArticleInfo, error) {
	r.b.rest(only(articles))
	return r.in.Articles(f, after, limit)
}

func (r *reader) Record(article string) (*store.Record, error) {
	r.b.rest(named(record, 0, article))
	return r.in.Record(article)
}

func (r *reader) Records(article string) ([]store.Record, error) {
	r.b.rest(named(record, 0, article))
	return r.in.Records(article)
}

func (r *reader) RecordOf(article string, by sayso.Engine) (*store.Record, error) {
	r.b.rest(named(record, 0, article))
	return r.in.RecordOf(article, by)
}

func (r *reader) Finding(kind store.Kind, ref string) ([]byte, error) {
	r.b.rest(named(finding, kind, ref))
	return r.in.Finding(kind, ref)
}

func (r *reader) Keys(kind store.Kind, ref string) (int, []uint64, error) {
	r.b.rest(named(keys, kind, ref))
	return r.in.Keys(kind, ref)
}

func (r *reader) Refs(kind store.Kind, after string, limit int) ([]string, error) {
	r.b.rest(ofKind(refs, kind))
	return r.in.Refs(kind, after, limit)
}

func (r *reader) Near(kind store.Kind, list []uint64, from, to int) ([]store.Hit, error) {
	r.near(kind, list)
	return r.in.Near(kind, list, from, to)
}

func (r *reader) NearAtLeast(least int, kind store.Kind, list []uint64, from, to int) ([]store.Hit, error) {
	r.near(kind, list)
	return r.in.NearAtLeast(least, kind, list, from, to)
}

func (r *reader) NearEach(near, alike int, kind store.Kind, lists [][]uint64, from, to int) ([][]store.Hit, error) {
	for _, list := range lists {
		r.near(kind, list)
	}
	return r.in.NearEach(near, alike, kind, lists, from, to)
}

func (r *reader) Earliest(kind store.Kind, key uint64, limit int) ([]store.Hit, error) {
	r.near(kind, []uint64{key})
	return r.in.Earliest(kind, key, limit)
}

func (r *reader) near(kind store.Kind, list []uint64) {
	if kind != store.KindPerson {
		r.b.rest(ofKind(near, kind))
		return
	}
	for _, k := range list {
		r.b.rest(numbered(near, kind, k))
	}
}

func (r *reader) Links(kind store.Kind, ref string) ([]store.Link, error) {
	r.b.rest(named(links, kind, ref))
	return r.in.Links(kind, ref)
}

func (r *reader) GroupOf(kind store.Kind, ref string) (string, error) {
	r.b.rest(named(member, kind, ref))
	return r.in.GroupOf(kind, ref)
}

func (r *reader) GroupsOf(kind store.Kind, refs []string) (map[string]string, error) {
	for _, ref := range refs {
		r.b.rest(named(member, kind, ref))
	}
	return r.in.GroupsOf(kind, refs)
}

func (r *reader) GroupsUnder(kind store.Kind, names []string) (map[string]string, error) {
	for _, name := range names {
		r.b.rest(named(under, kind, name))
	}
	return r.in.GroupsUnder(kind, names)
}

func (r *reader) GroupsBy(kind store.Kind, ids []string) (map[string]*store.Group, error) {
	for _, id := range ids {
		r.b.rest(named(group, kind, id))
	}
	return r.in.GroupsBy(kind, ids)
}

func (r *reader) Group(kind store.Kind, id string) (*store.Group, error) {
	r.b.rest(named(group, kind, id))
	return r.in.Group(kind, id)
}

func (r *reader) Head(kind store.Kind, id string) (*store.Group, error) {
	r.b.rest(named(group, kind, id))
	return r.in.Head(kind, id)
}

func (r *reader) Members(kind store.Kind, id string) ([]string, error) {
	r.b.rest(named(group, kind, id))
	return r.in.Members(kind, id)
}

func (r *reader) Groups(kind store.Kind, f store.GroupFilter, skip, limit int) ([]store.Group, error) {
	r.b.rest(ofKind(groups, kind))
	return r.in.Groups(kind, f, skip, limit)
}

func (r *reader) Statements(f store.StatementFilter, skip, limit int) ([]store.Statement, error) {
	switch {
	case f.Article != "":
		r.b.rest(named(statementOf, 0, f.Article))
	case f.Person != "":
		r.b.rest(named(saidOf, 0, f.Person))
	default:
		r.b.rest(only(statements))
	}
	return r.in.Statements(f, skip, limit)
}

func (r *reader) Events(f store.EventFilter, skip, limit int) ([]store.Event, error) {
	switch {
	case f.Article != "":
		r.b.rest(named(eventOf, 0, f.Article))
	case f.Articles != nil:
		for _, id := range f.Articles {
			r.b.rest(named(eventOf, 0, id))
		}
	case f.Actor != "":
		r.b.rest(named(tookOf, 0, f.Actor))
	case f.Recipient != "":
		r.b.rest(named(tookOf, 0, f.Recipient))
	default:
		r.b.rest(only(events))
	}
	return r.in.Events(f, skip, limit)
}

func (r *reader) EventNumber(f store.EventFilter, actors, recipients []string) (int, error) {
	r.eventsOf(f, actors, recipients)
	return r.in.EventNumber(f, actors, recipients)
}

func (r *reader) EventDays(f store.EventFilter, actors, recipients, first []string) ([]store.EventDay, error) {
	r.eventsOf(f, actors, recipients)
	return r.in.EventDays(f, actors, recipients, first)
}

func (r *reader) eventsOf(f store.EventFilter, actors, recipients []string) {
	for _, who := range append(append([]string{}, actors...), recipients...) {
		r.b.rest(named(tookOf, 0, who))
	}
	switch {
	case len(actors)+len(recipients) > 0:
	case f.Article != "":
		r.b.rest(named(eventOf, 0, f.Article))
	default:
		r.b.rest(only(events))
	}
}

func (r *reader) Search(query string, skip, limit int) ([]store.Found, error) {
	r.b.rest(only(found))
	return r.in.Search(query, skip, limit)
}

func (r *reader) Corrections(after int) iter.Seq2[sayso.Correction, error] {
	r.b.rest(only(corrections))
	return r.in.Corrections(after)
}

func (r *reader) Setting(name string) ([]byte, error) {
	r.b.rest(named(setting, 0, name))
	return r.in.Setting(name)
}

func (r *reader) Settings() ([]string, error) {
	r.b.rest(only(settings))
	return r.in.Settings()
}

func (r *reader) Counts() (store.Counts, error) {
	r.b.rest(only(anything))
	return r.in.Counts()
}
