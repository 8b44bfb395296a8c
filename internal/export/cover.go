package export

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// pageLayers are the layers that a reader of the page can switch on, beside the statements.
var pageLayers = []string{"entities", "names", "times", "quantities", "places", "parts", "words"}

// A cover is a stretch of text of which a layer says something.
type cover struct {
	span  sayso.Span
	layer string
	label string // shown behind the stretch
	who   int    // of the layer of entities: the number of the one
}

// covers returns what the layers say of a part of a text, in text order; doc may be nil: then there are no names and no words.
func covers(rec *sayso.Record, doc *nlp.Doc, in part) []cover {
	var out []cover
	add := func(s sayso.Span, layer, label string) {
		if s = in.cut(s); !s.Empty() {
			out = append(out, cover{span: s, layer: layer, label: line(label)})
		}
	}
	for i := range rec.Entities {
		for _, m := range rec.Entities[i].Mentions {
			if s := in.cut(m.Span); !s.Empty() {
				out = append(out, cover{s, "entities", line(rec.Entities[i].Name), i + 1})
			}
		}
	}
	for _, t := range rec.Times {
		add(t.Span, "times", or(t.Value, string(t.Type)))
	}
	words := map[string]string{}
	for _, q := range rec.Quantities {
		words[q.ID] = q.Span.In(rec.Article.Text)
	}
	for _, q := range rec.Quantities {
		add(q.Span, "quantities", strings.Join(quantityCells(rec, q, words), " · "))
	}
	for _, p := range rec.Places {
		add(p.Span, "places", placeWords(p))
	}
	for _, p := range rec.Parts {
		add(p.Span, "parts", strings.ReplaceAll(string(p.Kind), "_", " "))
	}
	if doc != nil {
		for _, n := range doc.Names {
			add(doc.Span(n.Range), "names", strings.ToLower(n.Kind.String()))
		}
		if s := doc.Syntax; s != nil {
			for i := range s.Words {
				w := &s.Words[i]
				add(w.Span(), "words", w.UPOS.String()+" "+w.Lemma)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b cover) int {
		if a.span.Start != b.span.Start {
			return a.span.Start - b.span.Start
		}
		return b.span.End - a.span.End
	})
	return out
}

// A coverer walks the covers of a text along with its segments.
type coverer struct {
	next   []cover // not yet begun
	active []cover
}

// cut cuts a segment that begins at byte start where covers begin and end, and gives each piece its layers: their classes
// and, where a cover ends, its label; and the numbers of the entities over it, the innermost last.
func (c *coverer) cut(text string, start int, yield func(text string, classes []string, labels map[string]string, who []int)) {
	end := start + len(text)
	for at := start; at < end; {
		for len(c.next) > 0 && c.next[0].span.Start <= at {
			c.active = append(c.active, c.next[0])
			c.next = c.next[1:]
		}
		stop := end
		if len(c.next) > 0 {
			stop = min(stop, c.next[0].span.Start)
		}
		for _, a := range c.active {
			stop = min(stop, a.span.End)
		}
		var classes []string
		var who []int
		labels := map[string]string{}
		for _, a := range c.active {
			if class := "l-" + a.layer; !slices.Contains(classes, class) {
				classes = append(classes, class)
			}
			if a.who > 0 && !slices.Contains(who, a.who) {
				who = append(who, a.who)
			}
			if a.span.End == stop {
				labels[a.layer] = a.label
			}
		}
		yield(text[at-start:stop-start], classes, labels, who)
		c.active = slices.DeleteFunc(c.active, func(a cover) bool { return a.span.End <= stop })
		at = stop
	}
}
