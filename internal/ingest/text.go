package ingest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"

	"sayso"
	"sayso/internal/extract"
)

// text reads in as one plain-text article.
func (r *reader) text(in *input) bool {
	raw, fault := in.all(r.opts.Limit)
	size := in.size(len(raw))
	if fault != nil {
		return r.failed(in.place, fault, size)
	}
	text, warnings, err := decode(raw)
	if err != nil {
		return r.fail(sayso.ErrNotText, in.place, err.Error(), nil, size)
	}
	a := &sayso.Article{Text: text, Warnings: append(warnings, inspect(text)...)}
	return r.article(in.place, a, size)
}

// document completes and yields an article that an extractor has taken out of raw.
func (r *reader) document(place string, d *extract.Document, raw []byte, size int) bool {
	return r.documentOf(place, d, hash(raw), size)
}

// hash is the form in which a record names raw bytes.
func hash(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// documentOf does the same for one of many articles out of bytes that have been hashed.
func (r *reader) documentOf(place string, d *extract.Document, sum string, size int) bool {
	a := &sayso.Article{
		ID:        d.ID,
		Title:     d.Title,
		Publisher: d.Publisher,
		Authors:   d.Authors,
		URL:       d.URL,
		Language:  d.Language,
		Text:      d.Text,
		Warnings:  append(d.Warnings, inspect(d.Text)...),

		Extraction: &sayso.Extraction{Extractor: d.Extractor, MediaType: d.MediaType, SHA256: sum, FeedSource: d.Source},
	}
	a.Published.Value = d.Published
	return r.article(place, a, size)
}

// article completes an article and yields it.
func (r *reader) article(place string, a *sayso.Article, size int) bool {
	a.Published.Basis = sayso.BasisMetadata
	if a.Published.Value == "" {
		a.Published = sayso.Published{Value: r.opts.Published, Basis: sayso.BasisGiven}
	}
	if a.Published.Value == "" {
		a.Published.Basis = sayso.BasisNone
	}
	return r.yield(Item{Place: place, Article: a.Identified(), Size: size})
}

var errBinary = errors.New("the input is not text")

// decode returns raw as UTF-8: as it is, or decoded from UTF-16 if a byte order mark says so. A UTF-8 byte order
// mark stays in the text, so that the stored text has the file's own bytes and hash; that of UTF-16 does not, since
// it is part of the encoding and the bytes are others anyway.
func decode(raw []byte) (string, []sayso.Warning, error) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return fromUTF16(raw[2:], func(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 })
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return fromUTF16(raw[2:], func(b []byte) uint16 { return uint16(b[1]) | uint16(b[0])<<8 })
	case isBinary(raw):
		return "", nil, errBinary
	}
	text, replaced := fromUTF8(raw)
	return text, invalid(replaced), nil
}

// isBinary looks for what no text has: a zero byte, or the first bytes of the files people mistake for text.
func isBinary(raw []byte) bool {
	for _, magic := range []string{"%PDF-", "PK\x03\x04", "\x1f\x8b", "{\\rtf", "\x89PNG", "\xff\xd8\xff"} {
		if bytes.HasPrefix(raw, []byte(magic)) {
			return true
		}
	}
	return bytes.IndexByte(raw, 0) >= 0
}
