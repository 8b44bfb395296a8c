package claim

import (
	"fmt"
	"math"

	"sayso"
)

// The least that two clauses share to say the same; chosen on pairs that were not the measured ones.
const (
	leastShared = 0.52 // of the fuller one's weight
	leastShort  = 0.72 // of the shorter one's
	leastCore   = 0.8
)

// Judge compares two propositions. It is symmetric but for the order of what it points at.
func (f *Finder) Judge(a, b *Proposition) Verdict {
	if len(a.Clauses) == 0 || len(b.Clauses) == 0 {
		return Verdict{Relation: Different}
	}
	best, at := 0.0, [2]int{}
	var with pairing
	for i := range a.Clauses {
		for j := range b.Clauses {
			if p := pair(a, b, i, j); p.core > 0 {
				if s := p.score(); s > best {
					best, at, with = s, [2]int{i, j}, p
				}
			}
		}
	}
	if best == 0 {
		return Verdict{Relation: Different}
	}
	c := comparison{Finder: f, a: a, b: b, i: at[0], j: at[1], pairing: with, score: best}
	return c.verdict()
}

// score is the share of both, the fuller one's more.
func (p *pairing) score() float64 {
	return math.Sqrt(p.shareA*p.shareB) * (0.6 + 0.4*min(p.core, 1))
}

// A comparison is two clauses that may say the same.
type comparison struct {
	*Finder
	a, b *Proposition
	i, j int
	pairing
	score float64
}

func (c *comparison) verdict() Verdict {
	different := Verdict{Relation: Different, Score: c.score}
	x, y := &c.a.Clauses[c.i], &c.b.Clauses[c.j]
	low, high := min(c.shareA, c.shareB), max(c.shareA, c.shareB)
	if low < leastShared || high < leastShort || c.core < leastCore {
		return different
	}
	if !c.names() || !kinds(x.Kind, y.Kind) {
		return different
	}
	identity, apart := c.slots()
	if apart {
		return different
	}
	numbers, clash := c.numbers()
	if numbers == amountsApart {
		return different
	}
	if clash != nil {
		return c.tense(*clash)
	}
	if t := c.dates(); t != nil {
		return c.tense(*t)
	}
	negative := x.Negative != y.Negative
	if c.flip {
		negative = !negative
	}
	if identity != nil {
		return c.tense(*identity)
	}
	v := Verdict{Relation: Same, Joint: true, Score: c.score, Reasons: c.reasons()}
	if negative && !x.Open && !y.Open {
		t := sayso.Tension{Kind: sayso.TensionPolarity, Here: c.here(x.At), There: c.there(y.At), Voices: [2]string{c.a.Voice, c.b.Voice},
			Contradiction: true, Words: "One voice says what the other says is not so."}
		v.Relation, v.Tension = Contradicts, &t
	}
	return v
}

func (c *comparison) here(s sayso.Span) sayso.Passage  { return cut(&c.a.Words, s) }
func (c *comparison) there(s sayso.Span) sayso.Passage { return cut(&c.b.Words, s) }

// cut is a part of a passage.
func cut(p *sayso.Passage, s sayso.Span) sayso.Passage {
	if s.Start < p.Start || s.End > p.End {
		return *p
	}
	return sayso.Passage{Article: p.Article, Start: s.Start, End: s.End, Text: p.Text[s.Start-p.Start : s.End-p.Start]}
}

func (c *comparison) tense(t sayso.Tension) Verdict {
	r := Tension
	if t.Contradiction {
		r = Contradicts
	}
	return Verdict{Relation: r, Score: c.score, Reasons: c.reasons(), Tension: &t}
}

// kinds reports whether two kinds can be of one claim: what is and what will be are two.
func kinds(a, b sayso.ClaimKind) bool {
	if a == b {
		return true
	}
	soft := func(k sayso.ClaimKind) bool { return k == sayso.ClaimFact || k == sayso.ClaimOpinion }
	return soft(a) && soft(b)
}

// names reports whether the names allow the two to be of one happening: each may name what the other leaves out, but not
// another of the same sort in the same place.
func (c *comparison) names() bool {
	for k := range c.a.Terms {
		s := &c.a.Terms[k]
		if s.Clause != c.i || s.Name == "" {
			continue
		}
		if l := c.pairing.a[k]; l >= 0 {
			t := &c.b.Terms[l]
			if (s.Role == RoleAgent && t.Role == RolePatient || s.Role == RolePatient && t.Role == RoleAgent) && t.Clause == c.j && c.sameCore() {
				return false
			}
			continue
		}
		for l := range c.b.Terms {
			t := &c.b.Terms[l]
			if t.Clause == c.j && t.Name != "" && c.pairing.b[l] < 0 && (s.Role == t.Role || s.Name == t.Name && s.Name != NamePlace) {
				return false
			}
		}
	}
	return true
}

// sameCore reports whether both predicate one word: only then does who does it to whom stand in the same places.
func (c *comparison) sameCore() bool {
	x, y := c.a.Clauses[c.i].Core, c.b.Clauses[c.j].Core
	return x >= 0 && y >= 0 && c.a.Terms[x].Lemma == c.b.Terms[y].Lemma
}

// reasons says what the two share.
func (c *comparison) reasons() []sayso.Reason {
	r := sayso.Reason{Kind: ReasonSaysSame}
	n := 0
	for k := range c.a.Terms {
		if l := c.pairing.a[k]; l >= 0 && c.a.Terms[k].Clause == c.i && c.a.Terms[k].Weight > 1 {
			n++
			r.Points = append(r.Points, c.here(c.a.Terms[k].At), c.there(c.b.Terms[l].At))
		}
	}
	r.Words = fmt.Sprintf("They share %d of their words and names, %.0f and %.0f percent by weight.", n, 100*c.shareA, 100*c.shareB)
	return []sayso.Reason{r}
}

// ReasonSaysSame is the ground for taking two contents for one claim.
const ReasonSaysSame sayso.ReasonKind = "says_same"
