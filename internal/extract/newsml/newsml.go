// Package newsml takes articles out of the XML of news agencies: NewsML-G2 (newsMessage, newsItem) with NITF, XHTML or
// plain text inside, and NITF by itself. It reads by the elements' local names, since agencies write them under many
// namespaces and none.
package newsml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"sayso"
	"sayso/internal/extract"
)

// maxDepth bounds the nesting of elements. A NewsML-G2 item with NITF inside nests about fifteen deep.
const maxDepth = 256

// An Item is one article of a file, or the reason why there is none: exactly one of Document and Err is set.
type Item struct {
	Offset   int64 // of the item's first byte, in the file as UTF-8
	Document *extract.Document
	Err      *sayso.Error // without a place
}

// Items yields the articles of a file. Pictures, videos and packages, which refer to other items, are passed over; a
// file without any text gives one error. What stands before a damage is kept.
func Items(raw []byte) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		text := decode(raw)
		r := &reader{raw: text, dec: xml.NewDecoder(strings.NewReader(text))}
		r.dec.Entity = xml.HTMLEntity // for "&nbsp;" in files that declare nothing; none of them holds another
		r.dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
		more := true
		r.yield = func(item Item) {
			r.found++
			more = more && yield(item)
		}
		err := r.walk(func() bool { return more })
		switch {
		case !more:
		case err != nil:
			yield(Item{Offset: r.at, Err: &sayso.Error{Code: sayso.ErrFormat, Msg: "the XML is damaged or cut short", Err: err}})
		case r.found == 0:
			yield(Item{Err: &sayso.Error{Code: sayso.ErrNoArticle, Msg: "the file holds no item with text"}})
		}
	}
}

// An Extractor reads the first article of a file.
type Extractor struct{}

// Extract implements extract.Extractor.
func (Extractor) Extract(raw []byte, _ extract.Hint) (*extract.Document, error) {
	for item := range Items(raw) {
		if item.Err != nil {
			return nil, item.Err
		}
		return item.Document, nil
	}
	return nil, errors.New("Items yields nothing") // it always does
}

// A reader goes through a file once. The decoder expands no entity that a file declares, which is how a kilobyte of
// XML becomes a gigabyte.
type reader struct {
	raw   string
	dec   *xml.Decoder
	at    int64 // offset of the token read last
	path  []string
	item  *item // the one at hand
	found int   // items with text or with an error
	yield func(Item)
}

// next returns the next token and keeps the path of open elements.
func (r *reader) next() (xml.Token, error) {
	r.at = r.dec.InputOffset()
	t, err := r.dec.Token()
	switch t := t.(type) {
	case xml.StartElement:
		if r.path = append(r.path, t.Name.Local); len(r.path) > maxDepth {
			return nil, fmt.Errorf("elements nest deeper than %d", maxDepth)
		}
	case xml.EndElement:
		r.path = r.path[:len(r.path)-1]
	}
	return t, err
}

// parent returns the name of the element around the one just opened.
func (r *reader) parent() string {
	if len(r.path) < 2 {
		return ""
	}
	return r.path[len(r.path)-2]
}

func (r *reader) walk(more func() bool) error {
	for more() {
		t, err := r.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := r.start(t); err != nil {
				return err
			}
		case xml.EndElement:
			if r.item != nil && len(r.path) < r.item.depth {
				r.finish()
			}
		}
	}
	return nil
}

// inner passes over the rest of the element just opened and returns its markup.
func (r *reader) inner() (string, error) {
	start, depth := r.dec.InputOffset(), len(r.path)
	for {
		_, err := r.next()
		if err != nil {
			return "", unexpected(err)
		}
		if len(r.path) < depth {
			return r.raw[start:r.at], nil
		}
	}
}

// text returns the running text of the element just opened, without its markup.
func (r *reader) text() (string, error) {
	markup, err := r.inner()
	var w extract.Writer
	extract.Markup(&w, markup)
	return strings.Join(strings.Fields(w.String()), " "), err
}

// data returns the characters of the element just opened as they are, lines and all.
func (r *reader) data() (string, error) {
	var b strings.Builder
	for depth := len(r.path); ; {
		t, err := r.next()
		if err != nil {
			return "", unexpected(err)
		}
		if c, ok := t.(xml.CharData); ok {
			b.Write(c)
		}
		if len(r.path) < depth {
			return b.String(), nil
		}
	}
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// declared finds the encoding that an XML declaration names.
var declared = regexp.MustCompile(`^<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)

// decode returns a file as UTF-8, without a byte order mark, so that offsets in it are positions of its markup.
func decode(raw []byte) string {
	label := "utf-8"
	switch m := declared.FindSubmatch(raw[:min(len(raw), 200)]); {
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		label = "utf-16be"
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		label = "utf-16le"
	case m != nil:
		label = string(m[1])
	}
	if encoding, name := charset.Lookup(label); encoding != nil && (name != "utf-8" || !utf8.Valid(raw)) {
		if out, err := encoding.NewDecoder().Bytes(raw); err == nil {
			raw = out
		}
	}
	return strings.TrimPrefix(strings.ToValidUTF8(string(raw), "\uFFFD"), "\uFEFF")
}

// Looks reports whether a file begins like NewsML-G2 or NITF: by the name of its first element.
func Looks(head []byte) bool {
	text := strings.TrimPrefix(string(head), "\uFEFF")
	for {
		i := strings.IndexByte(text, '<')
		if i < 0 || strings.TrimSpace(text[:i]) != "" {
			return false
		}
		text = text[i+1:]
		end := ">"
		switch {
		case strings.HasPrefix(text, "!--"):
			end = "-->"
		case strings.HasPrefix(text, "?"):
			end = "?>"
		case strings.HasPrefix(text, "!DOCTYPE"):
			if elementName(strings.TrimLeft(text[len("!DOCTYPE"):], " \t\r\n")) == "nitf" {
				return true
			}
		default:
			switch elementName(text) {
			case "newsMessage", "newsItem", "packageItem", "nitf":
				return true
			}
			return false
		}
		_, text, _ = strings.Cut(text, end)
	}
}

// elementName returns the local name that a tag begins with.
func elementName(tag string) string {
	if i := strings.IndexAny(tag, " \t\r\n>/["); i >= 0 {
		tag = tag[:i]
	}
	return tag[strings.IndexByte(tag, ':')+1:]
}
