package eval

import (
	"sayso"
	"sayso/internal/nlp"
)

// A goldName is a name with its class in the corpus's scheme.
type goldName struct {
	span  sayso.Span
	class string
}

// A nameScheme is what a corpus calls names.
type nameScheme uint8

const (
	schemeFour nameScheme = iota // CoNLL's PER, ORG, LOC, MISC
	schemeGUM                    // whole phrases of GUM's ten types
)

// fourClasses are our kinds as CoNLL 2003's four classes, as the worldwide set maps them. A date is none.
var fourClasses = map[nlp.NameKind]string{
	nlp.NamePerson: "PER", nlp.NameOrganization: "ORG", nlp.NamePlace: "LOC", nlp.NameFacility: "LOC", nlp.NameGroup: "MISC",
	nlp.NameWork: "MISC", nlp.NameEvent: "MISC", nlp.NameLaw: "MISC", nlp.NameProduct: "MISC", nlp.NameMisc: "MISC",
	nlp.NameCurrency: "MISC",
}

func nameMeasures() []measure {
	return []measure{
		{"names", formPRF, "the same extent and class (CoNLL 2003)"},
		{"extent", formPRF, "the same extent, whatever the class"},
	}
}

// foundNames gives what a reader has found the classes of the scheme, without those the corpus has none of.
func foundNames(d *document, doc *nlp.Doc) (out []goldName) {
	if d.scheme == schemeGUM {
		for _, p := range doc.Phrases {
			out = append(out, goldName{doc.Span(p.Range), p.Kind})
		}
		return out
	}
	for _, n := range doc.Names {
		if class := fourClasses[n.Kind]; d.classes[class] {
			out = append(out, goldName{doc.Span(n.Range), class})
		}
	}
	return out
}

// scoreNames scores one document. Gold names are first moved outwards to the ends of tokens: a corpus may part "Bergen-based".
// Slices are classes, and the region or genre of the document.
func scoreNames(s *sheet, d *document, doc *nlp.Doc) *marks {
	m := newMarks(s)
	found := foundNames(d, doc)
	m.n, m.counts["predicted"] = len(d.names), len(found)
	var gold []goldName
	for _, g := range d.names {
		gold = append(gold, goldName{outwards(doc, g.span), g.class})
	}
	in := func(names []goldName) [][]string {
		out := make([][]string, len(names))
		for i, n := range names {
			out[i] = []string{n.class}
			if d.part != "" {
				out[i] = append(out[i], d.part)
			}
		}
		return out
	}
	for _, parts := range in(gold) {
		for _, p := range parts {
			m.sliceN[p]++
		}
	}
	for _, measure := range []struct {
		name string
		same func(g, f goldName) bool
	}{
		{"names", func(g, f goldName) bool { return g == f }},
		{"extent", func(g, f goldName) bool { return g.span == f.span }},
	} {
		v := verdictOf(pairNames(gold, found, measure.same), len(found))
		m.add(measure.name, v.cells()...)
		m.addSliced(measure.name, v, in(found), in(gold))
	}
	return m
}

// pairNames gives each gold name the found one that is the same, or -1. Neither side's names overlap.
func pairNames(gold, found []goldName, same func(g, f goldName) bool) []int {
	of := make([]int, len(gold))
	f := 0
	for g := range gold {
		of[g] = -1
		for f < len(found) && found[f].span.Start < gold[g].span.Start {
			f++
		}
		if f < len(found) && same(gold[g], found[f]) {
			of[g] = f
			f++
		}
	}
	return of
}

// outwards moves the ends of a span to those of the tokens they lie in.
func outwards(doc *nlp.Doc, s sayso.Span) sayso.Span {
	r := tokensIn(doc, s)
	if r.Len() <= 0 {
		return s
	}
	return doc.Span(r)
}
