package quantity

import "strings"

// longestPhrase is the number of lexemes a counted noun phrase is looked for in.
const longestPhrase = 12

// stops reports whether the word at i ends a noun phrase that has begun.
func (s line) stops(i int) bool {
	if s.text(i) == "US" {
		return false
	}
	switch s.classes[s.low(i)] {
	case "preposition", "conjunction", "determiner", "auxiliary", "pronoun", "adverb":
		return true
	}
	return !s.word(i) || s.calendar[s.ls[i].text]
}

// plural reports whether the word at i looks like a plural noun. English marks it well enough: "cartels", "MPs",
// "people", not "crisis" or "was".
func (s line) plural(i int) bool {
	if !s.word(i) {
		return false
	}
	low := s.low(i)
	switch s.classes[low] {
	case "plural":
		return true
	case "":
	default:
		return false
	}
	if len(low) < 3 || s.dash(i+1) || !strings.HasSuffix(low, "s") ||
		s.is(i+1, "'", "’") && s.glued(i+1) && s.is(i+2, "s") {
		return false
	}
	if s.ls[i].caps && strings.HasSuffix(low, "is") && i > 0 { // "two Israelis", "rabbis" below, not "crisis"
		return true
	}
	for _, end := range []string{"ss", "us", "sis", "ris", "nis", "lis", "tis", "pis", "'s"} {
		if strings.HasSuffix(low, end) {
			return false
		}
	}
	return true
}

// nounPhrase reads the noun phrase that begins at lexeme i, behind a number; singular if the number is one. It
// returns where the phrase ends, i if there is none. A plural noun ends it, unless another noun in the plural follows
// ("sports teams"); what stands before may be adjectives, names and nouns.
func (s line) nounPhrase(i int, singular bool) int {
	end := i
	for j := i; j < min(len(s.ls), i+longestPhrase); j++ {
		switch {
		case s.joins(j, i):
			continue
		case s.number(j) && j > i && s.caps(j-1): // "27,000 Model 3 sedans"
			continue
		case s.stops(j):
			if s.is(j, "and", "&") && j > i && s.joinsLists(j) {
				continue
			}
			return end
		}
		if singular {
			next, done := s.singular(j, i, end)
			if done {
				return next
			}
			end = next
			continue
		}
		if s.classes[s.low(j)] == "verb" && !s.participle(j) {
			return end
		}
		if s.plural(j) {
			end = j + 1
			if !s.plural(j+1) || s.caps(j) != s.caps(j+1) && !s.caps(j) {
				return end
			}
		}
	}
	return end
}

// joins reports whether the mark at j holds two words of one phrase together: "first-team", "Johnson’s deputies".
func (s line) joins(j, i int) bool {
	switch {
	case j == i:
		return false
	case s.dash(j) && s.word(j+1):
		return true
	case s.is(j, "'", "’") && s.is(j+1, "s") && s.glued(j):
		return true
	}
	return s.is(j, "s") && s.glued(j) && s.is(j-1, "'", "’") || s.is(j, ".") && s.glued(j) && s.caps(j-1) && s.caps(j+1)
}

// joinsLists reports whether the "and" at j stands between two words before one noun: "Kia and Hyundai vehicles",
// "digital and physical sales", not "six men and a boy".
func (s line) joinsLists(j int) bool {
	if s.plural(j-1) || s.stops(j+1) || s.kindOf(j+1) != "" {
		return false
	}
	for k := j + 1; k < j+5; k++ {
		switch {
		case s.plural(k):
			return true
		case s.stops(k) && !s.dash(k):
			return false
		}
	}
	return false
}

// participle reports whether the verb at j stands before a noun it describes: "two wounded soldiers".
func (s line) participle(j int) bool {
	return s.plural(j+1) || s.word(j+1) && !s.stops(j+1) && s.plural(j+2)
}

// singular reads one more word of a phrase behind "one". Adjectives go on, the first noun ends it, or two if the second
// cannot be a verb.
func (s line) singular(j, i, end int) (next int, done bool) {
	class := s.classes[s.low(j)]
	switch {
	case class == "verb", end > i && class == "adjective":
		return end, true
	case s.adjective(j):
		return end, false
	case end > i && (s.plural(j) || s.verbal(j)):
		return end, true
	case end > i+2:
		return end, true
	}
	return j + 1, false
}

// adjective reports whether the word at j is one by list or by its ending and is not the last of its phrase.
func (s line) adjective(j int) bool {
	if s.stops(j + 1) {
		return false
	}
	low := s.low(j)
	if s.classes[low] == "adjective" || s.classes[low] == "dimension" {
		return true
	}
	if s.classed(j+1, "verb") {
		return false
	}
	for _, end := range []string{"al", "ous", "ful", "less", "ive", "ic", "ar", "ish", "able", "ible", "ed"} {
		if strings.HasSuffix(low, end) && len(low) > 4 {
			return true
		}
	}
	return false
}

// verbal reports whether the word at j has the ending of a verb.
func (s line) verbal(j int) bool {
	low := s.low(j)
	return strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ing") || s.classes[low] == "verb" || s.changes[low].verb
}

// loosePhrase reads any noun phrase behind "of", "a" or a preposition: all words up to one that stops.
func (s line) loosePhrase(i int) int {
	j := i
	for j < min(len(s.ls), i+longestPhrase) && (s.joins(j, i) ||
		!s.stops(j) && !(j > i && s.verbal(j) && !s.participle(j)) ||
		j > i && s.number(j) && s.caps(j-1)) {
		j++
	}
	if j > i && s.is(j-1, "'", "’", "-", "–") {
		j--
	}
	return j
}

// determiners skips what stands before the words of a noun phrase.
func (s line) determiners(i int) int {
	for s.classed(i, "determiner") {
		i++
	}
	return i
}
