package claim

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/civil"
)

// How much two clauses share to be about one matter, and to say the same: shares of the weight of the one that has less and of the
// one that has more in common, and the weight itself, so that a few plain words prove nothing. Rules were made on pairs that no
// figure is given for.
const (
	matterLow, matterHigh, matterHeld = 0.33, 0.55, 5.5 // the cores agree
	looseLow, looseHigh, looseHeld    = 0.40, 0.65, 10  // each core is in the other

	sameLow, sameHigh, sameHeld = 0.37, 0.72, 4.5 // the cores agree
	verbatimLow                 = 0.3             // under which nobody looks whether they are word for word the same
	nominalHeld                 = 2.5             // what a content without a verb must share more
	heldLow, heldHigh, heldHeld = 0.35, 0.95, 8.0 // one core is in the other, which says all that the first says
	leastCommon, fewCommon      = 0.44, 3         // of the longer words, in any place
	mostCommon, manyCommon      = 0.54, 7         // the same, whatever the cores
	numberHeld                  = 1.5             // what a number that both give proves
	bundleWhole                 = 0.75            // of all that two say that say several things
	agreeing, containing        = 0.8, 0.4
)

// Judge compares two propositions, the one whose voice has the lesser id with the other, so that the order in which they are given
// changes nothing but which of them a tension names first.
func (f *Finder) Judge(a, b *Proposition) Verdict {
	if a.Voice <= b.Voice {
		return f.judge(a, b)
	}
	v := f.judge(b, a)
	if t := v.Tension; t != nil {
		t.Here, t.There = t.There, t.Here
		t.Voices[0], t.Voices[1] = t.Voices[1], t.Voices[0]
	}
	return v
}

func (f *Finder) judge(a, b *Proposition) Verdict {
	v := f.compare(a, b)
	if v.Relation != Different {
		return v
	}
	r := f.aligned(a, b)
	if r == nil {
		return v
	}
	if at, ok := r.repeats(a, b); ok {
		return r.repeat(a, b, at)
	}
	if t := r.measures(a, b); t != nil {
		return Verdict{Relation: Contradicts, Score: v.Score, Reasons: r.reasons(a, b), Tension: t}
	}
	return v
}

// compare judges two propositions by what their clauses say.
func (f *Finder) compare(a, b *Proposition) Verdict {
	best, at := 0.0, [2]int{}
	var with pairing
	for i := range a.Clauses {
		for j := range b.Clauses {
			p := pair(a, b, i, j)
			if s := p.score(); s > best {
				best, at, with = s, [2]int{i, j}, p
			}
		}
	}
	if best == 0 {
		return Verdict{Relation: Different}
	}
	c := comparison{Finder: f, a: a, b: b, i: at[0], j: at[1], pairing: with, score: best}
	return byWords(a, b, c.verdict())
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
	score    float64
	verbatim bool // they are nearly word for word the same
}

func (c *comparison) verdict() Verdict {
	different := Verdict{Relation: Different, Score: c.score}
	x, y := &c.a.Clauses[c.i], &c.b.Clauses[c.j]
	c.verbatim = c.core >= agreeing && min(c.shareA, c.shareB) >= verbatimLow && verbatim(c.a, c.b)
	says, matter := c.says(), c.matter()
	if !says && !matter || !kinds(x.Kind, y.Kind) && !(c.verbatim && added(c.a, c.b)) || !c.names() || c.vague() {
		return different
	}
	identity, two := c.slots()
	if two {
		return different
	}
	numbers, clash := c.numbers()
	switch {
	case numbers == amountsApart:
		return different
	}
	dated, later := c.dates()
	switch {
	case clash != nil && (later || dated != nil || c.narrowed() || c.distant(1)):
		return different // jobs in February and jobs of the year before
	case clash != nil:
		return c.tense(*clash)
	case later:
		return different
	case dated != nil && (dated.Contradiction || !c.distant(1)):
		return c.tense(*dated)
	}
	if !says || c.distant(2) {
		return different
	}
	if identity != nil {
		return c.tense(*identity)
	}
	v := Verdict{Relation: Same, Joint: true, Score: c.score, Reasons: c.reasons()}
	t, apart := c.polarity()
	switch {
	case apart, t == nil && x.Maybe != y.Maybe: // what may be is another claim than what is
		return different
	case t != nil && t.Contradiction:
		v.Relation, v.Tension = Contradicts, t
	case t != nil:
		v.Relation, v.Tension = Tension, t
	}
	return v
}

