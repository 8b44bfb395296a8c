package claim

import (
	"slices"
	"testing"
)

// Two that say the same in other words share two keys or more; two of other matters share none.
func TestKeys(t *testing.T) {
	f := New(Options{})
	for _, c := range []struct {
		a, b  string
		least int
	}{
		{"Nine sailors died in the blast.", "The blast killed nine sailors.", 2},
		{"Rebels freed 21 girls in Marl.", "On Monday the rebels released 21 girls.", 2},
		{"Some were killed by Nigerian airstrikes.", "They were killed in an airstrike.", 2},
		{"There is so much that can go wrong.", "“There is so much that can go wrong,” she thought.", 2},
		{"The minister wrote a book about the bridge.", "Police closed the port of Marl.", 0},
	} {
		a, b := whole(t, f, c.a), whole(t, f, c.b)
		x, y := a.Keys(), b.Keys()
		n := 0
		for _, k := range x {
			if slices.Contains(y, k) {
				n++
			}
		}
		if n < c.least || c.least == 0 && n > 0 {
			t.Errorf("%q and %q share %d keys, not %d: %v %v", c.a, c.b, n, c.least, terms(&a), terms(&b))
		}
		if !slices.IsSorted(x) || len(slices.Compact(slices.Clone(x))) != len(x) {
			t.Errorf("%q: keys %v", c.a, x)
		}
	}
}
