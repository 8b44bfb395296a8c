package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"sayso"
)

// A file gives access to the objects of a document. It finds them by going through the file once from front to end,
// and does not look at the tables that say where they stand: of an object that an editor has written anew, the last
// form counts, as in those tables, and damaged tables, which are common, do no harm. No size that the file states is
// believed, so that memory and work are bounded by the bytes there are and by maxUnpacked.
type file struct {
	raw     []byte
	at      map[ref]place
	parsed  map[ref]any
	trailer dict
	left    int // bytes that streams may still unpack to
}

// A place is where an object is written.
type place struct {
	offset int // in the file, or in what the stream unpacks to
	within ref // the object stream that holds it; 0 if none
}

// maxUnpacked bounds what all streams that are read unpack to, in bytes.
const maxUnpacked = 64 << 20

// maxObjects bounds the number of objects.
const maxObjects = 1 << 20

var errTooLarge = &sayso.Error{Code: sayso.ErrTooLarge, Msg: fmt.Sprintf("the PDF unpacks to more than %d bytes or has too many parts", maxUnpacked)}

// header is how an indirect object begins.
var header = regexp.MustCompile(`(\d{1,10})[ \t\r\n\f\x00]+\d{1,5}[ \t\r\n\f\x00]+obj`)

// open finds the objects of a document.
func open(raw []byte) (*file, error) {
	f := &file{raw: raw, at: map[ref]place{}, parsed: map[ref]any{}, trailer: dict{}, left: maxUnpacked}
	var packed []ref
	for pos := 0; ; {
		object := header.FindSubmatchIndex(raw[pos:])
		end := len(raw)
		if object != nil {
			end = pos + object[0]
		}
		f.trailers(raw[pos:end])
		if object == nil {
			break
		}
		number, _ := strconv.Atoi(string(raw[pos+object[2] : pos+object[3]]))
		start := pos + object[1]
		f.at[ref(number)] = place{offset: start}
		if len(f.at) > maxObjects {
			return nil, errTooLarge
		}
		var o any
		o, pos = f.object(raw, start)
		if s, ok := o.(stream); ok {
			switch s.dict["Type"] {
			case name("ObjStm"):
				packed = append(packed, ref(number))
			case name("XRef"):
				f.addTrailer(s.dict)
			}
		}
	}
	if f.trailer["Encrypt"] != nil {
		return nil, &sayso.Error{Code: sayso.ErrEncrypted, Msg: "the PDF is encrypted"}
	}
	return f, f.unpackObjects(packed)
}

// trailers looks for trailers between two objects.
func (f *file) trailers(part []byte) {
	for {
		i := bytes.Index(part, []byte("trailer"))
		if i < 0 {
			return
		}
		l := &lexer{in: part, pos: i + len("trailer")}
		if o, ok := l.next(0); ok {
			if d, ok := o.(dict); ok {
				f.addTrailer(d)
			}
		}
		part = part[l.pos:]
	}
}

// addTrailer lets the entries of a later trailer count.
func (f *file) addTrailer(d dict) {
	for k, v := range d {
		f.trailer[k] = v
	}
}

// object reads the object that begins at pos and returns where it ends.
func (f *file) object(in []byte, pos int) (any, int) {
	l := &lexer{in: in, pos: pos}
	o, _ := l.next(0)
	d, ok := o.(dict)
	if !ok {
		if _, isNumber := o.(float64); isNumber { // perhaps a reference
			after := *l
			a, _ := after.next(0)
			if k, _ := after.next(0); k == keyword("R") {
				if all := reference(array{o, a}, "R"); len(all) == 1 {
					return all[0], after.pos
				}
			}
		}
		return o, l.pos
	}
	after := *l
	if k, _ := after.next(0); k != keyword("stream") {
		return d, l.pos
	}
	pos = after.pos
	if pos < len(in) && in[pos] == '\r' {
		pos++
	}
	if pos < len(in) && in[pos] == '\n' {
		pos++
	}
	end := f.streamEnd(in, pos, d)
	return stream{d, in[pos:end]}, end
}

