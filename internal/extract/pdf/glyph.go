package pdf

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"
)

// glyphName returns the text that a glyph's name stands for (Adobe Glyph List), for the letters of European languages
// and the marks of news; "" if it is not known. Accented letters are put together from their names: "eacute".
func glyphName(s string) string {
	s, _, _ = strings.Cut(s, ".") // "a.sc" is a small capital
	if strings.Contains(s, "_") && len(s) > 1 {
		out := ""
		for part := range strings.SplitSeq(s, "_") { // "f_i"
			out += glyphName(part)
		}
		return out
	}
	switch {
	case len(s) == 1:
		return s
	case glyphs(s) != "":
		return glyphs(s)
	}
	if rest, ok := strings.CutPrefix(s, "uni"); ok && len(rest) >= 4 {
		if v, err := strconv.ParseUint(rest[:4], 16, 16); err == nil && !utf16.IsSurrogate(rune(v)) {
			return string(rune(v))
		}
	}
	for suffix, mark := range accents {
		if base, ok := strings.CutSuffix(s, suffix); ok && len(base) == 1 {
			return norm.NFC.String(base + mark)
		}
	}
	return ""
}

// accents are the combining marks behind the ends of glyph names.
var accents = map[string]string{
	"grave": "\u0300", "acute": "\u0301", "circumflex": "\u0302", "tilde": "\u0303", "macron": "\u0304", "breve": "\u0306",
	"dotaccent": "\u0307", "dieresis": "\u0308", "ring": "\u030a", "hungarumlaut": "\u030b", "caron": "\u030c",
	"cedilla": "\u0327", "ogonek": "\u0328", "commaaccent": "\u0326",
}

// glyphList names what is no accented letter, in pairs.
const glyphList = ` exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright )
 asterisk * plus + comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7
 eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \ bracketright ]
 asciicircum ^ underscore _ grave ` + "`" + ` braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £
 currency ¤ yen ¥ brokenbar ¦ section § dieresis ¨ copyright © ordfeminine ª guillemotleft « logicalnot ¬ registered ®
 macron ¯ degree ° plusminus ± acute ´ mu µ paragraph ¶ periodcentered · cedilla ¸ ordmasculine º guillemotright »
 onequarter ¼ onehalf ½ threequarters ¾ questiondown ¿ AE Æ ae æ Eth Ð eth ð Oslash Ø oslash ø Thorn Þ thorn þ
 germandbls ß multiply × divide ÷ OE Œ oe œ Lslash Ł lslash ł dotlessi ı Dcroat Đ dcroat đ florin ƒ circumflex ˆ tilde ˜
 endash – emdash — quoteleft ‘ quoteright ’ quotesinglbase ‚ quotedblleft “ quotedblright ” quotedblbase „ dagger †
 daggerdbl ‡ bullet • ellipsis … perthousand ‰ guilsinglleft ‹ guilsinglright › fraction ⁄ Euro € trademark ™
 fi fi fl fl ff ff ffi ffi ffl ffl figuredash ‒ onedotenleader ․ nonbreakinghyphen ‑ `

func glyphs(s string) string {
	switch s {
	case "space", "nbspace", "nonbreakingspace":
		return " "
	case "softhyphen", "sfthyphen":
		return "\u00ad"
	}
	list := glyphSpaces.Replace(glyphList)
	i := strings.Index(list, " "+s+" ")
	if i < 0 {
		return ""
	}
	meaning, _, _ := strings.Cut(list[i+len(s)+2:], " ")
	return meaning
}

var glyphSpaces = strings.NewReplacer("\n", "")
