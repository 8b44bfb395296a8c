package newsml

import (
	"cmp"
	"encoding/xml"
)

// nitf takes note of an element of NITF, and of the body of XHTML, which share most of what news texts need.
func (r *reader) nitf(e xml.StartElement) (err error) {
	i := r.item
	switch name := e.Name.Local; {
	case name == "doc-id":
		i.doc.ID = cmp.Or(i.doc.ID, attribute(e, "id-string"))
	case name == "date.issue" || name == "date.release":
		i.made = cmp.Or(i.made, attribute(e, "norm"))
	case name == "story.date":
		i.rest = cmp.Or(i.rest, attribute(e, "norm"))
	case name == "pubdata":
		i.doc.Publisher = cmp.Or(i.doc.Publisher, attribute(e, "name"))
		i.rest = cmp.Or(i.rest, attribute(e, "date.publication"))
	case name == "distributor":
		var distributor string
		distributor, err = r.text()
		i.provider = cmp.Or(i.provider, distributor)
	case name == "hl1" && i.doc.Title == "":
		i.doc.Title, err = r.text()
	case name == "byline" && r.parent() == "body.head" && len(i.byline) == 0:
		return r.nitfByline()
	case i.text != "":
	case name == "body.content", name == "body" && r.parent() == "html":
		var markup string
		if markup, err = r.inner(); err == nil {
			r.markup(markup)
		}
	}
	return err
}

// nitfByline reads a byline: the persons it marks, or its line without their titles (<byttl>).
func (r *reader) nitfByline() error {
	depth := len(r.path)
	line := ""
	for {
		t, err := r.next()
		if err != nil {
			return unexpected(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "person":
				err = r.by()
			case "byttl":
				_, err = r.inner()
			}
			if err != nil {
				return err
			}
		case xml.CharData:
			line += string(t)
		}
		if len(r.path) < depth {
			break
		}
	}
	if len(r.item.byline) == 0 {
		r.addByline(line)
	}
	return nil
}
