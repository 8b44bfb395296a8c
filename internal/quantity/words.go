package quantity

import "math/big"

// withArticle reads "a million", "a dozen", "a couple", "a third", "a few hundred".
func (s line) withArticle(i int) (numeral, bool) {
	j := i + 1
	w := s.numbers[s.low(j)]
	switch s.kindOf(j) {
	case "scale":
		n, ok := s.cardinalFrom(i, j, integer(1))
		return n, ok
	case "pair":
		return numeral{lo: i, hi: j + 1, value: w.value, vague: s.is(j, "couple")}, !s.is(j, "pair") || s.is(j+1, "of")
	case "part":
		if s.is(j, "half", "quarter") && s.scaleAt(j+1) { // "a quarter million"
			return s.scale(numeral{lo: i, hi: j + 1, value: w.value, scaled: true}, false), true
		}
		if s.is(j, "half") {
			return numeral{lo: i, hi: j + 1, value: w.value, part: true}, s.is(j+1, "of") || s.scaleAt(j+1)
		}
		return numeral{lo: i, hi: j + 1, value: w.value, part: true}, s.partFollows(j + 1)
	}
	if s.is(j, "few") {
		return s.several(i, j)
	}
	return numeral{}, false
}

func (s line) scaleAt(i int) bool { return s.kindOf(i) == "scale" }

// partFollows tells "a third of voters" and "more than a quarter, he said" from "a third man".
func (s line) partFollows(i int) bool {
	if s.dash(i) {
		return false
	}
	return s.is(i, "of", "as", "more", "less", "higher", "lower", "since", "in", "from", "to", "over", "compared") ||
		!s.word(i)
}

// several reads "several hundred" and "a few thousand" as a magnitude.
func (s line) several(lo, i int) (numeral, bool) {
	v := s.numbers[s.low(i+1)].value
	if !s.scaleAt(i + 1) {
		return numeral{}, false
	}
	if s.scaleAt(i+2) && !s.is(i+2, "dozen") {
		v = times(v, s.numbers[s.low(i+2)].value)
		i++
	}
	return numeral{lo: lo, hi: i + 2, low: v, high: times(v, integer(10)), scaled: true}, true
}

// half reads "half a million", "half of", "half the", and "half" alone behind a comparison or "by".
func (s line) half(i int) (numeral, bool) {
	value := s.numbers["half"].value
	j := i + 1
	if s.is(j, "a", "an") && s.scaleAt(j+1) {
		j++
	}
	if s.scaleAt(j) {
		n := s.scale(numeral{lo: i, hi: j, value: value, scaled: true}, false)
		return n, true
	}
	_, compared := s.compareBefore.before(s.ls, i, 4)
	follows := s.is(i+1, "of", "the", "a", "an", "all", "his", "her", "its", "their", "our", "my", "your", "those",
		"that", "as")
	half := s.halfOfGame(i)
	return numeral{lo: i, hi: i + 1, value: value, part: true}, !half && (follows || compared < i || s.is(i-1, "by"))
}

// halfOfGame reports the halves of matches and years.
func (s line) halfOfGame(i int) bool {
	_, ordinal := s.ordinals[s.low(i-1)]
	return ordinal ||
		s.is(i-1, "other", "final", "latter", "last", "each", "this", "better", "next", "opening", "1st", "2nd") ||
		s.dash(i+1)
}

// magnitude reads "dozens", "hundreds of thousands": from one of them to ten.
func (s line) magnitude(i int) (numeral, bool) {
	w := s.numbers[s.low(i)]
	n := numeral{lo: i, hi: i + 1, low: w.value, scaled: true}
	if s.is(n.hi, "of") && s.kindOf(n.hi+1) == "some" {
		n.low, n.hi = times(n.low, s.numbers[s.low(n.hi+1)].value), n.hi+2
	} else if s.is(i, "tens") || s.is(i, "scores") && !s.is(i+1, "of") {
		return numeral{}, false
	}
	n.high = times(n.low, integer(10))
	return n, true
}

// cardinal reads number words: "two hundred and fifty-six thousand", "one-third", "two and a half".
func (s line) cardinal(i int) (numeral, bool) {
	if k := s.kindOf(i); k != "unit" && k != "ten" {
		return numeral{}, false
	}
	return s.cardinalFrom(i, i, nil)
}

