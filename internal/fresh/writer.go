package fresh

import (
	"slices"

	"sayso"
	"sayso/internal/store"
)

// A writer notes what is touched: what is put, and what stood in its place before. What it looks up itself needs no note. It has
// every method by name that a [store.Writer] has more than a [store.Reader].
type writer struct {
	store.Reader
	in      store.Writer
	touched map[thing]bool
}

func (w *writer) touch(things ...thing) {
	w.touched[only(anything)] = true
	for _, t := range things {
		w.touched[t] = true
	}
}

// joins touches what says which group a ref is in.
func (w *writer) joins(kind store.Kind, ref string) {
	w.touch(named(member, kind, ref))
	for i := range len(ref) {
		if ref[i] == '/' {
			w.touch(named(under, kind, ref[:i]))
		}
	}
}

func (w *writer) PutArticle(a *sayso.Article, info store.ArticleInfo) (string, bool, error) {
	id, added, err := w.in.PutArticle(a, info)
	if added {
		w.touch(named(article, 0, id), only(articles), only(found))
	}
	return id, added, err
}

func (w *writer) PutRecord(r store.Record) error {
	w.touch(named(record, 0, r.Article))
	return w.in.PutRecord(r)
}

func (w *writer) PutKeys(kind store.Kind, ref string, day int, list []uint64) error {
	w.touch(named(keys, kind, ref), ofKind(refs, kind), ofKind(near, kind))
	if kind == store.KindPerson {
		_, before, err := w.in.Keys(kind, ref)
		if err != nil {
			return err
		}
		for _, k := range slices.Concat(before, list) {
			w.touch(numbered(near, kind, k))
		}
	}
	return w.in.PutKeys(kind, ref, day, list)
}

func (w *writer) PutFinding(kind store.Kind, ref string, body []byte) error {
	w.touch(named(finding, kind, ref), ofKind(refs, kind))
	return w.in.PutFinding(kind, ref, body)
}

func (w *writer) PutLinks(kind store.Kind, list []store.Link) error {
	for _, l := range list {
		w.touch(named(links, kind, l.A), named(links, kind, l.B))
	}
	return w.in.PutLinks(kind, list)
}

func (w *writer) DropLinks(kind store.Kind, ref string) error {
	before, err := w.in.Links(kind, ref)
	if err != nil {
		return err
	}
	for _, l := range before {
		w.touch(named(links, kind, l.A), named(links, kind, l.B))
	}
	return w.in.DropLinks(kind, ref)
}

func (w *writer) PutGroup(kind store.Kind, g store.Group) error {
	before, err := w.leave(kind, g.ID, g.Members)
	if err != nil {
		return err
	}
	for _, m := range g.Members {
		if _, found := slices.BinarySearch(before, m); found {
			continue
		}
		w.joins(kind, m)
		other, err := w.in.GroupOf(kind, m)
		if err != nil {
			return err
		}
		if other != "" { // which it leaves
			w.touch(named(group, kind, other))
		}
	}
	return w.in.PutGroup(kind, g)
}

func (w *writer) PutHead(kind store.Kind, g store.Group) error {
	w.touch(named(group, kind, g.ID), ofKind(groups, kind))
	return w.in.PutHead(kind, g)
}

func (w *writer) PutMember(kind store.Kind, id, ref string) error {
	w.touch(named(group, kind, id))
	if err := w.moves(kind, ref); err != nil {
		return err
	}
	return w.in.PutMember(kind, id, ref)
}

func (w *writer) DropMember(kind store.Kind, ref string) error {
	if err := w.moves(kind, ref); err != nil {
		return err
	}
	return w.in.DropMember(kind, ref)
}

// moves touches a ref and the group that it leaves.
func (w *writer) moves(kind store.Kind, ref string) error {
	w.joins(kind, ref)
	before, err := w.in.GroupOf(kind, ref)
	if err == nil && before != "" {
		w.touch(named(group, kind, before))
	}
	return err
}

func (w *writer) DropGroup(kind store.Kind, id string) error {
	if _, err := w.leave(kind, id, nil); err != nil {
		return err
	}
	return w.in.DropGroup(kind, id)
}

// leave touches a group and those of its members that are not among those who stay. It returns who was in it, sorted.
func (w *writer) leave(kind store.Kind, id string, stay []string) ([]string, error) {
	w.touch(named(group, kind, id), ofKind(groups, kind))
	g, err := w.in.Group(kind, id)
	if err != nil || g == nil {
		return nil, err
	}
	stays := make(map[string]bool, len(stay))
	for _, m := range stay {
		stays[m] = true
	}
	for _, m := range g.Members {
		if !stays[m] {
			w.joins(kind, m)
		}
	}
	return slices.Sorted(slices.Values(g.Members)), nil
}

func (w *writer) PutStatements(article string, list []store.Statement) error {
	before, err := w.in.Statements(store.StatementFilter{Article: article}, 0, 0)
	if err != nil {
		return err
	}
	w.touch(named(statementOf, 0, article), only(statements), only(found))
	for _, s := range slices.Concat(before, list) {
		for _, p := range slices.Concat([]string{s.Person}, s.About, s.To) {
			w.touch(named(saidOf, 0, p))
		}
	}
	return w.in.PutStatements(article, list)
}

func (w *writer) PutEvents(article string, list []store.Event) error {
	before, err := w.in.Events(store.EventFilter{Article: article}, 0, 0)
	if err != nil {
		return err
	}
	w.touch(named(eventOf, 0, article), only(events))
	for _, e := range slices.Concat(before, list) {
		for _, p := range slices.Concat(e.Actors, e.Recipients, e.ActorCountries, e.RecipientCountries) {
			w.touch(named(tookOf, 0, p))
		}
	}
	return w.in.PutEvents(article, list)
}

func (w *writer) PutCorrection(c sayso.Correction) (int, error) {
	w.touch(only(corrections))
	return w.in.PutCorrection(c)
}

func (w *writer) PutSetting(name string, value []byte) error {
	w.touch(named(setting, 0, name), only(settings))
	return w.in.PutSetting(name, value)
}

func (w *writer) DropSetting(name string) error {
	w.touch(named(setting, 0, name), only(settings))
	return w.in.DropSetting(name)
}
