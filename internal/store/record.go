package store

import (
	"fmt"

	"sayso"
)

// PutRecord implements [Writer].
func (v *view) PutRecord(r Record) error {
	n, err := v.knownArticle(r.Article)
	if err != nil {
		return err
	}
	engine := []any{r.Engine.Version, r.Engine.Model, r.Engine.Lexicons}
	if _, err := v.exec("INSERT INTO engine (version, model, lexicons) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", engine...); err != nil {
		return v.s.fault(err)
	}
	var e, there int64
	if _, err := v.row("SELECT n FROM engine WHERE version = ? AND model = ? AND lexicons = ?", engine, &e); err != nil {
		return v.s.fault(err)
	}
	if _, err := v.row("SELECT count(*) FROM record WHERE article = ? AND engine = ?", []any{n, e}, &there); err != nil || there > 0 {
		return v.s.fault(err)
	}
	_, err = v.exec("INSERT INTO record (seq, article, engine, json) SELECT coalesce(max(seq), 0) + 1, CAST(? AS bigint), CAST(? AS bigint), ? FROM record", n, e, v.s.pack(r.Body))
	return v.s.fault(err)
}

const selectRecord = "SELECT r.seq, e.version, e.model, e.lexicons, r.json FROM article a JOIN record r ON r.article = a.n JOIN engine e ON e.n = r.engine WHERE a.id = ?"

// Record implements [Reader].
func (v *view) Record(article string) (*Record, error) {
	return v.record(selectRecord+" ORDER BY r.seq DESC LIMIT 1", article, article)
}

// RecordOf implements [Reader].
func (v *view) RecordOf(article string, by sayso.Engine) (*Record, error) {
	return v.record(selectRecord+" AND e.version = ? AND e.model = ? AND e.lexicons = ?", article, article, by.Version, by.Model, by.Lexicons)
}

func (v *view) record(query, article string, args ...any) (*Record, error) {
	r := &Record{Article: article}
	found, err := v.row(query, args, &r.Seq, &r.Engine.Version, &r.Engine.Model, &r.Engine.Lexicons, &r.Body)
	if err != nil || !found {
		return nil, v.s.fault(err)
	}
	r.Body, err = v.s.unpack(r.Body, fmt.Sprintf("record %d, of article %s,", r.Seq, article))
	return r, err
}

// Records implements [Reader].
func (v *view) Records(article string) ([]Record, error) {
	var out []Record
	err := v.rows("SELECT r.seq, e.version, e.model, e.lexicons FROM article a JOIN record r ON r.article = a.n JOIN engine e ON e.n = r.engine"+
		" WHERE a.id = ? ORDER BY r.seq", []any{article}, func(scan func(...any) error) error {
		r := Record{Article: article}
		err := scan(&r.Seq, &r.Engine.Version, &r.Engine.Model, &r.Engine.Lexicons)
		out = append(out, r)
		return err
	})
	return out, v.s.fault(err)
}
