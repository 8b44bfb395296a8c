// Package engine is the verb of Sayso: an Engine reads an article and returns its record.
package engine

import (
	"context"
	"sync"

	"sayso"
	"sayso/internal/attribute"
	"sayso/internal/encoder"
	"sayso/internal/entity"
	"sayso/internal/event"
	"sayso/internal/mat"
	"sayso/internal/model"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/internal/part"
	"sayso/internal/place"
	"sayso/internal/quantity"
	"sayso/internal/quote"
	"sayso/internal/reader"
	"sayso/internal/sourcing"
	"sayso/internal/speaker"
	"sayso/internal/speech"
	"sayso/internal/when"
	"sayso/models"
)

// Options configure an Engine. The zero value works: it reads with the model inside the binary.
type Options struct {
	// Model is a container to read with in place of the one inside the binary; "" means that one.
	Model string
	// Notes has each record carry notes for an editor, on how the text is sourced.
	Notes bool
}

// An Engine reads articles. It is safe for use by several goroutines and holds no state between articles.
type Engine struct {
	info     Info
	vocab    *encoder.Vocabulary
	times    *when.Finder
	numbers  *quantity.Finder
	places   *place.Finder
	encoder  *encoder.Encoder
	cues     *attribute.Head
	layers   layers
	quotes   *quote.Parser
	speech   *speech.Attributor
	speakers *speaker.Resolver
	entities *entity.Finder
	parts    *part.Finder
	sourcing *sourcing.Annotator
	events   *event.Finder
	notes    bool
	benches  sync.Pool
}

// A bench is what one goroutine reads an article with.
type bench struct {
	tokens *token.Tokenizer
	states reader.Work
	finder *attribute.Finder
	layers layerBench
}

// New returns an Engine, or an error of code ErrModel if its model cannot be used on this machine.
func New(o Options) (*Engine, error) {
	container := o.Model
	if container == "" {
		container = models.Reader
	}
	tier, err := mat.DefaultTier()
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrUsage, Place: mat.CPUVariable, Msg: "no such kernels here", Err: err}
	}
	m, err := model.Open(container)
	if err != nil {
		return nil, err
	}
	e := &Engine{vocab: encoder.NewVocabulary(models.Vocabulary), times: when.New(when.Trees{}), numbers: quantity.New(), quotes: quote.New(), speech: speech.New(), speakers: speaker.New(), entities: entity.New(), parts: part.New(), sourcing: sourcing.New(), notes: o.Notes}
	if e.places, err = place.New(""); err != nil {
		return nil, err
	}
	if e.encoder, err = reader.Load(tier, m); err != nil {
		return nil, err
	}
	if e.cues, err = attribute.Load(tier, m); err != nil {
		return nil, err
	}
	if e.layers, err = loadLayers(tier, m, e.vocab); err != nil {
		return nil, err
	}
	line, err := eventLine(m)
	if err != nil {
		return nil, err
	}
	e.events = event.New(event.Options{Right: line.At})
	e.info = newInfo(m, container, tier)
	e.info.Layers = e.layers.list()
	e.benches.New = func() any {
		return &bench{tokens: token.New(e.vocab), finder: attribute.NewFinder(e.cues), layers: e.layers.bench()}
	}
	return e, nil
}

// mostKept is the length of text, in bytes, up to which the memory that an article was read in is kept for the next. A book's goes.
const mostKept = 1 << 20

// Read turns one article into its record. Stages run in the order they stand here; none looks ahead. The article's
// text must be UTF-8; the record refers to it and does not change it. An article that cannot be read well gives
// warnings in its record; an error means there is no record.
func (e *Engine) Read(ctx context.Context, a *sayso.Article) (*sayso.Record, error) {
	record, _, err := e.ReadDoc(ctx, a)
	return record, err
}

