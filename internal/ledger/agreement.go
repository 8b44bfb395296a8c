package ledger

import (
	"cmp"
	"slices"
	"strings"

	"sayso"
)

// An Agreement says how far two people agree on one field over the readings that both have judged.
type Agreement struct {
	Field  string
	A, B   string // the two, by name
	N      int    // readings that both have judged
	Agreed int
	// Kappa is Cohen's kappa (Educational and Psychological Measurement 20:37, 1960): agreement beyond what the two would have by
	// their own habits. It has no value where both say the same of everything, for then no chance is left: Defined is false.
	Kappa   float64
	Defined bool
}

// Agreements returns the agreement of each two people on each field, by field and names. Whether there is a statement or an
// event at all is the field "there"; the others are compared where both say that there is.
func Agreements(keys []string, lists [][]Judgement) []Agreement {
	type pair struct{ field, a, b string }
	votes := map[pair][][2]string{}
	for i, list := range lists {
		kind, _, _ := strings.Cut(keys[i], "/")
		for k, x := range list {
			for _, y := range list[k+1:] {
				a, b := x, y
				if b.Who < a.Who {
					a, b = b, a
				}
				add := func(field, va, vb string) {
					p := pair{field, a.Who, b.Who}
					votes[p] = append(votes[p], [2]string{va, vb})
				}
				ta, tb := cmp.Or(a.Says["there"], "yes"), cmp.Or(b.Says["there"], "yes")
				add(kind+": is there one", ta, tb)
				if ta == "no" || tb == "no" {
					continue
				}
				for _, field := range ReviewFields(sayso.TargetKind(kind)) {
					add(kind+": "+field, a.Says[field], b.Says[field])
				}
			}
		}
	}
	var out []Agreement
	for p, list := range votes {
		a := Agreement{Field: p.field, A: p.a, B: p.b, N: len(list)}
		for _, v := range list {
			if v[0] == v[1] {
				a.Agreed++
			}
		}
		a.Kappa, a.Defined = kappa(list)
		out = append(out, a)
	}
	slices.SortFunc(out, func(x, y Agreement) int {
		return cmp.Or(strings.Compare(x.Field, y.Field), strings.Compare(x.A, y.A), strings.Compare(x.B, y.B))
	})
	return out
}

// kappa is Cohen's kappa of pairs of values.
func kappa(votes [][2]string) (float64, bool) {
	first, second := map[string]int{}, map[string]int{}
	agreed := 0
	for _, v := range votes {
		first[v[0]]++
		second[v[1]]++
		if v[0] == v[1] {
			agreed++
		}
	}
	n := len(votes)
	chance := 0 // times n²: whole numbers, so the order of adding does not matter
	for value, c := range first {
		chance += c * second[value]
	}
	if n == 0 || chance == n*n {
		return 0, false
	}
	return float64(agreed*n-chance) / float64(n*n-chance), true
}
