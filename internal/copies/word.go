package copies

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The classes of characters.
const (
	classGap   = iota // parts words
	classLower        // letters, digits and marks as they are
	classUpper        // ASCII capitals
	classInner        // apostrophes: part of no word, and part none
	classWide         // not ASCII: to be looked at
)

// classes holds the classes of bytes.
var classes = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			t[c] = classLower
		case c >= 'A' && c <= 'Z':
			t[c] = classUpper
		case c == '\'':
			t[c] = classInner
		case c >= utf8.RuneSelf:
			t[c] = classWide
		}
	}
	return t
}()

// wideClass is the class of a character that is not ASCII.
func wideClass(r rune) uint8 {
	switch {
	case r == '’', r == '‘', r == 'ʼ', r == '\u00ad', r >= '\u200b' && r <= '\u200d', r == '\u2060', r == '\ufeff':
		return classInner // soft hyphens and joiners have no shape
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.M, r), unicode.IsNumber(r):
		return classLower
	}
	return classGap
}

// ideograph reports whether a character is a word by itself.
func ideograph(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// A scanner goes through a text word by word. Words are runs of letters and digits; apostrophes inside are passed over,
// so that "don't", "don’t" and "dont" are one word. Case, accents and width do not count.
type scanner struct {
	text       string
	start, end int    // of the word found last, in bytes
	hash       uint64 // of its letters
}

// The constants of FNV-1a over 64 bits.
const (
	fnvStart = 14695981039346656037
	fnvPrime = 1099511628211
)

// next finds the next word; false at the end of the text.
func (s *scanner) next() bool {
	text := s.text
	i := s.end
	for i < len(text) {
		switch classes[text[i]] {
		case classGap, classInner:
			i++
			continue
		case classWide:
			r, size := utf8.DecodeRuneInString(text[i:])
			if wideClass(r) != classLower {
				i += size
				continue
			}
			if ideograph(r) {
				s.start, s.end, s.hash = i, i+size, hashWide(fnvStart, r)
				return true
			}
		}
		break
	}
	if i == len(text) {
		s.start, s.end = i, i
		return false
	}
	h := uint64(fnvStart)
	at, end := i, i
loop:
	for at < len(text) {
		c := text[at]
		switch classes[c] {
		case classLower:
			h = (h ^ uint64(c)) * fnvPrime
			at++
			end = at
		case classUpper:
			h = (h ^ uint64(c|0x20)) * fnvPrime
			at++
			end = at
		case classInner:
			at++
		case classWide:
			r, size := utf8.DecodeRuneInString(text[at:])
			switch wideClass(r) {
			case classGap:
				break loop
			case classLower:
				if ideograph(r) {
					break loop
				}
				h = hashWide(h, r)
				end = at + size
			}
			at += size
		default:
			break loop
		}
	}
	s.start, s.end, s.hash = i, end, h
	return true
}

// hashWide adds a character that is not ASCII to a hash: in lower case, without its accents, narrow.
func hashWide(h uint64, r rune) uint64 {
	var in [utf8.UTFMax]byte
	for _, d := range norm.NFKD.String(string(in[:utf8.EncodeRune(in[:], r)])) {
		if unicode.Is(unicode.Mn, d) {
			continue
		}
		n := utf8.EncodeRune(in[:], unicode.ToLower(d))
		for _, c := range in[:n] {
			h = (h ^ uint64(c)) * fnvPrime
		}
	}
	return h
}

// mix spreads what differs in a few bits over all of them: the finaliser of MurmurHash3.
func mix(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
