package export

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"

	"sayso"
)

// MemoPDF writes a memo as a PDF on A4, its fonts embedded (DejaVu Sans: Latin, Greek, Cyrillic and signs). The numbers are
// links. Characters that the fonts cannot show, or not without shaping them, are shown by their numbers, [U+1F6A2], or counted
// where there are many; the end of the file says how many there are, and that the page of HTML has them all.
func MemoPDF(w io.Writer, m *Memo) error {
	m = m.visible()
	body, err := newPDFFont("DejaVuSans", bodyFont())
	if err != nil {
		return &sayso.Error{Code: sayso.ErrInternal, Msg: "a font cannot be used", Err: err}
	}
	strong, err := newPDFFont("DejaVuSansBold", dejavusansbold.TTF)
	if err != nil {
		return &sayso.Error{Code: sayso.ErrInternal, Msg: "a font cannot be used", Err: err}
	}
	s := sheetSetter{file: newPDF(m.Title, body, strong), body: body, strong: strong, places: map[int]pdfPlace{}}
	s.turn()
	s.memo(m)
	s.footers(m.Title)
	return write(w, s.file.bytes(s.places))
}

// Measures in points.
const (
	margin       = 56.0
	textSize     = 9.5
	smallSize    = 8.0
	lineSpacing  = 1.42
	indent       = 22.0
	footerHeight = 30.0
)

// A sheetSetter sets lines on pages from the top down.
type sheetSetter struct {
	file         *pdfFile
	page         *pdfPage
	body, strong *pdfFont
	y            float64
	places       map[int]pdfPlace // of source words, by number
	unshown      int              // characters without a glyph
}

// A pdfRun is a stretch of one font; ref is the number that it is a link to, 0 for none.
type pdfRun struct {
	font *pdfFont
	text string
	ref  int
}

// turn begins a page.
func (s *sheetSetter) turn() {
	s.page, s.y = s.file.page(), pageHeight-margin
}

func (s *sheetSetter) memo(m *Memo) {
	s.set(0, 16, []pdfRun{{font: s.strong, text: m.Title}})
	s.y -= 4
	for _, l := range m.About {
		s.set(0, smallSize, []pdfRun{{font: s.body, text: l}})
	}
	for _, sec := range m.Sections {
		s.heading(sec.Title)
		for _, l := range sec.Lines {
			runs := []pdfRun{{font: s.body, text: l.Text}}
			for _, n := range l.Refs {
				runs = append(runs, pdfRun{font: s.body, text: " "}, pdfRun{s.strong, fmt.Sprintf("[%d]", n), n})
			}
			s.item("–", runs)
		}
		if len(sec.Lines) == 0 {
			s.set(0, smallSize, []pdfRun{{font: s.body, text: sec.Empty}})
		}
	}
	s.heading("Source words")
	for i, v := range m.Words {
		s.room(textSize * lineSpacing)
		s.places[i+1] = pdfPlace{len(s.file.pages) - 1, s.y}
		s.item(fmt.Sprintf("%d", i+1), []pdfRun{{font: s.body, text: v.Before}, {font: s.strong, text: v.Words}, {font: s.body, text: v.After + "  ·  " + v.Where}})
	}
	if len(m.Words) == 0 {
		s.set(0, smallSize, []pdfRun{{font: s.body, text: "None."}})
	}
	s.heading("How this was made")
	for _, l := range m.Method {
		s.set(0, smallSize, []pdfRun{{font: s.body, text: l}})
	}
	if s.unshown > 0 {
		s.set(0, smallSize, []pdfRun{{font: s.body, text: count(s.unshown, "character") +
			" of the above could not be shown with the fonts of this file; their numbers or their count stand in brackets. The memo in HTML has them all."}})
	}
}

func (s *sheetSetter) heading(title string) {
	s.y -= 10
	s.room(60) // never at the foot of a page
	s.set(0, 11.5, []pdfRun{{font: s.strong, text: title}})
	s.page.rule(margin, pageWidth-margin, s.y+1)
	s.y -= 5
}

func (s *sheetSetter) item(mark string, runs []pdfRun) {
	s.room(textSize * lineSpacing)
	s.page.text(s.body, textSize, margin, s.y-textSize, mark) // before its words, for those who take the text out
	s.set(indent, textSize, runs)
	s.y -= 3
}

// room begins a new page if less than height is left on this one.
func (s *sheetSetter) room(height float64) {
	if s.y-height < margin+footerHeight {
		s.turn()
	}
}

// A pdfWord is what stands between two spaces: pieces of runs that no line parts.
type pdfWord struct {
	pieces []pdfRun
	width  float64
	space  bool // one stands before it
	breaks bool // a line ends before it
}

