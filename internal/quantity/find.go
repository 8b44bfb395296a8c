package quantity

import (
	"math/big"
	"slices"
	"strconv"

	"sayso"
	"sayso/internal/nlp"
)

// A Finder finds quantities. It holds only the lexicons and may be used by any number of goroutines.
type Finder struct {
	tables *tables
}

// New returns a Finder with the lexicons inside the binary.
func New() *Finder { return &Finder{newTables()} }

// Syntax tells what a number counts better than words in a row can. Counted returns the tokens of the noun phrase
// that the number in the given tokens counts or measures; false leaves it to the plain rule.
type Syntax interface {
	Counted(number nlp.Range) (nlp.Range, bool)
}

// Find returns the quantities of the article in text order. taken are the dates and times of day that another layer has
// read, in text order: there only numbers with a unit are quantities, "six minutes" in "six minutes later". syntax
// may be nil.
func (f *Finder) Find(doc *nlp.Doc, taken []sayso.Span, syntax Syntax) []sayso.Quantity {
	p := page{doc: doc, taken: taken, syntax: syntax}
	var ls []lexeme
	for _, sentence := range doc.Sentences {
		if sentence.Len() == 0 {
			continue
		}
		span := doc.Span(sentence)
		ls = lex(ls[:0], doc.Article.Text, span.Start, span.End, f.tables.prefixes)
		p.add(line{f.tables, ls})
	}
	return p.out
}

// A page collects the quantities of one article.
type page struct {
	doc    *nlp.Doc
	taken  []sayso.Span // in text order
	syntax Syntax
	out    []sayso.Quantity
	before int // first quantity of the sentence before, for "Six of them"
}

// add finds the quantities of one sentence and links them to those before.
func (p *page) add(s line) {
	first := len(p.out)
	found := s.find(p.free(s))
	s.link(found)
	for i := range found {
		q := found[i].quantity(s)
		q.ID = "n" + strconv.Itoa(len(p.out)+1)
		if found[i].part >= 0 {
			q.PartOf = "n" + strconv.Itoa(first+found[i].part+1)
		} else if found[i].ofThem {
			q.PartOf = p.whole(p.before, first, found[i].value)
		}
		p.parsed(&q, s, &found[i])
		p.out = append(p.out, q)
	}
	p.before = first
}

// whole returns the id of the last count between from and to that a part of value n can be of, "" if there is none.
func (p *page) whole(from, to int, n *big.Rat) string {
	for i := to - 1; i >= max(from, to-farthestWhole); i-- {
		q := p.out[i]
		if v, ok := new(big.Rat).SetString(string(q.Value)); q.Kind == sayso.QuantityCount && ok && n != nil &&
			v.Cmp(n) > 0 {
			return q.ID
		}
	}
	return ""
}

// free returns for each lexeme whether other layers have left it.
func (p *page) free(s line) func(i int) bool {
	for len(p.taken) > 0 && len(s.ls) > 0 && p.taken[0].End <= s.ls[0].start {
		p.taken = p.taken[1:]
	}
	taken, at := p.taken, 0
	return func(i int) bool { // i never falls back by more than a phrase, so the walk is linear
		l := s.ls[i]
		for at > 0 && taken[at-1].End > l.start {
			at--
		}
		for at < len(taken) && taken[at].End <= l.start {
			at++
		}
		return at == len(taken) || taken[at].Start >= l.end
	}
}

// parsed lets syntax say what is counted.
func (p *page) parsed(q *sayso.Quantity, s line, f *found) {
	number := sayso.Span{Start: s.ls[f.numLo].start, End: s.ls[f.numHi-1].end}
	if p.syntax == nil {
		p.mend(q, number, f.weak)
		return
	}
	if of, ok := p.syntax.Counted(tokens(p.doc, number)); ok && of.Len() > 0 {
		span := p.doc.Span(of)
		q.Of = &span
	}
}

// tokens returns the tokens that touch a span.
func tokens(doc *nlp.Doc, span sayso.Span) nlp.Range {
	start, _ := slices.BinarySearchFunc(doc.Tokens, span.Start+1, func(t nlp.Token, at int) int { return int(t.End) - at })
	end := start
	for end < len(doc.Tokens) && int(doc.Tokens[end].Start) < span.End {
		end++
	}
	return nlp.Range{Start: nlp.TokenID(start), End: nlp.TokenID(end)}
}
