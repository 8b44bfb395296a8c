package pdf

import (
	"golang.org/x/text/encoding/charmap"
)

// A font tells what the codes in a string mean and how wide they are.
type font struct {
	wide      bool            // codes have two bytes
	unicode   map[int]string  // from the font's own table, which says best what is meant
	simple    *[256]string    // by the encoding, for codes of one byte
	widths    map[int]float64 // in thousandths of the font's size
	otherwise float64         // width of all others
	scale     float64         // of widths; 0.001 but for fonts that are drawn (Type 3)
}

// font reads a font dictionary.
func (f *file) font(d dict) *font {
	out := &font{widths: map[int]float64{}, otherwise: 500, scale: 0.001}
	if s, ok := f.get(d["ToUnicode"]).(stream); ok {
		if data, err := f.unpack(s); err == nil {
			out.unicode = readCmap(data)
		}
	}
	if f.get(d["Subtype"]) == name("Type0") {
		out.wide = true
		f.wideWidths(out, d)
		return out
	}
	out.simple = f.encoding(d)
	if n, ok := f.get(f.dict(d["FontDescriptor"])["MissingWidth"]).(float64); ok && n > 0 {
		out.otherwise = n
	}
	if m := f.array(d["FontMatrix"]); f.get(d["Subtype"]) == name("Type3") && len(m) == 6 {
		out.scale = f.number(m[0])
	}
	first := int(f.number(d["FirstChar"]))
	for i, w := range f.array(d["Widths"]) {
		if i < 256 {
			out.widths[first+i] = f.number(w)
		}
	}
	return out
}

// wideWidths reads the widths of a composite font: "c [w w …]" and "from to w" (ISO 32000-1, 9.7.4.3).
func (f *file) wideWidths(out *font, d dict) {
	out.otherwise = 1000
	kids := f.array(d["DescendantFonts"])
	if len(kids) == 0 {
		return
	}
	d = f.dict(kids[0])
	if n, ok := f.get(d["DW"]).(float64); ok {
		out.otherwise = n
	}
	w := f.array(d["W"])
	for i := 0; i+1 < len(w); {
		from := int(f.number(w[i]))
		if list, ok := f.get(w[i+1]).(array); ok {
			for k, width := range list[:min(len(list), 1<<16)] {
				out.widths[from+k] = f.number(width)
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			return
		}
		to := min(int(f.number(w[i+1])), from+1<<16, 1<<16)
		for c := from; c <= to && len(out.widths) < 1<<16; c++ {
			out.widths[c] = f.number(w[i+2])
		}
		i += 3
	}
}

// codes cuts a string into codes.
func (t *font) codes(s text) []int {
	var out []int
	if !t.wide {
		for i := range len(s) {
			out = append(out, int(s[i]))
		}
		return out
	}
	for i := 0; i+1 < len(s); i += 2 {
		out = append(out, int(s[i])<<8|int(s[i+1]))
	}
	return out
}

// meaning returns what a code stands for; ok is false if the font does not tell.
func (t *font) meaning(code int) (string, bool) {
	if s, ok := t.unicode[code]; ok {
		return s, true
	}
	if t.simple != nil && t.simple[code] != "" {
		return t.simple[code], true
	}
	return "", false
}

func (t *font) width(code int) float64 {
	if w, ok := t.widths[code]; ok {
		return w * t.scale
	}
	return t.otherwise * t.scale
}

// encoding returns the encoding of a font with codes of one byte (ISO 32000-1, 9.6.6).
func (f *file) encoding(d dict) *[256]string {
	e := f.get(d["Encoding"])
	base, differs := e, array(nil)
	if own := f.dict(e); own != nil {
		base, differs = f.get(own["BaseEncoding"]), f.array(own["Differences"])
	}
	var out [256]string
	for code := range out {
		out[code] = standard(base, f.get(d["Subtype"]), byte(code))
	}
	code := 0
	for _, o := range differs {
		switch o := f.get(o).(type) {
		case float64:
			code = int(o)
		case name:
			if code >= 0 && code < 256 {
				out[code] = glyphName(string(o))
			}
			code++
		}
	}
	return &out
}

// upper is the upper half of Adobe's standard encoding, from 0xA1 (ISO 32000-1, D.2); a space is no character.
const upper = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß"

func standard(base, subtype any, code byte) string {
	var r rune
	switch {
	case base == name("MacRomanEncoding"):
		r = charmap.Macintosh.DecodeByte(code)
	case base == name("WinAnsiEncoding") || subtype == name("TrueType"):
		r = charmap.Windows1252.DecodeByte(code)
	case code == '\'':
		r = '’'
	case code == '`':
		r = '‘'
	case code < 0x7f:
		r = rune(code)
	default:
		if runes := []rune(upper); code >= 0xA1 && int(code-0xA1) < len(runes) {
			r = runes[code-0xA1]
		}
	}
	if r < ' ' || r == '\uFFFD' || r == ' ' && code != ' ' {
		return ""
	}
	return string(r)
}
