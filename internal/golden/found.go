package golden

import (
	"strings"

	"sayso"
)

// found puts the attributions of a record into the form of the wanted ones, every optional field included.
func found(text string, attrs []sayso.Attribution) []Want {
	cues := map[string]*sayso.Span{}
	for i := range attrs {
		cues[attrs[i].ID] = attrs[i].Cue
	}
	out := make([]Want, len(attrs))
	for i, a := range attrs {
		w := Want{Kind: a.Kind, Source: a.Source, Cue: a.Cue, Content: a.Content, Optional: map[string]string{}}
		if a.Parent != "" {
			if w.Parent = cues[a.Parent]; w.Parent == nil {
				w.Parent = &sayso.Span{} // a parent without a cue: never equal to a wanted one
			}
		}
		for i, span := range []*sayso.Span{a.Complementiser, a.Addressee, a.Medium, a.Time, a.Place, a.Terms, cues[a.Repeats], cues[a.Occasion]} {
			if span != nil {
				w.Optional[spanFields[i]] = quote(text, *span)
			}
		}
		words := []string{string(a.Level), string(a.Stance), ""}
		if a.Speaker != nil {
			words[2] = a.Speaker.Name
		}
		for i, word := range words {
			if word != "" {
				w.Optional[wordFields[i]] = word
			}
		}
		out[i] = w
	}
	return out
}

// formatWant writes attributions as want.txt does, with those optional fields that fields names.
func formatWant(text string, attrs []sayso.Attribution, fields map[string]bool) string {
	var b strings.Builder
	for _, w := range found(text, attrs) {
		for name := range w.Optional {
			if !fields[name] {
				delete(w.Optional, name)
			}
		}
		b.WriteString(w.format(text))
	}
	return b.String()
}

// format writes one attribution.
func (w Want) format(text string) string {
	var b strings.Builder
	b.WriteString("attribution " + string(w.Kind) + "\n")
	field := func(name string, spans ...sayso.Span) {
		for _, s := range spans {
			b.WriteString("\t" + name + strings.Repeat(" ", max(1, 8-len(name))) + quote(text, s) + "\n")
		}
	}
	field("source", w.Source...)
	if w.Cue != nil {
		field("cue", *w.Cue)
	}
	field("content", w.Content...)
	if w.Parent != nil {
		field("parent", *w.Parent)
	}
	for _, names := range [][]string{spanFields, wordFields} {
		for _, name := range names {
			if value, ok := w.Optional[name]; ok {
				b.WriteString("\t" + name + " " + value + "\n")
			}
		}
	}
	return b.String()
}
