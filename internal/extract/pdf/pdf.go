// Package pdf takes articles out of PDF files (ISO 32000): the words of each page in the order of reading, lines put
// together as paragraphs, ligatures taken apart. It reads the format itself: the libraries that could be had loop
// without end or take memory without bound on damaged files (docs/decisions/0014-own-pdf-reader.md).
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"sayso"
	"sayso/internal/extract"
)

// An Extractor reads one PDF. Title, author and date are those of its information dictionary; the date is that of the
// file's making. The zero value is ready.
type Extractor struct{}

// Extract implements extract.Extractor.
func (Extractor) Extract(raw []byte, _ extract.Hint) (*extract.Document, error) {
	f, err := open(raw)
	if err != nil {
		return nil, coded(err)
	}
	pages, err := f.pages()
	if err != nil {
		return nil, coded(err)
	}
	d := &extract.Document{Extractor: "pdf/1", MediaType: "application/pdf"}
	if err := f.read(pages, d); err != nil {
		return nil, coded(err)
	}
	f.describe(d)
	return d, nil
}

func coded(err error) error {
	var known *sayso.Error
	if errors.As(err, &known) {
		return known
	}
	return &sayso.Error{Code: sayso.ErrFormat, Msg: "the PDF is damaged or cut short", Err: err}
}

// read takes the text out of the pages.
func (f *file) read(pages []dict, d *extract.Document) error {
	var p paragrapher
	fonts, work, empty, turned, unknown, glyphs := map[any]*font{}, 0, 0, 0, 0, 0
	sheets := make([][]line, 0, len(pages))
	for i, page := range pages {
		paint := painter{file: f, fonts: fonts, work: &work, state: state{ctm: identity, stretch: 1}}
		if err := paint.page(page); err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
		lines := order(gather(paint.glyphs))
		if len(lines) == 0 {
			empty++
		}
		sheets = append(sheets, lines)
		turned, unknown, glyphs = turned+paint.turned, unknown+paint.unknown, glyphs+len(paint.glyphs)
	}
	heads := runningHeads(sheets)
	for _, lines := range sheets {
		p.columns = append(p.columns, split(lines)...)
	}
	d.Text = strings.ToValidUTF8(p.text(), "\uFFFD")
	if strings.IndexFunc(d.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return &sayso.Error{Code: sayso.ErrNoArticle, Msg: "the PDF holds no text, only pictures or letters without meaning"}
	}
	leftOut := func(n int, what string) {
		if n > 0 {
			d.Warnings = append(d.Warnings, sayso.Warning{Code: sayso.WarnLeftOut, Message: fmt.Sprintf("not read: "+what, n)})
		}
	}
	leftOut(empty, "%d pages that hold no text")
	leftOut(turned, "%d letters that do not run from left to right")
	leftOut(heads, "%d running heads or page numbers")
	leftOut(unknown, fmt.Sprintf("%%d of %d letters, which no font explains (U+FFFD)", glyphs))
	if n := len(p.joined); n > 0 {
		d.Warnings = append(d.Warnings, sayso.Warning{Code: sayso.WarnJoined, Message: fmt.Sprintf(
			"%d words parted at the end of a line were joined: %s", n, strings.Join(p.joined[:min(n, 10)], ", "))})
	}
	return nil
}

// page runs the content of a page, which may lie in several streams that are one.
func (p *painter) page(page dict) error {
	var data []byte
	for _, o := range p.list(page["Contents"]) {
		s, ok := p.get(o).(stream)
		if !ok {
			continue
		}
		part, err := p.unpack(s)
		if err != nil {
			return err
		}
		data = append(append(data, part...), '\n')
	}
	return p.content(data, p.dict(page["Resources"]), 0)
}

// describe fills in what the information dictionary and the catalogue tell.
func (f *file) describe(d *extract.Document) {
	info := f.dict(f.trailer["Info"])
	d.Title = f.words(info["Title"])
	if strings.HasPrefix(d.Title, "Microsoft Word - ") || strings.EqualFold(d.Title, "untitled") {
		d.Title = "" // the name of a file, or of none
	}
	if author := f.words(info["Author"]); author != "" {
		d.Authors = []string{author}
	}
	d.Language = f.words(f.dict(f.trailer["Root"])["Lang"])
	if made := f.words(info["CreationDate"]); made != "" {
		var ok bool
		if d.Published, ok = date(made); !ok {
			d.Warnings = append(d.Warnings, sayso.Warning{Code: sayso.WarnDate, Message: fmt.Sprintf("%.40q is no date of a PDF", made)})
		}
	}
}

// words returns a text string (ISO 32000-1, 7.9.2.2) on one line.
func (f *file) words(o any) string {
	t, _ := f.get(o).(text)
	s := string(t)
	switch {
	case strings.HasPrefix(s, "\xfe\xff"):
		s = string(utf16.Decode(fromUTF16(s[2:])))
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		s = s[3:]
	case !utf8.ValidString(s):
		s, _ = charmap.Windows1252.NewDecoder().String(s) // near to PDFDocEncoding, and what many write
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

// date reads "D:20250304160506+02'00'"; what stands behind the year may be missing from the end.
func date(s string) (string, bool) {
	s = strings.ReplaceAll(strings.TrimPrefix(s, "D:"), "'", "")
	for _, form := range [...][2]string{
		{"20060102150405Z0700", time.RFC3339}, {"20060102150405", "2006-01-02T15:04:05"}, {"200601021504", "2006-01-02T15:04"},
		{"20060102", time.DateOnly},
	} {
		if t, err := time.Parse(form[0], s); err == nil && t.Year() > 1970 {
			return t.Format(form[1]), true
		}
	}
	return "", false
}

// Looks reports whether a file begins like a PDF.
func Looks(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n"), []byte("%PDF-"))
}
