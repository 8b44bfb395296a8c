// Package mail takes press releases and newsletters out of e-mail files (RFC 5322 and MIME, ".eml").
//
// It stands on net/mail and mime/multipart. The libraries above them (enmime) mend more broken messages, and bring
// twelve further modules for making mails and tables, which reading needs none of.
package mail

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"net/mail"
	"strings"
	"time"

	"sayso"
	"sayso/internal/extract"
)

// An Extractor reads one e-mail: the text of its first readable part and of those that stand beside it inline. Of two
// forms of the same text the plain one is taken. Attachments and forwarded messages are left out with a warning. The
// sender is the author, the Date header the date of publication. The zero value is ready.
type Extractor struct{}

// Extract implements extract.Extractor.
func (Extractor) Extract(raw []byte, _ extract.Hint) (*extract.Document, error) {
	if bytes.HasPrefix(raw, []byte("From ")) { // the line that parts the messages of a mailbox file
		_, raw, _ = bytes.Cut(raw, []byte("\n"))
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrFormat, Msg: "the header of the e-mail cannot be read", Err: err}
	}
	var b body
	if err := b.read(part{header: header(m.Header), body: m.Body}, 0); err != nil {
		return nil, err
	}
	d := &extract.Document{Extractor: "mail/1", MediaType: "message/rfc822", Text: strings.Join(b.texts, "\n\n")}
	if strings.TrimSpace(d.Text) == "" {
		return nil, &sayso.Error{Code: sayso.ErrNoArticle, Msg: "the e-mail holds no text" + b.leftOutNote()}
	}
	d.Warnings = b.warnings(d.Text)
	describe(d, header(m.Header))
	return d, nil
}

// A header holds the fields of a message or a part by canonical name.
type header map[string][]string

func (h header) get(name string) string {
	if v := h[name]; len(v) > 0 {
		return strings.ToValidUTF8(v[0], "\uFFFD")
	}
	return ""
}

// words undoes the encoded words of a header: "=?utf-8?q?Caf=C3=A9?=". What cannot be undone stays as it is.
func words(s string) string {
	d := mime.WordDecoder{CharsetReader: decoded}
	if out, err := d.DecodeHeader(s); err == nil {
		s = strings.ToValidUTF8(out, "\uFFFD")
	}
	return strings.Join(strings.Fields(s), " ")
}

// describe fills in what the header tells.
func describe(d *extract.Document, h header) {
	d.Title = words(h.get("Subject"))
	d.Language = firstWord(h.get("Content-Language"))
	d.ID = strings.Trim(firstWord(h.get("Message-Id")), "<>")
	d.Authors = senders(h.get("From"))
	written := h.get("Date")
	if written == "" {
		return
	}
	if t, err := mail.ParseDate(written); err == nil && t.Year() > 1970 {
		d.Published = t.Format(time.RFC3339)
		return
	}
	d.Warnings = append(d.Warnings, sayso.Warning{
		Code: sayso.WarnDate, Message: fmt.Sprintf("%.40q is no date of an e-mail", written),
	})
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	return strings.TrimRight(word, ",;")
}

// senders returns the names in a From field, or the addresses of those without a name.
func senders(from string) (names []string) {
	parser := mail.AddressParser{WordDecoder: &mime.WordDecoder{CharsetReader: decoded}}
	list, err := parser.ParseList(from)
	if err != nil {
		if s := words(from); s != "" {
			names = append(names, s)
		}
		return names
	}
	for _, a := range list {
		if a.Name == "" {
			a.Name = a.Address
		}
		names = append(names, words(a.Name))
	}
	return names
}

// Looks reports whether a file begins like an e-mail: a block of header fields with a sender and what only mail
// programs write. A transcript whose first lines are "From: …" and "To: …" lacks the second.
func Looks(head []byte) bool {
	if bytes.HasPrefix(head, []byte("From ")) {
		_, head, _ = bytes.Cut(head, []byte("\n"))
	}
	sender, program := false, false
	for line := range bytes.Lines(head) {
		if len(bytes.TrimSpace(line)) == 0 {
			return sender && program
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, ok := strings.Cut(string(line), ":")
		if !ok {
			return bytes.HasSuffix(head, line) && sender && program // the head may end inside a line
		}
		switch strings.ToLower(name) {
		case "from":
			sender = true
		case "message-id", "mime-version", "received", "return-path", "date", "delivered-to":
			program = true
		}
		if strings.ContainsAny(name, " \t") {
			return false
		}
	}
	return sender && program
}

var errCut = errors.New("the e-mail is cut short")
