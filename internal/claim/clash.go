package claim

import (
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// What two clauses' numbers say of them.
type amountsVerdict uint8

const (
	amountsFit amountsVerdict = iota
	amountsApart
	amountsClash
)

// numbers compares the numbers of the same things. Of a saying of several clauses those of the clause at hand count, and those
// that the same is said of.
func (c *comparison) numbers() (amountsVerdict, *sayso.Tension) {
	apart := false
	for k := range c.a.Amounts {
		x := &c.a.Amounts[k]
		if x.Sort == string(sayso.QuantityAge) && (ages(c.a) > 1 || ages(c.b) > 1 || c.core < agreeing) {
			continue
		}
		var other *Amount
		fits := false
		for l := range c.b.Amounts {
			y := &c.b.Amounts[l]
			if !sameMeasure(x, y) || (x.Clause != c.i || y.Clause != c.j) && (x.Said == "" || x.Said != y.Said) {
				continue
			}
			if fits = agree(x, y); fits {
				break
			}
			other = y
		}
		if fits || other == nil || x.told(c.b.Amounts) {
			continue
		}
		if times(x, other) > farApart {
			apart = true // "70 a day", "2,342 in a month": counts of two things
			continue
		}
		if c.held < matterHeld || x.Sort == string(sayso.QuantityNumber) && !mounts[x.Said] {
			apart = true // "1 of 30": nobody knows what it counts
			continue
		}
		age := x.Sort == string(sayso.QuantityAge)
		if !age && (!slices.Equal(x.Narrow, other.Narrow) || x.Said != other.Said) || overlap(x, other) && (x.Loose || other.Loose) {
			apart = true // six Mexican cartels of eight; dozens of people, of whom 58 are counted
			continue
		}
		return amountsClash, c.numberTension(x, other)
	}
	if apart {
		return amountsApart, nil
	}
	return amountsFit, nil
}

// farApart is how many times one number may be the other and still be of the same.
const farApart = 4

func times(x, y *Amount) float64 {
	a, b := abs(x.Told), abs(y.Told)
	if a > b {
		a, b = b, a
	}
	if a == 0 {
		return 1
	}
	return b / a
}

// told reports whether others have the very number, of whatever: "21 of the more than 200 girls".
func (x *Amount) told(others []Amount) bool {
	return slices.ContainsFunc(others, func(y Amount) bool { return x.Exact && y.Exact && x.Told == y.Told && x.Unit == y.Unit })
}

// ages counts the ages that a proposition gives.
func ages(p *Proposition) (n int) {
	for i := range p.Amounts {
		if p.Amounts[i].Sort == string(sayso.QuantityAge) {
			n++
		}
	}
	return n
}

// rounding is how far two numbers may lie apart that are one, rounded: "nearly 60" and 58.
const rounding = 0.15

// agree reports whether two amounts are numbers that can be one: exact ones that are equal, others that overlap and are near.
func agree(x, y *Amount) bool {
	return overlap(x, y) && x.Loose == y.Loose && (x.Exact && y.Exact || abs(x.Told-y.Told) <= rounding*max(abs(x.Told), abs(y.Told)))
}

func overlap(x, y *Amount) bool { return x.Low <= y.High && y.Low <= x.High }

// sameMeasure reports whether two amounts are numbers of the same.
func sameMeasure(x, y *Amount) bool {
	if x.Sort != y.Sort || x.Unit != y.Unit || x.Change != y.Change {
		return false
	}
	if x.Sort == string(sayso.QuantityAge) {
		return true // of the one person who has an age
	}
	return x.Of == y.Of || x.Of == "" || y.Of == "" || x.Said != "" && x.Said == y.Said && (bare[x.Of] || bare[y.Of])
}

// bare are counted nouns that say no more than that they are people.
var bare = map[string]bool{"people": true, "peopl": true, "person": true, "other": true, "victim": true}

func (c *comparison) numberTension(x, y *Amount) *sayso.Tension {
	t := &sayso.Tension{Kind: sayso.TensionNumber, Here: c.here(x.At), There: c.there(y.At), Voices: [2]string{c.a.Voice, c.b.Voice}}
	switch {
	case overlap(x, y):
		t.Words = fmt.Sprintf("%q and %q can both hold, but are not the same.", t.Here.Text, t.There.Text)
	case c.a.Said != "" && c.b.Said != "" && c.a.Said != c.b.Said && mounts[x.Said] && (c.a.Said < c.b.Said) == (x.Told < y.Told):
		first, last := t.Here.Text, t.There.Text
		if c.b.Said < c.a.Said {
			first, last = last, first
		}
		t.Words = fmt.Sprintf("%q on %s, %q on %s: the number may have risen in between.", first, min(c.a.Said, c.b.Said), last, max(c.a.Said, c.b.Said))
	default:
		t.Contradiction = true
		t.Words = fmt.Sprintf("%q and %q are numbers of the same and cannot both hold.", t.Here.Text, t.There.Text)
	}
	return t
}

// mounts are classes of what more and more becomes known of: a later and higher number contradicts no earlier one.
var mounts = map[string]bool{"kill": true, "injure": true, "arrest": true, "miss": true, "displace": true, "evacuate": true, "infect": true, "rescu": true, "save": true,
	"toll": true, "find": true, "raise": true, "evacuat": true, "displac": true, "rais": true}

// dates compares the days of what is told. Two that differ and of which one is a month or year that nobody wrote in full tell of
// two things.
func (c *comparison) dates() (t *sayso.Tension, apart bool) {
	for k := range c.a.Times {
		x := &c.a.Times[k]
		if x.Clause != c.i {
			continue
		}
		fits, other := false, (*Moment)(nil)
		for l := range c.b.Times {
			y := &c.b.Times[l]
			if y.Clause != c.j {
				continue
			}
			if fits = fitting(x.Value, y.Value); fits {
				break
			}
			other = y
		}
		if fits || other == nil {
			continue
		}
		full := x.Full && other.Full
		if !full && (len(x.Value) < 10 || len(other.Value) < 10) {
			return nil, true
		}
		t := &sayso.Tension{Kind: sayso.TensionDate, Here: c.here(x.At), There: c.there(other.At), Voices: [2]string{c.a.Voice, c.b.Voice}, Contradiction: full}
		t.Words = fmt.Sprintf("%q is %s, %q is %s.", t.Here.Text, x.Value, t.There.Text, other.Value)
		if !full {
			t.Question = "Are these one happening, told with two dates, or two happenings?"
		}
		return t, false
	}
	return nil, false
}

// fitting reports whether two dates can be one: they agree as far as both go. X is what a text leaves open.
func fitting(x, y string) bool {
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] && x[i] != 'X' && y[i] != 'X' {
			return false
		}
	}
	return true
}

