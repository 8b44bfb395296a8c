package export

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"unicode/utf16"
)

// A pdfFile is a PDF 1.7 (ISO 32000-1) of pages with text in embedded fonts. It has no dates, so the same content gives the
// same bytes.
type pdfFile struct {
	objects [][]byte // object n is objects[n-1]
	fonts   []*pdfFont
	pages   []*pdfPage
	title   string
}

// A4 in points.
const pageWidth, pageHeight = 595.28, 841.89

// A pdfFont is a font of which the file gets only the glyphs it shows. Every character has a code of its own, so that what a
// reader takes out of the file is what was put in, even where two characters look alike.
type pdfFont struct {
	*ttf
	name  string // of the font, and its resource
	codes map[rune]int
	runes []rune // by code, from 1
}

// A pdfPage is one page while it is drawn.
type pdfPage struct {
	content bytes.Buffer
	links   []pdfLink
}

// A pdfLink leads from a rectangle to a place on a page.
type pdfLink struct {
	x, y, width, height float64
	target              int // number of the source words
}

// A pdfPlace is where something stands: page from 0, height from the bottom.
type pdfPlace struct {
	page int
	y    float64
}

func newPDF(title string, fonts ...*pdfFont) *pdfFile {
	return &pdfFile{title: title, fonts: fonts}
}

func newPDFFont(name string, data []byte) (*pdfFont, error) {
	f, err := parseTTF(data)
	if err != nil {
		return nil, err
	}
	return &pdfFont{ttf: f, name: name, codes: map[rune]int{}}, nil
}

// has reports whether the font has a glyph for a character.
func (f *pdfFont) has(r rune) bool { return f.glyphs[r] != 0 }

// measure returns the width of s at a size, in points. All its characters must have glyphs.
func (f *pdfFont) measure(s string, size float64) float64 {
	w := 0
	for _, r := range s {
		w += f.width(f.glyphs[r])
	}
	return float64(w) * size / 1000
}

// encode returns s in the font's codes, in hexadecimal.
func (f *pdfFont) encode(s string) string {
	var b strings.Builder
	for _, r := range s {
		code := f.codes[r]
		if code == 0 {
			f.runes = append(f.runes, r)
			code = len(f.runes)
			f.codes[r] = code
		}
		fmt.Fprintf(&b, "%04X", code)
	}
	return b.String()
}

func (p *pdfFile) page() *pdfPage {
	p.pages = append(p.pages, &pdfPage{})
	return p.pages[len(p.pages)-1]
}

// text draws s with its base line at x, y.
func (g *pdfPage) text(f *pdfFont, size, x, y float64, s string) {
	fmt.Fprintf(&g.content, "BT /%s %s Tf 1 0 0 1 %s %s Tm <%s> Tj ET\n", f.name, decimal(size), decimal(x), decimal(y), f.encode(s))
}

// rule draws a thin line from x to x2.
func (g *pdfPage) rule(x, x2, y float64) {
	fmt.Fprintf(&g.content, "0.6 G 0.5 w %s %s m %s %s l S 0 G\n", decimal(x), decimal(y), decimal(x2), decimal(y))
}

// decimal writes a number with two places at most: PDF knows no exponents.
func decimal(v float64) string {
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.2f", v), "0"), ".")
}

// object keeps the place of an object and returns its number.
func (p *pdfFile) object(body string) int {
	p.objects = append(p.objects, []byte(body))
	return len(p.objects)
}

// stream makes an object of compressed data.
func (p *pdfFile) stream(extra string, data []byte) int {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write(data) // to a buffer: it cannot fail
	z.Close()
	return p.object(fmt.Sprintf("<< %s/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", extra, b.Len(), b.Bytes()))
}