// set sets runs as lines.
func (s *sheetSetter) set(left, size float64, runs []pdfRun) {
	right := pageWidth - margin
	x := margin + left
	s.room(size * lineSpacing)
	for _, word := range s.words(runs, size, right-margin-left) {
		gap := 0.0
		if word.space && x > margin+left {
			gap = s.body.measure(" ", size)
		}
		if word.breaks || x+gap+word.width > right && x > margin+left {
			s.y -= size * lineSpacing
			s.room(size * lineSpacing)
			x, gap = margin+left, 0
		}
		if gap > 0 {
			s.page.text(s.body, size, x, s.y-size, " ") // for those who take the text out
		}
		x += gap
		for _, p := range word.pieces {
			width := p.font.measure(p.text, size)
			s.page.text(p.font, size, x, s.y-size, p.text)
			if p.ref > 0 {
				s.page.links = append(s.page.links, pdfLink{x, s.y - size - 2, width, size + 3, p.ref})
			}
			x += width
		}
	}
	s.y -= size * lineSpacing
}

// words cuts runs at white space; a word wider than a line is cut where it must be.
func (s *sheetSetter) words(runs []pdfRun, size, most float64) (out []pdfWord) {
	space, breaks := false, false
	add := func(r pdfRun) {
		width := r.font.measure(r.text, size)
		if n := len(out); n > 0 && !space && !breaks && out[n-1].width+width <= most {
			out[n-1].pieces, out[n-1].width = append(out[n-1].pieces, r), out[n-1].width+width
			return
		}
		out = append(out, pdfWord{[]pdfRun{r}, width, space, breaks})
		space, breaks = false, false
	}
	for _, r := range runs {
		text := s.shown(r.font, r.text)
		start := 0
		flush := func(end int) {
			for start < end {
				stop := fitting(r.font, text[start:end], size, most)
				add(pdfRun{r.font, text[start : start+stop], r.ref})
				start += stop
			}
		}
		for i, c := range text {
			switch {
			case c == '\n':
				flush(i)
				start, breaks = i+1, true
			case c == ' ' || c == '\t':
				flush(i)
				start, space = i+1, true
			}
		}
		flush(len(text))
	}
	return out
}

// fitting is how many bytes of s fit into a width, one character at least.
func fitting(f *pdfFont, s string, size, most float64) int {
	width := 0.0
	for i, r := range s {
		if width += f.measure(string(r), size); width > most && i > 0 {
			return i
		}
	}
	return len(s)
}

// shown returns s with what the font cannot show named or counted.
func (s *sheetSetter) shown(f *pdfFont, text string) string {
	var b strings.Builder
	var missing []rune
	flush := func() {
		s.unshown += len(missing)
		switch {
		case len(missing) > 4:
			fmt.Fprintf(&b, "[%d characters not shown]", len(missing))
		default:
			for _, r := range missing {
				fmt.Fprintf(&b, "[U+%04X]", r)
			}
		}
		missing = nil
	}
	for _, r := range text {
		switch {
		case r == '\n' || r == '\t' || r == ' ':
			if len(missing) > 0 && r == ' ' { // words of one script are counted together
				missing = append(missing, r)
				continue
			}
			flush()
			b.WriteRune(r)
		case f.has(r) && !unicode.In(r, shaped...):
			back := trailingSpaces(missing)
			missing = missing[:len(missing)-back]
			flush()
			b.WriteString(strings.Repeat(" ", back))
			b.WriteRune(r)
		default:
			missing = append(missing, r)
		}
	}
	back := trailingSpaces(missing)
	missing = missing[:len(missing)-back]
	flush()
	return b.String() + strings.Repeat(" ", back)
}

func trailingSpaces(list []rune) (n int) {
	for n < len(list) && list[len(list)-1-n] == ' ' {
		n++
	}
	return n
}

// shaped are the scripts whose letters stand otherwise than one after the other from left to right: their glyphs alone would
// show something else than the text.
var shaped = []*unicode.RangeTable{unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi,
	unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Thai, unicode.Lao, unicode.Tibetan,
	unicode.Myanmar, unicode.Khmer, unicode.Mongolian}

// footers number the pages, now that it is known how many there are.
func (s *sheetSetter) footers(title string) {
	unshown := s.unshown
	for i, p := range s.file.pages {
		p.rule(margin, pageWidth-margin, margin+12)
		number := fmt.Sprintf("%d / %d", i+1, len(s.file.pages))
		width := s.body.measure(number, smallSize)
		name := s.shown(s.body, strings.ReplaceAll(title, "\n", " "))
		name = name[:fitting(s.body, name, smallSize, pageWidth-2*margin-width-20)]
		p.text(s.body, smallSize, margin, margin, name)
		p.text(s.body, smallSize, pageWidth-margin-width, margin, number)
	}
	s.unshown = unshown
}

// bodyFont is the font of running text.
func bodyFont() []byte { return dejavusans.TTF }
