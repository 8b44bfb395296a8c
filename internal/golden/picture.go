package golden

import (
	"strings"

	"sayso"
)

// picture prints the paragraphs that w and g touch with their spans underlined, s for source, c for cue and k for
// content; one line for what was wanted and one for what was got. Either may be nil.
func picture(text string, w, g *Want) string {
	var b strings.Builder
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		span := sayso.Span{Start: at, End: at + len(strings.TrimSuffix(line, "\n"))}
		at += len(line)
		want, got := underline(text, span, w), underline(text, span, g)
		if want == "" && got == "" {
			continue
		}
		b.WriteString("\t     | " + span.In(text) + "\n")
		if want != "" {
			b.WriteString("\twant | " + want + "\n")
		}
		if got != "" {
			b.WriteString("\tgot  | " + got + "\n")
		}
	}
	return b.String()
}

// underline draws the spans of w under one line of text, a column for each rune; "" if it has none there.
func underline(text string, line sayso.Span, w *Want) string {
	if w == nil {
		return ""
	}
	var row []byte
	draw := func(letter byte, spans []sayso.Span) {
		column := 0
		for i := range line.In(text) {
			if column == len(row) {
				row = append(row, ' ')
			}
			for _, s := range spans {
				if s.Start <= line.Start+i && line.Start+i < s.End {
					row[column] = letter
				}
			}
			column++
		}
	}
	draw('k', w.Content)
	draw('s', w.Source)
	draw('c', one(w.Cue))
	return strings.TrimRight(string(row), " ")
}
