package quantity

import (
	"math/big"

	"sayso"
)

// A stretch is a half-open range of lexemes; the zero stretch is none.
type stretch struct{ lo, hi int }

func (x stretch) none() bool { return x.hi <= x.lo }

// A found is one quantity in lexemes of its sentence.
type found struct {
	stretch             // the span of the record
	numLo, numHi    int // the number with its unit
	kind            sayso.QuantityKind
	value, low, top *big.Rat
	unit            string
	dimension       string
	of, base        stretch
	comparison      sayso.Comparison
	change          bool
	direction       sayso.Direction
	part            int  // index of the whole in the same sentence, -1 if there is none
	weak            bool // of is only the subject of the clause
	ofThem          bool // "of them": the whole stands before
	bare            bool // neither unit nor noun
	resume          int  // where to read on, if inside the span: "two of the five men"
}

// quantity turns f into the record's form.
func (f *found) quantity(s line) sayso.Quantity {
	q := sayso.Quantity{
		Span: *s.span(f.stretch), Kind: f.kind, Value: number(f.value), Low: number(f.low), High: number(f.top),
		Unit: f.unit,
		Of:   s.span(f.of), Comparison: f.comparison, Change: f.change, Direction: f.direction, Baseline: s.span(f.base),
	}
	if q.Value == "" && q.Low == "" {
		q.Missing = append(q.Missing, sayso.MissingValue)
	}
	relative := f.kind == sayso.QuantityPercentage || f.kind == sayso.QuantityShare || f.kind == sayso.QuantityMultiple
	if f.change && relative && q.Baseline == nil {
		q.Missing = append(q.Missing, sayso.MissingBaseline)
	}
	return q
}

func (s line) span(x stretch) *sayso.Span {
	if x.none() {
		return nil
	}
	return &sayso.Span{Start: s.ls[x.lo].start, End: s.ls[x.hi-1].end}
}

// find reads a sentence from left to right. free says which lexemes hold no date or time; in one, only a number with
// a unit counts: "six minutes later".
func (s line) find(free func(i int) bool) []found {
	var out []found
	for i := 0; i < len(s.ls); {
		more, end := s.at(i)
		for _, f := range more {
			if f.unit != "" || free(f.numLo) {
				s.follow(out, &f)
				out = append(out, f)
			}
		}
		if i++; free(i - 1) {
			i = max(end, i)
		}
	}
	return out
}

// at returns the quantities that begin with the number at lexeme i, and where to read on. The special forms come
// first: "one in five" is not one.
func (s line) at(i int) (fs []found, end int) {
	if !s.begins(i) {
		return nil, i + 1
	}
	for _, read := range []func(int) (found, bool){s.share, s.score, s.ordinal, s.both, s.multiple, s.superlative} {
		if f, ok := read(i); ok {
			return []found{f}, max(f.numHi, i+1)
		}
	}
	r, ok := s.read(i)
	if !ok {
		return nil, i + 1
	}
	r2, ranges := s.rangeEnd(r)
	if end := s.notQuantity(r); end > i && !(ranges && s.rangeStands(r, r2)) {
		return nil, end
	}
	if ranges {
		return s.rangeOf(r, r2)
	}
	if fs, end := s.distant(r); len(fs) > 0 {
		return fs, end
	}
	if list, end := s.list(r); len(list) > 0 {
		return list, end
	}
	f, ok := s.complete(r)
	if !ok {
		return nil, r.hi
	}
	if f.resume > 0 {
		return []found{f}, f.resume
	}
	return []found{f}, max(f.hi, r.end)
}

// begins keeps the words that can begin no quantity out of all that follows, which is most of the text.
func (s line) begins(i int) bool {
	return s.ls[i].kind == lexNumber || s.starts[s.ls[i].low]
}

