package event

import (
	"slices"

	"sayso"
	"sayso/internal/nlp"
)

// participants says who acts on whom: by the frame and the tree, and by the model where it has arguments.
func (r *reading) participants(c *candidate) {
	switch {
	case c.verb != nil:
		r.verbal(c)
	case c.noun != nil:
		r.named(c)
	}
	c.actors, c.recipients = r.apart(c.actors, c.recipients)
	c.recipients = r.parties(c.recipients)
	c.actors = slices.DeleteFunc(c.actors, func(w nlp.WordID) bool { return r.temporal(w) || r.points(w) || r.notActing(w) })
	c.recipients = slices.DeleteFunc(c.recipients, func(w nlp.WordID) bool { return r.points(w) || r.mutual(w) })
	things := c.frame != nil && (c.frame.words[0] == "lift" || c.frame.words[0] == "ease")
	switch c.event.Type {
	case sayso.EventRequest, sayso.EventAgree, sayso.EventThreaten, sayso.EventProtest, sayso.EventConcede: // these have parties or none: "called for new talks"
		c.recipients = slices.DeleteFunc(c.recipients, func(w nlp.WordID) bool { return !things && r.classOf(w)&(party|className) == 0 })
	}
	if c.event.Type == sayso.EventMobilize {
		r.mobilized(c)
	}
	c.recipients = slices.DeleteFunc(c.recipients, r.temporal)
	c.event.Actors, c.event.Recipients = r.asParticipants(c, c.actors), r.asParticipants(c, c.recipients)
	r.modelled(c)
	c.event.Recipients = slices.DeleteFunc(c.event.Recipients, func(p sayso.Participant) bool {
		w := r.headOf(p.Span)
		return w != nlp.NoWord && (c.event.Type == sayso.EventMobilize && r.owned(w) || slices.Contains(moneys, r.lemma(w)))
	})
	r.voiced(c)
	c.event.Actors, c.event.Recipients = r.numbers(c, c.event.Actors), r.numbers(c, c.event.Recipients)
	if c.event.Actors == nil {
		c.event.Actors = []sayso.Participant{}
	}
	if c.event.Recipients == nil {
		c.event.Recipients = []sayso.Participant{}
	}
}

// mobilized takes one's own forces out of the recipients: "Both countries have put their militaries on alert" is directed at
// nobody. Where only they are told of, they act: "Commanders were dispatched to the front".
func (r *reading) mobilized(c *candidate) {
	var own []nlp.WordID
	c.recipients = slices.DeleteFunc(c.recipients, func(w nlp.WordID) bool {
		if !r.owned(w) {
			return false
		}
		own = append(own, w)
		return true
	})
	if len(c.actors) == 0 && c.verb != nil && c.verb.passive {
		c.actors = slices.DeleteFunc(own, func(w nlp.WordID) bool { return r.classOf(w)&party == 0 })
	}
}

// owned reports whether a word is of forces, weapons or other means that are moved, not of whom that is aimed at.
func (r *reading) owned(w nlp.WordID) bool {
	return r.classOf(w)&className == 0 || r.classOf(w)&(classForce|classWeapon) != 0
}

// moneys are what is paid, never who is.
var moneys = []string{"dollar", "euro", "pound", "crown", "yen", "yuan", "rupee", "million", "billion", "money", "ransom", "fund"}