// ReadDoc is Read that also returns the linguistic form of the article: tokens, and the words, trees and names of the
// layers that the model has (see Info.Layers). It is for Sayso's own commands; its types are internal and change.
func (e *Engine) ReadDoc(ctx context.Context, a *sayso.Article) (*sayso.Record, *nlp.Doc, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, &sayso.Error{Code: sayso.ErrInterrupted, Place: a.ID, Msg: "stopped before the article was read", Err: err}
	}
	a = a.Identified()
	b := e.benches.Get().(*bench)
	defer func() {
		if len(a.Text) <= mostKept {
			e.benches.Put(b)
		}
	}()
	b.layers.reset()

	doc := b.tokens.Doc(a)
	quotes, faults := e.quotes.Parse(doc)
	cued, err := e.attributions(ctx, b, doc)
	if err != nil {
		return nil, nil, err
	}
	attributions, quotations := e.speech.Attribute(doc, quotes, cued)
	attributions = e.sourcing.Mend(doc, attributions, quotations)
	speakers, silent := e.speakers.Cast(doc, attributions, quotations)
	times := e.times.Find(doc, nil)
	places := e.places.Find(doc, doc.Names)
	quantities := e.numbers.Find(doc, dated(times), nil)
	sourced := e.sourcing.Annotate(doc, sourcing.Reading{Attributions: attributions, Quotations: quotations, Entities: speakers, Times: times, Places: places,
		Quantities: quantities, Notes: e.notes, Located: e.located(doc), Said: b.layers.said})
	entities := e.entities.Find(doc, entity.Input{Speakers: speakers, Silent: silent, Places: places, Attributions: attributions, Quotations: quotations})
	record := &sayso.Record{
		Engine:       e.info.Engine(),
		Article:      a,
		Paragraphs:   spans(doc, doc.Paragraphs),
		Sentences:    spans(doc, doc.Sentences),
		Parts:        e.parts.Find(doc),
		Quotations:   quotations,
		Attributions: attributions,
		Entities:     entities,
		Times:        times,
		Places:       places,
		Quantities:   quantities,
		Unsourced:    sourced.Unsourced,
		Notes:        sourced.Notes,
		Warnings:     warnings(a, doc, b.tokens.English(doc), faults),
	}
	record.Events = e.events.Find(doc, event.Input{
		Attributions: attributions, Quotations: quotations, Times: record.Times, Places: record.Places, Entities: record.Entities,
		Parts: record.Parts, Acts: b.layers.acts,
	})
	return record, doc, nil
}

// attributions encodes the article window by window and lets all heads read each, the finder's and the layers'.
func (e *Engine) attributions(ctx context.Context, b *bench, doc *nlp.Doc) ([]sayso.Attribution, error) {
	tell, size := progress(ctx), len(doc.Article.Text)
	err := reader.Each(e.encoder, &b.states, doc, func(window nlp.Range, h reader.Hidden) error {
		b.finder.Window(doc, window, h.Q, h.Scale)
		b.layers.window(doc, window, h)
		tell(doc.Span(window).End, size)
		return ctx.Err()
	})
	found := b.finder.Attributions(doc) // also empties the finder
	b.layers.finish(doc)
	if ctx.Err() != nil {
		return nil, &sayso.Error{Code: sayso.ErrInterrupted, Place: doc.Article.ID, Msg: "stopped while reading", Err: err}
	}
	return found, err
}

// located returns whether a span of an article names a place, as the gazetteer has it.
func (e *Engine) located(doc *nlp.Doc) func(sayso.Span) bool {
	return func(s sayso.Span) bool {
		p := e.places.Resolve(doc, []sayso.Span{s})
		return len(p) == 1 && p[0].Name != ""
	}
}

// dated returns where the text gives dates and times, whose numbers are no quantities. Durations are.
func dated(times []sayso.Time) []sayso.Span {
	var out []sayso.Span
	for _, t := range times {
		if t.Type != sayso.TimeDuration {
			out = append(out, t.Span)
		}
	}
	return out
}

func spans(doc *nlp.Doc, ranges []nlp.Range) []sayso.Span {
	out := make([]sayso.Span, len(ranges))
	for i, r := range ranges {
		out[i] = doc.Span(r)
	}
	return out
}
