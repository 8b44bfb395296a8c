package when

import (
	"fmt"

	"sayso"
	"sayso/data"
	"sayso/internal/civil"
	"sayso/internal/nlp"
)

// A Hint says how likely a range of tokens is an expression of time. Hints come from a trained tagger: one of
// HintKeep or more lets in an expression the rules doubt, one of HintDrop or less keeps one out.
type Hint struct {
	Range nlp.Range
	P     float64
}

// The thresholds of hints.
const (
	HintKeep = 0.5
	HintDrop = 0.1
)

// A Finder finds expressions of time. It keeps nothing between articles and serves several goroutines.
type Finder struct {
	lexis  *lexis
	leaner Leaner
}

// New returns a Finder over the tables of package data. The leaner is asked before the rule of neighbouring verbs; it may be nil. It
// panics if the tables that were embedded at build time are malformed, which a test excludes.
func New(leaner Leaner) *Finder {
	l, err := load(data.FS)
	if err != nil {
		panic("when: " + err.Error())
	}
	return &Finder{lexis: l, leaner: leaner}
}

// Find returns the expressions of time of doc in text order, with ids "t1" and so on; none overlap. Relative ones are
// counted from the publication date of the article, if it has one. Hints may be nil.
func (f *Finder) Find(doc *nlp.Doc, hints []Hint) []sayso.Time {
	words := f.cut(doc)
	published, _ := civil.Parse(doc.Article.Published.Value)
	r := resolver{published: published, leaner: f.leaner, doc: doc, words: words}
	for begin := 0; begin < len(words); {
		end := begin
		for end < len(words) && words[end].sentence == words[begin].sentence {
			end++
		}
		p := parser{words: words, begin: begin, end: end}
		var last expr
		for i := begin; i < end; {
			x, ok := p.expr(i)
			if y, shared := p.sharedMonth(last, i); shared && (!ok || x.end <= y.end) {
				x, ok = y, true
			}
			if !ok || !keep(x, words, hints) {
				i = max(i+1, x.skip(i))
				continue
			}
			if p.weekOf(last, x) {
				x.node = &node{op: opInside, fields: x.node.fields, base: r.week(last.node)}
			}
			r.add(&p, x)
			switch {
			case p.range2(last, x):
				r.shareDay()
			case p.months2(last, x):
				r.shareYear()
			case p.days2(last, x):
				r.shareWeek(x.node.fields.weekday)
			}
			i, last = x.end, x
		}
		begin = end
	}
	return r.found
}

// skip is where to go on behind an expression that was refused as a whole: a name like "Super Tuesday".
func (x expr) skip(i int) int {
	if x.bound {
		return x.end
	}
	return i
}

// keep weighs an expression's doubt against the hints over its words.
func keep(x expr, words []word, hints []Hint) bool {
	if x.bound {
		return false
	}
	best, told := 0.0, false
	for _, h := range hints {
		if h.Range.Start < words[x.end-1].token+1 && words[x.start].token < h.Range.End {
			best, told = max(best, h.P), true
		}
	}
	if x.doubt {
		return told && best >= HintKeep
	}
	return !told || best > HintDrop
}

// reach bounds how far one expression looks ahead: longer ones are no language.
const reach = 40

// expr reads the longest expression that begins at word i.
func (p parser) expr(i int) (x expr, ok bool) {
	if !p.starts(i) {
		return x, false
	}
	p.end = min(p.end, i+reach)
	if _, j, ok := p.find(i, veto); ok {
		return expr{start: i, end: j, bound: true}, true
	}
	for _, read := range []func(int) (expr, bool){p.reference, p.set, p.top, p.lengthy} {
		if y, found := read(i); found && (!ok || y.end > x.end || y.end == x.end && x.doubt) {
			x, ok = y, true
		}
	}
	if ok && x.end > p.end {
		panic(fmt.Sprintf("when: expression of words %d to %d runs over %d", x.start, x.end, p.end))
	}
	return x, ok
}

func (p *parser) top(i int) (expr, bool) { return p.point(i) }

// starts tells cheaply whether an expression can begin at i.
func (p *parser) starts(i int) bool {
	w := &p.words[i]
	if w.at != nil && w.at.begins || w.digits > 0 {
		return true
	}
	switch w.low {
	case "the", "a", "an", "its", "their", "his", "her", "our", "these", "those": // "a" man, but "a" few days
		const soon = 4
		for j := i + 1; j < min(p.end, i+1+soon); j++ {
			if v := &p.words[j]; v.at != nil && v.at.begins || v.digits > 0 || v.low == "'" || v.low == "fiscal" || v.low == "calendar" {
				return true
			}
		}
		return false
	case "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties":
		return true
	case "½", "¼", "¾", "'", "half", "each", "every", "year", "fiscal", "calendar", "fy", "q", "h", "quarter", "another", "latter":
		return true
	}
	return len(w.low) > 5 && w.low[len(w.low)-1] == 's' && p.weekdayPlural(i)
}

func (p *parser) weekdayPlural(i int) bool { _, ok := p.weekdays(i); return ok }

// reference reads "now", "recently", "the future", "in advance".
func (p *parser) reference(i int) (x expr, ok bool) {
	e, j, ok := p.find(i, reference)
	if !ok {
		return x, false
	}
	x = expr{start: i, end: j, typ: sayso.TimeDate, node: &node{op: opFixed, fixed: e.value}}
	switch e.value {
	case "-":
		x.node.fixed = ""
	case "record":
		x.typ, x.node.fixed = sayso.TimeDuration, ""
		x.doubt = !p.superlative(i)
	case "always":
		x.typ, x.node.fixed, x.quant = sayso.TimeSet, "PAST_REF", "EVERY"
		x.doubt = !p.is(i-1, "had", "has", "have")
	}
	if p.is(i, "now") {
		x.doubt = p.is(j, "that", "-") || p.is(i-1, "-")
	}
	if p.is(i, "once", "then", "previously", "formerly") || p.is(i, "soon") && (p.is(i-1, "as", "too") || p.is(j, "after")) {
		x.doubt = true
	}
	if p.is(i, "recent", "current", "future", "present") && j == i+1 {
		_, _, u := p.find(j, unit)
		x.doubt = u || p.is(i, "present", "future", "recent") || p.words[i].capital && i > p.begin
	}
	return x, true
}

// superlative reports whether one stands shortly before i: "the lowest crossings on record".
func (p *parser) superlative(i int) bool {
	const near = 6
	for j := max(p.begin, i-near); j < i; j++ {
		if low := p.low(j); len(low) > 4 && low[len(low)-3:] == "est" || low == "most" || low == "worst" || low == "best" || low == "least" {
			return true
		}
	}
	return false
}
