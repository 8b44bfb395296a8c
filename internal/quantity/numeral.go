package quantity

import "math/big"

// A numeral is a number as the text writes it, without unit.
type numeral struct {
	lo, hi    int      // lexemes
	value     *big.Rat // nil for a magnitude
	low, high *big.Rat // of a magnitude: "dozens" is 12 to 120
	digits    bool     // written in digits
	scaled    bool     // with a multiplier: "million", "m"
	part      bool     // a fraction: "a third", "two-thirds"
	vague     bool     // "a couple"
	factor    *big.Rat // of the multipliers; nil if there are none
	points    bool     // a decimal point or grouping: neither a year nor a label
}

// A line is the lexemes of one sentence with the tables to read them by.
type line struct {
	*tables
	ls []lexeme
}

// low returns lexeme i in lower case, "" outside the sentence.
func (s line) low(i int) string {
	if i < 0 || i >= len(s.ls) {
		return ""
	}
	return s.ls[i].low
}

func (s line) is(i int, words ...string) bool {
	low := s.low(i)
	for _, w := range words {
		if low == w {
			return low != ""
		}
	}
	return false
}

func (s line) glued(i int) bool  { return i > 0 && i < len(s.ls) && s.ls[i].glued }
func (s line) number(i int) bool { return i >= 0 && i < len(s.ls) && s.ls[i].kind == lexNumber }
func (s line) word(i int) bool   { return i >= 0 && i < len(s.ls) && s.ls[i].kind == lexWord }
func (s line) caps(i int) bool   { return s.word(i) && s.ls[i].caps }

// dash reports whether lexeme i is a hyphen or dash with no space on either side.
func (s line) dash(i int) bool {
	return s.is(i, "-", "‐", "‑", "–", "−", "—") && s.glued(i) && s.glued(i+1)
}

func (s line) kindOf(i int) string {
	if !s.word(i) && s.numbers[s.low(i)].kind != "glyph" {
		return ""
	}
	return s.numbers[s.low(i)].kind
}

// numeral reads the number that begins at lexeme i. money says that a currency stands before it, where "m" is not
// metres.
func (s line) numeral(i int, money bool) (numeral, bool) {
	switch {
	case s.number(i):
		return s.digits(i, money)
	case s.kindOf(i) == "glyph":
		return s.scale(numeral{lo: i, hi: i + 1, value: s.numbers[s.low(i)].value, part: true, digits: true}, money), true
	case s.is(i, "a", "an"):
		return s.withArticle(i)
	case s.is(i, "half"):
		return s.half(i)
	case s.is(i, "quarter") && s.scaleAt(i+1): // "quarter million"
		return s.scale(numeral{lo: i, hi: i + 1, value: s.numbers["quarter"].value, scaled: true}, money), true
	case s.kindOf(i) == "some":
		return s.magnitude(i)
	case s.is(i, "several", "few"):
		return s.several(i, i)
	}
	return s.cardinal(i)
}

// digits reads a literal with what follows it: powers of ten, a fraction, multipliers.
func (s line) digits(i int, money bool) (numeral, bool) {
	v, ok := literal(s.ls[i].text)
	if !ok || s.is(i+1, "st", "nd", "rd", "th") && s.glued(i+1) {
		return numeral{}, false
	}
	n := numeral{lo: i, hi: i + 1, value: v, digits: true}
	n.points = len(s.ls[i].text) > 3 && !v.IsInt() || containsAny(s.ls[i].text, ",. \u00a0\u202f\u2009")
	if power, end := s.power(n.hi); end > n.hi {
		n.value, n.hi, n.points = times(v, power), end, true
		return n, true
	}
	if f, end := s.slash(i); end > i {
		return numeral{lo: i, hi: end, value: f, digits: true, part: true}, true
	}
	if f, end := s.slash(n.hi); end > n.hi && v.IsInt() && !s.glued(n.hi) {
		n.value, n.hi = plus(v, f), end
	} else if s.kindOf(n.hi) == "glyph" {
		n.value, n.hi = plus(v, s.numbers[s.low(n.hi)].value), n.hi+1
	}
	return s.andHalf(s.scale(n, money), money), true
}

