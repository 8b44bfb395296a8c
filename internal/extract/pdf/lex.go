package pdf

import (
	"bytes"
	"strconv"
)

// The objects of PDF (ISO 32000-1, 7.3) in Go: nil, bool, float64, name, text, array, dict, ref, stream; and keyword for
// what stands between them.
type (
	name    string
	text    string // a string's bytes
	keyword string
	array   []any
	dict    map[name]any
	ref     int // number of an indirect object; generations are not told apart
	stream  struct {
		dict
		raw []byte // still packed
	}
)

// maxNesting bounds arrays and dictionaries inside each other.
const maxNesting = 64

// A lexer reads objects one after the other. It never fails: what is no object is passed over.
type lexer struct {
	in  []byte
	pos int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// blank passes over white space and comments.
func (l *lexer) blank() {
	for l.pos < len(l.in) {
		switch c := l.in[l.pos]; {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.in) && l.in[l.pos] != '\n' && l.in[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// next reads one object or keyword; ok is false at the end. A reference is read as two numbers and the keyword R.
func (l *lexer) next(depth int) (object any, ok bool) {
	l.blank()
	if l.pos >= len(l.in) {
		return nil, false
	}
	rest := l.in[l.pos:]
	switch c := rest[0]; {
	case c == '/':
		l.pos++
		return l.name(), true
	case c == '(':
		l.pos++
		return l.literal(), true
	case bytes.HasPrefix(rest, []byte("<<")):
		l.pos += 2
		return l.dict(depth + 1), true
	case c == '<':
		l.pos++
		return l.hex(), true
	case c == '[':
		l.pos++
		return l.array(depth + 1), true
	case bytes.HasPrefix(rest, []byte(">>")):
		l.pos += 2
		return keyword(">>"), true
	case isDelimiter(c):
		l.pos++
		return keyword(c), true
	}
	start := l.pos
	for l.pos < len(l.in) && !isSpace(l.in[l.pos]) && !isDelimiter(l.in[l.pos]) {
		l.pos++
	}
	return word(string(l.in[start:l.pos])), true
}

// word tells numbers and constants from keywords.
func word(s string) any {
	switch s {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	if c := s[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		if f, err := strconv.ParseFloat(s, 64); err == nil && f > -1e9 && f < 1e9 {
			return f
		}
		return 0.0 // "--5" and worse occur in files that others read
	}
	return keyword(s)
}

func (l *lexer) name() name {
	var out []byte
	for ; l.pos < len(l.in) && !isSpace(l.in[l.pos]) && !isDelimiter(l.in[l.pos]); l.pos++ {
		c := l.in[l.pos]
		if c == '#' && l.pos+2 < len(l.in) {
			if v, err := strconv.ParseUint(string(l.in[l.pos+1:l.pos+3]), 16, 8); err == nil {
				c = byte(v)
				l.pos += 2
			}
		}
		out = append(out, c)
	}
	return name(out)
}

func (l *lexer) hex() text {
	var out []byte
	half, digits := byte(0), 0
	for ; l.pos < len(l.in) && l.in[l.pos] != '>'; l.pos++ {
		v, err := strconv.ParseUint(string(l.in[l.pos]), 16, 8)
		if err != nil {
			continue
		}
		if digits++; digits%2 == 1 {
			half = byte(v) << 4
		} else {
			out = append(out, half|byte(v))
		}
	}
	if l.pos = min(l.pos+1, len(l.in)); digits%2 == 1 {
		out = append(out, half)
	}
	return text(out)
}

// literal reads a string in parentheses, which may hold others in balance.
func (l *lexer) literal() text {
	var out []byte
	for open := 1; l.pos < len(l.in); l.pos++ {
		c := l.in[l.pos]
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				l.pos++
				return text(out)
			}
		case '\\':
			if l.pos++; l.pos < len(l.in) {
				out = l.escape(out)
			}
			continue
		}
		out = append(out, c)
	}
	l.pos = min(l.pos, len(l.in)) // a backslash may be the last byte
	return text(out)
}

// escape reads what follows a backslash and leaves the position on its last byte.
func (l *lexer) escape(out []byte) []byte {
	c := l.in[l.pos]
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\r':
		if l.pos+1 < len(l.in) && l.in[l.pos+1] == '\n' {
			l.pos++
		}
		return out
	case c == '\n':
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	v := 0
	for i := 0; i < 3 && l.pos < len(l.in) && l.in[l.pos] >= '0' && l.in[l.pos] <= '7'; i++ {
		v = v<<3 | int(l.in[l.pos]-'0')
		l.pos++
	}
	l.pos--
	return append(out, byte(v))
}

func (l *lexer) array(depth int) array {
	out := array{}
	for {
		o, ok := l.within(depth)
		if !ok || o == keyword("]") {
			return out
		}
		switch o := o.(type) {
		case keyword:
			out = reference(out, o)
		default:
			out = append(out, o)
		}
	}
}

// within is next inside an array or dictionary. What nests too deep ends the input.
func (l *lexer) within(depth int) (any, bool) {
	if depth > maxNesting {
		l.pos = len(l.in)
	}
	return l.next(depth)
}

// reference turns the two numbers before an R into a reference; other keywords have no place in objects.
func reference(out array, k keyword) array {
	if n := len(out); k == "R" && n >= 2 {
		number, ok1 := out[n-2].(float64)
		if _, ok2 := out[n-1].(float64); ok1 && ok2 && number >= 0 {
			return append(out[:n-2], ref(number))
		}
	}
	return out
}

func (l *lexer) dict(depth int) dict {
	var flat array
	for {
		o, ok := l.within(depth)
		if !ok || o == keyword(">>") {
			break
		}
		if k, isKeyword := o.(keyword); isKeyword {
			if k == "endobj" || k == "stream" { // the dictionary is not closed
				l.pos -= len(k)
				break
			}
			flat = reference(flat, k)
			continue
		}
		flat = append(flat, o)
	}
	out := dict{}
	for i := 0; i+1 < len(flat); {
		key, ok := flat[i].(name)
		if !ok {
			i++
			continue
		}
		out[key] = flat[i+1]
		i += 2
	}
	return out
}
