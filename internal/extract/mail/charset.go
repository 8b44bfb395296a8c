package mail

import (
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// decoded wraps a header's encoded word; it has the form that package mime asks for.
func decoded(label string, in io.Reader) (io.Reader, error) { return charset.NewReaderLabel(label, in) }

// decode returns content as UTF-8, and the name of the charset if it had to be guessed: the message names none and
// is not UTF-8, or names one that nobody knows. "us-ascii" is what programs write that have not looked.
func decode(content []byte, media, label string) (text, guessed string) {
	label = strings.ToLower(label)
	plain := label == "" || label == "us-ascii" || label == "utf-8"
	if plain && utf8.Valid(content) {
		return string(content), ""
	}
	if label == "utf-8" { // it says so: what is not UTF-8 in it is damage, and shown as such
		return strings.ToValidUTF8(string(content), "\uFFFD"), ""
	}
	encoding, name := charset.Lookup(label)
	if encoding == nil || plain {
		contentType := media
		encoding, guessed, _ = charset.DetermineEncoding(content, contentType)
		name = guessed
	}
	if out, err := encoding.NewDecoder().Bytes(content); err == nil {
		return strings.ToValidUTF8(string(out), "\uFFFD"), guessed
	}
	return strings.ToValidUTF8(string(content), "\uFFFD"), name
}
