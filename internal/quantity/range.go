package quantity

import "math/big"

// rangeEnd reads the second end of a range behind r: "5 to 7 percent", "between $62 and $68", "10-15", "three or four
// years". Ends must agree in unit, or the first must have none.
func (s line) rangeEnd(r reading) (reading, bool) {
	if r.value == nil || r.vague || r.plus != "" {
		return reading{}, false
	}
	j, word := r.end, s.low(r.end)
	between := s.is(r.start-1, "between") || s.is(r.start-2, "between")
	_, bound := s.compareBefore.before(s.ls, r.start, 4)
	from := s.is(bound-1, "from") || s.is(r.start-2, "from")
	switch {
	case s.dash(j) || s.is(j, "-", "–", "—") && s.number(r.hi-1) && !s.glued(j) && !s.glued(j+1):
		word = "-"
	case word == "up" && s.is(j+1, "to") && from:
		word = "to"
		j++
	case word == "to", word == "and" && between, word == "or" && r.unit.name == "":
	case word == "/" && r.unit.dimension == "money":
	default:
		return reading{}, false
	}
	j++
	if s.is(j-1, "to") && s.is(j, "up") && s.is(j+1, "to") {
		j += 2
	}
	if word == "-" && s.is(j, "to") && s.dash(j+1) { // "0-to-60-mph"
		j += 2
	} else if word == "to" && s.is(j, "-") && s.glued(j+1) { // "200,000 to-260,000"
		j++
	}
	r2, ok := s.otherEnd(r, j)
	if !ok || r2.value == nil || r2.part != r.part && !r2.hasUnit() ||
		!r2.hasUnit() && s.caps(r2.end) && !s.plural(r2.end) {
		return reading{}, false
	}
	if r.hasUnit() && r2.hasUnit() && r.unit != r2.unit || r.hasUnit() && !r2.hasUnit() && (!s.money(r) ||
		word == "to" && !r2.scaled) && word != "-" {
		return reading{}, false
	}
	s.spread(&r, &r2)
	rises := r.value.Cmp(r2.value) < 0
	switch {
	case from && word == "to":
	case !rises, word == "or" && !s.neighbours(r, r2), word == "to" && r.hasUnit() && s.moved(r.start):
		return reading{}, false
	}
	r2.start, r2.lo = r.start, r.lo
	r2.low, r2.high = r.value, r2.value
	r2.value = nil
	return r2, true
}

// otherEnd reads the second end of a range; behind a currency "m" is millions there too: "$10-15m".
func (s line) otherEnd(r reading, j int) (reading, bool) {
	r2, ok := s.read(j)
	if s.money(r) && ok && !s.money(r2) {
		if n, _ := s.numeral(j, true); n.scaled {
			return reading{numeral: n, start: j, end: n.hi}, true
		}
	}
	return r2, ok
}

func (r reading) hasUnit() bool { return r.unit.name != "" }

func (s line) money(r reading) bool { return r.unit.dimension == "money" }

// spread gives the first end the multiplier and unit of the second: "4 to 5 thousand", "$5 to $7 million".
func (s line) spread(r, r2 *reading) {
	if r2.factor != nil && r.factor == nil && r.value.Cmp(new(big.Rat).Quo(r2.value, r2.factor)) <= 0 &&
		r2.value.Cmp(r2.factor) >= 0 {
		r.value = times(r.value, r2.factor)
	}
	if r.negative {
		r.value = new(big.Rat).Neg(r.value)
	}
	if r2.negative {
		r2.value = new(big.Rat).Neg(r2.value)
	}
	r.negative, r2.negative = false, false
	if !r2.hasUnit() {
		r2.unit, r2.per = r.unit, r.per
	}
	r.age = r.age || r2.age
}

// neighbours keeps "or" for a guess at one number: "three or four years", not "500 or 1,000".
func (s line) neighbours(r, r2 reading) bool {
	if !r.value.IsInt() || !r2.value.IsInt() || r2.points || r2.scaled {
		return false
	}
	tens := func(v *big.Rat) bool { return new(big.Rat).Quo(v, integer(10)).IsInt() }
	if tens(r.value) && tens(r2.value) { // "50 or 60 tons"
		return r2.value.Cmp(plus(r.value, integer(20))) <= 0
	}
	return r2.value.Cmp(plus(r.value, integer(5))) <= 0
}

// moved reports whether a verb of change stands before i: "rose 3 points to 20 points" is no range.
func (s line) moved(i int) bool {
	for j := i - 1; j >= max(0, i-3); j-- {
		if c := s.changes[s.low(j)]; c.verb || c.side {
			return true
		}
	}
	return false
}

