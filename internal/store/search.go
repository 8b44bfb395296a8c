package store

import "sayso"

// Search implements [Reader].
func (v *view) Search(query string, skip, limit int) ([]Found, error) {
	stems := newStemmer()
	q := parseQuery(stems, query)
	if len(q.must) == 0 {
		return nil, nil
	}
	if err := v.settle(); err != nil {
		return nil, err
	}
	type hit struct {
		n     int64
		id    string
		title string
		score float64
	}
	var hits []hit
	text, args := v.s.d.searchSQL(q, clampLimit(limit), max(0, skip))
	err := v.rows(text, args, func(scan func(...any) error) error {
		var h hit
		err := scan(&h.n, &h.id, &h.title, &h.score)
		hits = append(hits, h)
		return err
	})
	if err != nil {
		return nil, v.s.fault(err)
	}
	ids := make([]string, len(hits))
	for i, h := range hits {
		ids[i] = h.id
	}
	texts, err := v.Texts(ids)
	if err != nil {
		return nil, err
	}
	statements, err := v.stretches(ids)
	if err != nil {
		return nil, err
	}
	out := make([]Found, len(hits))
	for i, h := range hits {
		out[i] = Found{Article: h.id, Text: h.title, Score: h.score}
		if texts[h.id] == nil {
			return nil, v.s.damaged("the text of article %s is not there", h.id)
		}
		body := texts[h.id].Text
		for _, s := range statements[h.id] {
			if s.start < 0 || s.end < s.start || s.end > len(body) {
				return nil, v.s.damaged("statement %s of article %s reaches out of its text", s.statement.ID, h.id)
			}
		}
		words := stems.wordsFor(q, body)
		if s, ok := q.best(body, words, statements[h.id]); ok {
			out[i].Statement, out[i].Start, out[i].End, out[i].Text = s.statement, s.start, s.end, body[s.start:s.end]
			out[i].Lit = q.lit(words)
		}
	}
	return out, nil
}

// stretches are the statements of articles, in their order.
func (v *view) stretches(ids []string) (map[string][]stretch, error) {
	terms, err := v.terms()
	if err != nil {
		return nil, err
	}
	out := map[string][]stretch{}
	err = inSeveral(ids, func(in string, args []any) error {
		return v.rows("SELECT a.id, s.id, s.name, s.stance, s.level, s.start, s.stop, s.shown FROM article a JOIN statement s ON s.article = a.n WHERE a.id "+in+" ORDER BY a.id, s.ord",
			args, func(scan func(...any) error) error {
				var stance, level int64
				s := &Statement{}
				err := scan(&s.Article, &s.ID, &s.Name, &stance, &level, &s.Start, &s.End, &s.Shown)
				s.Stance, s.Level = sayso.Stance(terms[stance]), sayso.Level(terms[level])
				out[s.Article] = append(out[s.Article], stretch{s.Start, s.End, s})
				return err
			})
	})
	return out, v.s.fault(err)
}
