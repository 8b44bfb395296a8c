package quote

import (
	"cmp"
	"slices"

	"sayso/internal/nlp"
)

// A pair is a quotation in the making: the marks that open and close it. to is empty where the close is missing.
type pair struct{ from, to nlp.Range }

// depth bounds how far a close looks for its opening, so that work stays in proportion to hostile text.
const depth = 64

func (m mark) onlyOpens() bool { return m.family != single && m.can == opens }

// pairDoubles pairs all marks but the single ones of a paragraph with a stack. open is the quotation that the
// paragraph before left open, which a mark at the paragraph's start opens again; nil if none. It returns the pairs,
// the openings left open in order (the first may be open itself) and the closing marks that close nothing.
func pairDoubles(ms []mark, par nlp.Range, open *mark) (pairs []pair, left, stray []mark) {
	var stack []mark
	if open != nil {
		stack = append(stack, *open)
	}
	for i, m := range ms {
		if m.family == single || m.can == 0 || i == 0 && open != nil && reopens(m, *open, par) {
			continue
		}
		k := partner(stack, m)
		switch {
		case k >= 0:
			left = append(left, stack[k+1:]...)
			pairs = append(pairs, pair{stack[k].at, m.at})
			stack = stack[:k]
		case m.can&opens != 0:
			stack = append(stack, m)
		case !m.figure: // a 6" pipe
			stray = append(stray, m)
		}
	}
	left = append(left, stack...)
	slices.SortFunc(left, func(a, b mark) int { return cmp.Compare(a.at.Start, b.at.Start) })
	return pairs, left, stray
}

// reopens reports whether a mark at a paragraph's start opens again what the paragraph before left open.
func reopens(m, open mark, par nlp.Range) bool {
	return m.at.Start == par.Start && m.family == open.family && m.can&opens != 0
}

// partner returns the place in the stack of the opening that m closes, -1 if m opens or closes nothing. What could
// open or close closes the innermost quotation of its family.
func partner(stack []mark, m mark) int {
	if m.can&closes == 0 && !closesGerman(stack, m) {
		return -1
	}
	for k := len(stack) - 1; k >= max(0, len(stack)-depth); k-- {
		if o := stack[k]; o.family == m.family && (m.family != angle && m.family != angleOne || o.glyph != m.glyph) {
			return k
		}
	}
	return -1
}

// closesGerman: „so“ closes with the mark that opens in English.
func closesGerman(stack []mark, m mark) bool {
	n := len(stack)
	return n > 0 && m.glyph == '“' && stack[n-1].glyph == '„'
}

// innermost returns for each mark the index of the innermost pair around it, -1 for none.
func innermost(ms []mark, pairs []pair) []int {
	order := make([]int, len(pairs))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(pairs[a].from.Start, pairs[b].from.Start) })
	out := make([]int, len(ms))
	var stack []int
	for i, m := range ms {
		for len(order) > 0 && pairs[order[0]].from.Start < m.at.Start {
			stack, order = append(stack, order[0]), order[1:]
		}
		for len(stack) > 0 && pairs[stack[len(stack)-1]].to.Start <= m.at.Start {
			stack = stack[:len(stack)-1]
		}
		out[i] = -1
		if len(stack) > 0 {
			out[i] = stack[len(stack)-1]
		}
	}
	return out
}
