package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"sayso"
)

// A lineReader reads lines of at most limit bytes and remembers which is the next. One longer is skipped whole.
type lineReader struct {
	in     *bufio.Reader
	limit  int
	number int // of the line read last, from 1
	size   int // its bytes, line end and skipped part included
	buf    []byte
}

func newLineReader(in io.Reader, limit int) *lineReader {
	return &lineReader{in: bufio.NewReaderSize(in, 1<<16), limit: limit}
}

var errTooLong = errors.New("line too long")

// next returns the next line without its line end, valid until the next call; errTooLong; io.EOF after the last.
func (l *lineReader) next() ([]byte, error) {
	l.buf, l.size = l.buf[:0], 0
	l.number++
	for {
		part, err := l.in.ReadSlice('\n')
		l.size += len(part)
		if len(l.buf) <= l.limit { // keep one byte more than allowed, to know it is too long
			l.buf = append(l.buf, part[:min(len(part), l.limit+2-len(l.buf))]...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && l.size > 0:
			err = nil
		case err != nil:
			return nil, err
		}
		line := bytes.TrimSuffix(bytes.TrimSuffix(l.buf, []byte("\n")), []byte("\r"))
		if len(line) > l.limit {
			return nil, errTooLong
		}
		return line, err
	}
}

// lines reads JSON Lines: one article a line, blank lines left out.
func (r *reader) lines(place string, in *lineReader) bool {
	for {
		line, err := in.next()
		if err == io.EOF {
			return true
		}
		if err != nil && err != errTooLong {
			return !r.mine() || r.fail(sayso.ErrRead, fmt.Sprintf("%s:%d", place, in.number), "reading broke off", err, in.size)
		}
		if !r.line(fmt.Sprintf("%s:%d", place, in.number), line, err, in.size) {
			return false
		}
	}
}

// trimLine drops a byte order mark, which JSON does not allow, and white space.
func trimLine(line []byte) []byte {
	return bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\uFEFF")))
}

func (r *reader) line(place string, line []byte, err error, size int) bool {
	line = trimLine(line)
	switch {
	case err == nil && len(line) == 0, !r.mine():
		return true
	case err != nil:
		return r.fail(sayso.ErrTooLarge, place, tooLarge(r.opts.Limit), nil, size)
	}
	a, err := parseArticle(line)
	var coded *sayso.Error
	if errors.As(err, &coded) {
		return r.fail(coded.Code, place, coded.Msg, coded.Err, size)
	}
	return r.article(place, a, size)
}

// sniffed reads an input whose name does not say what it is. A mistake here would lose a whole input, so only a
// first line that is an object with a text makes it JSON Lines.
func (r *reader) sniffed(place string, in io.Reader) bool {
	var seen bytes.Buffer // what has been read to find out
	isLines := looksLikeLines(io.LimitReader(io.TeeReader(in, &seen), int64(r.opts.Limit)+1), r.opts.Limit)
	whole := io.MultiReader(&seen, in)
	switch {
	case isLines:
		return r.lines(place, newLineReader(whole, r.opts.Limit))
	case !r.mine():
		return true
	}
	return r.text(place, whole)
}

func looksLikeLines(in io.Reader, limit int) bool {
	first := newLineReader(in, limit)
	for {
		line, err := first.next()
		line = trimLine(line)
		if err == nil && len(line) == 0 {
			continue
		}
		if err != nil || line[0] != '{' {
			return false
		}
		var fields map[string]json.RawMessage
		return json.Unmarshal(line, &fields) == nil && bytes.HasPrefix(fields["text"], []byte(`"`))
	}
}