// polarity returns the tension between one who says and one who denies; nil if they are on one side or one takes none. Two that
// are on two sides of what is not shown to be one thing are apart.
func (c *comparison) polarity() (t *sayso.Tension, apart bool) {
	x, y := &c.a.Clauses[c.i], &c.b.Clauses[c.j]
	negative := x.Negative != y.Negative
	if turns := c.a.turns() != c.b.turns(); negative != turns && c.a.Negations > 0 && c.b.Negations > 0 {
		negative = turns // both say no, so one of them was misread
	}
	if negative == c.flip || x.Open || y.Open {
		return nil, false
	}
	if c.held < matterHeld || c.light(c.a, x) || c.light(c.b, y) || !c.opposed(x, y) {
		return nil, true
	}
	t = &sayso.Tension{Kind: sayso.TensionPolarity, Here: c.here(x.At), There: c.there(y.At), Voices: [2]string{c.a.Voice, c.b.Voice}}
	if x.Maybe != y.Maybe {
		t.Words = "One voice says that it may be, the other that it is not."
		return t, false
	}
	t.Contradiction, t.Words = true, "One voice says what the other says is not so."
	return t, false
}

// saysNo reports whether a word in lower case denies.
func saysNo(w string) bool {
	switch w {
	case "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot":
		return true
	}
	return strings.HasSuffix(w, "n't")
}

// opposed reports whether two clauses are whole enough to deny each other: each says of whom it speaks, or the voice denies it, and
// what one speaks of the other does.
func (c *comparison) opposed(x, y *Clause) bool {
	if !x.Subject && !c.a.turns() || !y.Subject && !c.b.turns() {
		return false
	}
	return c.met(c.a.Terms, c.pairing.a, c.i, c.b.Terms, c.j) && c.met(c.b.Terms, c.pairing.b, c.j, c.a.Terms, c.i) && c.oneActs()
}

// oneActs reports whether whoever acts in one clause acts in the other, or one of them does not say who does: "Holm runs" and
// "Holm's boat does not run".
func (c *comparison) oneActs() bool {
	acts, others := false, false
	for k := range c.a.Terms {
		if t := &c.a.Terms[k]; t.Clause == c.i && t.Role == RoleAgent && t.Weight >= 1 {
			acts = true
			if l := c.pairing.a[k]; l >= 0 && c.b.Terms[l].Role == RoleAgent {
				return true
			}
		}
	}
	for l := range c.b.Terms {
		t := &c.b.Terms[l]
		others = others || t.Clause == c.j && t.Role == RoleAgent && t.Weight >= 1
	}
	return !acts || !others
}

// met reports whether who acts and who is acted on in one clause has a counterpart in another, or the other is silent about it. Of
// an apposition one word is enough.
func (c *comparison) met(terms []Term, to []int, clause int, others []Term, other int) bool {
	for _, role := range [2]Role{RoleAgent, RolePatient} {
		has, met := false, false
		for k := range terms {
			if t := &terms[k]; t.Clause == clause && t.Weight >= 1 && (t.Role == role || t.Role == RoleWithin && t.Name != "") {
				has = has || t.Role == role
				met = met || to[k] >= 0
			}
		}
		if !has || met {
			continue
		}
		for l := range others {
			if u := &others[l]; u.Clause == other && u.Role == role && u.Weight >= 1 {
				return false
			}
		}
	}
	return true
}