// verbal takes the participants of a verb from its frame.
func (r *reading) verbal(c *candidate) {
	a, f := c.verb, c.frame
	if f == nil {
		f = &frame{actor: 's', recipient: []string{"o"}}
	}
	switch f.actor {
	case 's':
		c.actors = r.behind(a.subjects)
	case 'o':
		c.actors = a.objects
	case 'f':
		c.actors = a.obliques["from"]
	}
	for _, slot := range f.recipient {
		switch slot {
		case "s":
			c.recipients = append(c.recipients, a.subjects...)
		case "o":
			c.recipients = append(c.recipients, a.objects...)
		case "i":
			switch {
			case len(a.indirect) > 0:
				c.recipients = append(c.recipients, a.indirect...)
			case len(a.obliques["to"]) > 0:
				c.recipients = append(c.recipients, a.obliques["to"]...)
			default:
				c.recipients = append(c.recipients, a.obliques["for"]...)
			}
		default:
			c.recipients = append(c.recipients, a.obliques[slot]...)
		}
	}
	if len(c.recipients) == 0 && slices.Contains([]sayso.EventType{sayso.EventReject, sayso.EventRequest, sayso.EventConcede, sayso.EventSanction, sayso.EventAid,
		sayso.EventCooperate, sayso.EventAgree, sayso.EventThreaten}, c.event.Type) {
		c.recipients = r.within(a.objects)
	}
	if c.event.Type == sayso.EventAccuse && len(c.recipients) == 0 && a.complement != nlp.NoWord { // "alleged that the police had lied"
		for _, w := range r.subjectOf(a.complement, 1) {
			if r.classOf(w)&(party|className) != 0 && !slices.Contains(c.actors, w) {
				c.recipients = append(c.recipients, w)
			}
		}
	}
	if c.event.Type == sayso.EventReject { // "ruled out a coalition with the Greens"
		for i, w := range c.recipients {
			for _, n := range r.tree.Children(w) {
				if r.tree.Words[n].Relation == nlp.RelNmod && r.preposition(n) == "with" && r.classOf(n)&(party|className) != 0 {
					c.recipients[i] = n
				}
			}
		}
	}
	if len(c.recipients) == 0 {
		switch c.event.Type {
		case sayso.EventAgree, sayso.EventReject:
			c.recipients = r.beneath(c)
		case sayso.EventRequest:
			c.recipients = r.asksOf(c)
		}
	}
	if f.actor == '-' {
		c.actors = nil
	}
	if len(c.actors) == 0 && c.event.Type == sayso.EventAssault {
		c.actors = r.inside(c.word)
	}
}

// behind puts whoever is behind an attack in the place of the attack that acts: "the rebels' raid killed two".
func (r *reading) behind(subjects []nlp.WordID) (out []nlp.WordID) {
	for _, w := range subjects {
		if r.tree.Words[w].UPOS == nlp.NOUN && r.violent(w) {
			out = append(out, r.nominal(w).actors...)
			continue
		}
		out = append(out, w)
	}
	return out
}

// inside returns who is behind the attack in which something is done: "killed in police firing", "died in the army's raid".
func (r *reading) inside(v nlp.WordID) (out []nlp.WordID) {
	for _, w := range r.tree.Children(v) {
		if p := r.preposition(w); (p == "in" || p == "during" || p == "by") && (r.violent(w) || r.tables.nouns[r.form(w)] != nil) {
			out = append(out, r.nominal(w).actors...)
			if s := r.tree.Child(w, nlp.RelNsubj); s != nlp.NoWord {
				out = append(out, r.coordinated(s)...)
			}
		}
	}
	return out
}

// within returns the parties inside phrases: of "Pyongyang's request", Pyongyang.
func (r *reading) within(list []nlp.WordID) (out []nlp.WordID) {
	for _, w := range list {
		if p := r.partyIn(w, 0); p != nlp.NoWord {
			out = append(out, p)
		}
	}
	return out
}

// named takes the participants of a noun from its frame.
func (r *reading) named(c *candidate) {
	a, f := c.noun, c.frame
	if f == nil {
		f = &frame{actor: 'a', recipient: []string{"against", "on", "of", "with", "to"}}
	}
	c.actors = slices.Clone(a.actors)
	suffering := r.suffering(f, a)
	c.actors = slices.DeleteFunc(c.actors, func(w nlp.WordID) bool { return slices.Contains(suffering, w) })
	c.recipients = append(c.recipients, suffering...)
	if f.mutual {
		c.actors = append(c.actors, a.phrases["between"]...)
	}
	if len(c.actors) == 0 {
		switch {
		case c.event.Mode == "resign" || c.event.Mode == "withdraw":
			c.actors = append(c.actors, a.phrases["of"]...)
		case spoken(c.event.Type): // "an apology from Canberra"
			c.actors = slices.DeleteFunc(slices.Clone(a.phrases["from"]), func(w nlp.WordID) bool { return r.classOf(w)&(party|className) == 0 })
		}
	}
	for _, p := range f.recipient {
		if p != "between" {
			c.recipients = append(c.recipients, a.phrases[p]...)
		}
	}
	c.recipients = slices.DeleteFunc(append(slices.Clone(c.recipients), a.sufferers...), r.temporal)
}