// slots compares what does and what is done to, where neither is a name: "an order" in the one, "a letter" in the other. Nouns
// that may mean one thing leave a question; others are two things.
func (c *comparison) slots() (question *sayso.Tension, apart bool) {
	for k := range c.a.Terms {
		x := &c.a.Terms[k]
		if x.Clause != c.i || x.Role != RoleAgent && x.Role != RolePatient || c.pairing.a[k] >= 0 || x.Weight < 1 {
			continue
		}
		for l := range c.b.Terms {
			y := &c.b.Terms[l]
			if y.Clause != c.j || y.Role != x.Role || c.pairing.b[l] >= 0 || y.Weight < 1 || (x.Name == "") != (y.Name == "") {
				continue // "the boy" may be Zhao
			}
			if m := c.table.maybe[x.Lemma]; m == "" || m != c.table.maybe[y.Lemma] || x.Name != "" {
				return nil, true
			}
			here, there := c.here(x.At), c.there(y.At)
			question = &sayso.Tension{Kind: sayso.TensionIdentity, Here: here, There: there, Voices: [2]string{c.a.Voice, c.b.Voice},
				Words:    fmt.Sprintf("One speaks of %q, the other of %q, and neither says that they are one.", phrase(x, here.Text), phrase(y, there.Text)),
				Question: fmt.Sprintf("Is %q the same as %q?", phrase(x, here.Text), phrase(y, there.Text))}
		}
	}
	return question, false
}

// phrase gives a noun its article back.
func phrase(t *Term, noun string) string {
	switch {
	case t.Definite:
		return "the " + noun
	case strings.ContainsAny(noun[:1], "aeiouAEIOU"):
		return "an " + noun
	}
	return "a " + noun
}
