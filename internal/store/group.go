package store

import (
	"slices"
	"strings"

	"sayso"
)

// GroupOf implements [Reader].
func (v *view) GroupOf(kind Kind, ref string) (id string, err error) {
	_, err = v.row("SELECT c.id FROM ref r JOIN member m ON m.ref = r.n JOIN cluster c ON c.n = m.cluster WHERE r.kind = ? AND r.name = ?", []any{kind, ref}, &id)
	return id, v.s.fault(err)
}

// Group implements [Reader].
func (v *view) Group(kind Kind, id string) (*Group, error) {
	n, g, err := v.head(kind, id)
	if err != nil || g == nil {
		return nil, err
	}
	g.Members, err = v.names("SELECT r.name FROM member m JOIN ref r ON r.n = m.ref WHERE m.cluster = ? ORDER BY r.name", n)
	return g, err
}

// Head implements [Reader].
func (v *view) Head(kind Kind, id string) (*Group, error) {
	_, g, err := v.head(kind, id)
	return g, err
}

func (v *view) head(kind Kind, id string) (n int64, g *Group, err error) {
	g = &Group{ID: id}
	found, err := v.row("SELECT n, title, day, last_day, size, body FROM cluster WHERE kind = ? AND id = ?", []any{kind, id},
		&n, &g.Title, &g.Day, &g.LastDay, &g.Size, &g.Body)
	if err != nil || !found {
		return 0, nil, v.s.fault(err)
	}
	g.Body, err = v.s.unpack(g.Body, "group "+id)
	return n, g, err
}

// Members implements [Reader].
func (v *view) Members(kind Kind, id string) ([]string, error) {
	return v.names("SELECT r.name FROM cluster c JOIN member m ON m.cluster = c.n JOIN ref r ON r.n = m.ref WHERE c.kind = ? AND c.id = ? ORDER BY r.name", kind, id)
}

// Groups implements [Reader].
func (v *view) Groups(kind Kind, f GroupFilter, skip, limit int) ([]Group, error) {
	where, args := []string{"c.kind = ?"}, []any{kind}
	if f.From != 0 || f.To != 0 {
		where, args = append(where, "c.last_day >= ?", "c.day <= ?", "c.day <> ?"), append(args, max(f.From, NoDay+1), until(f.To), NoDay)
	}
	if f.AtLeast > 0 {
		where, args = append(where, "c.size >= ?"), append(args, f.AtLeast)
	}
	if f.Words != "" {
		stems := foldedWords(f.Words)
		if len(stems) == 0 {
			return nil, nil
		}
		if err := v.settle(); err != nil {
			return nil, err
		}
		condition, arg := v.s.d.titleSQL(stems)
		where, args = append(where, condition), append(args, arg)
	}
	var out []Group
	err := v.rows("SELECT c.id, c.title, c.day, c.last_day, c.size, c.body FROM cluster c WHERE "+strings.Join(where, " AND ")+
		" ORDER BY c.size DESC, c.id LIMIT ? OFFSET ?", append(args, clampLimit(limit), max(0, skip)), func(scan func(...any) error) error {
		var g Group
		if err := scan(&g.ID, &g.Title, &g.Day, &g.LastDay, &g.Size, &g.Body); err != nil {
			return err
		}
		var err error
		g.Body, err = v.s.unpack(g.Body, "group "+g.ID)
		out = append(out, g)
		return err
	})
	return out, v.s.fault(err)
}

// foldedWords returns the words of text without case and accents, each once: names are not stemmed.
func foldedWords(text string) []string {
	var out []string
	eachWord(text, func(folded string, _, _ int) bool {
		if !slices.Contains(out, folded) {
			out = append(out, folded)
		}
		return len(out) < maxTitle
	})
	return out
}