// power reads "×10−8" and "x 10^6" behind a literal.
func (s line) power(i int) (*big.Rat, int) {
	j := i + 2
	switch {
	case s.is(i, "x10") && s.glued(i):
		j--
	case !s.is(i, "×", "x", "*", "·"), s.low(i+1) != "10":
		return nil, i
	}
	if s.is(j, "^") && s.glued(j) {
		j++
	}
	negative := s.is(j, "-", "−", "–") && s.glued(j)
	if negative {
		j++
	}
	exponent, ok := big.NewInt(0), s.number(j) && s.glued(j) && len(s.ls[j].text) <= 2
	if ok {
		_, ok = exponent.SetString(s.ls[j].text, 10)
	}
	if !ok {
		return nil, i
	}
	p := new(big.Rat).SetInt(exponent.Exp(big.NewInt(10), exponent, nil))
	if negative {
		p.Inv(p)
	}
	return p, j + 1
}

// slash reads "1/16". "9/11" and "24/7" are no fractions, and a plain slash needs an "of" or a unit behind it: "3/4" may
// be a day of April.
func (s line) slash(i int) (*big.Rat, int) {
	if !s.number(i) || !s.is(i+1, "/", "⁄", "∕") || !s.glued(i+1) || !s.number(i+2) || !s.glued(i+2) ||
		s.glued(i+3) && s.is(i+3, "/") {
		return nil, i
	}
	a, ok := literal(s.ls[i].text)
	b, ok2 := literal(s.ls[i+2].text)
	if !ok || !ok2 || !a.IsInt() || !b.IsInt() || b.Sign() == 0 || a.Cmp(b) >= 0 ||
		s.is(i+1, "/") && s.low(i) == "9" && s.low(i+2) == "11" {
		return nil, i
	}
	_, unitEnd := s.units.at(s.ls, i+3)
	if s.is(i+1, "/") && !s.is(i+3, "of", "scale") && unitEnd == i+3 && s.kindOf(i+3) != "scale" {
		return nil, i
	}
	return new(big.Rat).Quo(a, b), i + 3
}

// scale multiplies by "hundred", "million", "crore", "bn" behind the number.
func (s line) scale(n numeral, money bool) numeral {
	for range mostScales {
		j := n.hi
		if s.dash(j) && s.kindOf(j+1) == "scale" { // "a 5-million loan"
			j++
		}
		switch s.kindOf(j) {
		case "scale":
		case "suffix":
			if !s.suffix(j, money) {
				return n
			}
		default:
			return n
		}
		n.value, n.hi = times(n.value, s.numbers[s.low(j)].value), j+1
		n.multiplied(s.numbers[s.low(j)].value)
	}
	return n
}

func (n *numeral) multiplied(by *big.Rat) {
	if n.factor == nil {
		n.factor = integer(1)
	}
	n.factor, n.scaled = times(n.factor, by), true
}

// suffix decides whether the letters at i are a multiplier: "$4m", "4.3M sales" and "12.3m tonnes" are millions, "the
// 100m race" is not; "t" may be tonnes and "b" a bit.
func (s line) suffix(i int, money bool) bool {
	plain := s.word(i+1) && !s.caps(i+1) && (s.plural(i+1) || s.unitAt(i+1))
	switch s.low(i) {
	case "bn", "mn", "mln", "mil", "bln", "tn", "trn", "tln":
		return s.glued(i) || money
	case "k":
		return s.glued(i) && !s.is(i+1, "run", "race")
	case "t", "mm":
		return money && s.glued(i)
	case "m":
		return money || s.glued(i) && (s.ls[i].text == "M" || plain)
	case "b", "cr":
		return money || s.glued(i) && plain
	}
	return false
}

func (s line) unitAt(i int) bool {
	_, end := s.units.at(s.ls, i)
	return end > i
}

// andHalf reads "and a half" behind a number: "five and a half million", "3 million and a half".
func (s line) andHalf(n numeral, money bool) numeral {
	if s.dash(n.hi) && s.is(n.hi+1, "and") && s.dash(n.hi+2) && s.is(n.hi+3, "a") && s.dash(n.hi+4) && s.is(n.hi+5, "half") && n.factor == nil {
		n.value, n.hi = plus(n.value, s.numbers["half"].value), n.hi+6 // "one-and-a-half hours"
		return n
	}
	if !s.is(n.hi, "and") || !s.is(n.hi+1, "a") || !s.is(n.hi+2, "half", "quarter") || s.is(n.hi+3, "of", "hour") ||
		n.part {
		return n
	}
	more := s.numbers[s.low(n.hi+2)].value
	if n.factor != nil {
		more = times(more, n.factor)
	}
	n.value = plus(n.value, more)
	n.hi += 3
	if n.factor == nil {
		n = s.scale(n, money)
	}
	return n
}

func containsAny(text, chars string) bool {
	for _, r := range text {
		for _, c := range chars {
			if r == c {
				return true
			}
		}
	}
	return false
}
