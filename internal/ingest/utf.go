package ingest

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"sayso"
)

const replacement = "\uFFFD"

// fromUTF8 returns raw with each invalid sequence replaced by U+FFFD, and where the replacements stand. A sequence
// cut short counts once, as Unicode recommends (The Unicode Standard, 3.9, "maximal subpart") and Python does.
func fromUTF8(raw []byte) (string, []sayso.Span) {
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	var b strings.Builder
	var replaced []sayso.Span
	b.Grow(len(raw) + len(replacement))
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n <= 1 {
			n = subpart(raw[i:])
			replaced = appendPlace(replaced, b.Len())
			b.WriteString(replacement)
		} else {
			b.Write(raw[i : i+n])
		}
		i += n
	}
	return b.String(), replaced
}

// subpart returns the length of the longest beginning of raw that begins some valid sequence, at least 1.
func subpart(raw []byte) int {
	need, low, high := 0, byte(0x80), byte(0xBF)
	switch b := raw[0]; {
	case b >= 0xC2 && b <= 0xDF:
		need = 1
	case b >= 0xE0 && b <= 0xEF:
		need = 2
	case b >= 0xF0 && b <= 0xF4:
		need = 3
	}
	switch raw[0] {
	case 0xE0: // no overlong forms
		low = 0xA0
	case 0xED: // no surrogates
		high = 0x9F
	case 0xF0:
		low = 0x90
	case 0xF4: // nothing above U+10FFFF
		high = 0x8F
	}
	n := 1
	for n <= need && n < len(raw) && raw[n] >= low && raw[n] <= high {
		n++
		low, high = 0x80, 0xBF
	}
	return n
}

// fromUTF16 decodes raw; unit reads two bytes. An unpaired half and an odd last byte become U+FFFD.
func fromUTF16(raw []byte, unit func([]byte) uint16) (string, []sayso.Warning, error) {
	var b strings.Builder
	var replaced []sayso.Span
	for i := 0; i < len(raw); i += 2 {
		r := rune(utf8.RuneError)
		if i+1 < len(raw) {
			r = rune(unit(raw[i:]))
		}
		bad := i+1 >= len(raw)
		if utf16.IsSurrogate(r) {
			next := rune(0)
			if i+3 < len(raw) {
				next = rune(unit(raw[i+2:]))
			}
			r = utf16.DecodeRune(r, next)
			bad = r == utf8.RuneError
			if !bad {
				i += 2
			}
		}
		switch {
		case r == 0:
			return "", nil, errBinary
		case bad:
			replaced = appendPlace(replaced, b.Len())
		}
		b.WriteRune(r)
	}
	return b.String(), invalid(replaced), nil
}

// appendPlace notes a replacement written at byte at, joining it to the one before if they touch.
func appendPlace(places []sayso.Span, at int) []sayso.Span {
	if n := len(places); n > 0 && places[n-1].End == at {
		places[n-1].End += len(replacement)
		return places
	}
	return append(places, sayso.Span{Start: at, End: at + len(replacement)})
}
