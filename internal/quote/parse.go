package quote

import (
	"cmp"
	"slices"

	"sayso"
	"sayso/internal/nlp"
)

// A Parser finds quotations. It is read-only after New and safe for several goroutines.
type Parser struct{ leads leadTable }

// New returns a Parser with the lexicons of package data.
func New() *Parser { return &Parser{newLeadTable()} }

// Parse returns the quotations of an article in text order, an outer one before what it holds, and the marks that
// have no partner. A quotation whose close is missing ends where its paragraph ends, or before the next one opens.
// Work is proportional to the text.
func (p *Parser) Parse(doc *nlp.Doc) ([]Quotation, []Fault) {
	w := &walk{doc: doc}
	for i, par := range doc.Paragraphs {
		w.paragraph(i, par)
	}
	w.giveUp(len(doc.Paragraphs))
	slices.SortFunc(w.faults, func(a, b Fault) int { return cmp.Compare(a.Token, b.Token) })
	qs := nest(w.pairs)
	shapes := newShaper(doc, qs)
	for i := range qs {
		qs[i].Shape = shapes.of(qs[i])
		p.leads.classify(doc, &qs[i])
	}
	return qs, w.faults
}

// A walk goes through the paragraphs of one article. open is the quotation that runs over the end of the one before.
type walk struct {
	doc    *nlp.Doc
	pairs  []pair
	faults []Fault
	open   *mark
}

func (w *walk) paragraph(i int, par nlp.Range) {
	ms := marks(w.doc, par)
	if w.open != nil && !w.goesOn(i, ms, par) {
		w.giveUp(i)
	}
	before := w.open
	var pairs []pair
	var left, stray []mark
	if before != nil && before.family == single {
		pairs, left, stray = pairDoubles(ms, par, nil)
	} else {
		pairs, left, stray = pairDoubles(ms, par, before)
		if before != nil && len(left) > 0 && left[0].at == before.at {
			left = left[1:] // still open
		} else {
			w.open = nil
		}
	}
	for _, m := range stray {
		w.faults = append(w.faults, Fault{m.at.Start, sayso.WarnQuoteUnopened})
	}
	w.leftOpen(par, ms, left)
	w.pairs = append(append(w.pairs, pairs...), w.singles(par, ms, pairs)...)
}

// singles pairs the single marks, and the British quotation that goes on from the paragraph before or into the next.
func (w *walk) singles(par nlp.Range, ms []mark, pairs []pair) []pair {
	inside := innermost(ms, pairs)
	found := pairSingles(w.doc, par, ms, inside)
	if len(ms) == 0 || ms[0].glyph != '‘' || ms[0].at.Start != par.Start {
		return found
	}
	closed := len(found) > 0 && found[0].from == ms[0].at
	switch {
	case w.open != nil && w.open.family == single && closed:
		found[0].from, w.open = w.open.at, nil
	case w.open == nil && !closed && len(pairs) == 0:
		w.open = &ms[0]
	}
	return found
}

// leftOpen deals with the openings of a paragraph that nothing in it closes. The last one may go on in the next
// paragraph; the others lack their close and end before the next one opens.
func (w *walk) leftOpen(par nlp.Range, ms, left []mark) {
	opening := 0
	for k := range left {
		end := par.End
		for opening < len(ms) && (ms[opening].at.Start <= left[k].at.Start || !ms[opening].onlyOpens()) {
			opening++
		}
		if opening < len(ms) {
			end = ms[opening].at.Start
		}
		words := w.beforeSaying(left[k], end)
		if w.open == nil && words == par.End {
			w.open = &left[k]
			return
		}
		w.recover(left[k], words)
	}
}

// silent is how many paragraphs without any mark an open quotation may run over to a close that nothing else opened:
// some desks set a long one with marks at its ends only.
const silent = 3

// goesOn reports whether paragraph i continues the open quotation: it opens it again, or closes it without having
// opened any (“A.¶ B.” he said), or has no mark before one that does.
func (w *walk) goesOn(i int, ms []mark, par nlp.Range) bool {
	for ahead := 0; ; ahead++ {
		for _, m := range ms {
			switch {
			case w.open.family == single:
				return ahead == 0 && m.glyph == '‘' && m.at.Start == par.Start
			case m.family == single || m.can == 0:
			case reopens(m, *w.open, par):
				return ahead == 0
			default:
				return m.family == w.open.family && m.can == closes && !m.figure
			}
		}
		if ahead == silent || i+ahead+1 >= len(w.doc.Paragraphs) {
			return false
		}
		par = w.doc.Paragraphs[i+ahead+1]
		ms = marks(w.doc, par)
	}
}

// giveUp ends the open quotation with the paragraph it was left in, the one before paragraph i.
func (w *walk) giveUp(i int) {
	if w.open != nil {
		w.recover(*w.open, w.doc.Paragraphs[i-1].End)
		w.open = nil
	}
}

// recover makes a quotation of an opening without a close, and a fault.
func (w *walk) recover(m mark, end nlp.TokenID) {
	w.faults = append(w.faults, Fault{m.at.Start, sayso.WarnQuoteUnclosed})
	if end > m.at.End {
		w.pairs = append(w.pairs, pair{from: m.at, to: nlp.Range{Start: end, End: end}})
	}
}
