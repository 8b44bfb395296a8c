package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/internal/nlp"
)

// elisions are words that begin with an apostrophe; with a straight or turned mark they look like an opening.
const elisions = " tis twas till til em n bout round cause cos nother neath "

// reach is how many marks a single opening looks at for its close, so that work stays in proportion to hostile text.
const reach = 256

// pairSingles pairs the single marks of a paragraph that stand in the same pair of other marks (inside, by mark). An
// opening without a close is an apostrophe, and the other way round, so none of them is ever a fault.
func pairSingles(doc *nlp.Doc, par nlp.Range, ms []mark, inside []int) []pair {
	var pairs []pair
	end := map[int]nlp.TokenID{} // by surrounding pair: where its last quotation ended
	for i, m := range ms {
		if m.family != single || m.can&opens == 0 || m.at.Start < end[inside[i]] || isElision(doc, par, m) {
			continue
		}
		if c := closing(doc, par, ms, i, inside); c >= 0 {
			pairs = append(pairs, pair{m.at, ms[c].at})
			end[inside[i]] = ms[c].at.End
		}
	}
	return pairs
}

// closing returns the mark that closes the single one at i, -1 if none does. A plural's apostrophe (“the boys’ room”)
// looks like a close, so one behind an s and before a word gives way to a plainer one further on.
func closing(doc *nlp.Doc, par nlp.Range, ms []mark, i int, inside []int) int {
	first := -1
	for k := i + 1; k < min(len(ms), i+reach); k++ {
		m := ms[k]
		if m.family != single || inside[k] != inside[i] {
			continue
		}
		if m.can == opens && first >= 0 {
			break
		}
		if m.can&closes == 0 || m.at.Start == ms[i].at.End || m.straight() != ms[i].straight() {
			continue
		}
		if !maybePlural(doc, par, m) {
			return k
		}
		if first < 0 {
			first = k
		}
	}
	return first
}

// straight tells typewriter marks from set ones: a text mixes them in one quotation only by mistake, but an
// apostrophe within a set quotation is often straight.
func (m mark) straight() bool { return m.glyph == '\'' || m.glyph == '`' }

// maybePlural reports whether a mark can be the apostrophe of a plural's genitive.
func maybePlural(doc *nlp.Doc, par nlp.Range, m mark) bool {
	a := aroundOf(doc, par, m.at)
	if a.before != 's' && a.before != 'S' || !unicode.IsSpace(a.after) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(doc.Article.Text[doc.Tokens[m.at.End].Start:])
	return unicode.IsLetter(next)
}

// isElision reports whether the mark stands for left-out letters: ’90s, 'em, rock 'n' roll.
func isElision(doc *nlp.Doc, par nlp.Range, m mark) bool {
	if m.at.End >= par.End {
		return true
	}
	next := strings.ToLower(doc.Tokens[m.at.End].Span().In(doc.Article.Text))
	decade := len(next) == 3 && next[2] == 's' && isDigit(next[0]) && isDigit(next[1])
	return decade || strings.Contains(elisions, " "+next+" ")
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
