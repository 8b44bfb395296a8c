package ingest

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"sayso"
)

// unquote decodes a JSON string, quotation marks included, that encoding/json has accepted. Unlike encoding/json it
// tells where it had to write U+FFFD: for bytes that are not UTF-8 and for unpaired halves of UTF-16 ("\ud83d").
func unquote(raw []byte) (string, []sayso.Span) {
	u := unquoter{raw: raw[1 : len(raw)-1]}
	u.out.Grow(len(u.raw))
	for u.at < len(u.raw) {
		if u.raw[u.at] == '\\' {
			u.escape()
		} else {
			u.run()
		}
	}
	return u.out.String(), u.replaced
}

type unquoter struct {
	raw      []byte
	at       int
	out      strings.Builder
	replaced []sayso.Span
}

// run copies everything up to the next escape.
func (u *unquoter) run() {
	end := u.at
	for end < len(u.raw) && u.raw[end] != '\\' {
		end++
	}
	before := u.out.Len()
	text, replaced := fromUTF8(u.raw[u.at:end])
	for _, p := range replaced {
		u.note(before+p.Start, before+p.End)
	}
	u.out.WriteString(text)
	u.at = end
}

func (u *unquoter) escape() {
	c := u.raw[u.at+1]
	if c != 'u' {
		u.out.WriteByte(simpleEscape(c))
		u.at += 2
		return
	}
	r := u.unit(u.at)
	u.at += 6
	if utf16.IsSurrogate(r) {
		pair := utf16.DecodeRune(r, u.unit(u.at))
		if r = pair; r == utf8.RuneError {
			u.note(u.out.Len(), u.out.Len()+len(replacement))
		} else {
			u.at += 6
		}
	}
	u.out.WriteRune(r)
}

// unit reads the \uXXXX at byte i, or returns -1 if none stands there.
func (u *unquoter) unit(i int) rune {
	if i+6 > len(u.raw) || u.raw[i] != '\\' || u.raw[i+1] != 'u' {
		return -1
	}
	v, err := strconv.ParseUint(string(u.raw[i+2:i+6]), 16, 16)
	if err != nil {
		return -1
	}
	return rune(v)
}

func (u *unquoter) note(start, end int) {
	if n := len(u.replaced); n > 0 && u.replaced[n-1].End == start {
		u.replaced[n-1].End = end
		return
	}
	u.replaced = append(u.replaced, sayso.Span{Start: start, End: end})
}

func simpleEscape(c byte) byte {
	switch c {
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return c // quotation mark, backslash, slash
}
