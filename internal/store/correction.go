package store

import (
	"encoding/json"
	"hash/crc32"
	"iter"

	"sayso"
)

// PutCorrection implements [Writer].
func (v *view) PutCorrection(c sayso.Correction) (int, error) {
	var last int
	if _, err := v.row("SELECT coalesce(max(seq), 0) FROM correction", nil, &last); err != nil {
		return 0, v.s.fault(err)
	}
	c.Seq = last + 1
	b, err := json.Marshal(c)
	if err != nil {
		return 0, &sayso.Error{Code: sayso.ErrInternal, Msg: "a correction cannot be written", Err: err}
	}
	_, err = v.exec("INSERT INTO correction (seq, json, sum) VALUES (?, ?, ?)", c.Seq, string(b), int64(crc32.Checksum(b, castagnoli)))
	if err != nil {
		return 0, v.s.fault(err)
	}
	return c.Seq, nil
}

// Corrections implements [Reader].
func (v *view) Corrections(after int) iter.Seq2[sayso.Correction, error] {
	const page = 500
	return func(yield func(sayso.Correction, error) bool) {
		for {
			// In pages, so that whoever reads them may ask for other things in between.
			var list []sayso.Correction
			err := v.rows("SELECT seq, json, sum FROM correction WHERE seq > ? ORDER BY seq LIMIT ?", []any{after, page}, func(scan func(...any) error) error {
				var (
					c    sayso.Correction
					seq  int
					text string
					sum  int64
				)
				if err := scan(&seq, &text, &sum); err != nil {
					return err
				}
				if int64(crc32.Checksum([]byte(text), castagnoli)) != sum || json.Unmarshal([]byte(text), &c) != nil || c.Seq != seq {
					return v.s.damaged("entry %d of the log of corrections", seq)
				}
				list = append(list, c)
				return nil
			})
			for _, c := range list {
				if !yield(c, nil) {
					return
				}
				after = c.Seq
			}
			if err != nil {
				yield(sayso.Correction{}, v.s.fault(err))
				return
			}
			if len(list) < page {
				return
			}
		}
	}
}
