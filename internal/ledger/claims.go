package ledger

import (
	"cmp"
	"slices"

	"sayso"
	"sayso/internal/claim"
	"sayso/internal/people"
	"sayso/internal/store"
)

// What the body of a link between voices says: both are on one claim; they are on two that pull apart; the first, or the second
// by name, is a silence that answers the other.
const (
	linkJoint   = "joint"
	linkTension = "tension"
	linkFirst   = "first answers"
	linkSecond  = "second answers"
)

// putVoices keeps what the voices of an article say, and judges each against all that share a key with it.
func (s *session) putVoices(article string, day int, asRead []claim.Proposition, rec *sayso.Record) error {
	// As it was read, since a correction may have taken out what was linked.
	kept, err := s.w.Finding(store.KindClaim, ofArticle(article))
	if err != nil {
		return err
	}
	before, err := unpackPropositions(kept, article)
	if err != nil {
		return err
	}
	for i := range before {
		voice := before[i].Voice
		if err := s.touchVoice(voice); err != nil {
			return err
		}
		if err := s.w.PutKeys(store.KindClaim, voice, day, nil); err != nil {
			return err
		}
		if err := s.w.DropLinks(store.KindClaim, voice); err != nil {
			return err
		}
	}
	body, err := packPropositions(asRead)
	if err != nil {
		return err
	}
	if err := s.w.PutFinding(store.KindClaim, ofArticle(article), body); err != nil {
		return err
	}
	list := asRead
	if len(s.log.Of(article)) > 0 {
		list = corrected(list, rec, s.log)
	}
	s.shelf.set(article, list)
	keys := keysOf(list)
	for i := range list {
		kept := keys[i]
		if len(kept) == 0 {
			kept = short([]uint64{people.HeadingKey(list[i].Voice)}) // nobody shares it: what is silent is in the list of refs all the same
		}
		if err := s.w.PutKeys(store.KindClaim, list[i].Voice, day, kept); err != nil {
			return err
		}
	}
	hits, err := s.w.NearEach(sharedSoon, sharedLater, store.KindClaim, keys, windowOf(day, -soon), windowOf(day, soon))
	if err != nil {
		return err
	}
	var links []store.Link
	for i := range list {
		if links, err = s.linkVoice(&list[i], hits[i], links); err != nil {
			return err
		}
	}
	for i := range list {
		s.touch(store.KindClaim, list[i].Voice)
	}
	for _, l := range links {
		if string(l.Body) == linkTension { // a claim tells of what pulls against it
			s.touch(store.KindClaim, l.A, l.B)
		}
	}
	return s.w.PutLinks(store.KindClaim, links)
}

// How many keys two voices share to be compared: one pair of words is in too much of the news, but may be all that two short
// contents have; half a year apart it takes three.
const (
	sharedSoon  = 2
	sharedLater = 3
	soon        = 183 // days
	fewKeys     = 6
)

// voiceKeys are the keys of a proposition; each of one that has few counts twice, so that two short ones meet by one pair of words.
func voiceKeys(p *claim.Proposition) []uint64 {
	keys := p.Keys()
	if len(keys) <= fewKeys {
		for _, k := range keys[:len(keys):len(keys)] {
			keys = append(keys, (k^0x9e3779b97f4a7c15)*0xff51afd7ed558ccd)
		}
	}
	return short(keys)
}

// mostWithKey is how many voices of one article meet others by one key. No article of news has as many that say nearly the same; one of
// thousands of sentences that differ in a number would link each with each, and hold up whoever adds the next.
const mostWithKey = 50

// keysOf are the keys of the voices of one article. It depends on the article alone, so the order of adding makes no difference.
func keysOf(list []claim.Proposition) [][]uint64 {
	out, with := make([][]uint64, len(list)), map[uint64]int{}
	for i := range list {
		out[i] = slices.DeleteFunc(voiceKeys(&list[i]), func(k uint64) bool {
			with[k]++
			return with[k] > mostWithKey
		})
	}
	return out
}

// touchVoice marks a voice and those linked to it, whose claims lose something with it.
func (s *session) touchVoice(voice string) error {
	near, err := s.linked(store.KindClaim)(voice)
	s.touch(store.KindClaim, append(near, voice)...)
	return err
}

// linkVoice appends the links of a proposition to those that share keys with it. Of two in one article the later finds the earlier.
func (s *session) linkVoice(p *claim.Proposition, hits []store.Hit, links []store.Link) ([]store.Link, error) {
	if p.Answers != "" {
		l := store.Link{A: p.Voice, B: p.Answers, Weight: 1, Body: []byte(linkFirst)}
		if l.B < l.A {
			l.A, l.B, l.Body = l.B, l.A, []byte(linkSecond)
		}
		if l.A != l.B {
			links = append(links, l)
		}
	}
	for _, hit := range hits {
		if hit.Ref == p.Voice || articleOf(hit.Ref) == p.Article && hit.Ref > p.Voice {
			continue
		}
		q, err := s.shelf.voice(hit.Ref)
		if err != nil {
			return nil, err
		}
		if q == nil {
			continue
		}
		if l, ok := s.judge(p, q); ok {
			links = append(links, l)
		}
	}
	return links, nil
}