// suffering returns whose arrest, murder or release it is: who stands in the genitive of such a noun suffers it, unless "of" says who does ("the army's arrest of
// Holm") or they are soldiers, police or a court.
func (r *reading) suffering(f *frame, a *nominal) []nlp.WordID {
	if f == nil || f.actor != 'o' || len(a.phrases["of"]) > 0 || slices.ContainsFunc(a.owners, func(w nlp.WordID) bool {
		return r.classOf(w)&classForce != 0 || r.classOf(w)&classBody != 0 && r.classOf(w)&className == 0
	}) {
		return nil
	}
	return r.relatives(a.owners)
}

// relatives puts the antecedent in the place of a relative pronoun: "Holm, whose arrest".
func (r *reading) relatives(list []nlp.WordID) (out []nlp.WordID) {
	for _, w := range list {
		out = append(out, r.antecedents(w, []nlp.WordID{w})...)
	}
	return out
}

// apart takes out of the recipients who is an actor already, and what is there twice.
func (r *reading) apart(actors, recipients []nlp.WordID) (a, b []nlp.WordID) {
	seen := map[nlp.WordID]bool{}
	keep := func(list []nlp.WordID) (out []nlp.WordID) {
		for _, w := range list {
			if !seen[w] {
				seen[w] = true
				out = append(out, w)
			}
		}
		return out
	}
	return keep(actors), keep(recipients)
}

// parties puts the party inside a phrase in its place ("the bank's servers"), where there is one.
func (r *reading) parties(list []nlp.WordID) []nlp.WordID {
	out := slices.Clone(list)
	for i, w := range out {
		if c := r.classOf(w); c&party != 0 || c&className != 0 {
			continue
		}
		if p := r.partyIn(w, 0); p != nlp.NoWord {
			out[i] = r.antecedents(p, []nlp.WordID{p})[0] // "deputies whose telephones were tapped"
		}
	}
	return out
}

// partyIn returns a party that hangs on a thing.
func (r *reading) partyIn(w nlp.WordID, depth int) nlp.WordID {
	if depth > 3 {
		return nlp.NoWord
	}
	for _, rel := range []nlp.Relation{nlp.RelNmodPoss, nlp.RelAmod, nlp.RelCompound, nlp.RelNmod} {
		for _, c := range r.tree.Children(w) {
			if r.tree.Words[c].Relation != rel || r.temporal(c) || r.modifies(c) {
				continue
			}
			if rel == nlp.RelNmod {
				if p := r.preposition(c); p != "of" && p != "from" && p != "by" && p != "with" && p != "against" {
					continue
				}
			}
			k := r.classOf(c)
			_, isName := r.nameAt(c)
			if rel == nlp.RelAmod && !isName {
				continue
			}
			// "the terrorist listing" is of no terrorist
			if (k&party != 0 || k&className != 0) && (rel != nlp.RelCompound || isName || k&(classBody|classForce) != 0) {
				return c
			}
			if p := r.partyIn(c, depth+1); p != nlp.NoWord {
				return p
			}
		}
	}
	return nlp.NoWord
}

func (r *reading) asParticipants(c *candidate, list []nlp.WordID) (out []sayso.Participant) {
	for _, w := range list {
		s := r.phraseOf(w)
		if by, ok := r.speaker(c, w); ok {
			s = by
		}
		parts := r.divided(w, s)
		if parts == nil {
			parts = []sayso.Span{s}
		}
		for _, s := range parts {
			if !slices.ContainsFunc(out, func(p sayso.Participant) bool { return p.Span.Overlaps(s) }) {
				out = append(out, r.participant(s))
			}
		}
	}
	return out
}

