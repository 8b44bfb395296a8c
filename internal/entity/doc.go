// Package entity lists who and what an article mentions: persons, bodies, groups and countries, named or described, each with all its
// mentions. It joins three readings that know different things: the cast of speakers, whose names are put together with care; the
// layer of names; and the chains of mentions, which bring pronouns and descriptions. A pronoun is never an entity of its own.
package entity

import (
	"cmp"
	"slices"
	"strconv"

	"sayso"
	"sayso/internal/nlp"
)

// An Input is what has been read of an article before.
type Input struct {
	Speakers     []sayso.Entity // who is behind an attribution, with ids
	Silent       []sayso.Entity // who is named and does not speak
	Places       []sayso.Place
	Attributions []sayso.Attribution // their Speaker is given the entities' new ids
	Quotations   []sayso.Quotation
}

// A Finder lists entities. It is read-only after New and safe for several goroutines.
type Finder struct{ lexicon *lexicon }

// New returns a Finder with the lexicons of package data.
func New() *Finder { return &Finder{newLexicon()} }

// Find returns the entities in order of their first mention, with ids p1, p2, ….
func (f *Finder) Find(doc *nlp.Doc, in Input) []sayso.Entity {
	b := &builder{lexicon: f.lexicon, doc: doc, in: in, byName: make([]int32, len(doc.Tokens)), taken: map[sayso.Span]int{}, surname: map[string]int{}}
	b.outlets = map[string]bool{}
	for i := range in.Attributions {
		if a := &in.Attributions[i]; a.Level == sayso.LevelNamedMedia && a.Speaker != nil {
			b.outlets[a.Speaker.Entity] = true
		}
	}
	b.casts()
	b.names()
	b.firstPerson()
	b.chains()
	return b.finish()
}

// finish orders the groups, numbers them and tells the attributions.
func (b *builder) finish() []sayso.Entity {
	out := make([]sayso.Entity, 0, len(b.groups))
	ids := map[string]string{}
	for i := range b.groups {
		g := &b.groups[i]
		if g.dropped || len(g.Mentions) == 0 {
			continue
		}
		slices.SortStableFunc(g.Mentions, func(x, y sayso.Mention) int {
			return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
		})
		g.Mentions = slices.CompactFunc(g.Mentions, func(x, y sayso.Mention) bool { return x.Span == y.Span })
		b.describe(g)
		b.code(g)
		out = append(out, g.Entity)
	}
	slices.SortStableFunc(out, func(x, y sayso.Entity) int { return cmp.Compare(x.Mentions[0].Start, y.Mentions[0].Start) })
	for i := range out {
		id := "p" + strconv.Itoa(i+1)
		if out[i].ID != "" {
			ids[out[i].ID] = id
		}
		out[i].ID = id
	}
	for i := range b.in.Attributions {
		if s := b.in.Attributions[i].Speaker; s != nil && s.Entity != "" {
			s.Entity = ids[s.Entity]
		}
	}
	return out
}