// judge compares two propositions, always in the order of their voices.
func (s *session) judge(p, q *claim.Proposition) (store.Link, bool) {
	if q.Voice < p.Voice {
		p, q = q, p
	}
	v := s.claims.Judge(p, q)
	l := store.Link{A: p.Voice, B: q.Voice, Weight: v.Score}
	switch {
	case v.Joint:
		l.Body = []byte(linkJoint)
	case v.Tension != nil:
		l.Body = []byte(linkTension)
	default:
		return l, false
	}
	return l, true
}

// settleClaims groups the voices that are on one claim.
func (s *session) settleClaims() error {
	ties, err := s.claimTies()
	if err != nil {
		return err
	}
	p := s.partition(store.KindClaim, func(voices []string, links []store.Link) [][]string {
		return withAlone(voices, claim.Group(claimLinks(links)))
	})
	if len(ties) > 0 {
		p.tied = ties.ends
	}
	divided, err := p.anew(sorted(s.touched[store.KindClaim]))
	if err != nil {
		return err
	}
	if len(ties) > 0 {
		divided = ties.apply(divided)
	}
	divided, old := p.changed(divided)
	var groups []store.Group
	for _, voices := range divided {
		if len(voices) == 1 {
			continue
		}
		g, err := s.claimGroup(voices)
		if err != nil {
			return err
		}
		groups = append(groups, g)
	}
	return s.regroup(store.KindClaim, old, groups)
}

// withAlone adds to groups the voices that are in none, each by itself.
func withAlone(voices []string, groups [][]string) [][]string {
	in := map[string]bool{}
	for _, g := range groups {
		for _, v := range g {
			in[v] = true
		}
	}
	for _, v := range voices {
		if !in[v] {
			groups = append(groups, []string{v})
		}
	}
	return groups
}

func otherEnd(l store.Link, ref string) string {
	if l.A == ref {
		return l.B
	}
	return l.A
}

// claimLinks reads what links between voices say.
func claimLinks(links []store.Link) []claim.Link {
	out := make([]claim.Link, 0, len(links))
	for _, l := range links {
		switch string(l.Body) {
		case linkJoint:
			out = append(out, claim.Link{A: l.A, B: l.B, Score: l.Weight})
		case linkTension:
			out = append(out, claim.Link{A: l.A, B: l.B, Apart: true})
		case linkFirst:
			out = append(out, claim.Link{A: l.A, B: l.B, Score: l.Weight, Answers: true})
		case linkSecond:
			out = append(out, claim.Link{A: l.B, B: l.A, Score: l.Weight, Answers: true})
		}
	}
	return out
}

// A claimBody is what lists show of a claim.
type claimBody struct {
	Kind     sayso.ClaimKind `json:"kind"`
	Articles int             `json:"articles"`
	Tension  bool            `json:"tension"`
	// Voices are those of the claim, by id; nil in claims put together before they were kept.
	Voices map[string]voiceBody `json:"voices,omitempty"`
}

func (s *session) claimGroup(voices []string) (store.Group, error) {
	in, err := claimInput(s.shelf, voices)
	if err != nil {
		return store.Group{}, err
	}
	c := s.claims.Build(in)
	if err := s.setKind(s.w, s.shelf, s.log, c); err != nil {
		return store.Group{}, err
	}
	g := store.Group{ID: c.ID, Title: c.Wording.Text, Members: voices, Day: store.NoDay, LastDay: store.NoDay}
	articles, tellings, entities := map[string]bool{}, map[string]bool{}, map[string]string{}
	var fault error
	again := claim.OwnWords(in.Voices, func(article string) string {
		outlet, err := s.publisher(article)
		fault = cmp.Or(fault, err)
		return outlet
	})
	if fault != nil {
		return store.Group{}, fault
	}
	for _, p := range in.Voices {
		articles[p.Article] = true
		if again[p.Voice] == "" {
			tellings[p.Article] = true
		}
		entities[p.Voice] = p.Entity
		if day := storedDay(p.Said); day != store.NoDay {
			if g.Day == store.NoDay || day < g.Day {
				g.Day = day
			}
			g.LastDay = max(g.LastDay, day)
		}
	}
	if claim.Tells(in.Voices) {
		g.Size = len(tellings)
	}
	kept, err := s.voiceBodies(c, entities, again)
	if err != nil {
		return g, err
	}
	g.Body, err = encode(claimBody{Kind: c.Kind, Articles: len(articles), Tension: len(c.Tensions) > 0, Voices: kept})
	return g, err
}

// claimInput gathers the propositions of a claim and of those that pull against it.
func claimInput(s *shelf, voices []string) (in claim.Input, err error) {
	near := map[string]bool{}
	for _, v := range voices {
		p, err := s.voice(v)
		if err != nil {
			return in, err
		}
		if p == nil {
			return in, &sayso.Error{Code: sayso.ErrStore, Place: v, Msg: "the ledger is damaged: a claim has a voice that is not there"}
		}
		in.Voices = append(in.Voices, p)
		links, err := s.r.Links(store.KindClaim, v)
		if err != nil {
			return in, err
		}
		for _, l := range links {
			if other := otherEnd(l, v); string(l.Body) == linkTension && !slices.Contains(voices, other) {
				near[other] = true
			}
		}
	}
	for _, v := range sorted(near) {
		p, err := s.voice(v)
		if err != nil {
			return in, err
		}
		if p != nil {
			in.Near = append(in.Near, p)
		}
	}
	return in, nil
}
