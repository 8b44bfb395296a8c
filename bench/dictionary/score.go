package main

import (
	"crypto/sha1"
	"fmt"
	"slices"

	"sayso"
)

// A row is a sentence of PLV. Positions count code points.
type row struct {
	Sentence string `json:"sentence_id"`
	Text     string `json:"text"`
	Root     string `json:"gold_root"`
	Spans    []struct {
		Label      string `json:"label"`
		Start, End int
	} `json:"spans"`
}

// held reports whether the row is of the fold that "sayso eval plover" calls dev.
func (r row) held() bool { return sha1.Sum([]byte(r.Sentence))[0]%5 == 0 }

func (r row) spans(label string) (out []sayso.Span) {
	m := sayso.NewMapper(r.Text)
	for _, s := range r.Spans {
		if s.Label != label {
			continue
		}
		start, err := m.ToByte(sayso.OffsetsCodePoints, s.Start)
		end, err2 := m.ToByte(sayso.OffsetsCodePoints, s.End)
		if err == nil && err2 == nil {
			out = append(out, sayso.Span{Start: start, End: end})
		}
	}
	return out
}

// An event is what the coder finds.
type event struct {
	root, cameo        string
	actors, recipients []sayso.Span
}

// A score counts as "sayso eval plover" does: a row asks for one event, every event found is a prediction.
type score struct {
	rows, events                   int
	actor, recipient, root, triple int
}

func (s *score) add(r row, events []event) {
	s.rows++
	s.events += len(events)
	sources, targets := r.spans("source"), r.spans("target")
	var actor, recipient, root, triple bool
	for _, e := range events {
		a, b, c := touches(e.actors, sources), touches(e.recipients, targets), e.root == r.Root
		actor, recipient, root, triple = actor || a, recipient || b, root || c, triple || a && b && c
	}
	for _, v := range []struct {
		n  *int
		ok bool
	}{{&s.actor, actor}, {&s.recipient, recipient}, {&s.root, root}, {&s.triple, triple}} {
		if v.ok {
			*v.n++
		}
	}
}

func touches(found, gold []sayso.Span) bool {
	return slices.ContainsFunc(found, func(s sayso.Span) bool { return slices.ContainsFunc(gold, s.Overlaps) })
}

func (s *score) print(name string) {
	fmt.Printf("%s: %d rows, %d events\n", name, s.rows, s.events)
	for _, v := range []struct {
		name  string
		right int
	}{{"triple", s.triple}, {"actor", s.actor}, {"recipient", s.recipient}, {"root", s.root}} {
		p, r := share(v.right, s.events), share(v.right, s.rows)
		f := 0.0
		if p+r > 0 {
			f = 2 * p * r / (p + r)
		}
		fmt.Printf("  %-10s P %5.1f  R %5.1f  F1 %5.1f\n", v.name, p, r, f)
	}
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(n) / float64(of)
}
