package export

import (
	"encoding/binary"
	"errors"
	"slices"
)

// A ttf is a TrueType font, as far as a PDF needs it (OpenType 1.9, "OpenType font file"). Its data are a font of ours, so
// reading trusts lengths no more than it must not to crash.
type ttf struct {
	tables    map[string][]byte
	glyphs    map[rune]uint16
	units     int // per em
	ascent    int
	descent   int
	box       [4]int
	widths    []int // by glyph
	locations []int // by glyph, one more than there are
}

var errFont = errors.New("the font is damaged")

// parseTTF reads a font with a Unicode character map of format 4 or 12.
func parseTTF(data []byte) (f *ttf, err error) {
	defer func() {
		if recover() != nil { // an index off the data
			f, err = nil, errFont
		}
	}()
	data = slices.Clip(data) // so that no table reaches behind the end
	f = &ttf{tables: map[string][]byte{}, glyphs: map[rune]uint16{}}
	for i := range int(be16(data, 4)) {
		row := data[12+16*i:]
		offset, length := be32(row, 8), be32(row, 12)
		f.tables[string(row[:4])] = data[offset : offset+length]
	}
	head, hhea, maxp := f.tables["head"], f.tables["hhea"], f.tables["maxp"]
	f.units = int(be16(head, 18))
	for i := range f.box {
		f.box[i] = int(int16(be16(head, 36+2*i)))
	}
	f.ascent, f.descent = int(int16(be16(hhea, 4))), int(int16(be16(hhea, 6)))
	count, metrics := int(be16(maxp, 4)), int(be16(hhea, 34))
	for g := range count {
		f.widths = append(f.widths, int(be16(f.tables["hmtx"], 4*min(g, metrics-1))))
	}
	for g := range count + 1 {
		if be16(head, 50) == 0 {
			f.locations = append(f.locations, 2*int(be16(f.tables["loca"], 2*g)))
		} else {
			f.locations = append(f.locations, int(be32(f.tables["loca"], 4*g)))
		}
	}
	return f, f.characters(f.tables["cmap"])
}

func be16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func be32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

// characters reads the map from characters to glyphs: the table of full Unicode if there is one, else that of the basic plane.
func (f *ttf) characters(cmap []byte) error {
	found := false
	for i := range int(be16(cmap, 2)) {
		platform, encoding := be16(cmap, 4+8*i), be16(cmap, 6+8*i)
		if platform != 0 && (platform != 3 || encoding != 1 && encoding != 10) {
			continue
		}
		table := cmap[be32(cmap, 8+8*i):]
		switch be16(table, 0) {
		case 4:
			f.format4(table)
			found = true
		case 12:
			for g := range int(be32(table, 12)) {
				first, last, glyph := be32(table, 16+12*g), be32(table, 20+12*g), be32(table, 24+12*g)
				for c := first; c <= last; c++ {
					f.glyphs[rune(c)] = uint16(glyph + c - first)
				}
			}
			found = true
		}
	}
	if !found {
		return errFont
	}
	return nil
}

func (f *ttf) format4(table []byte) {
	n := int(be16(table, 6)) // twice the number of segments
	for k := 0; k < n; k += 2 {
		end, start := int(be16(table, 14+k)), int(be16(table, 16+n+k))
		delta, offset := be16(table, 16+2*n+k), int(be16(table, 16+3*n+k))
		for c := start; c <= end && c != 0xFFFF; c++ {
			glyph := uint16(c) + delta
			if offset != 0 {
				if glyph = be16(table, 16+3*n+k+offset+2*(c-start)); glyph != 0 {
					glyph += delta
				}
			}
			if glyph != 0 {
				f.glyphs[rune(c)] = glyph
			}
		}
	}
}

// width is the advance of a glyph in thousandths of an em.
func (f *ttf) width(glyph uint16) int { return f.widths[glyph] * 1000 / f.units }

// subset returns a font with the outlines of these glyphs and of those they are made of, under their own numbers; all other
// glyphs are empty.
func (f *ttf) subset(glyphs []uint16) []byte {
	keep := map[uint16]bool{0: true}
	var take func(uint16)
	take = func(g uint16) {
		if int(g) >= len(f.widths) || keep[g] && g != 0 {
			return
		}
		keep[g] = true
		for _, part := range f.parts(g) {
			take(part)
		}
	}
	for _, g := range append([]uint16{0}, glyphs...) {
		take(g)
	}
	var glyf, loca []byte
	for g := range len(f.widths) {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if keep[uint16(g)] {
			glyf = append(glyf, f.outline(uint16(g))...)
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := slices.Clone(f.tables["head"])
	binary.BigEndian.PutUint32(head[8:], 0)  // check sum of the whole, which a subset has no use for
	binary.BigEndian.PutUint16(head[50:], 1) // long locations
	return assemble(map[string][]byte{"head": head, "hhea": f.tables["hhea"], "maxp": f.tables["maxp"], "hmtx": f.tables["hmtx"],
		"glyf": glyf, "loca": loca, "cvt ": f.tables["cvt "], "fpgm": f.tables["fpgm"], "prep": f.tables["prep"]})
}

func (f *ttf) outline(g uint16) []byte { return f.tables["glyf"][f.locations[g]:f.locations[g+1]] }

// parts lists the glyphs that a composite glyph is made of.
func (f *ttf) parts(g uint16) (out []uint16) {
	o := f.outline(g)
	if len(o) < 10 || int16(be16(o, 0)) >= 0 {
		return nil
	}
	for at := 10; at+4 <= len(o); {
		flags := be16(o, at)
		out = append(out, be16(o, at+2))
		at += 6
		if flags&0x1 != 0 { // arguments are words
			at += 2
		}
		switch {
		case flags&0x8 != 0: // one scale
			at += 2
		case flags&0x40 != 0: // two
			at += 4
		case flags&0x80 != 0: // a matrix
			at += 8
		}
		if flags&0x20 == 0 { // no more
			break
		}
	}
	return out
}

// assemble puts tables together as a font file, in the order of their names.
func assemble(tables map[string][]byte) []byte {
	var names []string
	for name, t := range tables {
		if len(t) > 0 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	search, exponent := 1, 0
	for search*2 <= len(names) {
		search, exponent = search*2, exponent+1
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(names), search * 16, exponent, len(names)*16 - search*16} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*len(names)
	var body []byte
	for _, name := range names {
		t := tables[name]
		out = append(out, name...)
		out = binary.BigEndian.AppendUint32(out, checkSum(t))
		out = binary.BigEndian.AppendUint32(out, uint32(at+len(body)))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t)))
		body = append(body, t...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(out, body...)
}

func checkSum(b []byte) (sum uint32) {
	for i := 0; i < len(b); i += 4 {
		var word [4]byte
		copy(word[:], b[i:])
		sum += binary.BigEndian.Uint32(word[:])
	}
	return sum
}