// participant gives a span its entity and country.
func (r *reading) participant(s sayso.Span) sayso.Participant {
	if w := r.tree.WordAt(s.Start); w != nlp.NoWord && (r.form(w) == "neither" || r.form(w) == "either") && int(r.tree.Words[w].End) < s.End && r.form(w+1) != "of" {
		s.Start = int(r.tree.Words[w+1].Start) // "neither | Norland nor Alder"
	}
	p := sayso.Participant{Span: s}
	best := 0
	var room [16]int32
	for _, i := range r.stands.mentions.Near(room[:0], s) {
		m := r.stands.who[i].span
		if shared := min(m.End, s.End) - max(m.Start, s.Start); shared > best && (s.Contains(m) || m.Contains(s)) && m.End >= s.End-1 {
			e := &r.in.Entities[r.stands.who[i].entity]
			best, p.Entity, p.Country, p.Sector = shared, e.ID, e.Country, e.Sector
		}
	}
	if p.Country == "" {
		for pl := range r.placesNear(s) {
			if s.Contains(pl.Span) && pl.Country != "" {
				p.Country = pl.Country
				break
			}
		}
	}
	return p
}

// phraseOf is the shortest full mention of a phrase: with determiner, title and what its noun is of, without relative clause,
// apposition and where it is.
func (r *reading) phraseOf(w nlp.WordID) sayso.Span {
	return r.mention(r.fuller(w))
}

// mention is phraseOf, with a pronoun left as it is.
func (r *reading) mention(w nlp.WordID) sayso.Span {
	if h := r.tree.Words[w].Head; h != nlp.NoWord && r.tree.Words[w].Relation == nlp.RelAppos && r.classOf(h)&(className|party) != 0 {
		w = h // "Ann Holm, a journalist jailed in May"
	}
	w = r.naming(w)
	from, to := w, w
	r.widen(w, w, &from, &to)
	return r.spanOf(from, to)
}

func (r *reading) widen(w, top nlp.WordID, from, to *nlp.WordID) {
	if *to-*from > 40 {
		return // no mention is that long
	}
	for _, c := range r.tree.Children(w) {
		rel := r.tree.Words[c].Relation
		take := false
		switch rel {
		case nlp.RelDet, nlp.RelDetPredet, nlp.RelAmod, nlp.RelCompound, nlp.RelNummod, nlp.RelFlat, nlp.RelFlatForeign, nlp.RelNmodPoss, nlp.RelNmodDesc, nlp.RelGoeswith, nlp.RelNmodUnmarked:
			take = true
		case nlp.RelNmod:
			take = c > w && r.preposition(c) == "of" && !r.temporal(c)
		case nlp.RelAppos:
			take = c == w+1 || c > w && !r.commaBetween(w, c) && r.classOf(c)&classPerson != 0
		case nlp.RelAdvmod, nlp.RelCase:
			take = c < w && (rel == nlp.RelAdvmod || w != top) // "about 80 people", "the head | of the army"
		}
		if !take {
			continue
		}
		*from, *to = min(*from, c), max(*to, c)
		r.widen(c, top, from, to)
	}
}

func (r *reading) commaBetween(a, b nlp.WordID) bool {
	for w := a + 1; w < b; w++ {
		if r.form(w) == "," {
			return true
		}
	}
	return false
}

// fuller returns the head of a full mention in the same sentence of whom a pronoun stands for, or the pronoun.
func (r *reading) fuller(w nlp.WordID) nlp.WordID {
	chain := r.chainOf(w)
	if chain < 0 || r.tree.Words[w].UPOS != nlp.PRON {
		return w
	}
	s, best := r.tree.SentenceOf(w), w
	from, _ := slices.BinarySearchFunc(r.doc.Mentions, s.Start, func(m nlp.Mention, w nlp.WordID) int { return int(m.Head) - int(w) })
	for i := from; i < len(r.doc.Mentions) && r.doc.Mentions[i].Head < s.End; i++ {
		m := &r.doc.Mentions[i]
		if m.Chain != chain || m.Form == nlp.MentionPronoun {
			continue
		}
		if best == w || m.Head < w {
			best = m.Head // the last before it, else the first after it
		}
	}
	return best
}

// chainOf returns the number of the thing that a phrase with this head is a mention of, -1 if it is not known.
func (r *reading) chainOf(w nlp.WordID) int32 {
	i, ok := slices.BinarySearchFunc(r.doc.Mentions, w, func(m nlp.Mention, w nlp.WordID) int { return int(m.Head) - int(w) })
	if !ok {
		return -1
	}
	return r.doc.Mentions[i].Chain
}

// points reports whether a word points at something said, not at somebody: "That is ruled out".
func (r *reading) points(w nlp.WordID) bool {
	f := r.form(w)
	return f == "that" || f == "this" || f == "what" || f == "there"
}