// complete reads what stands around one number with its unit.
func (s line) complete(r reading) (found, bool) {
	f := found{stretch: stretch{r.start, r.end}, numLo: r.lo, numHi: r.end, value: r.value, low: r.low, top: r.high,
		unit: r.unitName(), dimension: r.unit.dimension, part: -1}
	if r.negative && f.value != nil {
		f.value = new(big.Rat).Neg(f.value)
	}
	s.kind(&f, r)
	if !s.keeps(&f, r) {
		return f, false
	}
	s.surround(&f, r)
	return f, true
}

// surround reads comparison, change, baseline and what is measured.
func (s line) surround(f *found, r reading) {
	s.compare(f, r)
	s.changed(f, r)
	s.baseline(f)
	if f.of.none() {
		s.measured(f, r)
	}
	if f.kind == sayso.QuantityCount && f.comparison == "" && s.is(f.lo-1, "the") {
		f.lo-- // "the two nations"
	}
}

// kind decides what sort of number it is, and finds the noun that is counted.
func (s line) kind(f *found, r reading) {
	switch {
	case r.age || s.ageAround(r):
		f.kind = sayso.QuantityAge
		if f.unit == "" {
			f.unit, f.dimension = "year", "time"
		}
	case f.dimension == "money":
		f.kind = sayso.QuantityMoney
	case f.dimension == "ratio":
		f.kind = sayso.QuantityPercentage
	case f.dimension == "factor":
		f.kind = sayso.QuantityMultiple
	case f.dimension == "count":
		f.kind, f.unit = sayso.QuantityCount, ""
		f.of = stretch{r.end - 1, r.end}
	case f.unit != "":
		f.kind = sayso.QuantityMeasure
	default:
		s.counts(f, r)
	}
}

// counts finds the noun behind a number without a unit.
func (s line) counts(f *found, r reading) {
	f.kind, f.bare = sayso.QuantityNumber, true
	i := r.end
	if r.part || r.plus != "" && s.is(i, "of") {
		f.kind, f.bare = sayso.QuantityShare, false
		f.ofThem = s.is(i, "of") && s.is(i+1, "them", "which", "whom")
		return
	}
	if s.is(i, "of") && (r.low != nil || r.vague || r.scaled ||
		s.is(i-1, "pair", "couple", "dozen")) && !s.is(i+1, "the", "them", "these", "those", "his", "her", "its", "their") {
		i++
	}
	if s.is(i, "of") {
		s.ofWhole(f, i)
		return
	}
	if c, end := s.compareAfter.at(s.ls, i); end > i { // "40 or more men"
		f.comparison, f.hi, i = c, end, end
	}
	if s.is(i, "more", "such") && !s.is(i+1, "than", "of") {
		i++
	}
	singular := f.value != nil && f.value.Cmp(integer(1)) == 0
	end := s.nounPhrase(i, singular)
	if end == i && s.inContext(i, "people") { // "left 12 dead"
		end++
	}
	if end == i {
		return
	}
	f.bare = false
	if u, e := s.headUnit(i, end); e == end && u.dimension != "count" && u.dimension != "score" { // "517 rushing yards"
		f.unit, f.dimension, f.kind = u.name, u.dimension, sayso.QuantityMeasure
		f.hi, f.numHi = end, end
		return
	}
	f.kind, f.of, f.hi = sayso.QuantityCount, stretch{i, s.complement(end)}, 0
	f.hi = f.of.hi
}

// headUnit returns the unit that ends a noun phrase.
func (s line) headUnit(i, end int) (unit, int) {
	for k := max(i+1, end-3); k < end && !s.caps(end-1); k++ {
		if u, e := s.units.at(s.ls, k); e == end {
			return u, e
		}
	}
	return unit{}, -1
}

// complement takes "of NOUN" into what is counted: "categories of products", not "victims of the attack".
func (s line) complement(end int) int {
	if !s.is(end, "of") || s.stops(end+1) || s.caps(end+1) {
		return end
	}
	if e := s.loosePhrase(end + 1); e > end+1 {
		return e
	}
	return end
}
