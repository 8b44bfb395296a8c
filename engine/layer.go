package engine

import (
	"sayso/internal/encoder"
	"sayso/internal/mat"
	"sayso/internal/model"
	"sayso/internal/name"
	"sayso/internal/nlp"
	"sayso/internal/reader"
	"sayso/internal/syntax"
	"sayso/internal/tag"
)

// The layers that a model may have beside attributions, as Info.Layers names them.
const (
	LayerSyntax = "syntax" // words, sentences, tags, lemmas, dependency trees
	LayerNames  = "names"
	LayerTimes  = "times" // where expressions of time may stand; what they mean is found by rules
)

// layers are the heads beside that of attributions; each is nil if the container has none.
type layers struct {
	tags   *tag.Head
	syntax *syntax.Head
	names  *name.Head
	times  *tag.Group
}

func loadLayers(t mat.Tier, m *model.Model, words *encoder.Vocabulary) (l layers, err error) {
	if l.tags, err = tag.Load(t, m); err != nil {
		return l, err
	}
	if l.syntax, err = syntax.Load(t, m, l.tags, words); err != nil {
		return l, err
	}
	if l.names, err = name.Load(l.tags); err != nil {
		return l, err
	}
	if g, ok := l.tags.Group("time"); ok {
		l.times = &g
		_, err = tag.NewSpanner(g)
	}
	return l, err
}

// list names the layers there are.
func (l *layers) list() (out []string) {
	for _, v := range []struct {
		name string
		has  bool
	}{{LayerSyntax, l.syntax != nil}, {LayerNames, l.names != nil}, {LayerTimes, l.times != nil}} {
		if v.has {
			out = append(out, v.name)
		}
	}
	return out
}

// layerBench is what one goroutine reads the layers of an article with.
type layerBench struct {
	tags   *tag.Head
	rows   tag.Rows
	parser *syntax.Parser
	names  *name.Finder
	times  *tag.Spanner
	likely []nlp.Likely
}

func (l *layers) bench() (b layerBench) {
	b.tags = l.tags
	if l.syntax != nil {
		b.parser = syntax.NewParser(l.syntax)
	}
	if l.names != nil {
		b.names = name.NewFinder(l.names)
	}
	if l.times != nil {
		b.times, _ = tag.NewSpanner(*l.times) // loadLayers has seen to it
	}
	return b
}

// window reads the layers of one window.
func (b *layerBench) window(doc *nlp.Doc, window nlp.Range, h reader.Hidden) {
	if b.tags == nil {
		return
	}
	b.rows = b.tags.Score(b.rows, h.Q, h.Scale, window.Len())
	if b.parser != nil {
		b.parser.Window(doc, window, h.Q, h.Scale, b.rows)
	}
	if b.names != nil {
		b.names.Window(window, b.rows)
	}
	if b.times != nil {
		b.likely = b.times.Inside(b.likely, window, b.rows)
	}
}

// finish gives the document what its windows have shown, and is ready for the next.
func (b *layerBench) finish(doc *nlp.Doc) {
	if b.parser != nil {
		doc.Syntax = b.parser.Syntax()
	}
	if b.names != nil {
		doc.Names, doc.Phrases = b.names.Found()
	}
	if b.times != nil {
		doc.Times = append([]nlp.Likely{}, b.likely...)
		b.likely = b.likely[:0]
	}
}
