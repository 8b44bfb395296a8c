package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// narrow maps full-width forms of ASCII to ASCII: texts from East Asian agencies write "ＢＢＣ" and "５０％".
func narrow(r rune) rune {
	if r >= 0xFF01 && r <= 0xFF5E {
		return r - 0xFEE0
	}
	return r
}

// ligature spells out the ligatures that PDF files leave in words; "" for any other character.
func ligature(r rune) string {
	if r < 0xFB00 || r > 0xFB06 {
		return ""
	}
	return [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-0xFB00]
}

// isApostrophe includes the opening single mark, which editors' software puts before "’90s" and into "don‘t".
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', '´', '′':
		return true
	}
	return false
}

// isQuoteMark reports whether r is a quotation mark of any language, or an apostrophe.
func isQuoteMark(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '‟', '«', '»', '‹', '›', '‚', '‛', '「', '」', '『', '』', '″', '〝', '〞', '〟':
		return true
	}
	return isApostrophe(r)
}

// isDash reports whether r is a hyphen, a dash or a minus sign.
func isDash(r rune) bool { return r == '-' || r == '−' || r > 0x7f && unicode.Is(unicode.Pd, r) }

// isInvisible reports whether r is a format character without a shape: soft hyphen, joiners, byte order mark.
func isInvisible(r rune) bool { return r > 0x7f && unicode.Is(unicode.Cf, r) }

// marks returns what stands between two words without what editors may change: spaces, quotation marks, dashes and
// format characters; an ellipsis in any spelling is "…". A dash that belongs to a number stays, as "-": "2–1" is not
// "2 1", and "–5" is not "5". after is the character behind the gap.
func marks(gap string, after rune) string {
	if plainGap(gap) {
		return ""
	}
	var b strings.Builder
	before := 'a' // a gap between words begins behind one
	for i, r := range gap {
		r = narrow(r)
		size := i + utf8.RuneLen(r)
		switch {
		case unicode.IsSpace(r), isInvisible(r):
		case isQuoteMark(r):
		case isDash(r):
			if size >= len(gap) && after >= '0' && after <= '9' && before == ' ' {
				b.WriteByte('-')
			}
		default:
			b.WriteRune(r)
		}
		before = r
		if unicode.IsSpace(r) {
			before = ' '
		}
	}
	return ellipses(b.String())
}

// plainGap knows the gaps that nearly all words have between them.
func plainGap(gap string) bool { return gap == " " || gap == "" || gap == "\n" || gap == "\n\n" }

// ellipses replaces three dots and more by the one character.
func ellipses(s string) string {
	if !strings.Contains(s, "..") && !strings.Contains(s, "…") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		n := 0
		for i+n < len(s) && s[i+n] == '.' {
			n++
		}
		switch {
		case n >= 3:
			b.WriteString("…")
			i += n
		case n > 0:
			b.WriteString(s[i : i+n])
			i += n
		default:
			_, size := utf8.DecodeRuneInString(s[i:])
			b.WriteString(s[i : i+size])
			i += size
		}
	}
	return strings.NewReplacer(".…", "…", "….", "…").Replace(b.String())
}

// fold appends a word as it is compared, keeping its case unless lower: full-width forms narrowed, apostrophes the
// same, ligatures spelt out, invisible characters and the stops of an abbreviation ("U.S.") left out, accents composed.
func fold(dst []byte, word string, lower bool) []byte {
	compose := false
	for _, r := range word {
		r = narrow(r)
		switch {
		case isApostrophe(r):
			r = '\''
		case isInvisible(r):
			continue
		case r == '.' && !startsWithDigit(word):
			continue
		case unicode.Is(unicode.M, r):
			compose = true
		case ligature(r) != "":
			dst = append(dst, ligature(r)...)
			continue
		}
		if lower {
			r = unicode.ToLower(r)
		}
		dst = utf8.AppendRune(dst, r)
	}
	if compose {
		return norm.NFC.Append(nil, dst...)
	}
	return dst
}

func startsWithDigit(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsDigit(narrow(r))
}
