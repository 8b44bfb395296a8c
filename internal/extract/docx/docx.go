// Package docx takes articles out of Word documents (ECMA-376, Office Open XML): the text of the body, as it reads when
// all tracked changes are accepted.
package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"sayso"
	"sayso/internal/extract"
)

// An Extractor reads one document. The dates a document carries say when its file was made, often years before or out
// of a template, so that it has no date of publication. The zero value is ready.
type Extractor struct{}

// maxUnpacked bounds what all parts that are read unpack to, in bytes: some 300 pages with all their markup. Deflate
// packs zeros a thousandfold; what the archive says about sizes is not believed.
const maxUnpacked = 16 << 20

// Extract implements extract.Extractor.
func (Extractor) Extract(raw []byte, _ extract.Hint) (*extract.Document, error) {
	if bytes.HasPrefix(raw, []byte(oleMagic)) {
		return nil, oldContainer(raw)
	}
	files, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrFormat, Msg: "the document is no whole zip archive", Err: err}
	}
	a := &archive{files: files, left: maxUnpacked}
	d := &extract.Document{Extractor: "docx/1", MediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
	body := bodyReader{Writer: new(extract.Writer)}
	if err := a.read(a.main(), body.token); err != nil {
		return nil, coded(err)
	}
	d.Text = body.String()
	if strings.TrimSpace(d.Text) == "" {
		return nil, &sayso.Error{Code: sayso.ErrNoArticle, Msg: "the document holds no text"}
	}
	if body.notes > 0 {
		d.Warnings = append(d.Warnings, sayso.Warning{Code: sayso.WarnLeftOut, Message: fmt.Sprintf("not read: %d footnotes or endnotes", body.notes)})
	}
	var core properties
	if err := a.read("docProps/core.xml", core.token); err == nil { // a convenience, which many programs leave out
		d.Title, d.Language = core.values["title"], core.values["language"]
		if creator := core.values["creator"]; creator != "" {
			d.Authors = []string{creator}
		}
	}
	return d, nil
}

var errTooLarge = &sayso.Error{Code: sayso.ErrTooLarge, Msg: fmt.Sprintf("the document unpacks to more than %d bytes", maxUnpacked)}

func coded(err error) error {
	var known *sayso.Error
	if errors.As(err, &known) {
		return known
	}
	return &sayso.Error{Code: sayso.ErrFormat, Msg: "the document is damaged", Err: err}
}

// An archive hands out the parts of a document and keeps count of what they unpack to.
type archive struct {
	files *zip.Reader
	left  int64
}

// maxDepth bounds the nesting of elements: tables in tables in text boxes nest some dozens deep.
const maxDepth = 1000

// read unpacks a part and hands its tokens over one by one. The decoder expands no entity that the part declares.
func (a *archive) read(name string, token func(xml.Token)) error {
	for _, f := range a.files.File {
		if f.Name != name {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return err
		}
		defer in.Close()
		return tokens(xml.NewDecoder(&limited{in, &a.left}), token)
	}
	return fmt.Errorf("the archive holds no %s", name)
}

func tokens(dec *xml.Decoder, token func(xml.Token)) error {
	for depth := 0; ; {
		t, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return fmt.Errorf("elements nest deeper than %d", maxDepth)
			}
		case xml.EndElement:
			depth--
		}
		token(t)
	}
}

// limited counts what is really read.
type limited struct {
	in   io.Reader
	left *int64
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.in.Read(p)
	if *l.left -= int64(n); *l.left < 0 {
		return n, errTooLarge
	}
	return n, err
}

// main returns the name of the part with the text, which the archive's relations tell.
func (a *archive) main() string {
	name := "word/document.xml"
	_ = a.read("_rels/.rels", func(t xml.Token) {
		e, ok := t.(xml.StartElement)
		if ok && strings.HasSuffix(attribute(e, "Type"), "/officeDocument") {
			name = strings.TrimPrefix(path.Clean("/"+attribute(e, "Target")), "/")
		}
	})
	return name
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// properties gathers the first level of docProps/core.xml by local names.
type properties struct {
	values map[string]string
	name   string
}

func (p *properties) token(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		p.name = t.Name.Local
	case xml.CharData:
		if p.values == nil {
			p.values = map[string]string{}
		}
		if _, known := p.values[p.name]; !known && p.name != "" {
			p.values[p.name] = strings.Join(strings.Fields(string(t)), " ")
		}
	case xml.EndElement:
		p.name = ""
	}
}

// oleMagic begins the container of older Word documents, in which newer ones are put when they are encrypted.
const oleMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

func oldContainer(raw []byte) error {
	if bytes.Contains(raw, []byte(strings.Join(strings.Split("EncryptedPackage", ""), "\x00"))) { // in UTF-16
		return &sayso.Error{Code: sayso.ErrEncrypted, Msg: "the document is encrypted"}
	}
	return &sayso.Error{Code: sayso.ErrFormat, Msg: "the document is of Word before 2007; save it as .docx"}
}

// Looks reports whether a file begins like a Word document: a zip archive whose first entries are those of Office.
func Looks(head []byte) bool {
	if !bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return bytes.HasPrefix(head, []byte(oleMagic))
	}
	return bytes.Contains(head, []byte("[Content_Types].xml")) || bytes.Contains(head, []byte("word/")) || bytes.Contains(head, []byte("_rels/.rels"))
}
