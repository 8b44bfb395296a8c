package warc

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"net/http/httputil"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"

	"sayso"
)

// fields are those of a header, by lower-case name. Of a field that occurs several times the first counts.
type fields map[string]string

func (f fields) get(name string) string { return f[name] }

// parseFields reads the lines of a header and ignores what is none: servers send all sorts of things.
func parseFields(header []byte) fields {
	f := fields{}
	for line := range bytes.Lines(header) {
		name, value, ok := strings.Cut(string(line), ":")
		name = strings.ToLower(strings.TrimSpace(name))
		if _, known := f[name]; ok && !known {
			f[name] = strings.TrimSpace(value)
		}
	}
	return f
}

// answer takes apart what a server sent. The error is errOther or an *sayso.Error.
func (p *Page) answer(block []byte, limit int) error {
	head, body, ok := cutHeader(block)
	if !ok {
		return &sayso.Error{Code: sayso.ErrFormat, Msg: "the answer of the server has no end of its header"}
	}
	status, rest, _ := bytes.Cut(head, []byte("\n"))
	if part := bytes.Fields(status); len(part) < 2 || !bytes.HasPrefix(part[0], []byte("HTTP/")) || string(part[1]) != "200" {
		return errOther
	}
	f := parseFields(rest)
	p.ContentType = f.get("content-type")
	if strings.EqualFold(f.get("transfer-encoding"), "chunked") {
		body = unchunk(body, limit)
	}
	var err error
	p.Body, err = decode(body, strings.ToLower(f.get("content-encoding")), limit)
	return err
}

// cutHeader parts an answer at its first blank line.
func cutHeader(block []byte) (head, body []byte, ok bool) {
	part := block[:min(len(block), maxHeader)]
	for _, end := range []string{"\r\n\r\n", "\n\n"} {
		if i := bytes.Index(part, []byte(end)); i >= 0 {
			return block[:i], block[i+len(end):], true
		}
	}
	return nil, nil, false
}

// unchunk undoes chunked transfer. Many crawlers keep the header and store the body whole: what is not chunked is
// returned as it is. A body cut short is worth what is there.
func unchunk(body []byte, limit int) []byte {
	whole, err := io.ReadAll(io.LimitReader(httputil.NewChunkedReader(bytes.NewReader(body)), int64(limit)+1))
	if err != nil && len(whole) == 0 {
		return body
	}
	return whole
}

// decode undoes one content encoding. Here too the header may speak of one that the crawler has undone already.
func decode(body []byte, encoding string, limit int) ([]byte, error) {
	var in io.Reader
	var err error
	switch encoding {
	case "gzip", "x-gzip":
		in, err = gzip.NewReader(bytes.NewReader(body))
	case "deflate": // by RFC 9110 with a zlib header, by some servers without
		if in, err = zlib.NewReader(bytes.NewReader(body)); err != nil && looksPacked(body) {
			in, err = flate.NewReader(bytes.NewReader(body)), nil
		}
	case "", "identity":
		return within(body, limit)
	default:
		if looksPacked(body) {
			return nil, &sayso.Error{Code: sayso.ErrFormat, Msg: "the page is packed as " + printable(encoding) + ", which is not read"}
		}
		return within(body, limit)
	}
	if err != nil {
		return within(body, limit)
	}
	out, err := io.ReadAll(io.LimitReader(in, int64(limit)+1))
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, &sayso.Error{Code: sayso.ErrCompressed, Msg: "the page is damaged", Err: err}
	}
	return within(out, limit)
}

func within(body []byte, limit int) ([]byte, error) {
	if len(body) > limit {
		return nil, tooLarge(limit)
	}
	return body, nil
}

// looksPacked reports whether a body begins like no page: with a byte that stands in no text.
func looksPacked(body []byte) bool {
	for _, b := range body[:min(len(body), 64)] {
		if b < '\t' || b > '\r' && b < ' ' {
			return true
		}
	}
	return false
}

func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, s[:min(len(s), 20)])
}
