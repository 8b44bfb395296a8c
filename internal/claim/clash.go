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

// numbers compares the numbers of the same things.
func (c *comparison) numbers() (amountsVerdict, *sayso.Tension) {
	for k := range c.a.Amounts {
		x := &c.a.Amounts[k]
		if x.Clause != c.i {
			continue
		}
		var other *Amount
		fits := false
		for l := range c.b.Amounts {
			y := &c.b.Amounts[l]
			if y.Clause != c.j || !sameMeasure(x, y) {
				continue
			}
			if x.Low <= y.High && y.Low <= x.High {
				fits = true
				break
			}
			other = y
		}
		if fits || other == nil {
			continue
		}
		if !slices.Equal(x.Narrow, other.Narrow) {
			return amountsApart, nil // six Mexican cartels of eight
		}
		return amountsClash, c.numberTension(x, other)
	}
	return amountsFit, nil
}

// sameMeasure reports whether two amounts are numbers of the same.
func sameMeasure(x, y *Amount) bool {
	return x.Sort == y.Sort && x.Unit == y.Unit && x.Change == y.Change && (x.Of == y.Of || x.Of == "" || y.Of == "")
}

func (c *comparison) numberTension(x, y *Amount) *sayso.Tension {
	t := &sayso.Tension{Kind: sayso.TensionNumber, Here: c.here(x.At), There: c.there(y.At), Voices: [2]string{c.a.Voice, c.b.Voice}}
	if c.a.Said != "" && c.b.Said != "" && c.a.Said != c.b.Said {
		t.Words = fmt.Sprintf("%q on %s, %q on %s: the number may have changed in between.", t.Here.Text, c.a.Said, t.There.Text, c.b.Said)
		return t
	}
	t.Contradiction = true
	t.Words = fmt.Sprintf("%q and %q are numbers of the same and cannot both hold.", t.Here.Text, t.There.Text)
	return t
}

// dates compares the days of what is told.
func (c *comparison) dates() *sayso.Tension {
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
			if strings.HasPrefix(x.Value, y.Value) || strings.HasPrefix(y.Value, x.Value) {
				fits = true
				break
			}
			other = y
		}
		if !fits && other != nil {
			t := &sayso.Tension{Kind: sayso.TensionDate, Here: c.here(x.At), There: c.there(other.At), Voices: [2]string{c.a.Voice, c.b.Voice}}
			t.Words = fmt.Sprintf("%q is %s, %q is %s.", t.Here.Text, x.Value, t.There.Text, other.Value)
			t.Question = "Are these one happening, told with two dates, or two happenings?"
			return t
		}
	}
	return nil
}
