package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"sayso"
	"sayso/internal/extract"
)

// headSize is how much of a file its look is judged by.
const headSize = 4096

// packedHead is how much of a compressed file is looked at for that.
const packedHead = 1 << 15

// An input is one file on its way, unpacked if it was compressed with gzip.
type input struct {
	*bufio.Reader
	place string
	hint  extract.Hint
	below *counter // the bytes as they come; nil if they are not compressed
}

// open wraps a stream. What begins like gzip is unpacked, whatever its name.
func open(place string, stream io.Reader, hint extract.Hint) *input {
	in := &input{Reader: bufio.NewReaderSize(stream, 1<<16), place: place, hint: hint}
	if magic, _ := in.Peek(2); string(magic) != "\x1f\x8b" {
		return in
	}
	in.below = &counter{in: in.Reader}
	in.Reader = bufio.NewReaderSize(&unpacker{below: in.below}, 1<<16)
	return in
}

// head returns the first bytes without taking them, so that an archive can still be read as it is packed. A stream that
// breaks off is noticed when it is read.
func (in *input) head() []byte {
	if in.below == nil {
		head, _ := in.Peek(headSize)
		return head
	}
	packed, _ := in.below.in.Peek(packedHead)
	unzip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil
	}
	head, _ := io.ReadAll(io.LimitReader(unzip, headSize))
	return head
}

// packed returns the input as it comes, before anything has been read of it.
func (in *input) packed() io.Reader {
	if in.below == nil {
		return in.Reader
	}
	return in.below.in
}

// size says how much of the input something took that is n bytes unpacked.
func (in *input) size(n int) int {
	if in.below == nil {
		return n
	}
	n, in.below.n = in.below.n, 0
	return n
}

// all reads the one article of an input, or says why it cannot be: too large, broken off, damaged.
func (in *input) all(limit int) ([]byte, *sayso.Error) {
	raw, err := io.ReadAll(io.LimitReader(in, int64(limit)+1))
	switch {
	case err != nil:
		return raw, broken(err)
	case len(raw) > limit:
		return raw, &sayso.Error{Code: sayso.ErrTooLarge, Msg: tooLarge(limit)}
	}
	return raw, nil
}

func tooLarge(limit int) string {
	return fmt.Sprintf("more than %d bytes in one article", limit)
}

// A counter counts what is read through it. It reads bytes singly too, so that gzip takes none too many.
type counter struct {
	in *bufio.Reader
	n  int
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += n
	return n, err
}

func (c *counter) ReadByte() (byte, error) {
	b, err := c.in.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

// errDamaged marks what is wrong with the compression, not with reading.
var errDamaged = errors.New("damaged gzip")

// An unpacker begins to unpack at the first Read.
type unpacker struct {
	below *counter
	unzip *gzip.Reader
	err   error
}

func (u *unpacker) Read(p []byte) (int, error) {
	if u.err != nil {
		return 0, u.err
	}
	if u.unzip == nil {
		if u.unzip, u.err = gzip.NewReader(u.below); u.err != nil {
			u.err = fmt.Errorf("%w: %w", errDamaged, u.err)
			return 0, u.err
		}
	}
	n, err := u.unzip.Read(p)
	if err != nil && err != io.EOF {
		err = fmt.Errorf("%w: %w", errDamaged, err)
	}
	u.err = err
	return n, err
}

// broken gives the end of a stream its code.
func broken(err error) *sayso.Error {
	if errors.Is(err, errDamaged) {
		return &sayso.Error{Code: sayso.ErrCompressed, Msg: "the compressed input is damaged or cut short", Err: err}
	}
	return &sayso.Error{Code: sayso.ErrRead, Msg: "reading broke off", Err: err}
}