// longestNumeral is the number of lexemes a number in words may have: "two hundred and fifty-six thousand …".
const longestNumeral = 16

// mostScales is how often a number is multiplied: "two lakh crore", not a page of "million".
const mostScales = 3

// cardinalFrom reads on from lexeme i with cur already read.
func (s line) cardinalFrom(lo, i int, cur *big.Rat) (numeral, bool) {
	c := counter{total: new(big.Rat), cur: cur}
	hi := i
	for j := i; j < i+longestNumeral; {
		if hi > i && (s.dash(j) || s.is(j, "and") && c.last == "scale" && s.belowHundred(j+1)) {
			j++
		}
		k := s.kindOf(j)
		if k == "" || !c.take(k, s.numbers[s.low(j)].value) {
			break
		}
		j++
		hi = j
	}
	n := numeral{lo: lo, hi: hi, value: c.sum(), scaled: c.scaled, factor: c.factor}
	if s.point(&n) {
		return s.scale(n, false), true
	}
	if f, end := s.partsAt(hi); end > hi && !c.scaled {
		n.value, n.hi, n.part = times(n.value, f), end, true
		if s.scaleAt(end) { // "three quarters of" is a share, "three-quarters billion" a number
			n.part = false
			return s.scale(n, false), true
		}
		return n, true
	}
	return s.andHalf(n, false), true
}

func (s line) belowHundred(i int) bool { return s.kindOf(i) == "unit" || s.kindOf(i) == "ten" }

// partsAt reads the denominator of "two-thirds" and "one in three quarters of".
func (s line) partsAt(i int) (*big.Rat, int) {
	j := i
	hyphen := s.dash(i)
	if hyphen {
		j++
	}
	switch k := s.kindOf(j); {
	case k == "part" && !s.is(i-1, "one"): // "the twenty-fifth year"
		return nil, i
	case k == "parts" && !s.is(j, "quarters"), k == "part" && hyphen && !s.is(j, "half"):
	case (k == "parts" || k == "part") && (s.is(j+1, "of") || s.scaleAt(j+1)):
	case k == "part" && s.is(j, "half") && s.is(i-1, "one"):
	default:
		return nil, i
	}
	return s.numbers[s.low(j)].value, j + 1
}

// point reads the digits of "five point two five".
func (s line) point(n *numeral) bool {
	j := n.hi + 1
	tenth := big.NewRat(1, 10)
	place := tenth
	for s.is(n.hi, "point") && j < n.hi+8 && s.kindOf(j) == "unit" && s.numbers[s.low(j)].value.Cmp(integer(10)) < 0 {
		n.value, place = plus(n.value, times(place, s.numbers[s.low(j)].value)), times(place, tenth)
		j++
	}
	if j == n.hi+1 || n.scaled {
		return false
	}
	n.hi, n.points = j, true
	return true
}

// A counter adds number words up.
type counter struct {
	total, cur *big.Rat // cur is nil until a word is read, and after a scale
	last       string
	scaled     bool
	factor     *big.Rat
	scales     int
}

// take adds one word if English lets it follow those before.
func (c *counter) take(kind string, value *big.Rat) bool {
	switch kind {
	case "unit":
		if c.last == "unit" || c.last == "ten" && value.Cmp(integer(9)) > 0 {
			return false
		}
	case "ten":
		if c.last == "unit" || c.last == "ten" {
			return false
		}
	case "scale":
		if c.scales++; c.scales > mostScales {
			return false
		}
		c.scaled, c.last = true, "scale"
		if c.factor == nil {
			c.factor = integer(1)
		}
		c.factor = times(c.factor, value)
		switch {
		case c.cur == nil && c.total.Sign() > 0: // "thousand million"
			c.total = times(c.total, value)
		case c.cur == nil:
			return false
		case value.Cmp(integer(100)) <= 0:
			c.cur = times(c.cur, value)
		default:
			c.total, c.cur = plus(c.total, times(c.cur, value)), nil
		}
		return true
	default:
		return false
	}
	if c.cur == nil {
		c.cur = new(big.Rat)
	}
	c.cur, c.last = plus(c.cur, value), kind
	return true
}

func (c *counter) sum() *big.Rat {
	if c.cur == nil {
		return c.total
	}
	return plus(c.total, c.cur)
}
