package pdf

import (
	"math"
	"strings"
)

// A glyph is one piece of text where it stands on the page, in points from the lower left.
type glyph struct {
	s             string
	x, y, w, size float64
}

// A matrix maps (x, y) to (a·x + c·y + e, b·x + d·y + f).
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// times returns the matrix that applies m first, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// state is the part of the graphics state that text depends on.
type state struct {
	ctm                               matrix
	font                              *font
	size, chars, words, leading, rise float64
	stretch                           float64
}

// A painter goes through the content of a page and notes the text it shows. Running heads and page numbers that the
// file marks as artifacts, and text that does not run from left to right, are left out.
type painter struct {
	*file
	fonts     map[any]*font // by reference, for the whole document
	glyphs    []glyph
	state     state
	stack     []state
	text      matrix // Tm
	line      matrix // Tlm
	marks     []bool // open marked content: whether it is an artifact
	artifacts int
	turned    int // pieces of text left out since they run in another direction
	unknown   int // codes that no font explains
	work      *int
}

// The limits of a document's content: of operators and letters in all (a thousand pages have four million), of glyphs on a page, of forms inside each other.
const (
	maxWork   = 8_000_000
	maxGlyphs = 400_000
	maxForms  = 12
)

// content runs a content stream.
func (p *painter) content(data []byte, resources dict, depth int) error {
	l := &lexer{in: data}
	var operands array
	for {
		o, ok := l.next(0)
		if !ok {
			return nil
		}
		if *p.work++; *p.work > maxWork || len(p.glyphs) > maxGlyphs {
			return errTooLarge
		}
		k, isKeyword := o.(keyword)
		if !isKeyword {
			if len(operands) < 64 {
				operands = append(operands, o)
			}
			continue
		}
		switch k {
		case "BI":
			l.skipImage()
		case "Do":
			if err := p.form(operands, resources, depth); err != nil {
				return err
			}
		default:
			p.operator(k, operands, resources)
		}
		operands = operands[:0]
	}
}

// skipImage passes over a picture inside the content.
func (l *lexer) skipImage() {
	for l.pos < len(l.in) {
		if l.pos++; l.pos+2 < len(l.in) && isSpace(l.in[l.pos-1]) && l.in[l.pos] == 'E' && l.in[l.pos+1] == 'I' && isSpace(l.in[l.pos+2]) {
			l.pos += 2
			return
		}
	}
}

func matrixOf(a array, f *file) (matrix, bool) {
	if len(a) < 6 {
		return identity, false
	}
	n := func(i int) float64 { return f.number(a[len(a)-6+i]) }
	return matrix{n(0), n(1), n(2), n(3), n(4), n(5)}, true
}

// last returns the i-th number from the end.
func last(operands array, i int) float64 {
	if i >= len(operands) {
		return 0
	}
	n, _ := operands[len(operands)-1-i].(float64)
	return n
}

// operator runs one operator of text, graphics state or marked content (ISO 32000-1, annex A).
func (p *painter) operator(k keyword, operands array, resources dict) {
	s := &p.state
	switch k {
	case "q":
		if len(p.stack) < 1000 {
			p.stack = append(p.stack, p.state)
		}
	case "Q":
		if n := len(p.stack); n > 0 {
			p.state, p.stack = p.stack[n-1], p.stack[:n-1]
		}
	case "cm":
		if m, ok := matrixOf(operands, p.file); ok {
			s.ctm = m.times(s.ctm)
		}
	case "BT":
		p.text, p.line = identity, identity
	case "Tf":
		s.size = last(operands, 0)
		if len(operands) >= 2 {
			s.font = p.named(operands[len(operands)-2], resources)
		}
	case "Tc":
		s.chars = last(operands, 0)
	case "Tw":
		s.words = last(operands, 0)
	case "Tz":
		s.stretch = last(operands, 0) / 100
	case "TL":
		s.leading = last(operands, 0)
	case "Ts":
		s.rise = last(operands, 0)
	case "BMC", "BDC":
		p.beginMark(operands)
	case "EMC":
		p.endMark()
	default:
		p.show(k, operands)
	}
}

