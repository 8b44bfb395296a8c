package quantity

import (
	"math/big"
	"slices"
	"strings"

	"sayso"
)

// bareNumber reads a number without unit, sign or fraction.
func (s line) bareNumber(i int) (numeral, bool) {
	n, ok := s.numeral(i, false)
	return n, ok && n.value != nil && n.value.IsInt() && !n.part
}

// share reads "one in five", "nine out of ten".
func (s line) share(i int) (found, bool) {
	a, ok := s.bareNumber(i)
	if !ok || s.is(i, "a", "an") {
		return found{}, false
	}
	j := a.hi
	switch {
	case s.is(j, "out") && s.is(j+1, "of"):
		j += 2
	case s.is(j, "in"):
		j++
	default:
		return found{}, false
	}
	if s.is(j, "every") {
		j++
	}
	b, ok := s.bareNumber(j)
	if !ok || a.value.Cmp(b.value) >= 0 || s.unitAt(b.hi) || s.dash(b.hi) || yearLike(b) ||
		s.is(j-1, "in") && a.value.Cmp(integer(100)) >= 0 {
		return found{}, false
	}
	f := found{stretch: stretch{i, b.hi}, numLo: i, numHi: b.hi, kind: sayso.QuantityShare,
		value: new(big.Rat).Quo(a.value, b.value), part: -1}
	if end := s.nounPhrase(b.hi, false); end > b.hi {
		f.of = stretch{b.hi, end}
	}
	s.compare(&f, reading{start: i, end: b.hi})
	return f, true
}

// score reads "3-2": two whole numbers that fall, or that rise among words of a match or a vote.
func (s line) score(i int) (found, bool) {
	if !s.number(i) || !s.dash(i+1) || !s.number(i+2) || s.dash(i-1) || s.dash(i+3) ||
		s.glued(i) && i > 0 && !s.is(i-1, "(", "“", "\"") {
		return found{}, false
	}
	a, ok := literal(s.ls[i].text)
	b, ok2 := literal(s.ls[i+2].text)
	if !ok || !ok2 || !a.IsInt() || !b.IsInt() || len(s.ls[i].text) > 3 || len(s.ls[i+2].text) > 3 ||
		s.nearCalendar(i) || s.nearCalendar(i+2) {
		return found{}, false
	}
	if a.Cmp(b) < 0 && !s.near(i, 8, "sport") || s.unitAt(i+3) || s.plural(i+3) && !s.near(i, 8, "sport") {
		return found{}, false
	}
	f := found{stretch: stretch{i, i + 3}, numLo: i, numHi: i + 3, kind: sayso.QuantityScore, low: b, top: a, part: -1}
	if a.Cmp(b) < 0 {
		f.low, f.top = a, b
	}
	return f, true
}

// near reports whether a word of a context stands within n lexemes of i.
func (s line) near(i, n int, context string) bool {
	for j := max(0, i-n); j < min(len(s.ls), i+n); j++ {
		if s.inContext(j, context) {
			return true
		}
	}
	return false
}

// inContext reports whether contexts.tsv has the word at i in a context: sport, heat or weak.
func (s line) inContext(i int, context string) bool {
	return slices.Contains(s.contexts[s.low(i)], context)
}

// ordinal reads "third attempt", "12th member", "top priority". A capital inside a sentence makes a name of it, "First
// Amendment", and without a noun it only orders what is said: "First, he left".
func (s line) ordinal(i int) (found, bool) {
	value, end := s.ordinals[s.low(i)], i+1
	if s.kindOf(i) == "ten" { // "twenty-fifth"
		j := i + 1
		if s.dash(j) {
			j++
		}
		if v := s.ordinals[s.low(j)]; v != nil && v.Cmp(integer(10)) < 0 && !s.is(j, "top") {
			value, end = plus(s.numbers[s.low(i)].value, v), j+1
		}
	}
	if s.number(i) {
		v, ok := literal(s.ls[i].text)
		if !ok || !s.is(i+1, "st", "nd", "rd", "th") || !s.glued(i+1) || s.nearCalendar(i) ||
			s.is(i+2, "of") && s.calendar[s.text(i+3)] {
			return found{}, false
		}
		value, end = v, i+2
	}
	if value == nil || s.caps(i) && i > 0 && !s.is(i-1, "“", "\"", "‘") ||
		s.is(i, "top") && s.classes[s.low(i+1)] != "rank" || s.dash(i-1) {
		return found{}, false
	}
	if s.dash(end) { // "96th-minute winner"
		end++
	}
	noun := s.determinedPhrase(end)
	if noun == end || s.is(end, "century") || s.kindOf(end) != "" && !s.word(end) || s.calendar[s.text(end)] {
		return found{}, false
	}
	return found{stretch: stretch{i, noun}, numLo: i, numHi: end, kind: sayso.QuantityOrdinal, value: value,
		of: stretch{end, noun}, part: -1}, true
}

func (s line) text(i int) string {
	if i < 0 || i >= len(s.ls) {
		return ""
	}
	return s.ls[i].text
}

