package quantity

import (
	"slices"

	"sayso"
	"sayso/internal/nlp"
)

// mend lets the dependency tree check what the rules take for the thing counted: it must be a noun with what belongs to
// it. "The 59-year-old vomited" is an age of nobody who is called "vomited"; of "the second swine flu victim" it is the
// victim that is the second.
func (p *page) mend(q *sayso.Quantity, number sayso.Span, weak bool) {
	s := p.doc.Syntax
	if s == nil {
		return
	}
	n := wordAt(s, number.Start)
	if q.Kind == sayso.QuantityNumber && (tree{Syntax: s}).bare(q, wordAt(s, number.End-1)) || q.Of == nil {
		return
	}
	t := tree{s, wordAt(s, q.Of.Start), wordAt(s, q.Of.End)}
	if t.from < t.to && t.Words[t.from].Lemma == "of" { // "the speed | of the cars was 80 mph"
		t.from++
	}
	if t.from >= t.to {
		return
	}
	if q.Kind == sayso.QuantityCount || q.Kind == sayso.QuantityOrdinal {
		if h, ok := t.counted(n); ok {
			end := int(s.Words[h].End)
			if q.Span.End == q.Of.End {
				q.Span.End = end
			}
			q.Of = &sayso.Span{Start: q.Of.Start, End: end}
			return
		}
	}
	of, ok := t.noun(n)
	if !weak && t.nouns() {
		return
	}
	switch {
	case !ok && q.Kind != sayso.QuantityCount:
		q.Of = nil
	case ok && of != (nlp.WordRange{Start: t.from, End: t.to}):
		q.Of = &sayso.Span{Start: int(s.Words[of.Start].Start), End: int(s.Words[of.End-1].End)}
	}
}

// A tree is the words of a stretch, with the analysis around them.
type tree struct {
	*nlp.Syntax
	from, to nlp.WordID
}

// wordAt is the first word that ends behind a byte.
func wordAt(s *nlp.Syntax, at int) nlp.WordID {
	n, _ := slices.BinarySearchFunc(s.Words, at, func(w nlp.Word, at int) int {
		if int(w.End) <= at {
			return -1
		}
		return 1
	})
	return nlp.WordID(n)
}

// counted is the noun that number n stands before, where the stretch behind the number ends inside its phrase: "second
// Swine | Flu victim".
func (t tree) counted(n nlp.WordID) (head nlp.WordID, ok bool) {
	const longest = 4
	if int(n) >= len(t.Words) {
		return 0, false
	}
	w := &t.Words[n]
	h := w.Head
	if h < t.to || h >= t.to+longest || n >= t.from || w.Relation != nlp.RelNummod && w.Relation != nlp.RelAmod || t.Words[h].UPOS != nlp.NOUN {
		return 0, false
	}
	for i := t.from; i < h; i++ {
		if c := &t.Words[i]; c.UPOS != nlp.NOUN && c.UPOS != nlp.PROPN && c.UPOS != nlp.ADJ && c.UPOS != nlp.NUM || c.Head < t.from || c.Head > h {
			return 0, false
		}
	}
	return h, true
}

// bare mends a number for which the rules found no noun: one right behind it is counted, "7.5 million South Sudanese", and one
// right before it is what has the number, "police posts 542 and 543".
func (t tree) bare(q *sayso.Quantity, n nlp.WordID) bool {
	const longest = 3
	if int(n) >= len(t.Words) || t.Words[n].Relation.Universal() != nlp.RelNummod && t.Words[n].Relation.Universal() != nlp.RelNmod {
		return false
	}
	h := t.Words[n].Head
	if h == nlp.NoWord || t.Words[h].UPOS != nlp.NOUN && t.Words[h].UPOS != nlp.PROPN {
		return false
	}
	switch {
	case h > n && h <= n+longest && int(t.Words[n].End) == q.Span.End:
		for i := n + 1; i < h; i++ {
			if u := t.Words[i].UPOS; u != nlp.PROPN && u != nlp.ADJ && u != nlp.NOUN || t.Words[i].Head > h {
				return false
			}
		}
		q.Kind = sayso.QuantityCount
		q.Of = &sayso.Span{Start: int(t.Words[n+1].Start), End: int(t.Words[h].End)}
		q.Span.End = q.Of.End
		return true
	case h == n-1:
		q.Of = &sayso.Span{Start: int(t.Words[h].Start), End: int(t.Words[h].End)}
		return true
	}
	return false
}

