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

// searchSQL scores with BM25, a word in the title counting three times, and takes the best part of an article. A word that half of
// the articles have is common, so ids are looked up only of those that may be on the page: by score, with all of the last one's.
func (f *sqliteFile) searchSQL(q *wordQuery, limit, skip int) (string, []any) {
	query := "WITH part AS MATERIALIZED (SELECT rowid >> 16 AS article, bm25(words, 3.0, 1.0) AS score FROM words WHERE words MATCH ?)," +
		" found AS MATERIALIZED (SELECT article, min(score) AS score FROM part"
	args := []any{ftsTerms(q.must, " AND ")}
	if len(q.not) > 0 {
		query += " WHERE article NOT IN (SELECT rowid >> 16 FROM words WHERE words MATCH ?)"
		args = append(args, ftsTerms(q.not, " OR "))
	}
	query += " GROUP BY article) SELECT a.n, a.id, a.title, -f.score FROM found f CROSS JOIN article a ON a.n = f.article" +
		" WHERE f.score <= coalesce((SELECT score FROM found ORDER BY score LIMIT 1 OFFSET ?), 1e300) ORDER BY f.score, a.id LIMIT ? OFFSET ?"
	return query, append(args, skip+min(limit, 1<<30)-1, limit, skip)
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
