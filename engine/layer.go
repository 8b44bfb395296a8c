package engine

import (
	"encoding/json"

	"sayso"
	"sayso/internal/anchor"
	"sayso/internal/attribute"
	"sayso/internal/coref"
	"sayso/internal/encoder"
	"sayso/internal/mat"
	"sayso/internal/model"
	"sayso/internal/name"
	"sayso/internal/nlp"
	"sayso/internal/reader"
	"sayso/internal/syntax"
	"sayso/internal/tag"
	"sayso/models"
)

// The layers that a model may have beside attributions, as Info.Layers names them.
const (
	LayerSyntax   = "syntax" // words, sentences, tags, lemmas, dependency trees
	LayerNames    = "names"
	LayerTimes    = "times" // where expressions of time may stand; what they mean is found by rules
	LayerEvents   = "events"
	LayerMentions = "mentions" // mentions of one thing, in chains
	LayerSaid     = "said"     // what else a cue has: addressee, medium, time, place, terms
)

// layers are the heads beside that of attributions; each is nil if the container has none.
type layers struct {
	tags   *tag.Head
	syntax *syntax.Head
	names  *name.Head
	times  *tag.Group
	coref  *coref.Head
	events *tag.Group
	said   *anchor.Head
	acts   *anchor.Head
}

// dense are the groups that later stages read as scores, with their place in a document.
var dense = []struct {
	name string
	at   func(*nlp.Doc) **nlp.Dense
}{
	{"event", func(d *nlp.Doc) **nlp.Dense { return &d.Event }},
	{"status", func(d *nlp.Doc) **nlp.Dense { return &d.Status }},
	{"factuality", func(d *nlp.Doc) **nlp.Dense { return &d.Factual }},
	{"stance", func(d *nlp.Doc) **nlp.Dense { return &d.Stance }},
	{"level", func(d *nlp.Doc) **nlp.Dense { return &d.Level }},
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
		if _, err = tag.NewSpanner(g); err != nil {
			return l, err
		}
	}
	if l.syntax != nil {
		if l.coref, err = coref.Load(t, m, models.Mentions); err != nil {
			return l, err
		}
	}
	if g, ok := l.tags.Group("event"); ok {
		l.events = &g
		if _, err = tag.NewSpanner(g); err != nil {
			return l, err
		}
	}
	if l.said, err = anchor.Load(t, m, "said"); err != nil {
		return l, err
	}
	l.acts, err = anchor.Load(t, m, "acts")
	return l, err
}

// list names the layers there are.
func (l *layers) list() (out []string) {
	for _, v := range []struct {
		name string
		has  bool
	}{{LayerSyntax, l.syntax != nil}, {LayerNames, l.names != nil}, {LayerTimes, l.times != nil}, {LayerMentions, l.coref != nil},
		{LayerEvents, l.events != nil}, {LayerSaid, l.said != nil}} {
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
	coref  *coref.Finder

	events   *tag.Spanner
	triggers []tag.Span
	dense    []denseBench
	states   *anchor.States // of all windows, if one of the two below is there
	said     *anchor.Field  // asked by stages about cues, after all windows
	acts     *anchor.Field  // about triggers
}

// A denseBench gathers the scores of one group.
type denseBench struct {
	group  tag.Group
	at     func(*nlp.Doc) **nlp.Dense
	values []float32
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
	if l.coref != nil {
		b.coref = coref.NewFinder(l.coref)
	}
	if l.events != nil {
		b.events, _ = tag.NewSpanner(*l.events)
	}
	for _, d := range dense {
		if g, ok := l.tags.Group(d.name); ok && (d.name != "event" || l.events != nil) {
			b.dense = append(b.dense, denseBench{group: g, at: d.at})
		}
	}
	if l.said != nil || l.acts != nil {
		b.states = &anchor.States{}
	}
	b.said, b.acts = anchor.NewField(l.said, b.states), anchor.NewField(l.acts, b.states)
	return b
}

// window reads the layers of one window.
func (b *layerBench) window(doc *nlp.Doc, window nlp.Range, h reader.Hidden) {
	b.states.Window(window, h.Q, h.Scale)
	if b.tags == nil {
		return
	}
	b.rows = b.tags.Score(b.rows, h.Q, h.Scale, window.Len())
	if b.parser != nil {
		so, from := b.parser.Window(doc, window, h.Q, h.Scale, b.rows)
		if b.coref != nil {
			b.coref.Window(so, from, window, h.Q, h.Scale)
		}
	}
	if b.names != nil {
		b.names.Window(window, b.rows)
	}
	if b.times != nil {
		b.likely = b.times.Inside(b.likely, window, b.rows)
	}
	if b.events != nil {
		b.triggers = b.events.Window(b.triggers, window, b.rows)
	}
	for i := range b.dense {
		d := &b.dense[i]
		for t := range window.Len() {
			d.values = append(d.values, d.group.Scores(b.rows.Row(t))...)
		}
	}
}

// reset forgets what an article's fields hold; they are asked after finish.
func (b *layerBench) reset() {
	b.states.Reset()
	b.said.Reset()
	b.acts.Reset()
}

// finish gives the document what its windows have shown, and is ready for the next.
func (b *layerBench) finish(doc *nlp.Doc) {
	if b.parser != nil {
		doc.Syntax = b.parser.Syntax()
	}
	if b.names != nil {
		doc.Names, doc.Phrases = b.names.Found()
		doc.Names = name.Repaired(doc, doc.Names)
		doc.Phrases = name.Regrown(doc, doc.Names, doc.Phrases)
	}
	if b.times != nil {
		doc.Times = append([]nlp.Likely{}, b.likely...)
		b.likely = b.likely[:0]
	}
	if b.coref != nil {
		doc.Mentions = b.coref.Mentions(doc)
	}
	if b.events != nil {
		doc.Triggers = []nlp.Trigger{}
		for _, s := range b.triggers {
			doc.Triggers = append(doc.Triggers, nlp.Trigger{Range: s.Range, Type: b.events.Types()[s.Type], P: s.P})
		}
		b.triggers = b.triggers[:0]
	}
	for i := range b.dense {
		d := &b.dense[i]
		*d.at(doc) = &nlp.Dense{Labels: d.group.Labels, Values: append([]float32{}, d.values...)}
		d.values = d.values[:0]
	}
}

// eventLine is the line by which the model's belief in an event becomes a confidence; a container without one leaves it as it is.
func eventLine(m *model.Model) (attribute.Calibration, error) {
	var lines struct {
		Event attribute.Calibration `json:"event"`
	}
	if len(m.Header.Calibration) == 0 {
		return lines.Event, nil
	}
	if err := json.Unmarshal(m.Header.Calibration, &lines); err != nil {
		return lines.Event, &sayso.Error{Code: sayso.ErrModel, Place: "calibration", Msg: "the line of events cannot be read", Err: err}
	}
	return lines.Event, nil
}
