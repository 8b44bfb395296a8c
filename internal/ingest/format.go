package ingest

import (
	"path/filepath"
	"slices"
	"strings"

	"sayso/internal/extract"
	"sayso/internal/extract/docx"
	"sayso/internal/extract/feed"
	"sayso/internal/extract/html"
	"sayso/internal/extract/mail"
	"sayso/internal/extract/newsml"
	"sayso/internal/extract/ninjs"
	"sayso/internal/extract/pdf"
	"sayso/internal/warc"
)

// A format is one way in which articles lie in files.
type format struct {
	extensions []string               // of its files, in lower case; folders give the files that have one of these
	types      []string               // media types under which servers give it, if the look does not tell
	looks      func(head []byte) bool // whether a file begins like one, from its first bytes; nil: it cannot be told
	one        func(*reader, *input) bool
	many       func(*reader, *input) bool // one of one and many is nil: a file holds one article, or any number
}

// formats lists what can be read. Looks are asked in this order, so the more particular stand first. An extension that
// several formats have (".xml") leaves the choice to their looks.
func formats() []format {
	return []format{
		{extensions: []string{".txt"}, types: []string{"text/plain"}, one: (*reader).text},
		{extensions: []string{".jsonl", ".ndjson"}, many: (*reader).lines},
		{
			extensions: []string{".html", ".htm", ".xhtml"}, types: []string{"text/html", "application/xhtml+xml"},
			looks: html.Looks, one: by(html.Extractor{}),
		},
		{
			extensions: []string{".rss", ".atom", ".xml"}, types: []string{"application/rss+xml", "application/atom+xml"},
			looks: feed.Looks, many: (*reader).feed,
		},
		{
			extensions: []string{".xml", ".nitf", ".newsml"}, types: []string{"application/vnd.iptc.g2.newsmessage+xml",
				"application/vnd.iptc.g2.newsitem+xml", "application/nitf+xml"},
			looks: newsml.Looks, many: (*reader).newsml,
		},
		{
			extensions: []string{".ninjs"}, types: []string{"application/vnd.iptc.ninjs+json"},
			looks: ninjs.Looks, one: by(ninjs.Extractor{}),
		},
		{extensions: []string{".pdf"}, types: []string{"application/pdf"}, looks: pdf.Looks, one: by(pdf.Extractor{})},
		{
			extensions: []string{".docx"}, types: []string{"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
			looks: docx.Looks, one: by(docx.Extractor{}),
		},
		{extensions: []string{".warc", ".warc.gz"}, types: []string{"application/warc"}, looks: warc.Looks, many: (*reader).archive},
		{extensions: []string{".eml"}, types: []string{"message/rfc822"}, looks: mail.Looks, one: by(mail.Extractor{})},
	}
}

// by reads a file's one article with x.
func by(x extract.Extractor) func(*reader, *input) bool {
	return func(r *reader, in *input) bool { return r.extract(in, x) }
}

// named returns the formats whose files are called like this. A ".gz" behind the extension says only that the file
// is compressed, unless a format names it.
func named(name string) (found []format) {
	name = strings.ToLower(filepath.Base(name))
	for _, name := range []string{name, strings.TrimSuffix(name, ".gz")} {
		for _, f := range formats() {
			if slices.ContainsFunc(f.extensions, func(e string) bool { return strings.HasSuffix(name, e) }) {
				found = append(found, f)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// extensions lists all that folders are searched for.
func extensions() (all []string) {
	for _, f := range formats() {
		all = append(all, f.extensions...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// lookOf returns the first of some formats that a file looks like.
func lookOf(among []format, head []byte) (format, bool) {
	for _, f := range among {
		if f.looks != nil && f.looks(head) {
			return f, true
		}
	}
	return format{}, false
}

// typeOf returns the format that a server names.
func typeOf(contentType string) (format, bool) {
	media, _, _ := strings.Cut(contentType, ";")
	media = strings.ToLower(strings.TrimSpace(media))
	for _, f := range formats() {
		if slices.Contains(f.types, media) {
			return f, true
		}
	}
	return format{}, false
}
