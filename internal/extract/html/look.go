package html

import (
	"bytes"
	"slices"
)

// Looks reports whether a file begins like a web page: one of the elements that only pages begin with, behind a byte
// order mark, comments, an XML declaration and a document type.
func Looks(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\uFEFF"))
	for {
		head = bytes.TrimLeft(head, " \t\r\n\f")
		switch {
		case hasPrefixFold(head, "<!doctype html"):
			return true
		case bytes.HasPrefix(head, []byte("<!--")):
			head = after(head, "-->")
		case bytes.HasPrefix(head, []byte("<?")), bytes.HasPrefix(head, []byte("<!")):
			head = after(head, ">")
		default:
			return slices.ContainsFunc([]string{"<html", "<head", "<body", "<title", "<meta"}, func(tag string) bool {
				rest, ok := cutPrefixFold(head, tag)
				return ok && len(rest) > 0 && bytes.IndexByte([]byte(" \t\r\n\f/>"), rest[0]) >= 0
			})
		}
	}
}

// after returns what follows the first mark, nothing if there is none.
func after(b []byte, mark string) []byte {
	_, rest, _ := bytes.Cut(b, []byte(mark))
	return rest
}

func hasPrefixFold(b []byte, prefix string) bool {
	_, ok := cutPrefixFold(b, prefix)
	return ok
}

func cutPrefixFold(b []byte, prefix string) ([]byte, bool) {
	if len(b) < len(prefix) || !bytes.EqualFold(b[:len(prefix)], []byte(prefix)) {
		return nil, false
	}
	return b[len(prefix):], true
}