// bytes ends the file. Places says where the links lead.
func (p *pdfFile) bytes(places map[int]pdfPlace) []byte {
	catalog, pages := p.object(""), p.object("")
	var resources strings.Builder
	for _, f := range p.fonts {
		if len(f.runes) > 0 {
			fmt.Fprintf(&resources, "/%s %d 0 R ", f.name, p.font(f))
		}
	}
	first := len(p.objects) + 1 // each page is two objects, the page and its content
	var kids strings.Builder
	for i := range p.pages {
		fmt.Fprintf(&kids, "%d 0 R ", first+2*i)
	}
	for _, g := range p.pages {
		var links strings.Builder
		for _, l := range g.links {
			to, ok := places[l.target]
			if !ok {
				continue
			}
			fmt.Fprintf(&links, "<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [%s %s %s %s] /Dest [%d 0 R /XYZ null %s null] >> ",
				decimal(l.x), decimal(l.y), decimal(l.x+l.width), decimal(l.y+l.height), first+2*to.page, decimal(to.y))
		}
		p.object(fmt.Sprintf("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Resources << /Font << %s>> >> /Contents %d 0 R /Annots [ %s] >>",
			pages, decimal(pageWidth), decimal(pageHeight), resources.String(), len(p.objects)+2, links.String()))
		p.stream("", g.content.Bytes())
	}
	p.objects[catalog-1] = []byte(fmt.Sprintf("<< /Type /Catalog /Pages %d 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>", pages))
	p.objects[pages-1] = []byte(fmt.Sprintf("<< /Type /Pages /Count %d /Kids [ %s] >>", len(p.pages), kids.String()))
	info := p.object(fmt.Sprintf("<< /Title <%s> /Producer (Sayso) >>", utf16Hex(p.title)))

	out := bytes.NewBufferString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(p.objects))
	for i, body := range p.objects {
		offsets[i] = out.Len()
		fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	xref := out.Len()
	fmt.Fprintf(out, "xref\n0 %d\n0000000000 65535 f \n", len(p.objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(out, "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(p.objects)+1, catalog, info, xref)
	return out.Bytes()
}

// font writes a font's objects and returns the number of the one that pages use.
func (p *pdfFile) font(f *pdfFont) int {
	scale := func(v int) int { return v * 1000 / f.units }
	glyphs := make([]uint16, len(f.runes))
	toGlyph, widths := make([]byte, 2, 2+2*len(f.runes)), make([]string, len(f.runes))
	for i, r := range f.runes {
		g := f.glyphs[r]
		glyphs[i] = g
		toGlyph = append(toGlyph, byte(g>>8), byte(g))
		widths[i] = fmt.Sprint(f.width(g))
	}
	data := f.subset(glyphs)
	file := p.stream(fmt.Sprintf("/Length1 %d ", len(data)), data)
	name := "SAYSOA+" + f.name // six letters say that it is a subset
	descriptor := p.object(fmt.Sprintf("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R >>",
		name, scale(f.box[0]), scale(f.box[1]), scale(f.box[2]), scale(f.box[3]), scale(f.ascent), scale(f.descent), scale(f.ascent), file))
	glyphMap := p.stream("", toGlyph)
	descendant := p.object(fmt.Sprintf("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor %d 0 R /DW 600 /W [1 [%s]] /CIDToGIDMap %d 0 R >>",
		name, descriptor, strings.Join(widths, " "), glyphMap))
	unicode := p.stream("", f.toUnicode())
	return p.object(fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>", name, descendant, unicode))
}

// toUnicode is the map from codes to characters by which readers take the text out (ISO 32000-1, 9.10.3).
func (f *pdfFont) toUnicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for start := 0; start < len(f.runes); start += 100 {
		part := f.runes[start:min(start+100, len(f.runes))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for i, r := range part {
			fmt.Fprintf(&b, "<%04X> <%s>\n", start+i+1, utf16Units(string(r)))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// utf16Hex is a text string of PDF: UTF-16 with a byte order mark, in hexadecimal.
func utf16Hex(s string) string { return "FEFF" + utf16Units(s) }

func utf16Units(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}
