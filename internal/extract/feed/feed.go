package feed

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	"github.com/mmcdole/gofeed/rss"

	"sayso"
	"sayso/internal/extract"
)

// version names the extractor in records.
const version = "feed/1 gofeed/1.4.2"

// Looks reports whether a file begins like a feed: its first element is rss, feed, or RSS 1.0's RDF.
func Looks(head []byte) bool {
	for tokens := decoder(head); ; {
		token, err := tokens.RawToken()
		if err != nil {
			return false
		}
		if e, ok := token.(xml.StartElement); ok {
			name := e.Name.Local
			return name == "rss" || name == "feed" || name == "RDF"
		}
	}
}

// Articles returns the entries of a feed in its order. A file that cannot be read as a feed is an ErrFormat, a feed
// without entries an ErrNoArticle.
func Articles(raw []byte, hint extract.Hint) (list []*extract.Document, err error) {
	defer func() {
		if recover() != nil { // not ours to promise
			list, err = nil, &sayso.Error{Code: sayso.ErrFormat, Msg: "the feed cannot be read"}
		}
	}()
	text := decode(raw, hint.ContentType)
	if fault := immodest(text); fault != nil {
		return nil, fault
	}
	parser := gofeed.NewParser()
	parser.KeepOriginalFeed = true // for <source>, which the common form of the library lacks
	found, err := parser.ParseString(text)
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrFormat, Msg: "the feed cannot be read", Err: err}
	}
	if len(found.Items) == 0 {
		return nil, &sayso.Error{Code: sayso.ErrNoArticle, Msg: "the feed has no entries"}
	}
	for i, item := range found.Items {
		d := document(item)
		d.Source = source(found.OriginalFeed(), i)
		d.Publisher = cmp.Or(d.Source, line(found.Title))
		d.Language = strings.TrimSpace(found.Language)
		d.MediaType = "application/" + cmp.Or(found.FeedType, "rss") + "+xml"
		list = append(list, d)
	}
	return list, nil
}

// document makes an article of an entry.
func document(item *gofeed.Item) *extract.Document {
	d := &extract.Document{ID: strings.TrimSpace(item.GUID), Title: line(plain(item.Title)), Extractor: version}
	d.Text = plain(item.Content)
	if summary := plain(item.Description); len(summary) > len(d.Text) {
		d.Text = summary
	}
	for _, person := range item.Authors {
		if name := line(cmp.Or(person.Name, person.Email)); name != "" {
			d.Authors = append(d.Authors, name)
		}
	}
	if link := strings.TrimSpace(item.Link); strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "https://") {
		d.URL = link
	}
	if written := strings.TrimSpace(item.Published); written != "" {
		iso, ok := extract.Date(written)
		if d.Published = iso; !ok {
			d.Warnings = append(d.Warnings, extract.Undated(written))
		}
	}
	d.Warnings = append(d.Warnings, extract.Replaced(d.Text)...)
	return d
}

// source returns the name of the feed that the i-th entry was taken over from.
func source(original any, i int) string {
	switch f := original.(type) {
	case *rss.Feed:
		if i < len(f.Items) && f.Items[i].Source != nil {
			return line(f.Items[i].Source.Title)
		}
	case *atom.Feed:
		if i < len(f.Entries) && f.Entries[i].Source != nil {
			return line(f.Entries[i].Source.Title)
		}
	}
	return ""
}

// plain returns the text of markup.
func plain(markup string) string {
	var w extract.Writer
	extract.Markup(&w, markup)
	return w.String()
}

func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// Bounds of a feed: the library goes down by recursion, and holds all entries at once.
const (
	maxDepth   = 256
	maxEntries = 100_000
)

// immodest says what is out of proportion about a feed before the library reads it.
func immodest(text string) error {
	depth, entries := 0, 0
	for tokens := decoder([]byte(text)); ; {
		token, err := tokens.Token()
		if err != nil {
			return nil
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local == "item" || e.Name.Local == "entry" {
				entries++
			}
			if depth++; depth > maxDepth {
				return &sayso.Error{Code: sayso.ErrFormat, Msg: "the feed's elements are nested too deep"}
			}
			if entries > maxEntries {
				return &sayso.Error{Code: sayso.ErrTooLarge, Msg: fmt.Sprintf("more than %d entries in one feed", maxEntries)}
			}
		case xml.EndElement:
			depth--
		}
	}
}

// decoder reads XML as leniently as the library does.
func decoder(b []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return d
}
