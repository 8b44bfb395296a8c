package claim

import (
	"math/big"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// boundless is how an interval without an end is written.
const boundless = 1e300

// amounts adds the numbers of a content.
func (rd *reading) amounts(p *Proposition, content []sayso.Span) {
	for i := range rd.record.Quantities {
		q := &rd.record.Quantities[i]
		if !inside(content, q.Span.Start) {
			continue
		}
		a, ok := interval(q)
		if !ok {
			continue
		}
		w := rd.tree.WordAt(q.Span.Start)
		if w == nlp.NoWord {
			continue
		}
		if a.Clause, _, _ = rd.place(w); a.Clause < 0 {
			a.Clause = 0
		}
		rd.countedOf(&a, q)
		p.Amounts = append(p.Amounts, a)
	}
}

func inside(content []sayso.Span, at int) bool {
	for _, s := range content {
		if s.Start <= at && at < s.End {
			return true
		}
	}
	return false
}

// interval is a quantity as the numbers it leaves open.
func interval(q *sayso.Quantity) (a Amount, ok bool) {
	a = Amount{At: q.Span, Unit: q.Unit, Sort: string(q.Kind), Change: q.Change, Lost: len(q.Missing) > 0}
	switch {
	case q.Value != "":
		v, good := number(q.Value)
		if !good {
			return a, false
		}
		a.Low, a.High, a.Told, a.Exact = v, v, v, q.Comparison == "" || q.Comparison == sayso.ComparisonExactly
		switch q.Comparison {
		case sayso.ComparisonMoreThan, sayso.ComparisonAtLeast:
			a.High = boundless
		case sayso.ComparisonLessThan, sayso.ComparisonAtMost, sayso.ComparisonUpTo:
			a.Low = -boundless
		case sayso.ComparisonAbout, sayso.ComparisonNearly:
			a.Low, a.High = v-0.15*abs(v), v+0.15*abs(v)
		}
	case q.Low != "" || q.High != "":
		a.Low, a.High, a.Loose = -boundless, boundless, true
		if v, good := number(q.Low); good {
			a.Low = v
		}
		if v, good := number(q.High); good {
			a.High = v
		}
		switch {
		case a.High == boundless:
			a.Told = a.Low
		case a.Low == -boundless:
			a.Told = a.High
		default:
			a.Told = (a.Low + a.High) / 2
		}
	default:
		return a, false
	}
	return a, true
}

func abs(v float64) float64 {
	if v < 0 {
		return -v
	}
	return v
}

func number(n sayso.Number) (float64, bool) {
	r, ok := new(big.Rat).SetString(string(n))
	if !ok {
		return 0, false
	}
	v, _ := r.Float64()
	return v, true
}

// countedOf fills what an amount counts, the words that narrow it, and what is said of it.
func (rd *reading) countedOf(a *Amount, q *sayso.Quantity) {
	at := rd.head(rd.words(q.Span))
	if at.Len() == 0 {
		return
	}
	if q.Of != nil {
		r := rd.words(*q.Of)
		h := rd.head(r)
		if h.Len() == 0 || !rd.state[h.Start].in {
			return
		}
		if q.Span.Overlaps(*q.Of) {
			at = h
		}
		a.Of = rd.class(h.Start)
		for w := r.Start; w < r.End; w++ {
			if w == h.Start || !rd.tree.Under(w, h.Start) || rd.figure[w] {
				continue
			}
			switch rd.tree.Words[w].UPOS {
			case nlp.ADJ, nlp.NOUN, nlp.PROPN:
				a.Narrow = append(a.Narrow, stem(rd.lemma(w)))
			}
		}
	}
	// What is said of it is the next word up with a meaning: "killing nine people", "a toll of nine".
	for w, n := rd.tree.Words[at.Start].Head, 0; w != nlp.NoWord && n < 4 && rd.state[w].in; w, n = rd.tree.Words[w].Head, n+1 {
		if u := rd.tree.Words[w].UPOS; u == nlp.VERB || u == nlp.NOUN || u == nlp.ADJ {
			if !q.Span.Contains(rd.tree.Words[w].Span()) && !light[rd.lemma(w)] {
				a.Said = rd.class(w)
				break
			}
		}
	}
}

// class is what a word is compared by.
func (rd *reading) class(w nlp.WordID) string {
	l := rd.lemma(w)
	if row, ok := rd.table.rows[l]; ok {
		if row.flip {
			return "not " + row.class
		}
		return row.class
	}
	return stem(l)
}

// times adds the dates of a content.
func (rd *reading) times(p *Proposition, content []sayso.Span) {
	for i := range rd.record.Times {
		t := &rd.record.Times[i]
		if t.Type != sayso.TimeDate && t.Type != sayso.TimeTime || !inside(content, t.Span.Start) || t.Mod != "" {
			continue
		}
		if t.Anchor != "" && t.Anchor != sayso.AnchorPublished || strings.HasSuffix(t.Span.In(rd.text), "ago") {
			continue // "42 years ago" is about so long, "nine hours later" depends on another time
		}
		v := day(t.Value)
		if open := strings.TrimPrefix(v, "XXXX-"); v == "" || !isDate(open) || len(v) != 4 && len(v) != 7 && len(v) != 10 {
			continue
		}
		clause := 0
		if w := rd.tree.WordAt(t.Span.Start); w != nlp.NoWord {
			if k, _, _ := rd.place(w); k >= 0 {
				clause = k
			}
		}
		p.Times = append(p.Times, Moment{At: t.Span, Value: v, Full: isDate(v) && strings.Contains(t.Span.In(rd.text), v[:4]), Clause: clause})
	}
}
