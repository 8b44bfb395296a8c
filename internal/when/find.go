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

// New returns a Finder over the tables of package data. A nil leaner means the rule of neighbouring verbs. It
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

// sharedMonth reads the second day of "March 3-5", "April 24 and 25", "from June 4 to 8": last is the expression before.
func (p *parser) sharedMonth(last expr, i int) (x expr, ok bool) {
	d, digits := p.digits(i)
	if last.node == nil || last.end != i-1 || digits == 0 || digits > 2 || d < 1 || d > 31 || !p.is(i-1, "-", "to", "and", "or", "through", "until", "till") {
		return x, false
	}
	f := last.node.fields
	if last.node.op != opFields || f.day == open || f.month == open || f.clocked() || !p.isNumber(last.end-1) && !p.is(last.end-1, "st", "nd", "rd", "th") {
		return x, false
	}
	j := i + 1
	if p.is(j, "st", "nd", "rd", "th") && p.joined(j) {
		j++
	}
	if j < p.end && !p.is(j, ".", ",", ";", ")", "in", "at", "for", "and", "to", "-", "but", "with", "when", "because", "were", "was", "is", "are", "will", "as") ||
		p.is(j, ".", ",", "-") && p.joined(j+1) && p.isNumber(j+1) {
		return x, false
	}
	f.day, f.weekday = d, open
	y, k, found := p.year(j + 1)
	if p.is(j, ",") && found && p.isNumber(j+1) { // "March 3-5, 2024"
		f.year, j = y, k
	}
	return dateExpr(i, j, f), true
}

// months2 reports whether last and x are a range of months or days of which at most x tells the year: "from May to
// September", "from January to April 2015".
func (p *parser) months2(last, x expr) bool {
	if last.node == nil || x.node == nil || last.end != x.start-1 || !p.is(last.end, "to", "-", "through", "until", "till", "and") {
		return false
	}
	if p.is(last.end, "and") && !p.is(last.start-1, "between") {
		return false
	}
	a, b := last.node, x.node
	return a.op == opFields && b.op == opFields && a.fields.year == open && a.fields.month != open && b.fields.month != open && a.fields.grain == b.fields.grain
}

// days2 reports whether last and x are a range of days that x ends by a bare weekday: "from Monday to Friday".
func (p *parser) days2(last, x expr) bool {
	return last.node != nil && x.node != nil && last.end == x.start-1 && p.is(last.end, "to", "-", "through", "until", "till") &&
		last.node.fields.grain == grainDay && x.node.op == opFields && x.node.fields.weekday != open && x.node.fields.day == open && !x.node.fields.clocked()
}

// range2 reports whether last and x are a range of times whose day only x tells: "9 a.m. to 5 p.m. Monday".
func (p *parser) range2(last, x expr) bool {
	return last.node != nil && last.typ == sayso.TimeTime && last.end == x.start-1 && p.is(last.end, "to", "-", "and", "until", "till") &&
		last.node.op == opShift && last.node.from == fromText && last.node.fields.hour != open && x.node != nil &&
		x.node.fields.hour != open && !(x.node.op == opShift && x.node.from == fromText)
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
	case "'", "half", "each", "every", "year", "fiscal", "calendar", "fy", "q", "h", "quarter", "another", "latter":
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
