package store

import (
	"strings"
)

func (f *sqliteFile) putWords(v *view, article int64, parts []part) error {
	for i, p := range parts {
		_, err := v.exec("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", article<<16|int64(i), strings.Join(p.title, " "), strings.Join(p.text, " "))
		if err != nil {
			return err
		}
	}
	return nil
}

// searchSQL scores with BM25, a word in the title counting three times, and takes the best part of an article.
func (f *sqliteFile) searchSQL(q *wordQuery) (string, []any) {
	query := "WITH found AS MATERIALIZED (SELECT rowid >> 16 AS article, bm25(words, 3.0, 1.0) AS score FROM words WHERE words MATCH ?)" +
		" SELECT a.n, a.id, a.title, -min(f.score) FROM found f JOIN article a ON a.n = f.article"
	args := []any{ftsTerms(q.must, " AND ")}
	if len(q.not) > 0 {
		query += " WHERE f.article NOT IN (SELECT rowid >> 16 FROM words WHERE words MATCH ?)"
		args = append(args, ftsTerms(q.not, " OR "))
	}
	return query + " GROUP BY a.n, a.id, a.title ORDER BY min(f.score), a.id LIMIT ? OFFSET ?", args
}

// ftsTerms writes terms for FTS5; stems hold letters and digits only, so nothing needs an escape.
func ftsTerms(terms [][]string, operator string) string {
	quoted := make([]string, len(terms))
	for i, t := range terms {
		quoted[i] = `"` + strings.Join(t, " ") + `"`
	}
	return strings.Join(quoted, operator)
}

func (f *sqliteFile) putTitle(v *view, cluster int64, old, new string) error {
	if old != "" {
		if _, err := v.exec("DELETE FROM title_words WHERE rowid = ?", cluster); err != nil {
			return err
		}
	}
	if new == "" {
		return nil
	}
	_, err := v.exec("INSERT INTO title_words (rowid, title) VALUES (?, ?)", cluster, strings.Join(foldedWords(new), " "))
	return err
}

func (f *sqliteFile) titleSQL(words []string) (string, any) {
	terms := make([][]string, len(words))
	for i, w := range words {
		terms[i] = []string{w}
	}
	return "c.n IN (SELECT rowid FROM title_words WHERE title_words MATCH ?)", ftsTerms(terms, " AND ")
}
