// Package ninjs takes articles out of ninjs, the IPTC's news in JSON, in its versions 1.0 to 3.x: one item a file.
package ninjs

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"sayso"
	"sayso/internal/extract"
)

// An Extractor reads one item. Of several forms of the body, XHTML is taken, whose paragraphs are marked, before plain
// text. Associated items, such as pictures with their captions, are not read. The zero value is ready.
type Extractor struct{}

// Extract implements extract.Extractor.
func (Extractor) Extract(raw []byte, _ extract.Hint) (*extract.Document, error) {
	it, err := parse(raw)
	if err != nil {
		return nil, err
	}
	d := &extract.Document{
		Extractor: "ninjs/1", MediaType: "application/vnd.iptc.ninjs+json",
		ID: it.word("uri"), Language: it.word("language"), Text: it.body(),
		Title:     cmp.Or(it.word("headline"), it.chosen("headlines", "main")),
		Publisher: cmp.Or(it.word("provider"), it.word("copyrightholder")),
	}
	if strings.TrimSpace(d.Text) == "" {
		return nil, &sayso.Error{Code: sayso.ErrNoArticle, Msg: "the item has no body"}
	}
	if strings.HasPrefix(d.ID, "http://") || strings.HasPrefix(d.ID, "https://") {
		d.URL = d.ID
	}
	if by := byline(cmp.Or(it.word("byline"), it.word("by"))); by != "" {
		d.Authors = []string{by}
	}
	d.Warnings = extract.Replaced(d.Text)
	it.date(d)
	return d, nil
}

// An item holds the fields of an item by their names in lower case, without the underscores of version 1: body_text,
// versioncreated and versionCreated of versions 1, 2 and 3 are the same to it.
type item map[string]json.RawMessage

func parse(raw []byte) (item, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\uFEFF")), &fields); err != nil {
		var syntax *json.SyntaxError
		if !errors.As(err, &syntax) {
			err = nil // JSON, but no object
		}
		return nil, &sayso.Error{Code: sayso.ErrFormat, Msg: "the file is no JSON object", Err: err}
	}
	it := item{}
	for name, value := range fields {
		it[plain(name)] = value
	}
	return it, nil
}

func plain(name string) string { return strings.ReplaceAll(strings.ToLower(name), "_", "") }

// text returns a field's string, "" if it is none.
func (it item) text(name string) string {
	var s string
	if json.Unmarshal(it[name], &s) != nil {
		return ""
	}
	return s
}

// word is text on one line.
func (it item) word(name string) string { return strings.Join(strings.Fields(it.text(name)), " ") }

// list returns the objects of a list.
func (it item) list(name string) (out []item) {
	var list []json.RawMessage
	if json.Unmarshal(it[name], &list) != nil {
		return nil
	}
	for _, raw := range list {
		if one, err := parse(raw); err == nil {
			out = append(out, one)
		}
	}
	return out
}

// chosen returns the value of the list's object with a role, else of the first.
func (it item) chosen(name, role string) (value string) {
	for _, one := range it.list(name) {
		if v := one.word("value"); value == "" || one.word("role") == role {
			value = v
		}
	}
	return value
}

func (it item) body() string {
	if s := markup(it.text("bodyxhtml")); s != "" {
		return s
	}
	var text, marked string
	for _, one := range it.list("bodies") {
		switch media := strings.ToLower(one.word("contenttype")); {
		case media == "text/plain" || media == "":
			text = cmp.Or(text, one.text("value"))
		default: // XHTML, HTML 5, NITF
			marked = cmp.Or(marked, markup(one.text("value")))
		}
	}
	return cmp.Or(marked, strings.TrimSpace(strings.ReplaceAll(cmp.Or(it.text("bodytext"), text), "\r\n", "\n")))
}

func markup(s string) string {
	var w extract.Writer
	extract.Markup(&w, s)
	return w.String()
}

// byline drops "By", which belongs to the line, not to the name.
func byline(line string) string {
	if word, rest, ok := strings.Cut(line, " "); ok && strings.EqualFold(word, "by") {
		return rest
	}
	return line
}

// date chooses the date of publication as for NewsML-G2: of this version, or the end of a later embargo.
func (it item) date(d *extract.Document) {
	written := cmp.Or(it.word("versioncreated"), it.word("contentcreated"), it.word("firstcreated"))
	if written == "" {
		return
	}
	at, err := time.Parse(time.RFC3339, written)
	if err != nil {
		d.Warnings = append(d.Warnings, sayso.Warning{Code: sayso.WarnDate, Message: "the item's date is none of RFC 3339"})
		return
	}
	d.Published = written
	if end, err := time.Parse(time.RFC3339, it.word("embargoed")); err == nil && end.After(at) {
		d.Published = it.word("embargoed")
	}
}

// Looks reports whether a file begins like an item: an object with a URI and one of the fields that only ninjs has.
func Looks(head []byte) bool {
	head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\uFEFF")))
	if !bytes.HasPrefix(head, []byte("{")) || !bytes.Contains(head, []byte(`"uri"`)) {
		return false
	}
	for _, name := range []string{"versioncreated", "versionCreated", "pubstatus", "pubStatus", "body_xhtml", "body_text", "bodies", "headlines"} {
		if bytes.Contains(head, []byte(`"`+name+`"`)) {
			return true
		}
	}
	return false
}