// show runs the operators that move to a line or show text.
func (p *painter) show(k keyword, operands array) {
	s := &p.state
	switch k {
	case "Td":
		p.move(last(operands, 1), last(operands, 0))
	case "TD":
		s.leading = -last(operands, 0)
		p.move(last(operands, 1), last(operands, 0))
	case "T*":
		p.move(0, -s.leading)
	case "Tm":
		if m, ok := matrixOf(operands, p.file); ok {
			p.text, p.line = m, m
		}
	case "Tj", "'", "\"":
		if k == "\"" {
			s.words, s.chars = last(operands, 2), last(operands, 1)
		}
		if k != "Tj" {
			p.move(0, -s.leading)
		}
		if len(operands) > 0 {
			p.string(operands[len(operands)-1])
		}
	case "TJ":
		if len(operands) == 0 {
			return
		}
		list, _ := operands[len(operands)-1].(array)
		for _, o := range list {
			if n, ok := o.(float64); ok {
				p.advance(-n / 1000 * s.size)
			}
			p.string(o)
		}
	}
}

func (p *painter) move(x, y float64) {
	p.line = matrix{1, 0, 0, 1, x, y}.times(p.line)
	p.text = p.line
}

func (p *painter) advance(x float64) {
	p.text = matrix{1, 0, 0, 1, x * p.state.stretch, 0}.times(p.text)
}

// string shows one string.
func (p *painter) string(o any) {
	t, ok := o.(text)
	s := &p.state
	if !ok || s.font == nil {
		return
	}
	for _, code := range s.font.codes(t) {
		*p.work++
		width := s.font.width(code) * s.size
		at := matrix{s.size * s.stretch, 0, 0, s.size, 0, s.rise}.times(p.text).times(s.ctm)
		space := s.chars
		if code == ' ' && !s.font.wide {
			space += s.words
		}
		before := p.text
		p.advance(width + space)
		if p.artifacts > 0 {
			continue
		}
		meaning, known := s.font.meaning(code)
		if !known {
			meaning = "\uFFFD"
			p.unknown++
		}
		end := matrix{1, 0, 0, 1, width * s.stretch, 0}.times(before).times(s.ctm)
		start := before.times(s.ctm)
		p.note(meaning, at, start, end.e-start.e)
	}
}

// note keeps a glyph, if it stands upright and where pages are.
func (p *painter) note(meaning string, at, start matrix, width float64) {
	size := math.Hypot(at.c, at.d)
	upright := at.a > 0 && at.d > 0 && math.Abs(at.b) < 0.1*at.a
	if !(size > 0.1 && size < 5000 && math.Abs(start.e) < 1e5 && math.Abs(start.f) < 1e5 && math.Abs(width) < 1e5) || !upright {
		p.turned++
		return
	}
	p.glyphs = append(p.glyphs, glyph{letters(meaning), start.e, start.f, width, size})
}

// letters takes ligatures apart, which are a matter of type, not of spelling: "ﬁ" is printed for "fi".
func letters(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r >= '\uFB00' && r <= '\uFB06' }) < 0 {
		return s
	}
	return ligatures.Replace(s)
}

var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// named returns a font by its name in the resources. Each font is read once.
func (p *painter) named(key any, resources dict) *font {
	n, _ := key.(name)
	o := p.dict(resources["Font"])[n]
	r, isRef := o.(ref)
	if isRef && p.fonts[r] != nil {
		return p.fonts[r]
	}
	d := p.dict(o)
	if d == nil || len(p.fonts) > 10_000 {
		return nil
	}
	t := p.font(d)
	if isRef {
		p.fonts[r] = t
	}
	return t
}
