package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"sayso"
)

// A Page is one answer of a server as the archive holds it. Body is valid until the next call of Next.
type Page struct {
	Offset      string // where the record stands: its byte in the file, see Reader
	URL         string // WARC-Target-URI
	Crawled     string // WARC-Date: when it was fetched, which is not when it was published
	ContentType string // as the server gave it, "" if it gave none
	Body        []byte // without transfer and content encoding
}

// A Reader reads one archive. In a .warc.gz whose records are packed one by one, as ISO 28500 recommends and Common
// Crawl does, an offset is that of the packed record, by which indexes (CDX) name it too; a record further inside a
// pack has the pack's offset, "+" and its own in what unpacks: "1024+5000".
type Reader struct {
	in     packs
	limit  int
	header []byte
	block  []byte
	broken bool // the stream ended badly: io.EOF from now on
}

// maxHeader bounds the header of a record and that of a server's answer, in bytes.
const maxHeader = 64 << 10

// NewReader reads the archive in. A page of more than limit bytes, packed or not, is an error.
func NewReader(in io.Reader, limit int) *Reader {
	return &Reader{in: newPacks(in), limit: limit}
}

// Looks reports whether a file begins like an archive, once it is unpacked.
func Looks(head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/1.")) }

// Position returns how many bytes of the file have been read, up to what lies in the buffer.
func (r *Reader) Position() int64 { return r.in.position() }

// Next returns the next page; io.EOF after the last. Another error is an *sayso.Error without a place; the page
// beside it says where it happened, and the next call goes on with the next record that can be found.
func (r *Reader) Next() (*Page, error) {
	for !r.broken {
		offset, err := r.in.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return r.resume(offset, err)
		}
		head, length, err := r.recordHeader()
		if err == io.EOF {
			continue // blank lines behind the last record of a pack
		}
		if err != nil {
			return r.resume(offset, err)
		}
		page, err := r.record(head, length)
		switch {
		case err == errOther:
		case err != nil && !errors.As(err, new(*sayso.Error)):
			return r.resume(offset, err)
		default:
			page.Offset = offset
			return page, err
		}
	}
	return nil, io.EOF
}

// resume reports that the archive is damaged at a record and looks for the next one.
func (r *Reader) resume(offset string, cause error) (*Page, error) {
	code, msg := sayso.ErrFormat, "a record of the archive is damaged or cut short"
	if r.in.packed {
		code = sayso.ErrCompressed
	}
	if !r.in.resume() {
		r.broken = true
		msg += ", and there is none behind it"
	}
	if cause == io.EOF {
		cause = io.ErrUnexpectedEOF
	}
	return &Page{Offset: offset}, &sayso.Error{Code: code, Msg: msg, Err: cause}
}

// recordHeader reads a record's header and returns it with the length of its block; io.EOF if there is no more.
func (r *Reader) recordHeader() (fields, int64, error) {
	in := r.in.out
	r.header = r.header[:0]
	for {
		line, err := in.ReadSlice('\n')
		blank := len(bytes.TrimSpace(line)) == 0
		switch {
		case err == io.EOF && blank && len(r.header) == 0:
			return nil, 0, io.EOF
		case err != nil:
			return nil, 0, unexpected(err)
		case blank && len(r.header) == 0:
			continue // two line ends follow each block
		case len(r.header) == 0 && !bytes.HasPrefix(line, []byte("WARC/")):
			return nil, 0, fmt.Errorf("%.20q is no beginning of a record", line)
		}
		r.header = append(r.header, line...)
		if len(r.header) > maxHeader {
			return nil, 0, errors.New("the header of a record has no end")
		}
		if blank {
			break
		}
	}
	_, rest, _ := bytes.Cut(r.header, []byte("\n"))
	head := parseFields(rest)
	length, err := strconv.ParseInt(head.get("content-length"), 10, 64)
	if err != nil || length < 0 {
		return nil, 0, fmt.Errorf("Content-Length %q of a record is no length", head.get("content-length"))
	}
	return head, length, nil
}

// errOther is said of a record that is no page.
var errOther = errors.New("the record is no page")

// record reads one block. The error is errOther, an *sayso.Error about a page of its own, or one of the stream.
func (r *Reader) record(head fields, length int64) (*Page, error) {
	kind := head.get("warc-type")
	answer := kind == "response" && strings.HasPrefix(head.get("content-type"), "application/http")
	if !answer && kind != "resource" {
		return nil, r.skip(length, errOther)
	}
	page := &Page{URL: strings.Trim(head.get("warc-target-uri"), "<>"), Crawled: head.get("warc-date")}
	if length > int64(r.limit)+maxHeader {
		return page, r.skip(length, tooLarge(r.limit))
	}
	r.block = grow(r.block, int(min(length, firstRead)))
	if err := r.fill(int(length)); err != nil {
		return nil, err
	}
	if kind == "resource" {
		page.ContentType, page.Body = head.get("content-type"), r.block
		return page, nil
	}
	return page, page.answer(r.block, r.limit)
}

// firstRead is how much memory a record gets on the word of its header alone; more comes with the bytes.
const firstRead = 1 << 20

// fill reads length bytes into r.block.
func (r *Reader) fill(length int) error {
	for done := 0; done < length; {
		if done == len(r.block) {
			r.block = grow(r.block, min(2*done, length))
		}
		n, err := io.ReadFull(r.in.out, r.block[done:])
		if done += n; err != nil {
			return unexpected(err)
		}
	}
	return nil
}

func grow(b []byte, n int) []byte {
	if n <= cap(b) {
		return b[:n]
	}
	return append(b[:cap(b)], make([]byte, n-cap(b))...)
}

// skip passes over the rest of a block and returns verdict, unless the stream ends first.
func (r *Reader) skip(length int64, verdict error) error {
	if _, err := io.CopyN(io.Discard, r.in.out, length); err != nil {
		return unexpected(err)
	}
	return verdict
}

func unexpected(err error) error {
	switch err {
	case io.EOF:
		return io.ErrUnexpectedEOF
	case bufio.ErrBufferFull:
		return errors.New("a line of a record's header is too long")
	}
	return err
}

func tooLarge(limit int) *sayso.Error {
	return &sayso.Error{Code: sayso.ErrTooLarge, Msg: fmt.Sprintf("more than %d bytes in one page", limit)}
}
