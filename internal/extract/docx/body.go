package docx

import (
	"encoding/xml"
	"strings"

	"sayso/internal/extract"
)

// A bodyReader puts the text of a body together. Deleted text and what was moved away from its place is left out,
// inserted and moved text stays; hidden text, field codes and the second form of drawings for old programs are left
// out. A text box stands behind the paragraph that it is anchored in, not in the middle of its sentence.
type bodyReader struct {
	*extract.Writer
	inText bool
	hidden bool   // the run at hand
	skip   int    // depth inside an element that is left out
	boxes  []box  // open text boxes
	closed string // text of the boxes closed in the paragraph at hand
	notes  int
}

// A box is a text box that is being read.
type box struct {
	around *extract.Writer // what the box interrupts
	closed string
}

func (b *bodyReader) token(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		if b.skip > 0 || leftOut(t.Name) {
			b.skip++
			return
		}
		if word(t.Name.Space) {
			b.start(t)
		}
	case xml.EndElement:
		if b.skip > 0 {
			b.skip--
			return
		}
		if word(t.Name.Space) {
			b.end(t.Name.Local)
		}
	case xml.CharData:
		if b.inText && !b.hidden && b.skip == 0 {
			b.Text(string(t))
		}
	}
}

// word reports whether a name space is that of word processing, transitional or strict. Formulas have one of their own.
func word(space string) bool { return strings.Contains(space, "wordprocessingml") }

func leftOut(name xml.Name) bool {
	switch name.Local {
	case "Fallback": // of mc:AlternateContent
		return !word(name.Space)
	case "del", "moveFrom", "rPrChange", "pPrChange", "tabs": // the last sets tab stops
		return word(name.Space)
	}
	return false
}

func (b *bodyReader) start(e xml.StartElement) {
	switch e.Name.Local {
	case "t":
		b.inText = true
	case "r":
		b.hidden = false
	case "vanish":
		b.hidden = !isOff(attribute(e, "val"))
	case "tab":
		b.put(b.Tab)
	case "br", "cr":
		b.put(b.Break)
	case "noBreakHyphen":
		b.put(func() { b.Text("\u2011") })
	case "footnoteReference", "endnoteReference":
		b.notes++
	case "txbxContent":
		b.boxes = append(b.boxes, box{b.Writer, b.closed})
		b.Writer, b.closed = new(extract.Writer), ""
	}
}

func (b *bodyReader) put(separator func()) {
	if !b.hidden {
		separator()
	}
}

// isOff reads the value of a switch, which is on without one.
func isOff(val string) bool { return val == "0" || val == "false" || val == "off" }

func (b *bodyReader) end(name string) {
	switch name {
	case "t":
		b.inText = false
	case "r":
		b.hidden = false
	case "p":
		b.Paragraph()
		b.unbox()
	case "txbxContent":
		b.unbox()
		last := b.boxes[len(b.boxes)-1]
		b.boxes = b.boxes[:len(b.boxes)-1]
		text := b.String()
		b.Writer, b.closed = last.around, last.closed
		if text != "" {
			b.closed = join(b.closed, text)
		}
	}
}

// unbox writes what the text boxes of a paragraph hold.
func (b *bodyReader) unbox() {
	b.Append(b.closed)
	b.Paragraph()
	b.closed = ""
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n\n" + b
}
