package claim

import (
	"cmp"
	"slices"

	"sayso"
)

// An Input is a group of propositions with what the ledger knows of them.
type Input struct {
	Voices []*Proposition // of the claim; at least one
	Near   []*Proposition // of other claims, that pull against some voice of this one
	// Origin returns the origin of an article; nil: each article is its own.
	Origin func(article string) string
	// Person returns the person across articles that an entity of an article is, "" for none; nil: nobody is known.
	Person func(article, entity string) string
	// Publisher returns the outlet of an article, "" if it is not known; nil: none is known.
	Publisher func(article string) string
}

func (in *Input) publisher(article string) string {
	if in.Publisher == nil {
		return ""
	}
	return foldName(in.Publisher(article))
}

// origins are those of the voices, by voice: of what an outlet only says again in its own words, that of the article where it said it first.
func (in *Input) origins() map[string]string {
	out, articles := map[string]string{}, map[string]string{}
	for _, p := range in.Voices {
		articles[p.Voice] = p.Article
		out[p.Voice] = in.origin(p.Article)
	}
	if in.Publisher != nil {
		for voice, before := range OwnWords(in.Voices, in.Publisher) {
			out[voice] = in.origin(articles[before])
		}
	}
	return out
}

func (in *Input) origin(article string) string {
	if in.Origin == nil {
		return article
	}
	return in.Origin(article)
}

func (in *Input) person(p *Proposition) string {
	if in.Person == nil || p.Entity == "" {
		return ""
	}
	return in.Person(p.Article, p.Entity)
}

// Build makes the claim of a group. The result depends on the set of voices only, not on their order.
func (f *Finder) Build(in Input) *sayso.Claim {
	in.Voices = slices.Clone(in.Voices)
	slices.SortFunc(in.Voices, earlier)
	in.Near = slices.Clone(in.Near)
	slices.SortFunc(in.Near, earlier)
	b := &builder{Finder: f, in: in, best: wording(in.Voices), origins: in.origins()}
	b.voices()
	c := &b.claim
	first := in.Voices[0]
	for _, p := range in.Voices {
		if !silent(p.Stance) {
			first = p
			break
		}
	}
	c.ID, c.First = first.Voice, first.Voice
	c.Wording, c.Kind = b.best.Words, b.best.Kind
	c.Wordings = b.wordings()
	c.Origins, c.Independent = b.corroborations()
	c.Tensions = b.tensions()
	c.Summary = Summarise(in.Voices, func(p *Proposition) string { return b.origins[p.Voice] })
	b.questions()
	return c
}

// earlier orders voices by the day they spoke, those without one last, then by article and place in it.
func earlier(a, b *Proposition) int {
	x, y := a.Said, b.Said
	if x == "" {
		x = "~"
	}
	if y == "" {
		y = "~"
	}
	return cmp.Or(cmp.Compare(x, y), cmp.Compare(a.Published, b.Published), cmp.Compare(a.Article, b.Article), cmp.Compare(a.Words.Start, b.Words.Start), cmp.Compare(a.Voice, b.Voice))
}

// wording returns the voice with the fullest words that can be understood where they stand.
func wording(voices []*Proposition) *Proposition {
	best := voices[0]
	for _, p := range voices[1:] {
		if better := compareWordings(p, best); better > 0 {
			best = p
		}
	}
	return best
}

func compareWordings(a, b *Proposition) int {
	return cmp.Or(
		compareBool(len(a.Clauses) > 0, len(b.Clauses) > 0),
		compareBool(!silent(a.Stance) && a.Stance != sayso.VoiceDenies && a.Stance != sayso.VoiceRejects, !silent(b.Stance) && b.Stance != sayso.VoiceDenies && b.Stance != sayso.VoiceRejects),
		compareBool(!midWord(a.Words.Text), !midWord(b.Words.Text)),
		compareBool(a.tells(), b.tells()),
		compareBool(!a.Pronouns, !b.Pronouns),
		compareBool(len(a.Clauses) == 1, len(b.Clauses) == 1),
		compareBool(len(a.Words.Text) <= 300, len(b.Words.Text) <= 300),
		cmp.Compare(a.weight(), b.weight()),
		-earlier(a, b), // the first of equals
	)
}

// tells reports whether the words put something forward by themselves: somebody does or is something. "Her version of events"
// and "passing a budget" do not.
func (p *Proposition) tells() bool {
	return slices.ContainsFunc(p.Clauses, func(c Clause) bool { return c.Subject && !c.Nominal })
}

