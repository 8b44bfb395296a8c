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
func (r *reader) lines(in *input) bool {
	lines := newLineReader(in.Reader, r.opts.Limit)
	for {
		line, err := lines.next()
		if err == io.EOF {
			return true
		}
		place := fmt.Sprintf("%s:%d", in.place, lines.number)
		if err != nil && err != errTooLong {
			return !r.mine() || r.failed(place, broken(err), in.size(lines.size))
		}
		if !r.line(place, line, err, in.size(lines.size)) {
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
	if isRecord(line) {
		return r.record(place, line, size)
	}
	a, err := parseArticle(line)
	var coded *sayso.Error
	if errors.As(err, &coded) {
		return r.fail(coded.Code, place, coded.Msg, coded.Err, size)
	}
	return r.article(place, a, size)
}

// startsWithArticle reports whether the first line that is not blank is an object with a text, or a record. What it reads to
// find out is put back.
func (r *reader) startsWithArticle(in *input) bool {
	var seen bytes.Buffer
	yes := looksLikeLines(io.LimitReader(io.TeeReader(in.Reader, &seen), int64(r.opts.Limit)+1), r.opts.Limit)
	in.Reader = bufio.NewReaderSize(io.MultiReader(&seen, in.Reader), 1<<16)
	return yes
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
		return isRecord(line) || json.Unmarshal(line, &fields) == nil && bytes.HasPrefix(fields["text"], []byte(`"`))
	}
}
