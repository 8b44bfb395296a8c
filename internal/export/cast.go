package export

import (
	"slices"
	"strings"

	"sayso"
)

// A castMember is an entity as formats of people and links take it: with an id for all articles.
type castMember struct {
	*sayso.Entity
	id, name string
	across   bool // the id is one across articles: opts.Who knows it
}

// cast gives the entities of a record their ids across articles, by the entity's own id. Without opts.Who each article's
// entities stay apart.
func cast(rec *sayso.Record, opts Options) map[string]castMember {
	a := rec.Article.Identified()
	out := map[string]castMember{}
	for i := range rec.Entities {
		e := &rec.Entities[i]
		m := castMember{e, articleKey(a) + "/" + e.ID, e.Name, false}
		if opts.Who != nil {
			if id, name := opts.Who(rec.Article, e); id != "" {
				m.id, m.name, m.across = id, or(name, e.Name), true
			}
		}
		out[e.ID] = m
	}
	return out
}

// articleKey names an article among all: by its id, and where that is not from the text's hash by digits of the hash too,
// since two may have one id.
func articleKey(a *sayso.Article) string {
	a = a.Identified()
	if strings.HasPrefix(a.SHA256, a.ID) {
		return a.ID
	}
	return a.ID + "-" + a.SHA256[:min(8, len(a.SHA256))]
}

// speakerOf returns the member behind a statement.
func speakerOf(members map[string]castMember, a *sayso.Attribution) (castMember, bool) {
	if a.Speaker == nil {
		return castMember{}, false
	}
	m, ok := members[a.Speaker.Entity]
	return m, ok
}

// aboutWhom lists the entities mentioned in the content of a statement, in the order of the record, but the one who speaks.
func aboutWhom(rec *sayso.Record, a *sayso.Attribution) (ids []string) {
	for i := range rec.Entities {
		e := &rec.Entities[i]
		if a.Speaker != nil && a.Speaker.Entity == e.ID {
			continue
		}
		if slices.ContainsFunc(e.Mentions, func(m sayso.Mention) bool {
			return slices.ContainsFunc(a.Content, func(s sayso.Span) bool { return s.Contains(m.Span) })
		}) {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// named reports whether the article calls an entity by a name at least once.
func named(e *sayso.Entity) bool {
	return slices.ContainsFunc(e.Mentions, func(m sayso.Mention) bool { return m.Form == sayso.FormName })
}
