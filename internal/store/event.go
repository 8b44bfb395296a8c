package store

import (
	"math"
	"strings"
)

// The roles of the table took.
const (
	tookActor     = 1
	tookRecipient = 2
)

// PutEvents implements [Writer].
func (v *view) PutEvents(article string, list []Event) error {
	a, err := v.knownArticle(article)
	if err != nil {
		return err
	}
	for _, e := range list {
		if err := v.within(a, article, e.ID, e.Start, e.End); err != nil {
			return err
		}
	}
	if err := v.dropParts(a, "took", "event"); err != nil {
		return err
	}
	const insert = "INSERT INTO took (who, role, at, event) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
	for ord, e := range list {
		at := e.Day
		if at == NoDay {
			at = e.Said
		}
		var n int64
		_, err := v.row("INSERT INTO event (article, ord, id, type, mode, status, actors, recipients, actor_countries, recipient_countries, day, said, at, start, stop, words, shown)"+
			" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n",
			[]any{a, ord, e.ID, e.Type, e.Mode, string(e.Status), listText(e.Actors), listText(e.Recipients), listText(e.ActorCountries), listText(e.RecipientCountries),
				e.Day, e.Said, at, e.Start, e.End, e.Words, e.Shown}, &n)
		if err != nil {
			return v.s.fault(err)
		}
		for _, with := range []struct {
			role int
			who  []string
		}{{tookActor, e.Actors}, {tookActor, e.ActorCountries}, {tookRecipient, e.Recipients}, {tookRecipient, e.RecipientCountries}} {
			if err := v.putRoles(insert, with.who, with.role, at, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// A tookBy is who takes part in an event, as actor or as recipient.
type tookBy struct {
	who  int64
	role int
}

// oldestTook returns a day from which on there are n events of the first of the sides that meet the conditions and have the other
// side too, if there are so many; else the least of all.
func (v *view) oldestTook(sides []tookBy, where []string, args []any, n int) (int, error) {
	oldest := NoDay
	if n >= math.MaxInt32 {
		return oldest, nil
	}
	query := "SELECT t.at FROM took t"
	if len(where) > 0 {
		query += " CROSS JOIN event e"
		where = append([]string{"e.n = t.event"}, where...)
	}
	where, args = append([]string{"t.who = ? AND t.role = ?"}, where...), append([]any{sides[0].who, sides[0].role}, args...)
	for _, o := range sides[1:] {
		where, args = append(where, "EXISTS (SELECT 1 FROM took o WHERE o.who = ? AND o.role = ? AND o.at = t.at AND o.event = t.event)"), append(args, o.who, o.role)
	}
	_, err := v.row(query+" WHERE "+strings.Join(where, " AND ")+" ORDER BY t.at DESC LIMIT 1 OFFSET ?", append(args, n-1), &oldest)
	return oldest, v.s.fault(err)
}

// Events implements [Reader].
func (v *view) Events(f EventFilter, skip, limit int) ([]Event, error) {
	where := []string{"a.n = e.article"}
	var sides []tookBy
	for _, side := range []struct {
		who  string
		role int
	}{{f.Actor, tookActor}, {f.Recipient, tookRecipient}} {
		if side.who == "" {
			continue
		}
		ref, err := v.ref(0, side.who, false)
		if err != nil || ref == 0 {
			return nil, err
		}
		sides = append(sides, tookBy{ref, side.role})
	}
	itself, args, err := v.eventItself(f)
	if err != nil || itself == nil {
		return nil, err
	}
	if where = append(where, itself...); f.Article == "" && f.Type == "" && len(sides) == 0 {
		where = append(where, allDays("e.at")) // from the newest on until there are enough, instead of sorting all that fit
	}
	for i, side := range sides {
		oldest := NoDay
		if i == 0 {
			if oldest, err = v.oldestTook(sides, where[1:], args, max(0, skip)+clampLimit(limit)); err != nil {
				return nil, err
			}
		}
		where, args = append(where, "e.n IN (SELECT event FROM took WHERE who = ? AND role = ? AND at >= ?)"), append(args, side.who, side.role, oldest)
	}
	var out []Event
	err = v.rows("SELECT a.id, e.id, e.type, e.mode, e.status, e.actors, e.recipients, e.actor_countries, e.recipient_countries, e.day, e.said, e.start, e.stop, e.words, e.shown"+
		" FROM event e CROSS JOIN article a WHERE "+strings.Join(where, " AND ")+" ORDER BY e.at DESC, a.id, e.ord LIMIT ? OFFSET ?",
		append(args, clampLimit(limit), max(0, skip)), func(scan func(...any) error) error {
			var (
				e     Event
				lists [4]string
			)
			err := scan(&e.Article, &e.ID, &e.Type, &e.Mode, &e.Status, &lists[0], &lists[1], &lists[2], &lists[3], &e.Day, &e.Said, &e.Start, &e.End, &e.Words, &e.Shown)
			if err != nil {
				return err
			}
			for i, to := range []*[]string{&e.Actors, &e.Recipients, &e.ActorCountries, &e.RecipientCountries} {
				if *to, err = textList(lists[i]); err != nil {
					return v.s.damaged("event %s of article %s", e.ID, e.Article)
				}
			}
			out = append(out, e)
			return nil
		})
	return out, v.s.fault(err)
}

// eventItself are the conditions on the row of an event, without those on who takes part; nil if none can meet them.
func (v *view) eventItself(f EventFilter) (where []string, args []any, err error) {
	where = []string{}
	if f.Article != "" {
		n, err := v.articleNumber(f.Article)
		if err != nil || n == 0 {
			return nil, nil, err
		}
		where, args = append(where, "e.article = ?"), append(args, n)
	}
	if f.Articles != nil {
		var in []string
		err := inSeveral(f.Articles, func(those string, ids []any) error {
			in, args = append(in, "e.article IN (SELECT n FROM article WHERE id "+those+")"), append(args, ids...)
			return nil
		})
		if err != nil || len(in) == 0 {
			return nil, nil, err
		}
		where = append(where, "("+strings.Join(in, " OR ")+")")
	}
	if f.Type != "" {
		where, args = append(where, "e.type = ?"), append(args, f.Type)
	}
	if len(f.Status) > 0 {
		where = append(where, "e.status IN (?"+strings.Repeat(", ?", len(f.Status)-1)+")")
		for _, s := range f.Status {
			args = append(args, string(s))
		}
	}
	if f.From != 0 || f.To != 0 {
		where, args = append(where, "e.at BETWEEN ? AND ?"), append(args, max(f.From, NoDay+1), until(f.To))
	}
	return where, args, nil
}
