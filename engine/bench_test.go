package engine

import (
	"os"
	"strings"
	"testing"

	"sayso"
	"sayso/internal/nlp"
	"sayso/internal/reader"
)

// benchText is the example article six times over: some 2,700 words, a long newspaper article.
func benchText(b *testing.B) string {
	raw, err := os.ReadFile("../examples/secret-order.txt")
	if err != nil {
		b.Fatal(err)
	}
	return strings.Repeat(string(raw)+"\n", 6)
}

// BenchmarkRead is the whole reading, from raw text to a record in memory.
func BenchmarkRead(b *testing.B) {
	e, text := newEngine(b), benchText(b)
	start := cpuTime()
	for b.Loop() {
		read(b, e, text)
	}
	report(b, text, start)
}

// BenchmarkEncoder is the encoder alone on the same windows: Read may cost a third more.
func BenchmarkEncoder(b *testing.B) {
	e, text := newEngine(b), benchText(b)
	k := e.benches.Get().(*bench)
	doc := k.tokens.Doc(&sayso.Article{Text: text})
	start := cpuTime()
	for b.Loop() {
		if err := reader.Each(e.encoder, &k.states, doc, func(nlp.Range, reader.Hidden) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	report(b, text, start)
}

func report(b *testing.B, text string, start float64) {
	b.ReportMetric(float64(b.N*len(strings.Fields(text)))/(cpuTime()-start), "words/cpu-s")
	b.ReportMetric(0, "ns/op")
}
