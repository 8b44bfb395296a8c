package store

import (
	"math/bits"
	"strings"

	"sayso"
)

// A page of fifty rows asks once for what they all need, and not fifty times.

// severalAtOnce is how many names one query takes.
const severalAtOnce = 256

// inSeveral calls ask with conditions "IN (?, …)" and their values, which together are all the names. The last name is repeated up
// to a power of two, so that there are ten statements to prepare and not one for each number of names.
func inSeveral(names []string, ask func(in string, args []any) error) error {
	seen := map[string]bool{}
	var args []any
	flush := func() error {
		if len(args) == 0 {
			return nil
		}
		for n := 1 << bits.Len(uint(len(args)-1)); len(args) < n; {
			args = append(args, args[len(args)-1])
		}
		err := ask("IN (?"+strings.Repeat(", ?", len(args)-1)+")", args)
		args = nil
		return err
	}
	for _, name := range names {
		if seen[name] {
			continue
		}
		seen[name] = true
		if args = append(args, name); len(args) == severalAtOnce {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

// Texts implements [Reader].
func (v *view) Texts(ids []string) (map[string]*sayso.Article, error) {
	out := map[string]*sayso.Article{}
	err := inSeveral(ids, func(in string, args []any) error {
		return v.rows("SELECT "+infoColumns+", a.more, a.sum, b.text FROM article a JOIN body b ON b.article = a.n WHERE a.id "+in, args, func(scan func(...any) error) error {
			var (
				info ArticleInfo
				sum  int64
				rest string
				text []byte
			)
			if err := info.scan(scan, &rest, &sum, &text); err != nil {
				return err
			}
			a, err := v.whole(&info, rest, sum)
			if err == nil {
				a.Text, err = v.asKept(text, info.SHA256, info.ID)
			}
			out[info.ID] = a
			return err
		})
	})
	return out, v.s.fault(err)
}

// Infos implements [Reader].
func (v *view) Infos(ids []string) (map[string]*ArticleInfo, error) {
	out := map[string]*ArticleInfo{}
	err := inSeveral(ids, func(in string, args []any) error {
		return v.rows("SELECT "+infoColumns+" FROM article a WHERE a.id "+in, args, func(scan func(...any) error) error {
			info := &ArticleInfo{}
			err := info.scan(scan)
			out[info.ID] = info
			return err
		})
	})
	return out, v.s.fault(err)
}

// GroupsOf implements [Reader].
func (v *view) GroupsOf(kind Kind, refs []string) (map[string]string, error) {
	out := map[string]string{}
	err := inSeveral(refs, func(in string, args []any) error {
		return v.groupsWhere("r.kind = ? AND r.name "+in, append([]any{kind}, args...), out)
	})
	return out, v.s.fault(err)
}

// GroupsUnder implements [Reader].
func (v *view) GroupsUnder(kind Kind, names []string) (map[string]string, error) {
	out := map[string]string{}
	err := inSeveral(names, func(_ string, args []any) error {
		const under = "(r.kind = ? AND r.name > ? AND r.name < ?)" // with the kind in it, or SQLite does not use the index
		var all []any
		for _, name := range args {
			all = append(all, kind, name.(string)+"/", name.(string)+"0") // '0' is the character behind '/'
		}
		return v.groupsWhere("("+under+strings.Repeat(" OR "+under, len(args)-1)+")", all, out)
	})
	return out, v.s.fault(err)
}

func (v *view) groupsWhere(where string, args []any, out map[string]string) error {
	return v.rows("SELECT r.name, c.id FROM ref r JOIN member m ON m.ref = r.n JOIN cluster c ON c.n = m.cluster WHERE "+where, args, func(scan func(...any) error) error {
		var ref, id string
		err := scan(&ref, &id)
		out[ref] = id
		return err
	})
}

// GroupsBy implements [Reader].
func (v *view) GroupsBy(kind Kind, ids []string) (map[string]*Group, error) {
	out := map[string]*Group{}
	err := inSeveral(ids, func(in string, args []any) error {
		args = append([]any{kind}, args...)
		err := v.rows("SELECT c.id, c.title, c.day, c.last_day, c.size, c.body FROM cluster c WHERE c.kind = ? AND c.id "+in, args, func(scan func(...any) error) error {
			g := &Group{}
			err := scan(&g.ID, &g.Title, &g.Day, &g.LastDay, &g.Size, &g.Body)
			if err == nil {
				g.Body, err = v.s.unpack(g.Body, "group "+g.ID)
			}
			out[g.ID] = g
			return err
		})
		if err != nil {
			return err
		}
		return v.rows("SELECT c.id, r.name FROM cluster c JOIN member m ON m.cluster = c.n JOIN ref r ON r.n = m.ref WHERE c.kind = ? AND c.id "+in+
			" ORDER BY c.id, r.name", args, func(scan func(...any) error) error {
			var id, name string
			err := scan(&id, &name)
			out[id].Members = append(out[id].Members, name)
			return err
		})
	})
	return out, v.s.fault(err)
}
