package warc

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

// packs is the stream of an archive: the bytes themselves, or those of gzip members one behind the other. Members are
// opened one by one, because each has an offset of its own and damage in one leaves the next whole.
type packs struct {
	file   *counter
	in     *bufio.Reader // over file
	packed bool
	unzip  *gzip.Reader
	start  int64         // of the member at hand, in the file
	plain  *counter      // what has come out of the member; the file's own counter in a plain archive
	out    *bufio.Reader // over plain; in itself if not packed
}

// A counter counts what is read through it.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

const bufferSize = 64 << 10 // also the longest line of a record's header

func newPacks(in io.Reader) packs {
	file := &counter{r: in}
	p := packs{file: file, in: bufio.NewReaderSize(file, bufferSize)}
	magic, _ := p.in.Peek(2)
	p.packed = string(magic) == "\x1f\x8b"
	if !p.packed {
		p.plain, p.out = file, p.in
	}
	return p
}

// position is the offset in the file of the byte that is read next.
func (p *packs) position() int64 { return p.file.n - int64(p.in.Buffered()) }

// next makes sure that there is something to read and returns its offset; io.EOF at the end of the archive.
func (p *packs) next() (string, error) {
	if !p.packed {
		p.blank()
		if _, err := p.out.Peek(1); err != nil {
			return p.offset(), err
		}
		return p.offset(), nil
	}
	for {
		if p.out != nil {
			p.blank()
			_, err := p.out.Peek(1)
			if err == nil || err != io.EOF {
				return p.offset(), err
			}
		}
		p.start = p.position()
		if err := p.open(); err != nil {
			return fmt.Sprint(p.start), err
		}
	}
}

// blank passes over the line ends between two records, so that an offset is that of a record.
func (p *packs) blank() {
	for {
		b, err := p.out.Peek(1)
		if err != nil || b[0] != '\r' && b[0] != '\n' {
			return
		}
		p.out.Discard(1)
	}
}

func (p *packs) offset() string {
	at := p.plain.n - int64(p.out.Buffered())
	switch {
	case !p.packed:
		return fmt.Sprint(at)
	case at == 0:
		return fmt.Sprint(p.start)
	}
	return fmt.Sprintf("%d+%d", p.start, at)
}

// open begins the next member.
func (p *packs) open() error {
	if p.unzip == nil {
		p.unzip = new(gzip.Reader)
	}
	if err := p.unzip.Reset(p.in); err != nil {
		return err
	}
	p.unzip.Multistream(false)
	p.plain = &counter{r: p.unzip}
	if p.out == nil {
		p.out = bufio.NewReaderSize(nil, bufferSize)
	}
	p.out.Reset(p.plain)
	return nil
}

// resume looks for the next record behind damage and reports whether there is one.
func (p *packs) resume() bool {
	if p.packed {
		return p.nextMember()
	}
	return p.nextLine("WARC/1.")
}

// nextLine goes to the next line that begins with prefix.
func (p *packs) nextLine(prefix string) bool {
	for {
		line, err := p.in.ReadSlice('\n')
		if err != nil && err != bufio.ErrBufferFull {
			return false
		}
		if begin, _ := p.in.Peek(len(prefix)); bytes.HasSuffix(line, []byte("\n")) && string(begin) == prefix {
			return true
		}
	}
}

// nextMember goes to the next gzip member that begins with a record. Three bytes of its magic number occur by chance
// once in 16 MB, so a look inside decides.
func (p *packs) nextMember() bool {
	for {
		if _, err := p.in.ReadSlice(0x1f); err != nil {
			if err == bufio.ErrBufferFull {
				continue
			}
			return false
		}
		p.in.UnreadByte()
		if magic, _ := p.in.Peek(3); string(magic) != "\x1f\x8b\x08" {
			p.in.Discard(1)
			continue
		}
		p.start = p.position()
		if p.open() == nil {
			if begin, _ := p.out.Peek(5); string(begin) == "WARC/" {
				return true
			}
		}
	}
}