// determinedPhrase reads one or two words behind an ordinal or superlative up to the noun.
func (s line) determinedPhrase(i int) int {
	end := i
	for end < len(s.ls) && end < i+6 {
		if s.joins(end, i) {
			end++
			continue
		}
		if s.stops(end) || s.verbal(end) && (end > i || s.stops(end+1) && !s.classed(end, "rank")) {
			break
		}
		end++
		if !s.adjective(end-1) && (s.plural(end-1) || !s.word(end) || s.classes[s.low(end)] != "" || s.plural(end) ||
			end > i+2) {
			break
		}
	}
	return end
}

// both reads "both countries" and "both Sheinbaum and Trump".
func (s line) both(i int) (found, bool) {
	w, ok := s.numbers[s.low(i)]
	if !ok || w.kind != "both" {
		return found{}, false
	}
	j := s.determiners(i + 1)
	f := found{stretch: stretch{i, j}, numLo: i, numHi: i + 1, kind: sayso.QuantityCount, value: w.value, part: -1}
	end := s.nounPhrase(j, false)
	if end == j && s.caps(j) {
		if and := s.loosePhrase(j); s.is(and, "and") && s.caps(and+1) {
			end = s.loosePhrase(and + 1)
		}
	}
	f.of, f.hi = stretch{j, end}, end
	return f, end > j
}

// multiple reads "twice as many", "double the 120", "tenfold", and "doubled", which is a change.
func (s line) multiple(i int) (found, bool) {
	w := s.numbers[s.low(i)]
	f := found{stretch: stretch{i, i + 1}, numLo: i, numHi: i + 1, kind: sayso.QuantityMultiple, value: w.value, part: -1}
	switch w.kind {
	case "became":
		if s.is(i+1, "up", "down", "as") {
			return found{}, false
		}
		f.change, f.direction = true, sayso.DirectionUp
		if w.value.Cmp(integer(1)) < 0 {
			f.direction = sayso.DirectionDown
		}
	case "times":
		if !strings.HasSuffix(s.low(i), "fold") &&
			!s.is(i+1, "as", "the", "that", "what", "its", "their", "his", "her", "those", "this") {
			return found{}, false
		}
		if s.is(i+1, "the") && s.rankedAfter(i+2) {
			return found{}, false
		}
	default:
		return found{}, false
	}
	s.compare(&f, reading{start: i, end: i + 1})
	s.changed(&f, reading{})
	s.baseline(&f)
	return f, true
}

func (s line) rankedAfter(i int) bool { return s.ordinals[s.low(i)] != nil }

// closing are the words that make a superlative a claim about a series: "the lowest crossings on record".
var closing = [][]string{{"on", "record"}, {"ever"}, {"in", "history"}, {"of", "all", "time"}, {"since"}, {"in",
	"more", "than"}, {"in", "nearly"},
	{"in", "almost"}, {"in", "over"}, {"in", "a", "decade"}, {"in", "decades"}, {"in", "years"}, {"in", "a",
		"generation"}, {"in", "memory"}}

// superlative reads "the lowest border crossings on record": a quantity whose value the text keeps to itself.
func (s line) superlative(i int) (found, bool) {
	if !s.is(i, "the") || !s.superlativeWord(i+1) && !s.is(i+1, "most", "least") {
		return found{}, false
	}
	for j := i + 2; j < min(len(s.ls), i+10); j++ {
		if end := s.closes(j); end > j {
			noun := stretch{i + 2, j}
			return found{stretch: stretch{i, end}, numLo: i, numHi: i + 2, kind: sayso.QuantitySuperlative,
				of: noun, part: -1}, !noun.none()
		}
		if !s.word(j) && !s.dash(j) || s.number(j) || s.classes[s.low(j)] == "auxiliary" {
			break
		}
	}
	return found{}, false
}

func (s line) superlativeWord(i int) bool {
	low := s.low(i)
	return s.is(i, "best", "worst") ||
		len(low) > 5 && strings.HasSuffix(low, "est") && s.classes[low] == "" && !strings.HasSuffix(low, "interest")
}

// closes returns the end of the closing words at j: for "since 2008" and "in ten years" with what belongs to them.
func (s line) closes(j int) int {
	if s.is(j, "in") {
		if n, ok := s.bareNumber(j + 1); ok && s.is(n.hi, "years", "months", "decades", "weeks", "days", "centuries") {
			return n.hi + 1
		}
	}
	for _, words := range closing {
		k := 0
		for k < len(words) && s.is(j+k, words[k]) {
			k++
		}
		if k < len(words) {
			continue
		}
		end := j + k
		if last := words[k-1]; last == "since" || last == "than" || last == "nearly" || last == "almost" || last == "over" {
			return s.clauseEnd(end, 5)
		}
		return end
	}
	return j
}

// clauseEnd returns the next mark or conjunction from i on, at most n lexemes away.
func (s line) clauseEnd(i, n int) int {
	j := i
	for j < len(s.ls) && j < i+n &&
		!s.is(j, ",", ".", ";", ":", "(", ")", "—", "–", "”", "\"", "and", "but", "while", "as", "which", "who", "that") {
		j++
	}
	return j
}
