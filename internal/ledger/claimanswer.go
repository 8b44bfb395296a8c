package ledger

import (
	"context"
	"slices"

	"sayso"
	"sayso/internal/claim"
	"sayso/internal/correct"
	"sayso/internal/store"
)

// Claim returns a claim by its id or by any of its voices ("1f0c…/a3"). A voice that nobody joined or answered is a claim of
// one.
func (l *Ledger) Claim(ctx context.Context, id string) (c *sayso.Claim, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		log, err := l.finders.readLog(r)
		if err == nil {
			c, err = l.finders.claim(r, l.finders.shelf(r, log), newDirectory(r), log, id)
		}
		return err
	})
	return c, err
}

// claim builds a claim from what is kept of its voices.
func (l *linker) claim(r store.Reader, s *shelf, who *directory, log *correct.Log, id string) (*sayso.Claim, error) {
	voices := []string{id}
	group, err := r.GroupOf(store.KindClaim, id)
	if err != nil {
		return nil, err
	}
	if group != "" {
		g, err := r.Group(store.KindClaim, group)
		if err != nil {
			return nil, err
		}
		voices = g.Members
	} else if p, err := s.voice(id); err != nil || p == nil || p.Answers != "" {
		if err == nil {
			err = unknown("claim", id)
		}
		return nil, err
	}
	in, err := claimInput(s, voices)
	if err != nil {
		return nil, err
	}
	var fault error
	note := func(err error) {
		if err != nil && fault == nil {
			fault = err
		}
	}
	in.Origin = func(article string) string {
		id, err := originOf(r, article)
		note(err)
		return id
	}
	in.Person = func(article, entity string) string {
		id, err := who.person(article, entity)
		note(err)
		return id
	}
	in.Publisher = func(article string) string {
		info, err := r.Info(article)
		note(err)
		if info == nil {
			return ""
		}
		return info.Publisher
	}
	c := l.claims.Build(in)
	note(l.setKind(r, s, log, c))
	return c, fault
}

// setKind gives a claim the kind that people have set, by one of its voices.
func (l *linker) setKind(r store.Reader, s *shelf, log *correct.Log, c *sayso.Claim) error {
	for _, set := range log.ClaimSets() {
		kind := set.Set["kind"]
		if kind == "" || !slices.ContainsFunc(c.Voices, func(v sayso.Voice) bool { return v.Article == set.What.Words.Article }) {
			continue
		}
		voice, err := l.voiceAt(r, s, log, set.What)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(c.Voices, func(v sayso.Voice) bool { return v.ID == voice }) {
			c.Kind = sayso.ClaimKind(kind)
		}
	}
	return nil
}

// originOf is the id of the origin that an article belongs to: its own if it is of no family.
func originOf(r store.Reader, article string) (string, error) {
	id, err := r.GroupOf(store.KindCopy, article)
	if id == "" {
		id = article
	}
	return id, err
}

// Claims lists claims of several voices, those of most articles first, and last those that put nothing forward.
func (l *Ledger) Claims(ctx context.Context, q GroupQuery) (*Entries, error) {
	return l.entries(ctx, "claims", store.KindClaim, q, func(r store.Reader, groups []store.Group) ([]Entry, error) {
		ids := make([]string, len(groups))
		for i := range groups {
			ids[i] = groups[i].ID
		}
		return l.claimEntries(r, ids)
	})
}

// entries lists groups of a kind.
func (l *Ledger) entries(ctx context.Context, of string, kind store.Kind, q GroupQuery, fill func(store.Reader, []store.Group) ([]Entry, error)) (*Entries, error) {
	from, to, err := q.days()
	if err != nil {
		return nil, err
	}
	out := &Entries{Of: of}
	err = l.store.View(ctx, func(r store.Reader) error {
		groups, err := r.Groups(kind, store.GroupFilter{From: from, To: to, AtLeast: q.AtLeast, Words: q.Words}, q.Skip, q.limit()+1)
		if err != nil {
			return err
		}
		if len(groups) > q.limit() {
			groups = groups[:q.limit()]
			out.Next = q.Skip + q.limit()
		}
		out.Entries, err = fill(r, groups)
		return err
	})
	return out, err
}

// eachEntry fills in the lines of a list from what is kept with each group.
func eachEntry(fill func(*store.Group, *Entry) error) func(store.Reader, []store.Group) ([]Entry, error) {
	return func(_ store.Reader, groups []store.Group) (out []Entry, err error) {
		for i := range groups {
			g := &groups[i]
			e := Entry{ID: g.ID, Title: g.Title, From: dateOf(g.Day), To: dateOf(g.LastDay)}
			if err := fill(g, &e); err != nil {
				return nil, err
			}
			out = append(out, e)
		}
		return out, nil
	}
}

// positions gives the stands of a person on the claims that some of its statements are voices of.
func (l *Ledger) positions(r store.Reader, s *shelf, log *correct.Log, person string, voices []string) ([]sayso.Position, error) {
	seen := map[string]bool{}
	var claims []*sayso.Claim
	who := newDirectory(r)
	for _, v := range voices {
		id, err := r.GroupOf(store.KindClaim, v)
		if err != nil {
			return nil, err
		}
		if id == "" || seen[id] || len(claims) == maxPositions {
			continue
		}
		seen[id] = true
		c, err := l.finders.claim(r, s, who, log, id)
		if err != nil {
			return nil, err
		}
		claims = append(claims, c)
	}
	return claim.Positions(claims, person), nil
}

// maxPositions is on how many claims a person's page shows a position: those of its newest statements.
const maxPositions = 20
