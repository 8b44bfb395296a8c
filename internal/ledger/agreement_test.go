package ledger

import (
	"math"
	"testing"
)

// TestKappa computes the worked example of a two by two table (20 both yes, 5 first alone, 10 second alone, 15 both no:
// observed 0.70, by chance 0.50, kappa 0.40), and what has no value.
func TestKappa(t *testing.T) {
	var votes [][2]string
	for _, c := range []struct {
		n    int
		a, b string
	}{{20, "yes", "yes"}, {5, "yes", "no"}, {10, "no", "yes"}, {15, "no", "no"}} {
		for range c.n {
			votes = append(votes, [2]string{c.a, c.b})
		}
	}
	if k, ok := kappa(votes); !ok || math.Abs(k-0.4) > 1e-12 {
		t.Errorf("%v %v, want 0.4", k, ok)
	}
	if _, ok := kappa(votes[:20]); ok {
		t.Error("kappa where both say the same of everything")
	}
	if _, ok := kappa(nil); ok {
		t.Error("kappa of nothing")
	}
}

// TestAgreements counts pairs of people on what both have judged, and fields only where both see something.
func TestAgreements(t *testing.T) {
	yes := func(who, stance, level string) Judgement {
		return Judgement{Who: who, Says: map[string]string{"stance": stance, "level": level}}
	}
	no := func(who string) Judgement { return Judgement{Who: who, Says: map[string]string{"there": "no"}} }
	got := Agreements([]string{"attribution/x/1-2", "attribution/x/3-4", "event/x/5-6"}, [][]Judgement{
		{yes("b", "denies", "unnamed_person"), yes("a", "asserts", "unnamed_person")},
		{yes("a", "asserts", "named_person"), no("b")},
		{no("a")},
	})
	want := map[string][2]int{"attribution: is there one": {2, 1}, "attribution: stance": {1, 0}, "attribution: level": {1, 1}}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for _, a := range got {
		if a.A != "a" || a.B != "b" || want[a.Field] != [2]int{a.N, a.Agreed} {
			t.Errorf("%+v", a)
		}
	}
}
