package verify

import (
	"strings"

	"sayso"
)

// Options say what of a draft is checked. The zero value checks its quotations.
type Options struct {
	Statements bool // the contents of indirect attributions too
}

// A Checker looks for quotations in an index. It is for one goroutine; several may share the index once it is sealed.
type Checker struct {
	index   *Index
	lexicon *Lexicon
	votes   votes
	bounds  map[int][]sayso.Span // of the words of the sources looked at last
	held    int                  // words in bounds
	known   map[string]*Finding  // by text: the same words get the same answer
}

// NewChecker returns a Checker and seals the index.
func NewChecker(x *Index, l *Lexicon) *Checker {
	x.Seal()
	return &Checker{index: x, lexicon: l, bounds: map[int][]sayso.Span{}, known: map[string]*Finding{}}
}

// heldWords bounds the memory for places of words in the sources: 16 bytes for each.
const heldWords = 4 << 20

// spans returns the bytes of each word of a source.
func (c *Checker) spans(source int) []sayso.Span {
	if out, ok := c.bounds[source]; ok {
		return out
	}
	if c.held > heldWords {
		clear(c.bounds)
		c.held = 0
	}
	out := make([]sayso.Span, 0, c.index.first[source+1]-c.index.first[source])
	s := scanner{text: c.index.sources[source].Article.Text}
	for s.next() {
		out = append(out, sayso.Span{Start: s.start, End: s.end})
	}
	c.bounds[source] = out
	c.held += len(out)
	return out
}

// Check looks for the quotations of a draft, and its statements if asked for, in text order. Quotations inside another
// that is looked for are not looked for again, nor are those that hold no word. The record's spans must lie in its
// text ([sayso.Record.Check]).
func (c *Checker) Check(draft *sayso.Record, o Options) []Finding {
	var out []Finding
	speech := map[string]bool{}
	for _, q := range draft.Quotations {
		if q.Kind != sayso.QuotationSpeech {
			continue
		}
		speech[q.ID] = true
		if q.NestedIn != "" && speech[q.NestedIn] {
			continue
		}
		if f, ok := c.find(draft.Article.Text, q.Inner); ok {
			f.What, f.ID, f.Attribution = Quotation, q.ID, q.Attribution
			out = append(out, f)
		}
	}
	c.runTogether(draft, out)
	if o.Statements {
		out = inTextOrder(append(out, c.statements(draft)...))
	}
	return out
}

// statements looks for the contents of indirect attributions that no other carries inside.
func (c *Checker) statements(draft *sayso.Record) (out []Finding) {
	for _, a := range draft.Attributions {
		if a.Kind != sayso.KindIndirect {
			continue
		}
		for _, s := range a.Content {
			if f, ok := c.find(draft.Article.Text, s); ok {
				f.What, f.Attribution = Statement, a.ID
				out = append(out, f)
			}
		}
	}
	return out
}

// find looks for one stretch of the draft; false if it holds no word.
func (c *Checker) find(text string, span sayso.Span) (Finding, bool) {
	key := span.In(text)
	if f, ok := c.known[key]; ok {
		return f.moved(span), true
	}
	q := c.index.plainQuery(text, span)
	if len(q.words) == 0 {
		return Finding{}, false
	}
	f := c.best(q)
	f.Span = span
	c.known[strings.Clone(key)] = &f
	return f.moved(span), true
}

// moved returns the finding for the same words at another place of the draft.
func (f *Finding) moved(to sayso.Span) Finding {
	out, by := *f, to.Start-f.Span.Start
	out.Span = to
	out.Changes = nil
	for _, ch := range f.Changes {
		ch.Draft.Start += by
		ch.Draft.End += by
		out.Changes = append(out.Changes, ch)
	}
	return out
}

// best grades the places where the words stand one after the other, and if none is good enough the best alignment.
func (c *Checker) best(q *query) Finding {
	x := c.index
	var best Finding
	quoted := false
	found := x.occurrences(q.words, places)
	for k, p := range found {
		l := located{q, make([]int, len(q.words))}
		for j := range l.at {
			l.at[j] = int(p) + j
		}
		f := c.graded(l)
		in := x.insideQuotation(f.Places[0])
		if k == 0 || f.Grade < best.Grade || f.Grade == best.Grade && in && !quoted {
			best, quoted = f, in
		}
		if best.Grade == Exact && quoted {
			break
		}
	}
	if len(found) > 0 {
		c.others(&best, found, len(q.words))
	}
	e := x.edited(q)
	if len(found) > 0 && (best.Grade <= Marks || e == q) {
		return best
	}
	if len(e.words) > 0 {
		if f := c.graded(x.search(&c.votes, e)); len(found) == 0 || f.Grade < best.Grade {
			best = f
		}
	}
	return best
}

// maxOthers is how many other places of the same words are told.
const maxOthers = 8

func (c *Checker) others(f *Finding, found []uint32, n int) {
	for _, p := range found {
		source := c.index.sourceOf(p)
		words := c.spans(source)[p-c.index.first[source]:][:n]
		place := Place{source, sayso.Span{Start: words[0].Start, End: words[n-1].End}}
		mine := f.Places[0]
		if len(f.Others) < maxOthers && (mine.Source != source || !mine.Span.Contains(place.Span)) {
			f.Others = append(f.Others, place)
		}
	}
}

// leastLike is the similarity from which a passage is worth showing as the nearest.
const leastLike = 0.2

// graded grades a located query and decides whether it is near enough to be one.
func (c *Checker) graded(l located) Finding {
	g := &grader{Index: c.index, located: l, lexicon: c.lexicon, spans: c.spans}
	g.grade()
	f := Finding{Grade: NotFound, Places: g.places, Speaker: SpeakerUnclear}
	if total := 2*g.same + g.differ; total > 0 {
		f.Similarity = float64(2*g.same*10000/total) / 10000
	}
	if !g.near() {
		if f.Places = nil; f.Similarity >= leastLike {
			f.Places = g.nearest()
		}
		return f
	}
	f.Changes, f.Grade, f.Marked = g.changes, Exact, g.has[Shortened] && !g.hidden
	for _, grade := range Grades() {
		if g.has[grade] {
			if f.Grade != Exact {
				f.Also = append(f.Also, f.Grade)
			}
			f.Grade = grade
		}
	}
	return f
}

// The least shares, in tenths, of words that are the same: in a quotation that counts as found, and in one that counts
// as joined, where each part is all there or it is chance.
const (
	leastSame   = 6
	leastJoined = 8
)

// near reports whether the words that stand at their places are enough to call it the same quotation: a share of all,
// and more than chance would find somewhere in the sources; or all there are outside brackets.
func (g *grader) near() bool {
	own := 0
	for _, w := range g.query.words {
		if !w.bracket {
			own++
		}
	}
	least := leastSame
	if len(g.places) > 1 {
		least = leastJoined
	}
	if g.same == 0 || 20*g.same < least*(2*g.same+g.differ) {
		return false
	}
	worth := units(0)
	for _, l := range g.legs(g.located) {
		worth += g.net(g.located, l)
	}
	return g.same >= own && len(g.places) == 1 || worth >= g.scale+sureWhole
}

// nearest keeps the place with most words of the draft.
func (g *grader) nearest() []Place {
	best, most := -1, units(0)
	for k, l := range g.legs(g.located) {
		if w := g.net(g.located, l); best < 0 || w > most {
			best, most = k, w
		}
	}
	if best < 0 {
		return nil
	}
	return g.places[best : best+1]
}
