package store

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"sayso"
)

// roles are the numbers of the table said.
var roles = map[sayso.SaidRole]int{sayso.SaidBy: 1, sayso.SaidAbout: 2, sayso.SaidTo: 3}

// PutStatements implements [Writer].
func (v *view) PutStatements(article string, list []Statement) error {
	a, err := v.knownArticle(article)
	if err != nil {
		return err
	}
	for _, s := range list {
		if err := v.within(a, article, s.ID, s.Start, s.End); err != nil {
			return err
		}
	}
	if err := v.dropParts(a, "said", "statement"); err != nil {
		return err
	}
	for ord, s := range list {
		var terms [3]int64
		for i, t := range []string{string(s.Kind), string(s.Stance), string(s.Level)} {
			if terms[i], err = v.term(t, true); err != nil {
				return err
			}
		}
		var n int64
		_, err := v.row("INSERT INTO statement (article, ord, id, person, name, about, told, kind, stance, level, day, start, stop, content, shown)"+
			" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n",
			[]any{a, ord, s.ID, s.Person, s.Name, listText(s.About), listText(s.To), terms[0], terms[1], terms[2], s.Day, s.Start, s.End, s.Content, s.Shown}, &n)
		if err != nil {
			return v.s.fault(err)
		}
		for _, with := range []struct {
			role    sayso.SaidRole
			persons []string
		}{{sayso.SaidBy, []string{s.Person}}, {sayso.SaidAbout, s.About}, {sayso.SaidTo, s.To}} {
			err := v.putRoles("INSERT INTO said (person, role, day, statement) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", with.persons, roles[with.role], s.Day, n)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// within sees that bytes lie within the text of an article.
func (v *view) within(n int64, article, id string, start, end int) error {
	var bytes int
	if _, err := v.row("SELECT bytes FROM article WHERE n = ?", []any{n}, &bytes); err != nil {
		return v.s.fault(err)
	}
	if start < 0 || end < start || end > bytes {
		return &sayso.Error{Code: sayso.ErrInternal, Place: article + "/" + id, Msg: fmt.Sprintf("[%d, %d) lies outside a text of %d bytes", start, end, bytes)}
	}
	return nil
}

// putRoles keeps who takes part in the row n of a statement or event.
func (v *view) putRoles(insert string, who []string, role, day int, n int64) error {
	for _, w := range who {
		if w == "" {
			continue
		}
		ref, err := v.ref(0, w, true)
		if err != nil {
			return err
		}
		if _, err := v.exec(insert, ref, role, day, n); err != nil {
			return v.s.fault(err)
		}
	}
	return nil
}

// dropParts removes an article's rows of table and those in roles that belong to them.
func (v *view) dropParts(article int64, roles, table string) error {
	var one int
	if found, err := v.row("SELECT 1 FROM "+table+" WHERE article = ? LIMIT 1", []any{article}, &one); err != nil || !found {
		return v.s.fault(err)
	}
	if _, err := v.exec("DELETE FROM "+roles+" WHERE "+table+" IN (SELECT n FROM "+table+" WHERE article = ?)", article); err != nil {
		return v.s.fault(err)
	}
	_, err := v.exec("DELETE FROM "+table+" WHERE article = ?", article)
	return v.s.fault(err)
}

// kindTerm is the kind of refs that are no things but terms of a fixed list, such as stances: a number is shorter.
const kindTerm Kind = -1

// term returns the number of a term, 0 for "" or, unless create is set, if there is none.
func (v *view) term(text string, create bool) (int64, error) {
	if text == "" {
		return 0, nil
	}
	return v.ref(kindTerm, text, create)
}

// terms returns all terms by number. They are some dozens.
func (v *view) terms() (map[int64]string, error) {
	out := map[int64]string{}
	err := v.rows("SELECT n, name FROM ref WHERE kind = ?", []any{kindTerm}, func(scan func(...any) error) error {
		var (
			n    int64
			name string
		)
		err := scan(&n, &name)
		out[n] = name
		return err
	})
	return out, v.s.fault(err)
}

// allDays is true of every day.
func allDays(column string) string { return column + " >= " + strconv.Itoa(NoDay) }

// oldestSaid returns a day from which on there are n statements of a person in some roles that meet the conditions, if there are so
// many; else the least of all. A person of thousands is asked for the newest fifty, and they lie together in the table said.
func (v *view) oldestSaid(person int64, roles []int, where []string, args []any, n int) (int, error) {
	if n >= math.MaxInt32 {
		return NoDay, nil
	}
	days := map[int64]int{} // by statement, which may be in several roles
	for _, role := range roles {
		query := "SELECT p.statement, p.day FROM said p WHERE p.person = ? AND p.role = ?"
		if len(where) > 0 {
			query = "SELECT p.statement, p.day FROM said p CROSS JOIN statement s WHERE p.person = ? AND p.role = ? AND s.n = p.statement AND " + strings.Join(where, " AND ")
		}
		err := v.rows(query+" ORDER BY p.day DESC LIMIT ?", append(append([]any{person, role}, args...), n), func(scan func(...any) error) error {
			var (
				statement int64
				day       int
			)
			err := scan(&statement, &day)
			days[statement] = day
			return err
		})
		if err != nil {
			return 0, v.s.fault(err)
		}
	}
	if len(days) < n {
		return NoDay, nil
	}
	list := slices.Sorted(maps.Values(days))
	return list[len(list)-n], nil
}

// Statements implements [Reader].
func (v *view) Statements(f StatementFilter, skip, limit int) ([]Statement, error) {
	where, args := []string{"a.n = s.article"}, []any{}
	if f.Article != "" {
		n, err := v.articleNumber(f.Article)
		if err != nil || n == 0 {
			return nil, err
		}
		where, args = append(where, "s.article = ?"), append(args, n)
	}
	for _, with := range [][2]string{{"s.stance = ?", string(f.Stance)}, {"s.level = ?", string(f.Level)}} {
		if with[1] == "" {
			continue
		}
		n, err := v.term(with[1], false)
		if err != nil || n == 0 {
			return nil, err
		}
		where, args = append(where, with[0]), append(args, n)
	}
	if f.From != 0 || f.To != 0 {
		where, args = append(where, "s.day BETWEEN ? AND ?"), append(args, max(f.From, NoDay+1), until(f.To))
	} else if len(where) == 1 && f.Person == "" {
		where = append(where, allDays("s.day")) // so that SQLite takes the index of days
	}
	// CROSS JOIN keeps SQLite to this order of tables: newest first, until the page is full.
	from := "statement s CROSS JOIN article a"
	if f.Person != "" {
		ref, err := v.ref(0, f.Person, false)
		if err != nil || ref == 0 {
			return nil, err
		}
		in := []int{roles[sayso.SaidBy], roles[sayso.SaidAbout], roles[sayso.SaidTo]}
		if f.Role != "" {
			in = []int{roles[f.Role]}
		}
		oldest, err := v.oldestSaid(ref, in, where[1:], args, max(0, skip)+clampLimit(limit))
		if err != nil {
			return nil, err
		}
		said := make([]string, len(in))
		var those []any
		for i, role := range in {
			said[i] = "SELECT statement FROM said WHERE person = ? AND role = ? AND day >= ?"
			those = append(those, ref, role, oldest)
		}
		from = "(" + strings.Join(said, " UNION ") + ") p CROSS JOIN statement s CROSS JOIN article a"
		where, args = append(where, "s.n = p.statement"), append(those, args...)
	}
	terms, err := v.terms()
	if err != nil {
		return nil, err
	}
	var out []Statement
	err = v.rows("SELECT a.id, s.id, s.person, s.name, s.about, s.told, s.kind, s.stance, s.level, s.day, s.start, s.stop, s.content, s.shown FROM "+from+
		" WHERE "+strings.Join(where, " AND ")+" ORDER BY s.day DESC, a.id, s.ord LIMIT ? OFFSET ?",
		append(args, clampLimit(limit), max(0, skip)), func(scan func(...any) error) error {
			var (
				s         Statement
				about, to string
				n         [3]int64
			)
			err := scan(&s.Article, &s.ID, &s.Person, &s.Name, &about, &to, &n[0], &n[1], &n[2], &s.Day, &s.Start, &s.End, &s.Content, &s.Shown)
			if err != nil {
				return err
			}
			s.Kind, s.Stance, s.Level = sayso.Kind(terms[n[0]]), sayso.Stance(terms[n[1]]), sayso.Level(terms[n[2]])
			if s.About, err = textList(about); err != nil {
				return v.s.damaged("statement %s of article %s", s.ID, s.Article)
			}
			if s.To, err = textList(to); err != nil {
				return v.s.damaged("statement %s of article %s", s.ID, s.Article)
			}
			out = append(out, s)
			return nil
		})
	return out, v.s.fault(err)
}
