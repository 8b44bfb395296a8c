package quantity

import "strings"

// farthestSubject is how many lexemes before a number the subject of its clause is looked for.
const farthestSubject = 40

// subject reads the words before the verb of the clause that f stands in: "Core inflation rose 0.3 %". Where a relative
// pronoun stands for them it is the noun before: "the market, which was valued at $9 billion".
func (s line) subject(f *found) stretch {
	start, verb := s.clause(f)
	if verb < 0 {
		verb = f.lo
		for verb > start && (s.classed(verb-1, "preposition") || s.is(verb-1, "(", ",")) {
			verb--
		}
	}
	lo, hi := start, verb
	for lo < verb && (s.classed(lo, "determiner") || s.classed(lo, "conjunction") || s.classed(lo, "pronoun") ||
		s.classed(lo, "adverb") ||
		!s.word(lo) && !s.number(lo)) {
		lo++
	}
	for hi > lo && (!s.word(hi-1) || s.classed(hi-1, "preposition")) {
		hi--
	}
	if hi <= lo && s.is(start-1, "which", "that", "who") {
		return s.antecedent(start - 1)
	}
	return stretch{lo, hi}
}

// antecedent reads the noun before a relative pronoun at lexeme i.
func (s line) antecedent(i int) stretch {
	if s.is(i-1, ",") {
		i--
	}
	lo := i
	for lo > 0 && lo > i-5 && s.word(lo-1) && !s.stops(lo-1) && !s.verbHere(lo-1) {
		lo--
	}
	return stretch{lo, i}
}

// clause returns where the clause that f stands in begins, and its verb, -1 if there is none before f. It walks to the
// left: the nearest finite verb with words of its own before it is the verb, what stands in front of it the subject.
func (s line) clause(f *found) (start, verb int) {
	start, verb = max(0, f.lo-farthestSubject), -1
	if s.verbHere(f.lo) || s.changes[s.low(f.lo)].side {
		verb = f.lo
	}
	for j := f.lo; j > start; j-- {
		k := j - 1
		switch {
		case s.is(k, ";", ":", "“", "”", "—"):
			return j, verb
		case s.is(k, "while", "but", "whereas", "and", "as", "if", "when", "because", "where", "what", "how") && verb > j:
			return j, verb
		case s.is(k, "that", "which", "who") && verb >= j:
			return j, verb
		case s.verbHere(k) && verb >= 0 && s.finite(verb) && s.nounsBetween(j, verb):
			return j, verb
		case s.verbHere(k):
			verb = k
		case s.is(k, ",") && verb > j && !s.classed(j, "preposition"):
			return j, verb
		}
	}
	return start, verb
}

// finite reports whether the verb at i has a subject right before it: "inflation rose", not "sending prices higher".
func (s line) finite(i int) bool {
	return s.classed(i, "auxiliary") || !strings.HasSuffix(s.low(i), "ing") && s.changes[s.low(i)].verb
}

func (s line) nounsBetween(i, verb int) bool {
	for ; i < verb; i++ {
		if s.word(i) && !s.stops(i) && !strings.HasSuffix(s.low(i), "ly") {
			return true
		}
	}
	return false
}

func (s line) classed(i int, class string) bool { return s.classes[s.low(i)] == class }

// verbHere reports whether the word at i is likely the verb of a clause.
func (s line) verbHere(i int) bool {
	switch {
	case s.classed(i, "auxiliary"):
		return true
	case s.classed(i, "verb"), s.changes[s.low(i)].verb:
		return !s.classed(i-1, "determiner") && (!s.plural(i+1) || s.changes[s.low(i)].verb)
	}
	return strings.HasSuffix(s.low(i), "ed") && i > 0 && s.word(i-1) && (!s.stops(i-1) ||
		s.classed(i-1, "auxiliary")) && !s.plural(i+1)
}
