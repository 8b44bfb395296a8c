package newsml

import (
	"cmp"
	"encoding/xml"
	"strings"
	"time"

	"sayso"
	"sayso/internal/extract"
)

// An item is what has been read of one article so far.
type item struct {
	offset   int64
	depth    int    // of its element
	class    string // of the item, such as "text" or "picture"; "" if it names none
	text     string
	media    string
	doc      extract.Document
	made     string // when this version was made
	release  string // before when it may not be published
	rest     string // the next best date
	provider string
	creator  []string
	byline   []string
}

// start takes note of an element.
func (r *reader) start(e xml.StartElement) error {
	name := e.Name.Local
	if name == "newsItem" || name == "nitf" && r.item == nil {
		r.item = &item{offset: r.at, depth: len(r.path), media: "application/vnd.iptc.g2.newsitem+xml"}
		r.item.doc.ID, r.item.doc.Language = attribute(e, "guid"), attribute(e, "lang")
		if name == "nitf" {
			r.item.media = "application/nitf+xml"
		}
		return nil
	}
	if r.item == nil {
		return nil
	}
	switch r.parent() {
	case "itemMeta", "contentMeta":
		return r.meta(e)
	case "contentSet":
		return r.content(e)
	}
	return r.nitf(e)
}

// meta takes note of the metadata of NewsML-G2.
func (r *reader) meta(e xml.StartElement) (err error) {
	i := r.item
	switch e.Name.Local {
	case "itemClass":
		i.class = localCode(attribute(e, "qcode"))
	case "provider":
		i.provider, err = r.party(e)
	case "creator":
		var name string
		if name, err = r.party(e); name != "" {
			i.creator = append(i.creator, name)
		}
	case "versionCreated":
		i.made, err = r.text()
	case "embargoed":
		i.release, err = r.text()
	case "contentCreated", "contentModified", "firstCreated":
		if i.rest == "" {
			i.rest, err = r.text()
		}
	case "headline":
		if i.doc.Title == "" {
			i.doc.Title, err = r.text()
		}
	case "by":
		err = r.by()
	case "language":
		if tag := attribute(e, "tag"); tag != "" {
			i.doc.Language = tag
		}
	}
	return err
}

// party returns the name of a person or body: its first <name>, or what its code says.
func (r *reader) party(e xml.StartElement) (string, error) {
	depth, name := len(r.path), ""
	for {
		t, err := r.next()
		if err != nil {
			return "", unexpected(err)
		}
		if child, ok := t.(xml.StartElement); ok && child.Name.Local == "name" && name == "" {
			if name, err = r.text(); err != nil {
				return "", err
			}
		}
		if len(r.path) < depth {
			return cmp.Or(name, attribute(e, "literal"), localCode(attribute(e, "qcode"))), nil
		}
	}
}

// by adds the byline that the element just opened holds.
func (r *reader) by() error {
	line, err := r.text()
	r.addByline(line)
	return err
}

// addByline adds a byline that is not empty. "By" belongs to the line, not to the name.
func (r *reader) addByline(line string) {
	words := strings.Fields(line)
	if len(words) > 1 && strings.EqualFold(words[0], "by") {
		words = words[1:]
	}
	if line = strings.TrimRight(strings.Join(words, " "), " ,"); line != "" {
		r.item.byline = append(r.item.byline, line)
	}
}

// content reads one rendition of the content; the first that holds text counts.
func (r *reader) content(e xml.StartElement) error {
	if e.Name.Local != "inlineData" || r.item.text != "" {
		return nil // inlineXML goes on as NITF or XHTML
	}
	data, err := r.data()
	if err != nil {
		return err
	}
	switch media := strings.ToLower(attribute(e, "contenttype")); {
	case strings.Contains(media, "html") || strings.Contains(media, "nitf"):
		r.markup(data)
	case attribute(e, "encoding") != "": // packed and not read
	default:
		r.item.text = strings.TrimSpace(strings.ReplaceAll(data, "\r\n", "\n"))
	}
	return nil
}

func (r *reader) markup(markup string) {
	var w extract.Writer
	extract.Markup(&w, markup)
	r.item.text = w.String()
}

// finish ends the item at hand and yields it, if it is an article.
func (r *reader) finish() {
	i := r.item
	r.item = nil
	if strings.TrimSpace(i.text) == "" {
		if i.class == "text" {
			r.yield(Item{Offset: i.offset, Err: &sayso.Error{Code: sayso.ErrNoArticle, Msg: "the item holds no text"}})
		}
		return
	}
	d := i.doc
	d.Text, d.Extractor, d.MediaType = i.text, "newsml/1", i.media
	d.Publisher = cmp.Or(d.Publisher, i.provider)
	if d.Authors = i.byline; len(d.Authors) == 0 {
		d.Authors = i.creator
	}
	d.Warnings = extract.Replaced(d.Text)
	i.date(&d)
	r.yield(Item{Offset: i.offset, Document: &d})
}

// date chooses the date of publication: that of the version, by which "today" is written, or the end of the embargo if
// that is later: a speech handed out on Monday that says "today" is given on Tuesday.
func (i *item) date(d *extract.Document) {
	written := cmp.Or(i.made, i.rest, i.release)
	if written == "" {
		return
	}
	value, at, ok := isoDate(written)
	if !ok {
		d.Warnings = append(d.Warnings, sayso.Warning{Code: sayso.WarnDate, Message: "the item's date is none of ISO 8601"})
		return
	}
	if later, end, ok := isoDate(i.release); ok && end.After(at) {
		value = later
	}
	d.Published = value
}

// isoDate reads a date of NewsML-G2 or NITF, which also writes "20250304T160506+0200", and returns it in the extended
// form.
func isoDate(s string) (string, time.Time, bool) {
	for _, form := range [...][2]string{
		{time.RFC3339, ""}, {"20060102T150405Z0700", time.RFC3339}, {"2006-01-02T15:04:05", ""},
		{"20060102T150405", "2006-01-02T15:04:05"}, {"2006-01-02", ""}, {"20060102", "2006-01-02"},
	} {
		t, err := time.Parse(form[0], s)
		if err != nil || t.Year() < 1 {
			continue
		}
		if form[1] != "" {
			s = t.Format(form[1])
		}
		return s, t, true
	}
	return "", time.Time{}, false
}

// attribute returns the value of an attribute by its local name.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// localCode drops the scheme of a code: "ninat:text" is "text".
func localCode(qcode string) string { return qcode[strings.LastIndexByte(qcode, ':')+1:] }
