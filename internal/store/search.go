package store

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
	out := make([]Found, len(hits))
	for i, h := range hits {
		out[i] = Found{Article: h.id, Text: h.title, Score: h.score}
		body, err := v.body(h.n, h.id)
		if err != nil {
			return nil, err
		}
		var statements []stretch
		err = v.rows("SELECT start, stop, id FROM statement WHERE article = ? ORDER BY ord", []any{h.n}, func(scan func(...any) error) error {
			var s stretch
			err := scan(&s.start, &s.end, &s.statement)
			if err == nil && (s.start < 0 || s.end < s.start || s.end > len(body)) {
				return v.s.damaged("statement %s of article %s reaches out of its text", s.statement, h.id)
			}
			statements = append(statements, s)
			return err
		})
		if err != nil {
			return nil, v.s.fault(err)
		}
		if s, ok := q.best(body, stems.wordsFor(q, body), statements); ok {
			out[i].Statement, out[i].Start, out[i].End, out[i].Text = s.statement, s.start, s.end, body[s.start:s.end]
		}
	}
	return out, nil
}