// distant reports whether so long a time lies between two sayings that only names, so many, tell that they are of one happening.
func (c *comparison) distant(names int) bool {
	x, ok := civil.Parse(c.a.Said)
	y, fine := civil.Parse(c.b.Said)
	if d := x.Number() - y.Number(); !ok || !fine || d <= longDays && -d <= longDays {
		return false
	}
	n := 0
	for k := range c.a.Terms {
		if t := &c.a.Terms[k]; t.Clause == c.i && t.Name != "" && c.pairing.a[k] >= 0 {
			n++
		}
	}
	return n < names && c.held < distantHeld
}

// longDays is what counts as long, and distantHeld what then proves without names that two are of one happening.
const (
	longDays    = 45
	distantHeld = 14
)

// turns reports whether the voice denies what its own words say.
func (p *Proposition) turns() bool {
	return p.Stance.Against() || p.Relays.Against()
}

// light reports whether a clause predicates nothing of its own: "do", a name.
func (c *comparison) light(p *Proposition, x *Clause) bool {
	return x.Core < 0 || p.Terms[x.Core].Weight < 1 || p.Terms[x.Core].Name != ""
}

// says reports whether the two share enough to say the same.
func (c *comparison) says() bool {
	low, high := min(c.shareA, c.shareB), max(c.shareA, c.shareB)
	if c.verbatim {
		return true
	}
	bundled := len(c.a.Clauses) > 1 && len(c.b.Clauses) > 1 && (c.i > 0 || c.j > 0) && c.whole < bundleWhole
	if !bundled && !c.a.Clauses[c.i].Open && !c.b.Clauses[c.j].Open {
		switch n, share := commonWords(c.a, c.b); {
		case c.core >= containing && n >= fewCommon && share >= leastCommon:
			return true
		case n >= manyCommon && share >= mostCommon && !c.opposite():
			return true // so much that a parser's slip over the predicate does not matter
		}
	}
	held := c.proof() + numberHeld*float64(c.pairing.numbers)
	switch {
	case c.telling() < 2, c.light(c.a, &c.a.Clauses[c.i]) || c.light(c.b, &c.b.Clauses[c.j]):
		return false
	case bundled:
		return false // two that say several things and share one of them by the way
	case c.core >= agreeing:
		return low >= sameLow && high >= sameHigh && held >= sameHeld
	}
	if c.contained() && (c.shareA < heldHigh || len(c.a.Clauses) == 1) && (c.shareA >= heldHigh || len(c.b.Clauses) == 1) {
		return !c.a.Clauses[c.i].Open && !c.b.Clauses[c.j].Open
	}
	return false // other predicates: "killed nine sailors" and "abducted nine sailors" share all else
}

// proof is the weight of what is shared; without a verb it proves less.
func (c *comparison) proof() float64 {
	if c.a.Clauses[c.i].Nominal || c.b.Clauses[c.j].Nominal {
		return c.held - nominalHeld
	}
	return c.held
}

// opposite reports whether the table knows both predicates, as two things: "killed" and "abducted".
func (c *comparison) opposite() bool {
	x, y := c.a.Clauses[c.i].Core, c.b.Clauses[c.j].Core
	return x >= 0 && y >= 0 && c.a.Terms[x].Class != "" && c.b.Terms[y].Class != "" && c.a.Terms[x].Class != c.b.Terms[y].Class
}

// commonWords counts the longer words and numbers that two contents have in common, and gives their share of all.
func commonWords(a, b *Proposition) (n int, share float64) {
	x, y := longWords(a), longWords(b)
	for _, w := range x {
		if slices.Contains(y, w) {
			n++
		}
	}
	return n, float64(n) / float64(max(1, len(x)+len(y)-n))
}

