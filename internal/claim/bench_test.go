package claim

import (
	"context"
	"os"
	"testing"

	"sayso"
)

// BenchmarkPropositions is one article of 450 words, with its keys.
func BenchmarkPropositions(b *testing.B) {
	raw, err := os.ReadFile("../../examples/secret-order.txt")
	if err != nil {
		b.Fatal(err)
	}
	e, err := reader()
	if err != nil {
		b.Fatal(err)
	}
	r, doc, err := e.ReadDoc(context.Background(), &sayso.Article{Text: string(raw)})
	if err != nil {
		b.Fatal(err)
	}
	f := New(Options{})
	for b.Loop() {
		for _, p := range f.Propositions(doc, r) {
			p.Keys()
		}
	}
}

// BenchmarkJudge compares each pair of an article's propositions; an operation is one pair.
func BenchmarkJudge(b *testing.B) {
	raw, err := os.ReadFile("../../examples/secret-order.txt")
	if err != nil {
		b.Fatal(err)
	}
	f := New(Options{})
	ps := propositions(b, f, &sayso.Article{Text: string(raw)})
	n := 0
	for b.Loop() {
		f.Judge(&ps[n%len(ps)], &ps[n/len(ps)%len(ps)])
		n++
	}
}
