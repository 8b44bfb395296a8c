package extract

import "strings"

// A Writer puts the text of an article together from a format that is laid out in elements, not in lines: white space
// is what the layout of the file left behind, so that a run of it counts as one space, and only Tab, Break and
// Paragraph make columns and lines. Words are never changed. The zero value is empty and ready.
type Writer struct {
	b       strings.Builder
	pending string // what stands before the next word: "", " ", "\t", "\n" or "\n\n"
}

// Text adds running text. A no-break space is a character, not layout, and stays.
func (w *Writer) Text(s string) {
	for s != "" {
		i := strings.IndexAny(s, " \t\r\n\f")
		if i != 0 {
			if i < 0 {
				i = len(s)
			}
			w.b.WriteString(w.pending)
			w.b.WriteString(s[:i])
			w.pending = ""
		} else {
			i = 1
			w.separate(" ")
		}
		s = s[i:]
	}
}

// Append adds text that is laid out already, as it is.
func (w *Writer) Append(s string) {
	if s != "" {
		w.b.WriteString(w.pending)
		w.b.WriteString(s)
		w.pending = ""
	}
}

// Break ends a line inside a paragraph: <br>.
func (w *Writer) Break() { w.separate("\n") }

// Paragraph ends a paragraph; several in a row count once.
func (w *Writer) Paragraph() { w.separate("\n\n") }

// Tab parts words as columns are parted.
func (w *Writer) Tab() { w.separate("\t") }

// separate asks for a separator before the next word; none stands at the start. Of several the strongest holds: a space
// gives way to a tab, a tab to a line end, that to a paragraph's.
func (w *Writer) separate(s string) {
	if w.b.Len() > 0 && (len(s) > len(w.pending) || w.pending == " " || w.pending == "\t" && s == "\n") {
		w.pending = s
	}
}

// Len returns the bytes written so far.
func (w *Writer) Len() int { return w.b.Len() }

// String returns the text so far, without white space around it.
func (w *Writer) String() string { return w.b.String() }
