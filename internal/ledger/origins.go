package ledger

import (
	"context"

	"sayso"
	"sayso/internal/store"
)

// Origin returns the family of one origin by its id or by any article in it. An article that was copied from none and by
// none is an origin of one.
func (l *Ledger) Origin(ctx context.Context, id string) (o *sayso.Origin, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		o, err = originAnswer(r, id)
		return err
	})
	return o, err
}

func originAnswer(r store.Reader, id string) (*sayso.Origin, error) {
	group, err := r.GroupOf(store.KindCopy, id)
	if err != nil {
		return nil, err
	}
	o := &sayso.Origin{ID: id, Articles: []string{id}}
	if group == "" {
		info, err := r.Info(id)
		if err == nil && info == nil {
			err = unknown("origin", id)
		}
		return o, err
	}
	g, err := r.Group(store.KindCopy, group)
	if err != nil {
		return nil, err
	}
	if err := decode(g.Body, o, group); err != nil {
		return nil, err
	}
	return o, fillText(r, o)
}

// fillText puts the words back into passages that were kept without them.
func fillText(r store.Reader, answer sayso.Answer) error {
	text := texts(r)
	for _, p := range answer.Passages() {
		if p.Article == "" || p.Text != "" || p.Start == p.End {
			continue
		}
		t, err := text(p.Article)
		if err != nil {
			return err
		}
		if p.Start < 0 || p.End > len(t) || p.Start > p.End {
			return &sayso.Error{Code: sayso.ErrStore, Place: p.Article, Msg: "the ledger is damaged: a passage lies outside its text"}
		}
		p.Text = t[p.Start:p.End]
	}
	return nil
}

// Origins lists families of two articles or more, the greatest first.
func (l *Ledger) Origins(ctx context.Context, q GroupQuery) (*Entries, error) {
	return l.entries(ctx, "origins", store.KindCopy, q, eachEntry(func(g *store.Group, e *Entry) error {
		e.Articles, e.Origins = g.Size, 1
		return nil
	}))
}
