package claim

import "strings"

// A pairing is the terms of two clauses that say the same. Indexes are of the propositions' Terms.
type pairing struct {
	a, b   []int   // what each term of a and b is paired with, -1 for none, -2 for a term of another clause
	shareA float64 // of the weight of a's clause, numbers included, what is in b
	shareB float64
	whole  float64 // of all that either says, in whatever clause, what the other says too; of the one that has less of it
	termsA float64 // shareA and shareB without numbers
	termsB float64
	core   float64 // how far the cores agree
	held   float64 // the weight of what is shared, of the one that has less of it, numbers left out
	// numbers counts the numbers of a's clause that b has too.
	numbers int
	flip    bool // the cores are opposites: "approved", "rejected"
}

// alike is how far two terms say the same, from 0 to 1.
func alike(a, b *Term) float64 {
	switch {
	case a.Name != "" && b.Name != "":
		return sameName(a, b)
	case a.Lemma == b.Lemma:
		return 1
	case a.Class != "" && a.Class == b.Class:
		return 0.9
	case related(a.Lemma, b.Lemma), verb(a.Lemma) == verb(b.Lemma):
		return 0.8
	}
	return 0
}

// verb is a verb without its particle: "fall" of "fall down".
func verb(s string) string {
	v, _, _ := strings.Cut(s, " ")
	return v
}

// sameName is how far two names may be of one: "sheinbaum" and "claudia sheinbaum", "eu" and "european union".
func sameName(a, b *Term) float64 {
	x, y := a.Lemma, b.Lemma
	if x == y {
		return 1
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if x == "" {
		return 0
	}
	if strings.HasSuffix(y, x) && y[len(y)-len(x)-1] == ' ' && a.Name != NamePlace && (a.Name == NamePerson || b.Name == NamePerson || strings.Contains(x, " ")) {
		return 1
	}
	if strings.HasPrefix(y, x) && y[len(x)] == ' ' && a.Name != NamePlace && b.Name != NamePlace && a.Name != NamePerson {
		return 0.9
	}
	if len(x) < 8 && !strings.Contains(x, " ") && acronym(y) == x {
		return 1
	}
	return 0
}

// acronym is the first letters of a name, without its small words.
func acronym(name string) string {
	var out []byte
	for _, w := range strings.Fields(name) {
		if w != "of" && w != "the" && w != "and" && w != "for" {
			out = append(out, w[0])
		}
	}
	if len(out) < 2 {
		return ""
	}
	return string(out)
}

// related reports whether two words are built on one: "authorize" and "authorization".
func related(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return n >= 5 && n >= len(a)-2 && len(b)-n <= 5
}

// pair aligns clause i of a with clause j of b. A term is paired with the one most like it that is left; terms of other clauses
// of a proposition may answer too, since one writer's clause is another's apposition.
func pair(a, b *Proposition, i, j int) pairing {
	p := pairing{a: make([]int, len(a.Terms)), b: make([]int, len(b.Terms))}
	for k := range p.b {
		p.b[k] = -1
	}
	var heldA, allA, heldB, allB, everA, everB, inA, inB float64
	got := make([]float64, len(b.Terms))
	for k := range a.Terms {
		t := &a.Terms[k]
		p.a[k] = -1
		best, at := 0.0, -1
		for l := range b.Terms {
			u := &b.Terms[l]
			if p.b[l] >= 0 && u.Lemma != t.Lemma {
				continue
			}
			s := alike(t, u)
			if s > 0 && u.Clause != j {
				s *= 0.7
			}
			if s > best {
				best, at = s, l
			}
		}
		if at >= 0 {
			p.a[k] = at
			if got[at] < best {
				got[at], p.b[at] = best, k
			}
		}
		everA += float64(t.Weight)
		inA += min(best/0.7, 1) * float64(t.Weight)
		if t.Clause == i {
			allA += float64(t.Weight)
			heldA += best * float64(t.Weight)
		}
	}
	for l := range b.Terms {
		u := &b.Terms[l]
		everB += float64(u.Weight)
		inB += min(got[l]/0.7, 1) * float64(u.Weight)
		if u.Clause == j {
			allB += float64(u.Weight)
			s := got[l]
			if k := p.b[l]; k >= 0 && a.Terms[k].Clause != i {
				s *= 0.7
			}
			heldB += s * float64(u.Weight)
		}
	}
	if allA > 0 && allB > 0 {
		p.termsA, p.termsB = heldA/allA, heldB/allB
	}
	for k := range a.Amounts {
		if x := &a.Amounts[k]; x.Clause == i {
			allA += amountWeight
			if x.among(b.Amounts) {
				heldA += amountWeight
			}
		}
	}
	for l := range b.Amounts {
		if y := &b.Amounts[l]; y.Clause == j {
			allB += amountWeight
			if y.among(a.Amounts) {
				heldB += amountWeight
			}
		}
	}
	p.held = min(heldA, heldB)
	p.numbers = p.agreeing(a, b, i, j)
	if everA > 0 && everB > 0 {
		p.whole = min(inA/everA, inB/everB)
	}
	if allA > 0 {
		p.shareA = heldA / allA
	}
	if allB > 0 {
		p.shareB = heldB / allB
	}
	p.cores(a, b, i, j)
	return p
}

// agreeing counts the numbers of clause i of a that clause j of b has too.
func (p *pairing) agreeing(a, b *Proposition, i, j int) (n int) {
	for k := range a.Amounts {
		for l := range b.Amounts {
			if x, y := &a.Amounts[k], &b.Amounts[l]; x.Clause == i && y.Clause == j && x.Sort == y.Sort && x.Unit == y.Unit && agree(x, y) {
				n++
				break
			}
		}
	}
	return n
}

// amountWeight is how telling a number is.
const amountWeight = 2.5

// among reports whether a number may be one of others, whatever they count.
func (x *Amount) among(others []Amount) bool {
	for i := range others {
		if y := &others[i]; x.Sort == y.Sort && x.Unit == y.Unit && overlap(x, y) {
			return true
		}
	}
	return false
}

// cores compares what is predicated.
func (p *pairing) cores(a, b *Proposition, i, j int) {
	ca, cb := a.Clauses[i].Core, b.Clauses[j].Core
	if ca < 0 || cb < 0 {
		return
	}
	s, t := &a.Terms[ca], &b.Terms[cb]
	if p.core = alike(s, t); p.core > 0 {
		p.flip = s.Flip != t.Flip && s.Class == t.Class && s.Class != ""
		return
	}
	// "A ferry sank, killing nine" and "nine were killed when a ferry sank": the head of each hangs on that of the other.
	k, l := p.a[ca], p.b[cb]
	if k >= 0 && b.Terms[k].Clause == j {
		p.core += 0.4
	}
	if l >= 0 && a.Terms[l].Clause == i {
		p.core += 0.4
	}
}
