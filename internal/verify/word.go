package verify

import (
	"unicode"
	"unicode/utf8"
)

// A scanner goes through a text word by word. A word is a run of letters and digits with the apostrophes, decimal
// points and abbreviation stops inside it ("don’t", "1,000.5", "U.S."), one ideograph, or a sign that is read aloud
// ("%", "$"). Hyphens part words. What is between words is looked at only where it matters, by marks.
type scanner struct {
	text       string
	start, end int    // of the word found last, in bytes
	key        []byte // that word folded to lower case; valid until the next call
	upper      bool   // it begins with a capital
	buf        []byte
}

// The classes of ASCII; what is not ASCII is classOther until looked at.
const (
	classGap = iota
	classLetter
	classUpper
	classDigit
	classSign
	classWide
)

var classes = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z':
			t[c] = classLetter
		case c >= 'A' && c <= 'Z':
			t[c] = classUpper
		case c >= '0' && c <= '9':
			t[c] = classDigit
		case c == '%' || c == '$' || c == '&' || c == '+' || c == '=':
			t[c] = classSign
		case c >= utf8.RuneSelf:
			t[c] = classWide
		}
	}
	return t
}()

// next finds the next word; false at the end of the text.
func (s *scanner) next() bool {
	for i := s.end; i < len(s.text); {
		switch classes[s.text[i]] {
		case classGap:
			i++
		case classSign:
			s.take(i, i+1)
			return true
		case classWide:
			r, size := utf8.DecodeRuneInString(s.text[i:])
			switch wideClass(r) {
			case classGap:
				i += size
				continue
			case classSign:
				s.take(i, i+size)
				return true
			}
			return s.word(i)
		default:
			return s.word(i)
		}
	}
	s.start, s.end = len(s.text), len(s.text)
	return false
}

// wideClass is the class of a character that is not ASCII. An ideograph is a word by itself, as signs are.
func wideClass(r rune) uint8 {
	if n := narrow(r); n != r {
		return classes[n]
	}
	switch {
	case r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return classSign
	case unicode.IsLetter(r), unicode.Is(unicode.M, r):
		return classLetter
	case unicode.IsDigit(r), unicode.IsNumber(r):
		return classDigit
	case unicode.Is(unicode.Sc, r), r == '°', r == '‰':
		return classSign
	}
	return classGap
}

// word takes the word that begins at i: at full speed while it is ASCII, else with all there is to consider.
func (s *scanner) word(i int) bool {
	s.buf = s.buf[:0]
	s.upper = classes[s.text[i]] == classUpper
	at := i
	for ; at < len(s.text); at++ {
		c := s.text[at]
		switch classes[c] {
		case classLetter, classDigit:
			s.buf = append(s.buf, c)
			continue
		case classUpper:
			s.buf = append(s.buf, c|0x20)
			continue
		}
		break
	}
	if at == len(s.text) || s.plainEnd(at) {
		s.start, s.end, s.key = i, at, s.buf
		return true
	}
	s.take(i, s.wide(i))
	return true
}

// plainEnd reports whether what stands at i surely does not go on a word.
func (s *scanner) plainEnd(i int) bool {
	switch s.text[i] {
	case ' ', '\n', '-', ')', '"', ';', '?', '!':
		return true
	case '.', ',':
		return i+1 == len(s.text) || s.text[i+1] == ' ' || s.text[i+1] == '\n'
	}
	return false
}

// wide returns where the word that begins at i ends.
func (s *scanner) wide(i int) int {
	letters, dotted := 0, false // letters since the last stop, and whether all so far are single letters with stops
	single := true
	last := uint8(classGap)
	at := i
	for at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[at:])
		class := s.classOf(r)
		switch {
		case class == classLetter || class == classUpper || class == classDigit:
			if letters++; letters > 1 || class == classDigit {
				single = false
			}
			last = class
		case isInvisible(r) && s.goesOn(at+size):
		case isApostrophe(r) && last != classGap && s.goesOn(at+size):
			letters, single = letters+1, false
		case (r == '.' || r == ',' || r == ':') && last == classDigit && s.digitAt(at+size):
			single = false
		case r == '.' && single && letters == 1 && (s.singleLetterAt(at+size) || dotted):
			letters, dotted = 0, true
		default:
			return at
		}
		at += size
	}
	return at
}

func (s *scanner) classOf(r rune) uint8 {
	if r < utf8.RuneSelf {
		return classes[r]
	}
	return wideClass(r)
}

// goesOn reports whether a letter or digit stands at i.
func (s *scanner) goesOn(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[i:])
	c := s.classOf(r)
	return i < len(s.text) && (c == classLetter || c == classUpper || c == classDigit)
}

func (s *scanner) digitAt(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.text[i:])
	return s.classOf(r) == classDigit
}

// singleLetterAt reports whether exactly one letter stands at i: the "S" of "U.S." but not the "So" of "U.So".
func (s *scanner) singleLetterAt(i int) bool {
	r, size := utf8.DecodeRuneInString(s.text[i:])
	c := s.classOf(r)
	return i < len(s.text) && (c == classLetter || c == classUpper) && !s.goesOn(i+size)
}

// take sets the word.
func (s *scanner) take(start, end int) {
	s.start, s.end = start, end
	s.buf = fold(s.buf[:0], s.text[start:end], true)
	s.key = s.buf
	r, _ := utf8.DecodeRuneInString(s.text[start:])
	s.upper = unicode.IsUpper(narrow(r))
}
