package ingest

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"sayso/internal/extract"
	"sayso/internal/extract/newsml"
	"sayso/internal/warc"
)

// archive reads a web archive: an article for each page that a server gave, by the offset of its record. Pictures,
// scripts and data are passed over. The date of a record is that of the visit and says nothing about the article's.
func (r *reader) archive(in *input) bool {
	pages, before := warc.NewReader(in.packed(), r.opts.Limit), int64(0)
	for {
		page, err := pages.Next()
		if err == io.EOF {
			return true
		}
		f, readable := pageFormat(page, err)
		if !readable || !r.mine() {
			continue
		}
		size := int(pages.Position() - before)
		before += int64(size)
		place := in.place + ":" + page.Offset
		if err != nil {
			if !r.failed(place, err, size) {
				return false
			}
			continue
		}
		one := &input{
			Reader: bufio.NewReader(bytes.NewReader(page.Body)), place: place, below: &counter{n: size},
			hint: extract.Hint{URL: page.URL, ContentType: page.ContentType},
		}
		if !f.one(r, one) {
			return false
		}
	}
}

// pageFormat returns how to read a page: by the type that its server gave, or by its look if that gave none. A page
// with an error is counted too.
func pageFormat(page *warc.Page, err error) (format, bool) {
	if err != nil {
		return format{}, true
	}
	f, ok := typeOf(page.ContentType)
	if page.ContentType == "" {
		f, ok = lookOf(formats(), page.Body[:min(len(page.Body), headSize)])
	}
	return f, ok && f.one != nil && f.looks != nil // no plain text: that is robots.txt and the like
}

// newsml reads a file of a news agency: an article for each item with text, by its offset if there are several.
func (r *reader) newsml(in *input) bool {
	raw, fault := in.all(r.opts.Limit)
	size := in.size(len(raw))
	if fault != nil {
		return !r.mine() || r.failed(in.place, fault, size)
	}
	var items []newsml.Item
	for item := range newsml.Items(raw) {
		items = append(items, item)
	}
	for i, item := range items {
		part := size/len(items) + max(0, min(1, size%len(items)-i)) // so that the parts add up
		if r.mine() && !r.item(in.place, item, len(items) > 1, raw, part) {
			return false
		}
	}
	return true
}

func (r *reader) item(place string, item newsml.Item, several bool, raw []byte, size int) bool {
	if several {
		place = fmt.Sprintf("%s:%d", place, item.Offset)
	}
	if item.Err != nil {
		return r.failed(place, item.Err, size)
	}
	return r.document(place, item.Document, raw, size)
}
