package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/internal/nlp"
)

// A family is a set of marks that close one another.
type family uint8

const (
	double    family = iota // “ ” „ ‟ " ＂ and '' ``
	single                  // ‘ ’ ‚ ‛ ' `
	angle                   // « »
	angleOne                // ‹ ›
	corner                  // 「 」
	cornerTwo               // 『 』
)

// A role is what a mark can be where it stands.
type role uint8

const (
	opens role = 1 << iota
	closes
)

// A mark is a quotation mark of one token, or of two when they are ” or “.
type mark struct {
	at     nlp.Range
	family family
	glyph  rune
	can    role // 0 for an apostrophe or a prime
	figure bool // stands behind a figure, where inches and seconds do
}

// around is what stands on either side of a mark: utf8.RuneError at the ends of the paragraph.
type around struct{ before, after rune }

func (a around) openLeft() bool {
	return a.before == utf8.RuneError || unicode.IsSpace(a.before) || strings.ContainsRune("([{—–-/", a.before)
}
func (a around) openRight() bool { return a.after == utf8.RuneError || unicode.IsSpace(a.after) }

// closeRight reports whether a word ends here: space, the paragraph's end, a stop, a bracket, a dash, another mark.
func (a around) closeRight() bool {
	return a.openRight() || strings.ContainsRune(".,;:!?…)]}—–-/", a.after) || isMark(a.after)
}

func isMark(r rune) bool {
	return strings.ContainsRune("“”„‟\"＂‘’‚‛'`«»‹›「」『』", r)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// marks returns the quotation marks of a paragraph in order.
func marks(doc *nlp.Doc, par nlp.Range) []mark {
	var out []mark
	for t := par.Start; t < par.End; t++ {
		r := doc.Glyph(t)
		if !isMark(r) {
			continue
		}
		at := nlp.Range{Start: t, End: t + 1}
		if (r == '\'' || r == '`') && t+1 < par.End && doc.Glyph(t+1) == r && doc.Joined(t+1) {
			at.End++ // '' and `` are how typewriters and treebanks write “ and ”
		}
		m := newMark(at, r, aroundOf(doc, par, at), at.Len() == 2)
		if m.figure && isFeet(doc, par, t) {
			m.can = 0
		}
		out = append(out, m)
		t = at.End - 1
	}
	return out
}

// isFeet reports whether the mark ends a measure like 5'10".
func isFeet(doc *nlp.Doc, par nlp.Range, t nlp.TokenID) bool {
	return t-par.Start >= 3 && (doc.Glyph(t-2) == '\'' || doc.Glyph(t-2) == '’') && doc.Joined(t-2) && doc.Joined(t-1) &&
		unicode.IsDigit(rune(doc.Article.Text[doc.Tokens[t-3].End-1]))
}

func aroundOf(doc *nlp.Doc, par, at nlp.Range) around {
	s, p := doc.Span(at), doc.Span(par)
	a := around{utf8.RuneError, utf8.RuneError}
	if s.Start > p.Start {
		a.before, _ = utf8.DecodeLastRuneInString(doc.Article.Text[:s.Start])
	}
	if s.End < p.End {
		a.after, _ = utf8.DecodeRuneInString(doc.Article.Text[s.End:])
	}
	return a
}

func newMark(at nlp.Range, r rune, a around, twice bool) mark {
	m := mark{at: at, glyph: r, figure: unicode.IsDigit(a.before) && (r == '"' || r == '”')}
	switch r {
	case '«', '»':
		m.family, m.can = angle, opens|closes
	case '‹', '›':
		m.family, m.can = angleOne, opens|closes
	case '「', '『':
		m.can = opens
	case '」', '』':
		m.can = closes
	case '‘', '’', '‚', '‛', '\'', '`':
		m.family, m.can = single, singleRole(r, a)
	default:
		m.can = doubleRole(r, a)
	}
	switch r {
	case '「', '」':
		m.family = corner
	case '『', '』':
		m.family = cornerTwo
	}
	if twice {
		m.family, m.can = double, straightRole(a)
		if r == '`' {
			m.can = opens
		}
	}
	return m
}

// doubleRole trusts the shape of a curly mark unless its neighbours contradict it, as in ”Swedish” and “German„.
func doubleRole(r rune, a around) role {
	switch r {
	case '„':
		return opens
	case '“', '‟':
		if !a.openLeft() && a.closeRight() && !isMark(a.before) {
			return opens | closes
		}
		return opens
	case '”':
		if a.openLeft() && !a.closeRight() {
			return opens | closes
		}
		return closes
	}
	return straightRole(a)
}

// straightRole decides a mark that has no direction of its own by its neighbours: `said "no" to` opens behind a space
// and closes before one. A figure's mark is an inch (5'10", a 6" pipe) unless a quotation is open; so it never opens.
func straightRole(a around) role {
	left, right := a.openLeft() || isMark(a.before), a.closeRight()
	switch {
	case unicode.IsDigit(a.before):
		return closes
	case left && !right && !isMark(a.after):
		return opens
	case right && !a.openLeft() && !isMark(a.before):
		return closes
	}
	return opens | closes
}

// singleRole knows apostrophes: inside a word (O’Neill), before a decade or an elision (’90s, ’em), between figures.
func singleRole(r rune, a around) role {
	var can role
	left := a.openLeft() || isMark(a.before)
	if left && !a.openRight() && r != '’' && (isWordRune(a.after) || strings.ContainsRune("$£€#@[(…", a.after) || isMark(a.after)) {
		can |= opens
	}
	if !a.openLeft() && a.closeRight() && r != '‘' && r != '‚' && r != '‛' && r != '`' {
		can |= closes
	}
	return can
}
