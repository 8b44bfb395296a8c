package when

import (
	"math"
	"strconv"

	"sayso"
)

// A quantity is how many units an expression counts. The zero quantity is none.
type quantity struct {
	n     float64
	vague bool          // "several"
	mod   sayso.TimeMod // "a couple of": APPROX
	bare  bool          // "a", "an"
}

// String is the number as TIMEX3 values have it.
func (q quantity) String() string {
	if q.vague {
		return "X"
	}
	return strconv.FormatFloat(math.Round(q.n*1000)/1000, 'f', -1, 64)
}

// quantity reads how many: "three", "24", "1,200", "2.5", "two and a half", "a couple of", "several", "half a".
func (p *parser) quantity(i int) (q quantity, end int, ok bool) {
	if e, j, ok := p.find(i, vague); ok {
		q := quantity{vague: e.n == 0, n: float64(e.n)}
		if e.n == 2 { // "a couple of" is seldom just two
			q.mod = sayso.TimeApprox
		}
		return q, j, true
	}
	if p.is(i, "another") {
		if q, j, ok := p.quantity(i + 1); ok && !q.bare && q.n >= 2 {
			return q, j, true
		}
		return quantity{n: 1}, i + 1, true
	}
	if p.is(i, "half") && p.is(i+1, "a", "an") {
		return quantity{n: 0.5}, i + 2, true
	}
	if p.is(i, "half") && !p.is(i+1, "-") {
		return quantity{n: 0.5}, i + 1, true
	}
	if p.is(i, "a", "an") {
		if n, j, ok := p.spoken(i + 1); ok && n >= 100 { // "a hundred years"
			return quantity{n: n}, j, true
		}
		if p.is(i+1, "half") && !p.is(i+2, "-") { // "a half hour"
			return quantity{n: 0.5}, i + 2, true
		}
		return quantity{n: 1, bare: true}, i + 1, true
	}
	n, j, ok := p.cardinal(i)
	if part, ok := sign[p.low(j)]; ok && (j == i || p.joined(j)) { // "½ hour", "2½ years"
		return quantity{n: n + part}, j + 1, true
	}
	if !ok {
		return q, i, false
	}
	if k, half, ok := p.half(j); ok {
		n, j = n+half, k
	}
	return quantity{n: n}, j, true
}

// sign are the fractions that are one character.
var sign = map[string]float64{"½": 0.5, "¼": 0.25, "¾": 0.75}

// half reads what follows a number: "and a half", "and three quarters".
func (p *parser) half(i int) (end int, n float64, ok bool) {
	if !p.is(i, "and") {
		return i, 0, false
	}
	switch {
	case p.is(i+1, "a", "an", "one") && p.is(i+2, "half"):
		return i + 3, 0.5, true
	case p.is(i+1, "half"):
		return i + 2, 0.5, true
	case p.is(i+1, "a", "one") && p.is(i+2, "quarter"):
		return i + 3, 0.25, true
	case p.is(i+1, "three") && p.is(i+2, "quarters"):
		return i + 3, 0.75, true
	}
	return i, 0, false
}

// cardinal reads a number in digits or words.
func (p *parser) cardinal(i int) (n float64, end int, ok bool) {
	v, d := p.digits(i)
	if d == 0 {
		return p.spoken(i)
	}
	if p.joined(i) && p.is(i-1, ",", ".", "$", "/", ":") { // the tail of another number
		return 0, i, false
	}
	n, j := float64(v), i+1
	for p.is(j, ",") && p.joined(j) && p.joined(j+1) { // "1,200"
		v, d := p.digits(j + 1)
		if d != 3 {
			return 0, i, false
		}
		n, j = 1000*n+float64(v), j+2
	}
	if v, d := p.digits(j + 1); d > 0 && p.is(j, ".") && p.joined(j) && p.joined(j+1) { // "2.5"
		return n + float64(v)/math.Pow10(d), j + 2, true
	}
	if f, k, ok := p.fraction(i); ok { // "1/2 hour"
		return f, k, true
	}
	if f, k, ok := p.fraction(j); ok && !p.joined(j) { // "5 1/2"
		return n + f, k, true
	}
	if e, k, ok := p.find(j, number); ok && e.n >= 100 { // "2 thousand"
		return n * float64(e.n), k, true
	}
	return n, j, true
}

func (p *parser) fraction(i int) (n float64, end int, ok bool) {
	a, da := p.digits(i)
	b, db := p.digits(i + 2)
	if da == 1 && db == 1 && b > 1 && a < b && p.is(i+1, "/") && p.joined(i+1) && p.joined(i+2) {
		return float64(a) / float64(b), i + 3, true
	}
	return 0, i, false
}

// spoken reads a number in words: "twenty-four", "a hundred and five".
func (p *parser) spoken(i int) (n float64, end int, ok bool) {
	var total, group float64
	last := math.Inf(1)
	for j := i; ; {
		e, k, found := p.find(j, number)
		switch v := float64(e.n); {
		case !found || v < 100 && v >= last || v < 100 && last < 100 && (last < 20 || v >= 10): // "five six", "twenty eleven"
			return total + group, j, ok
		case v >= 1000:
			total, group, last = (total+max(group, 1))*v, 0, math.Inf(1)
		case v == 100:
			group, last = max(group, 1)*100, 100
		default:
			group, last = group+v, v
		}
		j, ok = k, true
		if p.is(j, "-") && p.joined(j) && p.joined(j+1) || p.is(j, "and") && last >= 100 {
			if _, _, more := p.find(j+1, number); more {
				j++
			}
		}
		end = j
	}
}

// ordinal reads "third", "3rd", "twenty-first".
func (p *parser) ordinal(i int) (n, end int, ok bool) {
	if v, d := p.digits(i); d > 0 && d <= 2 && p.is(i+1, "st", "nd", "rd", "th") && p.joined(i+1) && v > 0 {
		return v, i + 2, true
	}
	if e, j, ok := p.find(i, ordinal); ok {
		return e.n, j, true
	}
	if e, j, ok := p.find(i, number); ok && e.n >= 20 && e.n < 100 && p.is(j, "-") {
		if o, k, ok := p.find(j+1, ordinal); ok && o.n < 10 {
			return e.n + o.n, k, true
		}
	}
	return 0, i, false
}
