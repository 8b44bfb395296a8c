package claim

import (
	"fmt"
	"slices"

	"sayso"
)

// How near words stand to a number that is of them, how many telling words two contents share that measure one thing, and by how
// many years an age may be off.
const (
	measureNear = 4
	measureHeld = 2
	ageHeld     = 3
	ageOff      = 3
)

// measures compares how deep, wide, high or long two contents say that one thing is, and how old they say that one person is, in
// contents that else have little in common: "fell into the 80m-deep well", "the well was about 40 metres deep".
func (r *repeated) measures(a, b *Proposition) *sayso.Tension {
	if !r.soon() || r.keptX < measureHeld {
		return nil
	}
	for k := range r.p.Amounts {
		for l := range r.q.Amounts {
			x, y := &r.p.Amounts[k], &r.q.Amounts[l]
			if r.lengthsClash(x, y) || r.agesClash(x, y) {
				if r.p != a {
					x, y = y, x
				}
				t := &sayso.Tension{Kind: sayso.TensionNumber, Here: cut(&a.Words, x.At), There: cut(&b.Words, y.At), Voices: [2]string{a.Voice, b.Voice}, Contradiction: true}
				t.Words = fmt.Sprintf("%q and %q are numbers of the same and cannot both hold.", t.Here.Text, t.There.Text)
				return t
			}
		}
	}
	return nil
}

// lengthsClash reports whether two lengths are of one side of one thing and differ.
func (r *repeated) lengthsClash(x, y *Amount) bool {
	m, n := x.metres(), y.metres()
	if m == 0 || n == 0 || max(m, n) <= (1+rounding)*min(m, n) || max(m, n) > farApart*min(m, n) {
		return false
	}
	d, e := r.side(r.p, r.x, x), r.side(r.q, r.y, y)
	if d == "" && e == "" || d != e && d != "" && e != "" {
		return false
	}
	// The same thing is given in another unit: "40 metres (131 feet)".
	for _, other := range [2]struct {
		list []Amount
		of   float64
	}{{r.q.Amounts, m}, {r.p.Amounts, n}} {
		if slices.ContainsFunc(other.list, func(z Amount) bool { k := z.metres(); return k > 0 && abs(k-other.of) <= rounding*other.of }) {
			return false
		}
	}
	for _, k := range near(r.p, r.x, x) {
		if w := &r.x[k]; w.tells && !w.number && w.other >= 0 && sides[w.form] == "" && slices.Contains(near(r.q, r.y, y), w.other) {
			return true
		}
	}
	return false
}

// agesClash reports whether the one person that each content gives an age to did one thing and cannot have both.
func (r *repeated) agesClash(x, y *Amount) bool {
	if x.Sort != string(sayso.QuantityAge) || y.Sort != x.Sort || x.Unit != y.Unit || ages(r.p) != 1 || ages(r.q) != 1 || agree(x, y) || abs(x.Told-y.Told) > ageOff {
		return false
	}
	_, _, cores := r.cores()
	return cores && r.keptX >= ageHeld
}

// metres is a length in metres, 0 for what is none.
func (x *Amount) metres() float64 {
	return x.Told * metres[x.Unit]
}

var metres = map[string]float64{"metre": 1, "centimetre": 0.01, "kilometre": 1000, "foot": 0.3048, "inch": 0.0254, "yard": 0.9144, "mile": 1609.344}

// sides are words for the sides of a thing.
var sides = map[string]string{"deep": "deep", "depth": "deep", "wide": "wide", "width": "wide", "across": "wide", "diameter": "wide", "diametre": "wide", "tall": "high", "high": "high", "height": "high",
	"long": "long", "length": "long"}

// side is which side of a thing a length is of, "" if nothing beside it says so.
func (r *repeated) side(p *Proposition, words []repeatWord, x *Amount) string {
	start, end := x.At.Start-p.Words.Start, x.At.End-p.Words.Start
	for k := range words {
		if w := &words[k]; w.start >= start && w.start <= end+1 && sides[w.form] != "" { // "80m-deep", "40 metres deep"
			return sides[w.form]
		}
	}
	for _, k := range near(p, words, x) {
		if s := sides[words[k].form]; s != "" && saysOf(words, k) {
			return s
		}
	}
	return ""
}

// saysOf reports whether a side is named as such: "in diameter", "a depth of".
func saysOf(words []repeatWord, k int) bool {
	return k > 0 && words[k-1].form == "in" || k+1 < len(words) && words[k+1].form == "of"
}

// near returns the words that stand beside a number.
func near(p *Proposition, words []repeatWord, x *Amount) (out []int) {
	first, last := len(words), -1
	for k := range words {
		if w := &words[k]; w.end > x.At.Start-p.Words.Start && w.start < x.At.End-p.Words.Start {
			first, last = min(first, k), max(last, k)
		}
	}
	if last < 0 {
		return nil
	}
	for k := max(0, first-measureNear); k < min(len(words), last+1+measureNear); k++ {
		if k < first || k > last {
			out = append(out, k)
		}
	}
	return out
}
