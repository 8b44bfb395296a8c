package store

import (
	"strconv"
	"strings"
)

func (p *postgres) putWords(v *view, article int64, parts []part) error {
	for i, part := range parts {
		if _, err := v.exec("INSERT INTO words (article, part, stems) VALUES (?, ?, CAST(CAST(? AS text) AS tsvector))", article, i, part.vector()); err != nil {
			return err
		}
	}
	return nil
}

// vector writes a part as a tsvector: places of the title with weight A, and one place between title and text, so that no
// phrase reaches from one into the other.
func (p *part) vector() string {
	places := map[string][]string{}
	var order []string
	add := func(stem string, at int, weight string) {
		old := places[stem]
		if old == nil {
			order = append(order, stem)
		}
		places[stem] = append(old, strconv.Itoa(at)+weight)
	}
	for i, s := range p.title {
		add(s, i+1, "A")
	}
	for i, s := range p.text {
		add(s, i+len(p.title)+2, "")
	}
	var b strings.Builder
	for _, s := range order {
		b.WriteString("'" + s + "':" + strings.Join(places[s], ",") + " ")
	}
	return b.String()
}

// searchSQL scores by how often the words stand there, by their density, and their place in the title.
func (p *postgres) searchSQL(q *wordQuery, limit, skip int) (string, []any) {
	query := "SELECT a.n, a.id, a.title, max(ts_rank('{0.1, 0.2, 0.4, 1.0}', w.stems, q.q, 1)) FROM words w, CAST(CAST(? AS text) AS tsquery) AS q(q), article a" +
		" WHERE w.stems @@ q.q AND a.n = w.article"
	args := []any{tsTerms(q.must, " & ")}
	if len(q.not) > 0 {
		query += " AND w.article NOT IN (SELECT article FROM words WHERE stems @@ CAST(CAST(? AS text) AS tsquery))"
		args = append(args, tsTerms(q.not, " | "))
	}
	return query + " GROUP BY a.n, a.id, a.title ORDER BY 4 DESC, a.id LIMIT ? OFFSET ?", append(args, limit, skip)
}

// tsTerms writes terms as a tsquery; stems hold letters and digits only, so nothing needs an escape.
func tsTerms(terms [][]string, operator string) string {
	quoted := make([]string, len(terms))
	for i, t := range terms {
		quoted[i] = "('" + strings.Join(t, "' <-> '") + "')"
	}
	return strings.Join(quoted, operator)
}

func (p *postgres) putTitle(v *view, cluster int64, old, new string) error {
	if old != "" {
		if _, err := v.exec("DELETE FROM title_words WHERE cluster = ?", cluster); err != nil {
			return err
		}
	}
	if new == "" {
		return nil
	}
	t := part{text: foldedWords(new)}
	_, err := v.exec("INSERT INTO title_words (cluster, stems) VALUES (?, CAST(CAST(? AS text) AS tsvector))", cluster, t.vector())
	return err
}

func (p *postgres) titleSQL(words []string) (string, any) {
	terms := make([][]string, len(words))
	for i, w := range words {
		terms[i] = []string{w}
	}
	return "c.n IN (SELECT cluster FROM title_words WHERE stems @@ CAST(CAST(? AS text) AS tsquery))", tsTerms(terms, " & ")
}
