package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lexKind is what a lexeme is made of.
type lexKind uint8

const (
	lexWord   lexKind = iota
	lexNumber         // begins with a digit, or with a point and a digit
	lexMark           // any other single character
)

// A lexeme is a word, a literal number or a mark of one sentence. The model's tokens cut "1.2" in three and leave
// "50mph" whole, so numbers have words of their own.
type lexeme struct {
	start, end int // bytes of Article.Text
	kind       lexKind
	text       string // as written
	low        string // in lower case
	glued      bool   // nothing stands between it and the lexeme before
	caps       bool   // begins with a capital
}

// lex appends the lexemes of text[start:end] to out. prefixes are the currencies that stand before a number without
// a space: "RM120" is two lexemes, "SF90" one.
func lex(out []lexeme, text string, start, end int, prefixes map[string]bool) []lexeme {
	for at := start; at < end; {
		r, n := utf8.DecodeRuneInString(text[at:end])
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			at += n
			continue
		}
		l := lexeme{start: at, end: at + n, kind: lexMark}
		switch {
		case digitAt(text[:end], at), r == '.' && digitAt(text[:end], at+1) && !wordBefore(text, start, at):
			l.kind, l.end = lexNumber, numberEnd(text[:end], at)
		case unicode.IsLetter(r):
			l.kind, l.end = lexWord, wordEnd(text[:end], at, prefixes)
			l.caps = unicode.IsUpper(r)
		}
		l.text = text[l.start:l.end]
		l.low = strings.ToLower(l.text)
		l.glued = len(out) > 0 && out[len(out)-1].end == l.start
		out = append(out, l)
		at = l.end
	}
	return out
}

func digitAt(text string, i int) bool { return i < len(text) && '0' <= text[i] && text[i] <= '9' }

func wordBefore(text string, start, at int) bool {
	if at <= start {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(text[start:at])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// numberEnd returns where the literal that begins at at ends: digits, and points, commas and thin spaces between
// digits. Whether it is well formed is for literal to say.
func numberEnd(text string, at int) int {
	start, groups := at, 0
	for {
		for at < len(text) && (text[at] == '.' || digitAt(text, at)) && (text[at] != '.' || digitAt(text, at+1)) {
			at++
		}
		gap := separator(text[at:])
		if gap == 0 || !digitAt(text, at+gap) {
			return at
		}
		if text[at] != ',' && !(threeDigits(text, at+gap) && at-start <= 3+4*groups) { // "34 000", but not "5 10"
			return at
		}
		groups++
		at += gap
	}
}

// separator returns the length of a mark that groups digits: a comma or a space.
func separator(text string) int {
	if strings.HasPrefix(text, ",") || strings.HasPrefix(text, " ") {
		return 1
	}
	for _, s := range []string{"\u00a0", "\u202f", "\u2009"} {
		if strings.HasPrefix(text, s) {
			return len(s)
		}
	}
	return 0
}

func threeDigits(text string, i int) bool {
	return digitAt(text, i) && digitAt(text, i+1) && digitAt(text, i+2) && !digitAt(text, i+3)
}

// wordEnd returns where the word that begins at at ends: letters, accents and digits, and the points of "U.S." and
// "m.p.h.". A currency prefix ends before the first digit.
func wordEnd(text string, at int, prefixes map[string]bool) int {
	start := at
	for at < len(text) {
		if end := initialsEnd(text, at); end > at && (at == start || text[at-1] == '.') {
			at = end
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.IsDigit(r):
			if at-start <= 5 && (prefixes[text[start:at]] ||
				start > 0 && text[start-1] == '$' && prefixes[text[start-1:at]]) {
				return at
			}
		case !unicode.IsLetter(r) && !unicode.IsMark(r):
			return at
		}
		at += n
	}
	return at
}

// initialsEnd returns the end of a letter with its point if another such letter follows or came before: "U.S.".
func initialsEnd(text string, at int) int {
	point := func(i int) bool {
		return i+1 < len(text) && text[i+1] == '.' && (text[i]|0x20) >= 'a' && (text[i]|0x20) <= 'z'
	}
	if point(at) && (point(at+2) || at >= 2 && text[at-1] == '.' && point(at-2)) {
		return at + 2
	}
	return at
}
