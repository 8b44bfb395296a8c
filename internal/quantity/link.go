package quantity

import "sayso"

// ofWhole reads "six of them", "two of the five men": the part before "of", which is at lexeme i.
func (s line) ofWhole(f *found, i int) {
	f.kind = sayso.QuantityCount
	f.bare = false
	j := i + 1
	if s.is(j, "them", "whom", "which", "these", "those") {
		f.ofThem = true
		f.of, f.hi = stretch{j, j + 1}, j+1
		f.hi = s.restriction(f.hi)
		return
	}
	lo := s.determiners(j)
	for k := lo; k < lo+3; k++ { // "11 of Turkey's 81 provinces"
		if s.word(k) && s.is(k+1, "'", "’") && s.is(k+2, "s") && s.glued(k+2) && s.number(k+3) {
			lo = k + 3
			break
		}
	}
	if s.is(lo, "last", "first", "past", "next", "previous", "remaining", "other") { // "ten of its last 12 games"
		lo++
	}
	if r, ok := s.read(lo); ok && !r.hasUnit() && r.value != nil { // "of the five men"
		f.resume, lo = lo, r.end
	}
	hi := s.nounPhrase(lo, false)
	if hi == lo {
		hi = s.loosePhrase(lo)
	}
	if hi > lo {
		f.of, f.hi = stretch{lo, hi}, hi
		return
	}
	f.hi = i
}

// restriction takes the word that says which: "six of them Mexican", "two of them children".
func (s line) restriction(i int) int {
	if s.word(i) && !s.stops(i) && !s.verbal(i) && (s.caps(i) || s.plural(i)) && !s.calendar[s.text(i)] {
		return i + 1
	}
	return i
}

// link finds the wholes that parts belong to in the same sentence: the count before for "six of them" and "including
// three children", the count within for "two of the five men".
func (s line) link(fs []found) {
	for i := range fs {
		f := &fs[i]
		if f.kind == sayso.QuantityNumber {
			s.elliptical(fs, i)
		}
		switch {
		case f.ofThem:
			f.part = wholeBefore(fs, i, false)
		case f.kind == sayso.QuantityCount && s.included(f.lo):
			f.part = wholeBefore(fs, i, true)
		case i+1 < len(fs) && fs[i+1].kind == sayso.QuantityCount && s.is(f.numHi, "of") &&
			(s.is(fs[i+1].numLo-1, "the", "of", "his", "her", "its", "their", "these", "those") && fs[i+1].numLo-f.numHi <= 3 ||
				f.resume == fs[i+1].numLo):
			f.part = i + 1
		}
	}
}

// included reports whether lexeme i stands behind words that open a list of parts.
func (s line) included(i int) bool {
	for j := i - 1; j >= max(0, i-3); j-- {
		if s.is(j, "including", "among", "includes", "included") {
			return true
		}
		if !s.is(j, "them", "at", "least", "the", "about", "some") {
			return false
		}
	}
	return false
}

// farthestWhole is how many quantities back a whole is looked for.
const farthestWhole = 12

// wholeBefore returns the last count before i that is larger, -1 if there is none. A part may itself have parts: "six
// of them, including two boys".
func wholeBefore(fs []found, i int, parts bool) int {
	for j := i - 1; j >= max(0, i-farthestWhole); j-- {
		w := fs[j]
		if w.kind != sayso.QuantityCount || w.ofThem && !parts {
			continue
		}
		size := w.value
		if size == nil {
			size = w.top
		}
		if size != nil && fs[i].value != nil && size.Cmp(fs[i].value) > 0 {
			return j
		}
	}
	return -1
}

// elliptical gives a bare number the noun of the count before it: "six million homes, including 1.5 million in the
// valley", "460 cars, compared with 63 last year", "68,400 people … and 95,800 who".
func (s line) elliptical(fs []found, i int) {
	f := &fs[i]
	if s.is(0, "of") && i > 0 && fs[0].kind == sayso.QuantityCount { // "Of the 120 seats, 61 went to her"
		f.kind, f.of, f.bare, f.part = sayso.QuantityCount, fs[0].of, false, 0
		return
	}
	if !s.included(f.lo) && !s.is(f.hi, "who") && !(s.is(f.lo-1, "with", "to", "and") && s.is(f.lo-2, "compared", "from")) {
		return
	}
	for j := i - 1; j >= max(0, i-farthestWhole); j-- {
		if w := fs[j]; w.kind == sayso.QuantityCount && !w.ofThem && !w.of.none() {
			f.kind, f.of, f.bare = sayso.QuantityCount, w.of, false
			return
		}
	}
}
