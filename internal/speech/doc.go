// Package speech gives every quotation of speech to its speaker. The reader finds attributions by their cues; this
// package looks at them together with the quotation marks: a content that breaks off inside a quotation gets all of
// it, a quotation without a cue of its own goes to the speaker it follows ("floating"), and where typography alone
// names the speaker (transcripts, `“…” — Name`, headings of press releases) it makes the attribution itself, without
// a cue. What fits nobody stays open; no quotation has two owners.
//
// The shapes were collected from news and from reports of what other quotation tools miss.
package speech

import (
	"sayso"
	"sayso/internal/nlp"
	"sayso/internal/quote"
)

// An Attributor joins attributions and quotations. It is read-only after New and safe for several goroutines.
type Attributor struct {
	leads  []string
	silent map[string]bool // labels that are no speakers
}

// New returns an Attributor with the lexicons of package data.
func New() *Attributor { return &Attributor{loadHeadings(), loadLabels()} }

// Attribute joins the attributions of an article and its quotations. It returns the attributions in text order under
// ids a1, a2, …, with kinds set, and the quotations as the record holds them. attrs is changed.
func (a *Attributor) Attribute(doc *nlp.Doc, qs []quote.Quotation, attrs []sayso.Attribution) ([]sayso.Attribution, []sayso.Quotation) {
	s := newScene(doc, qs, attrs)
	s.silent = a.silent
	s.clip()
	s.complete()
	s.transcript()
	s.signatures()
	s.headings(a.leads)
	s.colons()
	s.fill()
	s.lists()
	s.own()
	s.inSentence()
	s.goOn()
	s.number()
	s.kinds()
	return s.attributions(), s.quotations()
}
