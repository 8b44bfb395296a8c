package coref

import "sayso/internal/nlp"

// What a pair shows is a list of values in slots; a value of a slot for a kind of anaphor has a number of its own, its place
// among the weights. "None before" has slots of its own.

// slotSizes are the numbers of values of the slots of a pair, then of those of none.
var slotSizes = [...]int{
	int(kinds), 8, 9, int(matches), int(matches) * int(kinds), int(numbers) * int(numbers), int(sorts) * int(sorts), int(roles) * int(roles),
	int(paths), int(paths) * int(roles), 5 * int(kinds), 4 * int(kinds), 5 * 4, 2 * 8, 4, nameKinds * nameKinds, int(roles) * 8, 2 * 8,
	12, 12 * 4, 6, 4 * int(kinds), 2 * 4, 3 * int(matches), 5 * 6,
	6 * int(kinds), int(roles) * int(matches), int(roles) * int(matches), nameKinds * int(matches), 2 * int(kinds), 3 * int(matches),
	1, int(roles), int(numbers), 3, 4, 5, 12, nameKinds, 2, int(sorts), 4, 2, 2, 2 * int(roles),
}

const (
	nameKinds  = 13
	pairSlots  = 31
	noneSlots  = len(slotSizes) - pairSlots
	slotsTotal = len(slotSizes)
)

// slotStarts are the numbers of the slots' first values.
var slotStarts, featureCount = func() (starts [slotsTotal]int, n int) {
	for i, size := range slotSizes {
		starts[i] = n
		n += size * int(kinds)
	}
	return starts, n
}()

// feature returns the number of a value.
func feature(slot int, k kind, value int) int32 {
	return int32(slotStarts[slot] + int(k)*slotSizes[slot] + value)
}

func step(v int32, limits ...int32) int {
	for i, l := range limits {
		if v < l {
			return i
		}
	}
	return len(limits)
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}

// quoteStep says how two mentions lie to quotation marks.
func quoteStep(a, b int32) int {
	switch {
	case a == 0 && b == 0:
		return 0
	case a == b:
		return 1
	case b == 0:
		return 2
	case a == 0:
		return 3
	}
	return 4
}

// margin cuts a difference of the head's scores into twelve.
func margin(v float32) int {
	return max(0, min(11, int((v+10)/1.5)))
}

// compatible reports whether b can be what a pronoun or noun a is, as far as sort and number tell.
func compatible(a, b *traits) bool {
	if a.number != anyNumber && b.number != anyNumber && a.number != b.number && b.sort != body && b.sort != people {
		return false
	}
	return sortsFit(a.sort, b.sort)
}

func sortsFit(a, b sort) bool {
	if a == open || b == open || a == b {
		return true
	}
	human := func(s sort) bool { return s == man || s == woman || s == person }
	switch {
	case human(a) && human(b):
		return a == person || b == person
	case human(a) || human(b):
		return false
	}
	return true // a body, a place, people and a thing are "it" or "they"
}

// A pair is what is asked of two mentions.
type pair struct {
	a, b    *candidate
	s, t    *traits
	apart   int32 // candidates between, 1 for none
	between int   // compatible ones between
	head    float32
	rank    int
	nearest bool // no other of the same form, or names, lies between
}

// features appends the numbers of a pair's values.
func (p *pair) features(so *nlp.Syntax, earlier int, out []int32) []int32 {
	a, b, s, t := p.a, p.b, p.s, p.t
	k := s.kind
	d := a.sentence - b.sentence
	far := step(d, 1, 2, 3, 4, 7, 13, 26)
	coarse := step(d, 1, 2, 4)
	m := int(matchOf(a, b, s, t))
	route := int(pathOf(so, a, b, s, t))
	near := step(p.apart, 2, 3, 5, 9, 17, 33, 65, 129)
	sum := margin(p.head)
	values := [pairSlots]int{
		int(t.kind), far, near, m, m*int(kinds) + int(t.kind), int(s.number)*int(numbers) + int(t.number), int(s.sort)*int(sorts) + int(t.sort),
		int(s.role)*int(roles) + int(t.role), route, route*int(roles) + int(t.role), quoteStep(s.quoted, t.quoted)*int(kinds) + int(t.kind),
		step(t.seen, 1, 2, 4)*int(kinds) + int(t.kind), min(p.between, 4)*4 + coarse, yes(t.first)*8 + far, step(s.paragraph-t.paragraph, 1, 2, 4),
		int(s.name)*nameKinds + int(t.name), int(t.role)*8 + far, yes(s.form == t.form)*8 + far, sum, sum*4 + coarse, step(int32(p.rank), 1, 2, 4, 8, 16),
		step(t.length, 2, 3, 6)*int(kinds) + int(t.kind), yes(b.sentence == 0)*4 + step(t.seen, 1, 2, 4), earlier*int(matches) + m,
		quoteStep(s.quoted, t.quoted)*6 + min(int(k), 5),
		step(s.paragraph-t.paragraph, 1, 2, 3, 4, 6)*int(kinds) + int(t.kind), int(s.role)*int(matches) + m, int(t.role)*int(matches) + m,
		int(s.name)*int(matches) + m, yes(p.nearest)*int(kinds) + int(t.kind),
		(yes(s.title)+2*yes(t.title))%3*int(matches) + m,
	}
	for slot, v := range values {
		out = append(out, feature(slot, k, v))
	}
	return out
}

// noneFeatures appends those of beginning a chain. top is how far the best score before lies above that of none; choice is how
// many compatible ones stand in the last three sentences.
func noneFeatures(a *candidate, s *traits, earlier int, top float32, choice int, inside bool, out []int32) []int32 {
	values := [noneSlots]int{
		0, int(s.role), int(s.number), earlier, step(s.length, 2, 3, 6), step(a.sentence, 1, 2, 3, 6), margin(top), int(s.name), yes(s.first),
		int(s.sort), step(int32(choice), 1, 2, 4), yes(s.quoted > 0), yes(inside),
		yes(s.title)*int(roles) + int(s.role),
	}
	for slot, v := range values {
		out = append(out, feature(pairSlots+slot, s.kind, v))
	}
	return out
}
