package ingest

import (
	"bytes"
	"encoding/json"
	"strings"

	"sayso"
)

// isRecord reports whether a line is a record rather than an article: records name their schema.
func isRecord(line []byte) bool {
	if !bytes.Contains(line[:min(len(line), 200)], []byte(`"schema"`)) { // spares most articles the second parsing
		return false
	}
	var head struct {
		Schema  string          `json:"schema"`
		Article json.RawMessage `json:"article"`
	}
	return json.Unmarshal(line, &head) == nil && strings.HasPrefix(head.Schema, "sayso.record/") && head.Article != nil
}

// record yields a record with its article. It can only be used if it was written with its text.
func (r *reader) record(place string, line []byte, size int) bool {
	var text struct {
		Article struct {
			Text *string `json:"text"`
		} `json:"article"`
	}
	if err := json.Unmarshal(line, &text); err == nil && text.Article.Text == nil {
		return r.fail(sayso.ErrRecord, place, "the record was written without its text: sayso read --with-text writes it", nil, size)
	}
	rec, err := sayso.UnmarshalRecord(line, "")
	if err != nil {
		return r.failed(place, err, size)
	}
	if err := rec.Check(); err != nil {
		return r.fail(sayso.ErrRecord, place, "the record contradicts itself", err, size)
	}
	return r.yield(Item{Place: place, Article: rec.Article, Record: rec, Size: size})
}
