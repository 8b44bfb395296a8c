package golden

import (
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// A WantNote is a line of want.txt for a note to an editor:
//
//	note N006 `the directive`
//
// A document that has one such line must have one for each note; "note none" wants none.
type WantNote struct {
	Line int
	Code sayso.Code
	Span sayso.Span
}

// parseNotes takes the lines of note out of want.txt, as items does.
func parseNotes(text, want string) (list []WantNote, stated bool, rest string, err error) {
	return items(want, "note", "note none", func(value string, line int) (w WantNote, err error) {
		code, words, _ := strings.Cut(value, " ")
		if !strings.HasPrefix(code, "N") {
			return w, fmt.Errorf("%q is no code of a note", code)
		}
		w.Line, w.Code = line, sayso.Code(code)
		w.Span, err = resolve(text, strings.TrimSpace(words))
		return w, err
	})
}

func formatNote(text string, code sayso.Code, span sayso.Span) string {
	return "note " + string(code) + " " + quote(text, span) + "\n"
}

// compareNotes reports how the notes of a record differ from those wanted.
func (d *Document) compareNotes(rec *sayso.Record) (wrong []string) {
	if !d.NotesStated {
		return nil
	}
	text := d.Article.Text
	used := make([]bool, len(rec.Notes))
	for _, w := range d.Notes {
		i := slices.IndexFunc(rec.Notes, func(n sayso.Note) bool { return n.Code == w.Code && n.Span == w.Span })
		if i < 0 {
			wrong = append(wrong, fmt.Sprintf("%s:%d: missing %s", wantFile, w.Line, formatNote(text, w.Code, w.Span)))
			continue
		}
		used[i] = true
	}
	for i, n := range rec.Notes {
		if !used[i] {
			wrong = append(wrong, "unexpected "+formatNote(text, n.Code, n.Span))
		}
	}
	return wrong
}

// updatedNotes writes the notes of a record.
func (d *Document) updatedNotes(rec *sayso.Record) string {
	if !d.NotesStated {
		return ""
	}
	out := ""
	for _, n := range rec.Notes {
		out += formatNote(d.Article.Text, n.Code, n.Span)
	}
	if out == "" {
		return "note none\n"
	}
	return out
}