// Tells reports whether a group of voices is about something that is put forward, so that a list should show it: some voice has a
// clause with a verb, or one takes a side that is not to assert: a denial of "the allegations" tells, two who name them do not.
func Tells(voices []*Proposition) bool {
	return slices.ContainsFunc(voices, func(p *Proposition) bool {
		return p.Stance != sayso.VoiceAsserts && p.Stance != sayso.VoiceRelays || slices.ContainsFunc(p.Clauses, func(c Clause) bool { return !c.Nominal })
	})
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func (p *Proposition) weight() (w float32) {
	for i := range p.Terms {
		w += p.Terms[i].Weight
	}
	return w + 3*float32(len(p.Amounts)+len(p.Times))
}

// A builder makes one claim.
type builder struct {
	*Finder
	in      Input
	best    *Proposition // whose words are the claim's
	against []bool       // by voice: it says what the claim's words deny
	origins map[string]string
	claim   sayso.Claim
}

// voices fills the voices with their stances.
func (b *builder) voices() {
	// The claim is the best wording's content; one who denies it speaks against it, also with the best wording.
	denied := b.best.Stance.Against() || b.best.Relays.Against()
	b.against = make([]bool, len(b.in.Voices))
	for i, p := range b.in.Voices {
		v := sayso.Voice{
			ID: p.Voice, Article: p.Article, Attribution: p.Attribution, Person: b.in.person(p), Name: p.Name, Stance: p.Stance, Relays: p.Relays, Words: p.Words,
			Level: p.Level, Date: p.Said, Origin: b.origins[p.Voice], Hedges: p.Hedges, Chain: p.Chain,
		}
		flip := false
		if p != b.best && len(p.Clauses) > 0 {
			verdict := b.Judge(b.best, p)
			v.Why = verdict.Reasons
			flip = verdict.Joint && verdict.Tension != nil // on the other side
		}
		if p.Answers != "" {
			v.Why = []sayso.Reason{{Kind: ReasonAnswers, Words: "It stands beside the only statement that it can answer.", Points: []sayso.Passage{p.Words}}}
		}
		b.against[i] = flip != denied
		if s := &v.Stance; *s == sayso.VoiceRelays {
			v.Relays = turned(v.Relays, b.against[i])
		} else {
			*s = turned(*s, b.against[i])
		}
		b.claim.Voices = append(b.claim.Voices, v)
	}
}

// turned is what a stance towards a voice's own words is towards the claim's.
func turned(s sayso.VoiceStance, against bool) sayso.VoiceStance {
	switch {
	case s == sayso.VoiceAsserts && against:
		return sayso.VoiceDenies
	case s.Against() && !against:
		return sayso.VoiceAsserts
	}
	return s
}

// ReasonAnswers is the ground for taking a silence for one about a claim.
const ReasonAnswers sayso.ReasonKind = "answers"

// corroborations lists the origins of those who assert the claim, with the roots of their chains, and counts those that rest on
// different roots: origins that share a root are one, and so are an outlet's own and one that has it from that outlet ("the Courier
// reported that …"); an unnamed root counts only where there is no other.
func (b *builder) corroborations() (out []sayso.Corroboration, independent int) {
	at := map[string]int{}
	var roots []rooted
	for i, p := range b.in.Voices {
		v := &b.claim.Voices[i]
		if v.Stance != sayso.VoiceAsserts && (v.Stance != sayso.VoiceRelays || v.Relays != sayso.VoiceAsserts) {
			continue
		}
		k, ok := at[v.Origin]
		if !ok {
			k = len(out)
			at[v.Origin] = k
			out, roots = append(out, sayso.Corroboration{Origin: v.Origin}), append(roots, rooted{})
		}
		root := ""
		if len(p.Chain) > 0 {
			root = p.Chain[0]
		}
		if root != "" && root == p.Name && v.Person != "" {
			roots[k].persons = append(roots[k].persons, v.Person)
		}
		if by := b.in.publisher(p.Article); by != "" {
			roots[k].outlets = append(roots[k].outlets, by)
		}
		if c := &out[k]; !slices.Contains(c.Roots, root) {
			c.Roots = append(c.Roots, root)
		}
		if name := foldName(root); name != "" {
			roots[k].names = append(roots[k].names, name)
		}
		out[k].Voices = append(out[k].Voices, v.ID)
	}
	for i := range out {
		slices.Sort(out[i].Roots)
	}
	return out, independentRoots(out, roots)
}

// A rooted is what an origin rests on: the persons behind its roots as far as they are known across articles, the roots by name, and the
// outlets that tell it.
type rooted struct{ persons, names, outlets []string }

// rests reports whether two origins rest on one: on one person, or one of them on what the other's outlet has told.
func (r *rooted) rests(o *rooted) bool {
	return meets(r.persons, o.persons) || meets(r.names, o.outlets) || meets(r.outlets, o.names)
}

func meets(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// independentRoots counts the sets of origins that share no root: no name, no person that several names are of, no outlet. An unnamed root is not shown to be another than the named ones.
func independentRoots(all []sayso.Corroboration, roots []rooted) (n int) {
	joined := make([]bool, len(all))
	for i := range all {
		if joined[i] || slices.Contains(all[i].Roots, "") {
			continue
		}
		n++
		for queue := []int{i}; len(queue) > 0; queue = queue[1:] {
			joined[queue[0]] = true
			for k := range all {
				if !joined[k] && (slices.ContainsFunc(all[k].Roots, func(r string) bool { return sharedRoot(all[queue[0]].Roots, r) }) ||
					roots[k].rests(&roots[queue[0]])) {
					joined[k] = true
					queue = append(queue, k)
				}
			}
		}
	}
	if n == 0 && len(all) > 0 {
		n = 1
	}
	return n
}

func sharedRoot(roots []string, r string) bool {
	for _, x := range roots {
		a, b := Term{Lemma: foldName(x), Name: NamePerson}, Term{Lemma: foldName(r), Name: NamePerson}
		if x == r || x != "" && r != "" && sameName(&a, &b) > 0 {
			return true
		}
	}
	return false
}

// tensions lists what pulls against the claim: the voices on either side of it, and other claims.
func (b *builder) tensions() (out []sayso.Tension) {
	var pro, con *Proposition
	for i, p := range b.in.Voices {
		switch s := b.claim.Voices[i].Stance; {
		case s == sayso.VoiceAsserts && pro == nil:
			pro = p
		case s.Against() && con == nil:
			con = p
		}
	}
	if pro != nil {
		for i, p := range b.in.Voices {
			if s := b.claim.Voices[i].Stance; s.Against() {
				if v := b.Judge(pro, p); v.Tension != nil {
					out = append(out, *v.Tension)
				}
			}
		}
	}
	for _, p := range b.in.Near {
		for _, q := range b.in.Voices {
			if v := b.Judge(q, p); v.Tension != nil && !v.Joint {
				out = append(out, *v.Tension)
				break // one a claim beside it is enough
			}
		}
	}
	return out
}