// longWords returns the words of a content of more than three letters, and its numbers, each once.
func longWords(p *Proposition) (out []string) {
	for _, w := range split(&p.Words) {
		if (len(w.form) > 3 || strings.ContainsAny(w.form, "0123456789")) && !slices.Contains(out, w.form) {
			out = append(out, w.form)
		}
	}
	return out
}

// telling counts the words and names that are shared and tell something.
func (c *comparison) telling() (n int) {
	for k := range c.a.Terms {
		if t := &c.a.Terms[k]; c.pairing.a[k] >= 0 && t.Clause == c.i && t.Weight >= 1 {
			n++
		}
	}
	for k := range c.a.Amounts {
		if x := &c.a.Amounts[k]; x.Clause == c.i && x.among(c.b.Amounts) {
			n++
		}
	}
	return n
}

// How many words prove that one content repeats another, whatever they are; the share of the longer one's words that stand in
// the other in the same order; and how long contents may be for this to be looked at.
const (
	leastVerbatim = 5
	verbatimShare = 0.8
	mostVerbatim  = 60
)

// verbatim reports whether two contents are nearly word for word the same.
func verbatim(a, b *Proposition) bool {
	x, y := split(&a.Words), split(&b.Words)
	if n, m := min(len(x), len(y)), max(len(x), len(y)); n < leastVerbatim || m > mostVerbatim || float64(n) < verbatimShare*float64(m) {
		return false
	}
	n := 0
	for _, kept := range common(x, y) {
		if kept {
			n++
		}
	}
	return float64(n) >= verbatimShare*float64(max(len(x), len(y)))
}

// added reports whether one of two contents has all words of the other in their order: then it is the voice, not the words, that
// makes one of them a wish.
func added(a, b *Proposition) bool {
	x, y := split(&a.Words), split(&b.Words)
	if len(x) < len(y) {
		x, y = y, x
	}
	return !slices.Contains(common(x, y), false)
}

// matter reports whether the two are about one matter, so that a number or date that differs is a clash.
func (c *comparison) matter() bool {
	low, high := min(c.termsA, c.termsB), max(c.termsA, c.termsB)
	if c.core >= agreeing {
		return low >= matterLow && high >= matterHigh && c.proof()+numberHeld*float64(c.pairing.numbers) >= matterHeld
	}
	return c.contained() || c.core >= containing && low >= looseLow && high >= looseHigh && c.proof() >= looseHeld
}

// contained reports whether one clause says all that the other says, in other words about something.
func (c *comparison) contained() bool {
	return c.core >= containing && min(c.shareA, c.shareB) >= heldLow && max(c.shareA, c.shareB) >= heldHigh && c.proof() >= heldHeld
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

// vague reports whether one does something to somebody and the other to a pronoun that may be anybody.
func (c *comparison) vague() bool {
	return c.b.Clauses[c.j].Vague && unmatched(c.a.Terms, c.pairing.a, c.i) || c.a.Clauses[c.i].Vague && unmatched(c.b.Terms, c.pairing.b, c.j)
}

// unmatched reports whether a clause does something to what has no counterpart.
func unmatched(terms []Term, to []int, clause int) bool {
	for k := range terms {
		if t := &terms[k]; t.Clause == clause && t.Role == RolePatient && t.Weight >= 1 && to[k] < 0 {
			return true
		}
	}
	return false
}

// narrowed reports whether both narrow who acts or is acted on, and by other words: "the private sector", "the building sector".
func (c *comparison) narrowed() bool {
	return narrows(c.a.Terms, c.pairing.a, c.i) && narrows(c.b.Terms, c.pairing.b, c.j)
}

func narrows(terms []Term, to []int, clause int) bool {
	lost, met := false, false
	for k := range terms {
		if t := &terms[k]; t.Clause == clause && t.Role == RoleWithin && t.Name == "" && t.Weight >= 1 {
			lost, met = lost || to[k] < 0, met || to[k] >= 0
		}
	}
	return lost && !met
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