// movement reports whether "from X to Y" tells of a change: the verb stands a few words before.
func (s line) movement(i int) bool {
	for j := i - 1; j >= max(0, i-9); j-- {
		if s.is(j, ",", ";", "(") {
			return false
		}
		if c := s.changes[s.low(j)]; c.verb || c.side || s.kindOf(j) == "became" {
			return true
		}
	}
	return false
}

// rangeOf makes one quantity of a range, and two of a movement: the second has the first as its baseline.
func (s line) rangeOf(r, r2 reading) ([]found, int) {
	_, from := s.compareBefore.before(s.ls, r.start, 4)
	from--
	if s.is(from, "from") && s.is(r.end, "to") && s.movement(from) {
		r.value, r.negative = r2.low, false
		if fs := s.moves(from, r, s.second(r, r2)); len(fs) > 0 {
			return fs, r2.end
		}
	}
	f, ok := s.complete(r2)
	if !ok {
		return nil, r2.end
	}
	f.low, f.top = r2.low, r2.high
	if f.low.Cmp(f.top) > 0 {
		f.low, f.top = f.top, f.low
	}
	if lo := r.start - 1; s.is(lo, "between", "from") && f.lo >= r.start {
		f.lo = lo
	}
	return []found{f}, max(f.hi, r2.end)
}

// moves reads the two ends of "from X in 2008 to Y"; the second has the first as its baseline.
func (s line) moves(from int, r, r2 reading) []found {
	if !r.hasUnit() {
		r.unit, r.per = r2.unit, r2.per
	} else if !r2.hasUnit() {
		r2.unit, r2.per = r.unit, r.per
	}
	first, ok := s.complete(r)
	second, ok2 := s.complete(r2)
	if !ok || !ok2 {
		return nil
	}
	second.base = stretch{from, r2.start - 1}
	second.of, second.weak = first.of, first.weak
	return []found{first, second}
}

// distant reads a movement whose ends stand apart: "from $36,040 last night to $34,935".
func (s line) distant(r reading) ([]found, int) {
	_, from := s.compareBefore.before(s.ls, r.start, 4)
	if from--; !s.is(from, "from") || !r.hasUnit() || r.value == nil || !s.movement(from) {
		return nil, 0
	}
	for j := r.end; j < min(len(s.ls)-1, r.end+7); j++ {
		if !s.is(j, "to") {
			if !s.word(j) && !s.number(j) {
				return nil, 0
			}
			continue
		}
		r2, ok := s.read(j + 1)
		if !ok || r2.value == nil || r2.hasUnit() && r2.unit != r.unit ||
			!r2.hasUnit() && s.word(r2.end) && !s.stops(r2.end) {
			return nil, 0
		}
		return s.moves(from, r, r2), r2.end
	}
	return nil, 0
}

// second returns the second end alone.
func (s line) second(r, r2 reading) reading {
	r2.value, r2.low, r2.high, r2.negative = r2.high, nil, nil, false
	r2.start = r.end + 1
	r2.lo = r.end + 1
	return r2
}

// list reads numbers that share the unit of the last: "a 7- or 8-inch screen", "four-, five- and six-cylinder engines",
// "5.4, 6.1 and 6.7 inches".
func (s line) list(r reading) ([]found, int) {
	if r.hasUnit() || r.value == nil {
		return nil, 0
	}
	readings := []reading{r}
	joined := false
	last := r
	for len(readings) < 12 {
		j := last.end
		hanging := s.is(j, "-", "‐", "‑") && s.glued(j) && !(s.word(j+1) && s.glued(j+1))
		if hanging {
			j++
		}
		if s.is(j, ",") {
			j++
		}
		joined = s.is(j, "and", "or")
		if joined {
			j++
		}
		if j == last.end || hanging && j == last.end+1 ||
			s.number(j) && s.text(j-1) == "," && containsAny(s.text(last.lo), ",") && !hanging {
			return nil, 0
		}
		next, ok := s.read(j)
		if !ok || next.value == nil || next.per != "" && !next.hasUnit() {
			return nil, 0
		}
		readings = append(readings, next)
		if next.hasUnit() {
			break
		}
		last = next
	}
	if !joined {
		return nil, 0
	}
	return s.shared(readings)
}

// shared gives all numbers of a list the unit of its last.
func (s line) shared(readings []reading) ([]found, int) {
	last := readings[len(readings)-1]
	if !last.hasUnit() || last.unit.dimension == "money" && s.ls[last.start].kind != lexNumber ||
		last.unit.dimension == "factor" {
		return nil, 0
	}
	var out []found
	for _, r := range readings {
		if yearLike(r.numeral) || s.ageAround(r) {
			return nil, 0
		}
		r.unit, r.per = last.unit, last.per
		if f, ok := s.complete(r); ok {
			if f.dimension == "count" {
				f.of = stretch{last.end - 1, last.end}
			}
			out = append(out, f)
		}
	}
	return out, last.end
}