// streamEnd believes a length that leads to "endstream", else it looks for that word.
func (f *file) streamEnd(in []byte, pos int, d dict) int {
	if n, ok := d["Length"].(float64); ok && n >= 0 && pos+int(n) <= len(in) {
		end := pos + int(n)
		if bytes.HasPrefix(bytes.TrimLeft(in[end:min(end+20, len(in))], "\r\n \t"), []byte("endstream")) {
			return end
		}
	}
	if i := bytes.Index(in[pos:], []byte("endstream")); i >= 0 {
		return pos + i
	}
	return len(in)
}

// unpackObjects notes the objects inside object streams. One that stands by itself too is taken from where it stands.
func (f *file) unpackObjects(packed []ref) error {
	for _, s := range packed {
		o, _ := f.get(s).(stream)
		data, err := f.unpack(o)
		if err != nil {
			return err
		}
		n, _ := o.dict["N"].(float64)
		first, _ := o.dict["First"].(float64)
		l := &lexer{in: data}
		for range int(n) {
			number, ok1 := l.number()
			offset, ok2 := l.number()
			if !ok1 || !ok2 || offset < 0 || first < 0 || len(f.at) > maxObjects {
				break
			}
			if at, known := f.at[ref(number)]; !known || at.within != 0 {
				f.at[ref(number)] = place{offset: int(first) + int(offset), within: s}
			}
		}
		f.parsed[s] = data // what the objects in it are read from
	}
	return nil
}

func (l *lexer) number() (float64, bool) {
	o, _ := l.next(0)
	n, ok := o.(float64)
	return n, ok
}

// get returns the object behind a reference, or o itself. A reference to a reference is none.
func (f *file) get(o any) any {
	r, ok := o.(ref)
	if !ok {
		return o
	}
	if o, ok := f.parsed[r]; ok {
		if _, isData := o.([]byte); !isData {
			return o
		}
	}
	at, ok := f.at[r]
	if !ok {
		return nil
	}
	in := f.raw
	if at.within != 0 {
		in, _ = f.parsed[at.within].([]byte)
	}
	if at.offset > len(in) {
		return nil
	}
	o, _ = f.object(in, at.offset)
	switch o.(type) {
	case ref, keyword:
		o = nil
	case stream: // its bytes are the file's own
	default:
		f.parsed[r] = o
	}
	return o
}

func (f *file) dict(o any) dict {
	switch o := f.get(o).(type) {
	case dict:
		return o
	case stream:
		return o.dict
	}
	return nil
}

func (f *file) array(o any) array {
	a, _ := f.get(o).(array)
	return a
}

func (f *file) number(o any) float64 {
	n, _ := f.get(o).(float64)
	return n
}

// maxPages bounds the pages of a document.
const maxPages = 10_000

var errMissing = errors.New("a page is missing")

// pages lists the pages in order, each with the entries it inherits.
func (f *file) pages() (pages []dict, err error) {
	seen := map[ref]bool{}
	var walk func(o any, inherited dict, depth int) error
	walk = func(o any, inherited dict, depth int) error {
		if r, ok := o.(ref); ok {
			if seen[r] {
				return nil // a circle
			}
			seen[r] = true
		}
		node := f.dict(o)
		if node == nil || depth > maxNesting {
			return errMissing
		}
		own := dict{"Resources": inherited["Resources"]}
		for k, v := range node {
			own[k] = v
		}
		kids, inner := f.get(node["Kids"]).(array)
		if !inner {
			if pages = append(pages, own); len(pages) > maxPages {
				return errTooLarge
			}
			return nil
		}
		for _, kid := range kids {
			if err := walk(kid, own, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	root := f.dict(f.trailer["Root"])
	if root == nil {
		return nil, errors.New("there is no trailer that names the pages")
	}
	err = walk(root["Pages"], dict{}, 0)
	return pages, err
}
