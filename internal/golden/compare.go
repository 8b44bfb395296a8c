package golden

import (
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// Compare reports how rec differs from what the document wants, one message for each attribution that is missing,
// unexpected or wrong; none if all is well. Attributions are compared as a set: their order is not wanted.
func (d *Document) Compare(rec *sayso.Record) []string {
	text := d.Article.Text
	got := found(text, rec.Attributions)
	var wants []Want
	for _, w := range d.Want { // take out what agrees
		i := slices.IndexFunc(got, func(g Want) bool { return w.same(g) && w.optional(g) == "" })
		if i < 0 {
			wants = append(wants, w)
		} else {
			got = slices.Delete(got, i, i+1)
		}
	}
	var out []string
	for _, w := range wants {
		i := nearest(w, got)
		if i < 0 {
			out = append(out, fmt.Sprintf("%s:%d: missing\n%s%s", wantFile, w.Line, w.format(text), picture(text, &w, nil)))
			continue
		}
		out = append(out, fmt.Sprintf("%s:%d: wrong %s\n%s", wantFile, w.Line, w.difference(text, got[i]), picture(text, &w, &got[i])))
		got = slices.Delete(got, i, i+1)
	}
	for _, g := range got {
		out = append(out, fmt.Sprintf("unexpected\n%s%s", g.format(text), picture(text, nil, &g)))
	}
	return slices.Concat(out, d.compareTimes(rec), d.compareQuantities(rec), d.comparePlaces(rec), d.compareNotes(rec), d.compareEntities(rec), d.compareEvents(rec))
}

// nearest returns the index of the found attribution that was most likely meant for w: the same cue, else content in
// common; -1 if there is none.
func nearest(w Want, got []Want) int {
	best, most := -1, 0
	for i, g := range got {
		score := 0
		if w.Cue != nil && g.Cue != nil && w.Cue.Overlaps(*g.Cue) {
			score += 1 << 20
		}
		for _, a := range w.Content {
			for _, b := range g.Content {
				score += max(0, min(a.End, b.End)-max(a.Start, b.Start))
			}
		}
		if score > most {
			best, most = i, score
		}
	}
	return best
}

// optional names the first optional field that w states and g has otherwise; "" if there is none.
func (w Want) optional(g Want) string {
	for _, name := range slices.Concat(spanFields, wordFields) {
		if value, ok := w.Optional[name]; ok && value != g.Optional[name] {
			return name
		}
	}
	return ""
}

// difference lists the fields in which g is not what w wants.
func (w Want) difference(text string, g Want) string {
	var out []string
	field := func(name, got, want string) {
		if got != want {
			out = append(out, fmt.Sprintf("%s\n\tgot  %s\n\twant %s", name, got, want))
		}
	}
	field("kind", string(g.Kind), string(w.Kind))
	field("source", quotes(text, g.Source), quotes(text, w.Source))
	field("cue", quotes(text, one(g.Cue)), quotes(text, one(w.Cue)))
	field("content", quotes(text, g.Content), quotes(text, w.Content))
	field("parent", quotes(text, one(g.Parent)), quotes(text, one(w.Parent)))
	if name := w.optional(g); name != "" {
		field(name, g.Optional[name], w.Optional[name])
	}
	return strings.Join(out, "\n")
}

func one(s *sayso.Span) []sayso.Span {
	if s == nil {
		return nil
	}
	return []sayso.Span{*s}
}

func quotes(text string, spans []sayso.Span) string {
	if len(spans) == 0 {
		return "none"
	}
	var out []string
	for _, s := range spans {
		if s.Empty() {
			out = append(out, "one without a cue")
			continue
		}
		out = append(out, quote(text, s))
	}
	return strings.Join(out, " ")
}
