package cli

import (
	"bufio"
	"bytes"
	"io"
	"os"

	"sayso"
	"sayso/internal/export"
)

// A sink joins results to one output.
type sink interface {
	write(result) error
	close() error // ends the output, also an interrupted one, so that it is whole
}

func newSink(format string, out *bufio.Writer, page *export.HTML) sink {
	switch format {
	case "html":
		return &pageSink{out: out, page: page, memory: pageMemory}
	case "json":
		return &listSink{out: out}
	case "text":
		return &lineSink{out: out, between: "\n"}
	case "conllu", layerFormat, whyFormat:
		return &lineSink{out: out}
	}
	return &lineSink{out: out, after: "\n"}
}

// A lineSink writes results one after the other and flushes each, so that a pipe has it at once.
type lineSink struct {
	out            *bufio.Writer
	between, after string
	count          int
}

func (s *lineSink) write(r result) error {
	if s.count++; s.count > 1 {
		s.out.WriteString(s.between)
	}
	s.out.Write(r.body)
	s.out.WriteString(s.after)
	return outputError(s.out.Flush())
}

func (s *lineSink) close() error { return nil }

// A listSink writes JSON: one value as it is, several as a list. It holds the first back until it knows.
type listSink struct {
	out   *bufio.Writer
	first []byte
	count int
}

func (s *listSink) write(r result) error {
	switch s.count++; s.count {
	case 1:
		s.first = r.body
		return nil
	case 2:
		s.out.WriteString("[\n")
		s.out.Write(s.first)
	}
	s.out.WriteString(",\n")
	s.out.Write(r.body)
	return outputError(s.out.Flush())
}

func (s *listSink) close() error {
	switch s.count {
	case 0:
		s.out.WriteString("[]\n")
	case 1:
		s.out.Write(append(s.first, '\n'))
	default:
		s.out.WriteString("\n]\n")
	}
	return outputError(s.out.Flush())
}

// pageMemory is how much of a page is kept in memory until its index, which comes first, is known. What is more
// waits in a temporary file.
const pageMemory = 16 << 20

type pageSink struct {
	out    *bufio.Writer
	page   *export.HTML
	memory int // pageMemory, less in tests
	index  []export.Entry
	held   bytes.Buffer
	spill  *os.File
}

func (s *pageSink) write(r result) error {
	s.index = append(s.index, r.entry)
	s.held.Write(r.body)
	if s.held.Len() < s.memory {
		return nil
	}
	if s.spill == nil {
		f, err := os.CreateTemp("", "sayso-*.html")
		if err != nil {
			return outputError(err)
		}
		s.spill = f
	}
	_, err := s.held.WriteTo(s.spill)
	return outputError(err)
}

func (s *pageSink) close() error {
	err := s.page.Head(s.out, s.index)
	if s.spill != nil {
		defer os.Remove(s.spill.Name())
		defer s.spill.Close()
		if err == nil {
			_, err = s.spill.Seek(0, io.SeekStart)
		}
		if err == nil {
			_, err = io.Copy(s.out, s.spill)
		}
	}
	if err == nil {
		_, err = s.held.WriteTo(s.out)
	}
	if err == nil {
		err = s.page.Foot(s.out)
	}
	if err == nil {
		err = s.out.Flush()
	}
	return outputError(err)
}

func outputError(err error) error {
	if err == nil {
		return nil
	}
	return &sayso.Error{Code: sayso.ErrWrite, Msg: "the output could not be written", Err: err}
}
