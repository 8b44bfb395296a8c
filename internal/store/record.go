package store

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strconv"

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
	var last int
	if _, err := v.row("SELECT coalesce(max(seq), 0) FROM record", nil, &last); err != nil {
		return v.s.fault(err)
	}
	r.Seq = last + 1
	_, err = v.exec("INSERT INTO record (seq, article, engine, json, sum) VALUES (?, ?, ?, ?, ?)", r.Seq, n, e, v.s.press.EncodeAll(r.Body, nil), r.checksum())
	return v.s.fault(err)
}

// checksum covers all of a record, so that it cannot be taken for another article's or engine's.
func (r *Record) checksum() int64 {
	var b []byte
	for _, s := range []string{r.Article, r.Engine.Version, r.Engine.Model, r.Engine.Lexicons, strconv.Itoa(r.Seq)} {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	return int64(crc32.Update(crc32.Checksum(b, castagnoli), castagnoli, r.Body))
}

const selectRecord = "SELECT r.seq, e.version, e.model, e.lexicons, r.json, r.sum FROM article a JOIN record r ON r.article = a.n JOIN engine e ON e.n = r.engine WHERE a.id = ?"

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
	var (
		packed []byte
		sum    int64
	)
	found, err := v.row(query, args, &r.Seq, &r.Engine.Version, &r.Engine.Model, &r.Engine.Lexicons, &packed, &sum)
	if err != nil || !found {
		return nil, v.s.fault(err)
	}
	if r.Body, err = v.s.unpack(packed, fmt.Sprintf("record %d, of article %s,", r.Seq, article)); err != nil {
		return nil, err
	}
	if r.checksum() != sum {
		return nil, v.s.damaged("record %d, of article %s, is not the one that was kept", r.Seq, article)
	}
	return r, nil
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
