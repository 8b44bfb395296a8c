package mail

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"strings"

	"sayso"
	"sayso/internal/extract"
)

// The limits of a message. Real ones nest four deep and hold a few dozen parts.
const (
	maxDepth = 10
	maxParts = 1000
)

// A part is a message or one of its parts, its content still encoded for transfer.
type part struct {
	header header
	body   io.Reader
}

// A body gathers the text of a message.
type body struct {
	texts   []string
	leftOut []string // names of attachments
	guessed []string // charsets that had to be guessed
	parts   int
}

// read takes in one part. The error is an *sayso.Error.
func (b *body) read(p part, depth int) error {
	if b.parts++; b.parts > maxParts || depth > maxDepth {
		return &sayso.Error{Code: sayso.ErrFormat, Msg: fmt.Sprintf("the e-mail has more than %d parts or nests deeper than %d", maxParts, maxDepth)}
	}
	media, params, err := mime.ParseMediaType(p.header.get("Content-Type"))
	if media == "" || err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		media = "text/plain" // RFC 2045, 5.2: so are messages without the field or with one that says nothing
	}
	disposition, file, _ := mime.ParseMediaType(p.header.get("Content-Disposition"))
	switch {
	case disposition == "attachment" || file["filename"] != "":
		b.leaveOut(file["filename"], media)
	case strings.HasPrefix(media, "multipart/"):
		return b.multipart(p, media, params["boundary"], depth)
	case media == "text/plain" || media == "text/html":
		return b.text(p, media, params["charset"])
	default:
		b.leaveOut(params["name"], media)
	}
	return nil
}

func (b *body) leaveOut(name, media string) {
	if name = words(name); name == "" {
		name = media
	}
	b.leftOut = append(b.leftOut, name)
}

// multipart reads the parts of a part. Of alternatives, which say the same and whose last is the richest, the plain
// text is taken, since it is what the sender's own words look like without layout.
func (b *body) multipart(p part, media, boundary string, depth int) error {
	if boundary == "" {
		return &sayso.Error{Code: sayso.ErrFormat, Msg: "a part of the e-mail names no boundary"}
	}
	chosen := -1
	var read []body
	for parts := multipart.NewReader(p.body, boundary); ; {
		next, err := parts.NextRawPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			return damaged(err)
		}
		inner := body{parts: b.parts}
		if err := inner.read(part{header: header(next.Header), body: next}, depth+1); err != nil {
			return err
		}
		b.parts = inner.parts
		if len(inner.texts) > 0 && (chosen < 0 || strings.HasPrefix(next.Header.Get("Content-Type"), "text/plain")) {
			chosen = len(read)
		}
		read = append(read, inner)
	}
	for i, inner := range read {
		if media != "multipart/alternative" || i == chosen {
			b.texts = append(b.texts, inner.texts...)
			b.guessed = append(b.guessed, inner.guessed...)
		}
		b.leftOut = append(b.leftOut, inner.leftOut...)
	}
	return nil
}

// damaged gives an error of package multipart its code.
func damaged(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = errCut
	}
	return &sayso.Error{Code: sayso.ErrFormat, Msg: "the e-mail cannot be taken apart", Err: err}
}

// text takes in one part of text.
func (b *body) text(p part, media, charset string) error {
	content, err := io.ReadAll(p.body)
	if err != nil {
		return damaged(err)
	}
	switch strings.ToLower(firstWord(p.header.get("Content-Transfer-Encoding"))) {
	case "base64":
		if content, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader(string(content)))); err != nil {
			return damaged(err)
		}
	case "quoted-printable":
		content = quotedPrintable(content)
	}
	text, guessed := decode(content, media, charset)
	if guessed != "" {
		b.guessed = append(b.guessed, guessed)
	}
	if media == "text/html" {
		var w extract.Writer
		extract.Markup(&w, text)
		text = w.String()
	} else {
		text = strings.Trim(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	}
	if strings.TrimSpace(text) != "" {
		b.texts = append(b.texts, text)
	}
	return nil
}

// quotedPrintable decodes RFC 2045, 6.7. What is no escape stays as it is, so that nothing of a message is lost that
// a program has wrapped or mended by hand.
func quotedPrintable(in []byte) []byte {
	out := make([]byte, 0, len(in))
	for i := 0; i < len(in); i++ {
		rest := in[i+1:]
		switch {
		case in[i] != '=':
			out = append(out, in[i])
		case len(rest) >= 1 && rest[0] == '\n':
			i++
		case len(rest) >= 2 && rest[0] == '\r' && rest[1] == '\n':
			i += 2
		case len(rest) >= 2 && hex(rest[0]) >= 0 && hex(rest[1]) >= 0:
			out = append(out, byte(hex(rest[0])<<4|hex(rest[1])))
			i += 2
		default:
			out = append(out, '=')
		}
	}
	return out
}

// hex returns the value of a digit, or -1.
func hex(b byte) int {
	i := strings.IndexByte("0123456789ABCDEFabcdef", b)
	if i >= 16 {
		i -= 6
	}
	return i
}

// leftOutNote names what is not read, for an error.
func (b *body) leftOutNote() string {
	if len(b.leftOut) == 0 {
		return ""
	}
	return ", only " + list(b.leftOut)
}

func list(names []string) string {
	const most = 5
	if len(names) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	return strings.Join(names, ", ")
}

// warnings says what of the message is not in text, or not surely.
func (b *body) warnings(text string) (out []sayso.Warning) {
	if len(b.leftOut) > 0 {
		out = append(out, sayso.Warning{Code: sayso.WarnLeftOut, Message: "not read: " + list(b.leftOut)})
	}
	if len(b.guessed) > 0 {
		out = append(out, sayso.Warning{Code: sayso.WarnCharset, Message: "the e-mail was read as " + list(b.guessed)})
	}
	return append(out, extract.Replaced(text)...)
}
