package engine

import (
	"context"
	"testing"

	"sayso"
)

// BenchmarkStages is each stage of rules alone, on an article that the stages before it have read. What the heads of the model cost
// together is BenchmarkRead less BenchmarkEncoder less these.
func BenchmarkStages(b *testing.B) {
	e, text := newEngine(b), benchText(b)
	a := (&sayso.Article{Text: text}).Identified()
	rec, doc, err := e.ReadDoc(context.Background(), a)
	if err != nil {
		b.Fatal(err)
	}
	k := e.benches.Get().(*bench)
	quotes, _ := e.quotes.Parse(doc)
	for _, stage := range []struct {
		name string
		run  func()
	}{
		{"tokens", func() { k.tokens.Doc(a) }},
		{"quotations", func() { e.quotes.Parse(doc) }},
		{"speech", func() { e.speech.Attribute(doc, quotes, nil) }},
		{"speakers", func() { e.speakers.Cast(doc, rec.Attributions, rec.Quotations) }},
		{"times", func() { e.times.Find(doc, nil) }},
		{"places", func() { e.places.Find(doc, doc.Names) }},
		{"quantities", func() { e.numbers.Find(doc, dated(rec.Times), nil) }},
		{"parts", func() { e.parts.Find(doc) }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			start := cpuTime()
			for b.Loop() {
				stage.run()
			}
			report(b, text, start)
		})
	}
}
