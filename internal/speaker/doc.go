// Package speaker says who stands behind the source of an attribution: “she”, “Castrel” and “the president” are one
// person, and her name is the fullest the article gives. It works from names in capitals, titles, appositions and the
// order of mentions; what it cannot tell stays a description (“two officials”) or nothing, never a pronoun.
//
// The order of mentions is that of Hobbs 1978 and Lappin & Leass 1994 in small: whoever spoke last, then whoever a
// sentence began with, then whoever was named last. A trained resolver may take its place behind the same function.
package speaker

import (
	"sayso"
	"sayso/internal/nlp"
)

// A Resolver names speakers. It is read-only after New and safe for several goroutines.
type Resolver struct{ lexicon lexicon }

// New returns a Resolver with the lexicons of package data.
func New() *Resolver { return &Resolver{loadLexicon()} }

// Resolve sets the Speaker of each attribution whose source it can tell and returns those who speak, in order of
// their first mention, with ids p1, p2, …. Attributions come in text order with ids and parents.
func (r *Resolver) Resolve(doc *nlp.Doc, attrs []sayso.Attribution, quotations []sayso.Quotation) []sayso.Entity {
	speakers, _ := r.Cast(doc, attrs, quotations)
	return speakers
}

// Cast is Resolve that also returns those who are named and do not speak, without ids.
func (r *Resolver) Cast(doc *nlp.Doc, attrs []sayso.Attribution, quotations []sayso.Quotation) (speakers, silent []sayso.Entity) {
	s := newScene(&r.lexicon, doc, attrs, quotations)
	s.names()
	s.merge()
	for i := range s.attrs {
		s.speak(i)
	}
	speakers = s.entities()
	return speakers, s.silent()
}