// noun is the part of the stretch that is a noun phrase: all of it, or the subject of the verb that number n hangs on. ok is
// false if there is none.
func (t tree) noun(n nlp.WordID) (nlp.WordRange, bool) {
	all := nlp.WordRange{Start: t.from, End: t.to}
	top, finite := t.from, false
	for i := t.from; i < t.to; i++ {
		w := &t.Words[i]
		if w.Head < t.from || w.Head >= t.to {
			top = i
		}
		switch t.XPOS(w) {
		case "VBD", "VBZ", "VBP", "MD":
			finite = true
		}
	}
	if i, ok := t.subject(n); ok && (finite || t.prepositional()) {
		return t.under(i), true
	}
	if w := &t.Words[top]; w.Relation == nlp.RelAmod && w.Head >= t.to && w.Head <= t.to+1 { // "the major | gain of 2 %"
		return nlp.WordRange{Start: t.from, End: w.Head + 1}, true
	}
	if t.prepositional() && !finite {
		return all, false
	}
	last := &t.Words[t.to-1]
	if !finite && (t.nominal(top) || last.UPOS == nlp.NOUN || last.UPOS == nlp.PROPN) {
		return all, true
	}
	for i := t.to - 1; i >= t.from; i-- { // the last subject of whatever verb, else the last noun that hangs on none of them
		if w := &t.Words[i]; w.Relation.Universal() == nlp.RelNsubj && w.UPOS != nlp.PRON && t.nominal(i) {
			return t.under(i), true
		}
	}
	for i := t.to - 1; i >= t.from; i-- {
		if h := t.Words[i].Head; (h < t.from || h >= t.to) && t.nominal(i) && t.Words[i].UPOS != nlp.PRON && t.Words[i].UPOS != nlp.DET && t.Words[i].Relation.Universal() != nlp.RelObl {
			return t.under(i), true
		}
	}
	return all, false
}

// prepositional reports whether the stretch begins with a preposition: "in the special care unit".
func (t tree) prepositional() bool {
	first := &t.Words[t.from]
	return first.UPOS == nlp.ADP && first.Head > t.from
}

// subject climbs from number n to a verb whose subject lies in the stretch.
func (t tree) subject(n nlp.WordID) (nlp.WordID, bool) {
	const highest = 12
	for range highest {
		if int(n) >= len(t.Words) || n == nlp.NoWord {
			break
		}
		for i := t.from; i < t.to; i++ {
			if w := &t.Words[i]; w.Head == n && w.Relation.Universal() == nlp.RelNsubj && w.UPOS != nlp.PRON && t.nominal(i) {
				return i, true
			}
		}
		n = t.Words[n].Head
	}
	return 0, false
}

// nouns reports whether a noun is in the stretch.
func (t tree) nouns() bool {
	for i := t.from; i < t.to; i++ {
		if t.nominal(i) {
			return true
		}
	}
	return false
}

func (t tree) nominal(i nlp.WordID) bool {
	switch t.Words[i].UPOS {
	case nlp.NOUN, nlp.PROPN, nlp.PRON, nlp.SYM, nlp.X, nlp.DET:
		return true
	}
	return false
}

// under is word i with the words of the stretch on both sides that hang on it.
func (t tree) under(i nlp.WordID) nlp.WordRange {
	r := nlp.WordRange{Start: i, End: i + 1}
	for r.Start > t.from && t.below(r.Start-1, i) {
		r.Start--
	}
	for r.End < t.to && t.below(r.End, i) && t.Words[r.End].UPOS != nlp.PUNCT {
		r.End++
	}
	for r.Start < i && (t.Words[r.Start].UPOS == nlp.DET || t.Words[r.Start].UPOS == nlp.PUNCT || t.Words[r.Start].UPOS == nlp.ADP) {
		r.Start++
	}
	return r
}

// below reports whether word i hangs on top, over any number of steps.
func (t tree) below(i, top nlp.WordID) bool {
	const deepest = 20
	for range deepest {
		if i == top {
			return true
		}
		if i = t.Words[i].Head; i == nlp.NoWord {
			return false
		}
	}
	return false
}