// PutGroup implements [Writer].
func (v *view) PutGroup(kind Kind, g Group) error {
	if len(g.ID) > maxName+100 || g.ID == "" {
		return &sayso.Error{Code: sayso.ErrInternal, Place: g.ID, Msg: "this cannot be the id of a group"}
	}
	n, found, err := v.putHead(kind, g, true)
	if err != nil {
		return err
	}
	old := map[int64]bool{}
	if found {
		err = v.rows("SELECT ref FROM member WHERE cluster = ?", []any{n}, func(scan func(...any) error) error {
			var ref int64
			err := scan(&ref)
			old[ref] = true
			return err
		})
	}
	if err != nil {
		return v.s.fault(err)
	}
	for _, m := range g.Members {
		ref, err := v.ref(kind, m, true)
		if err != nil {
			return err
		}
		if old[ref] {
			delete(old, ref)
			continue
		}
		_, err = v.exec("INSERT INTO member (ref, cluster) VALUES (?, ?) ON CONFLICT (ref) DO UPDATE SET cluster = excluded.cluster", ref, n)
		if err != nil {
			return v.s.fault(err)
		}
	}
	for ref := range old { // in any order: it is the same set of rows in the end
		if _, err := v.exec("DELETE FROM member WHERE ref = ?", ref); err != nil {
			return v.s.fault(err)
		}
	}
	return nil
}

// putHead sets a group without its members. It returns its number and whether it was there; if not, it is made if create is set.
func (v *view) putHead(kind Kind, g Group, create bool) (n int64, found bool, err error) {
	var oldTitle string
	found, err = v.row("SELECT n, title FROM cluster WHERE kind = ? AND id = ?", []any{kind, g.ID}, &n, &oldTitle)
	if err != nil {
		return 0, false, v.s.fault(err)
	}
	body := v.s.pack(g.Body)
	switch {
	case found:
		_, err = v.exec("UPDATE cluster SET title = ?, day = ?, last_day = ?, size = ?, body = ? WHERE n = ?", g.Title, g.Day, g.LastDay, g.Size, body, n)
	case create:
		_, err = v.row("INSERT INTO cluster (kind, id, title, day, last_day, size, body) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING n",
			[]any{kind, g.ID, g.Title, g.Day, g.LastDay, g.Size, body}, &n)
	default:
		err = noGroup(g.ID)
	}
	if err != nil {
		return 0, false, v.s.fault(err)
	}
	if !found || oldTitle != g.Title {
		v.later(func() error { return v.s.d.putTitle(v, n, oldTitle, g.Title) })
	}
	return n, found, nil
}

func noGroup(id string) error {
	return &sayso.Error{Code: sayso.ErrInternal, Place: id, Msg: "there is no group of this id"}
}

// PutHead implements [Writer].
func (v *view) PutHead(kind Kind, g Group) error {
	_, _, err := v.putHead(kind, g, false)
	return err
}

// PutMember implements [Writer].
func (v *view) PutMember(kind Kind, id, ref string) error {
	var n int64
	found, err := v.row("SELECT n FROM cluster WHERE kind = ? AND id = ?", []any{kind, id}, &n)
	if err == nil && !found {
		err = noGroup(id)
	}
	if err != nil {
		return v.s.fault(err)
	}
	m, err := v.ref(kind, ref, true)
	if err != nil {
		return err
	}
	_, err = v.exec("INSERT INTO member (ref, cluster) VALUES (?, ?) ON CONFLICT (ref) DO UPDATE SET cluster = excluded.cluster", m, n)
	return v.s.fault(err)
}

// DropMember implements [Writer].
func (v *view) DropMember(kind Kind, ref string) error {
	n, err := v.ref(kind, ref, false)
	if err != nil || n == 0 {
		return err
	}
	_, err = v.exec("DELETE FROM member WHERE ref = ?", n)
	return v.s.fault(err)
}

// DropGroup implements [Writer].
func (v *view) DropGroup(kind Kind, id string) error {
	var (
		n     int64
		title string
	)
	found, err := v.row("SELECT n, title FROM cluster WHERE kind = ? AND id = ?", []any{kind, id}, &n, &title)
	if err != nil || !found {
		return v.s.fault(err)
	}
	v.later(func() error { return v.s.d.putTitle(v, n, title, "") })
	if _, err := v.exec("DELETE FROM member WHERE cluster = ?", n); err != nil {
		return v.s.fault(err)
	}
	_, err = v.exec("DELETE FROM cluster WHERE n = ?", n)
	return v.s.fault(err)
}
