package event

import (
	"slices"

	"sayso"
	"sayso/internal/anchor"
	"sayso/internal/nlp"
)

// modelled puts the participants that the model's head finds in the sentence of a trigger in the place of those that the tree tells; where
// it finds none, the tree's stay.
func (r *reading) modelled(c *candidate) {
	if r.in.Acts == nil {
		return
	}
	tokens := r.doc.TokensIn(c.event.Trigger)
	found := r.in.Acts.Arguments(nil, nlp.Range{Start: tokens.Start, End: max(tokens.End, tokens.Start+1)})
	list := r.fromArguments(c, found, "actor")
	if c.verb != nil && c.verb.passive { // who was shot has not shot; and "by" or "in police firing" says who has
		list = slices.DeleteFunc(list, func(p sayso.Participant) bool {
			return len(c.event.Actors) > 0 || r.sufferBelow(c.word, p.Span) || slices.ContainsFunc(c.verb.objects, func(w nlp.WordID) bool { return p.Overlaps(r.mention(w)) })
		})
	}
	if c.noun != nil { // who a complaint is lodged with does not complain
		list = slices.DeleteFunc(list, func(p sayso.Participant) bool {
			return len(c.event.Actors) > 0 && slices.ContainsFunc(c.noun.phrases["with"], func(w nlp.WordID) bool { return p.Contains(r.tree.Words[w].Span()) })
		})
	}
	if c.noun != nil { // who defends a listing has not listed
		list = slices.DeleteFunc(list, func(p sayso.Participant) bool { return r.onlySpeaks(c.word, p.Span) })
	}
	if c.noun != nil { // who is arrested or charged over an attack, or after it, is not named by that as its doer; nor is whoever arrests
		list = slices.DeleteFunc(list, func(p sayso.Participant) bool { return len(c.event.Actors) == 0 && r.actsBeside(c.word, p.Span) })
	}
	var suffering []nlp.WordID
	if c.noun != nil {
		suffering = r.suffering(c.frame, c.noun)
		list = slices.DeleteFunc(list, func(p sayso.Participant) bool {
			return slices.ContainsFunc(suffering, func(w nlp.WordID) bool { return p.Overlaps(r.tree.Words[w].Span()) || p.Overlaps(r.phraseOf(w)) })
		})
	}
	list = agreed(list, c.event.Actors)
	if r.hasSubject(c) && !anyShared(list, c.event.Actors) {
		list = nil // "at students who had set up barricades": the tree knows who
	}
	if len(list) > 0 {
		c.event.Actors = list
		c.because("actors", "model", sayso.Span{})
	}
	suffers := r.fromArguments(c, found, "recipient")
	if c.verb != nil {
		suffers = agreed(suffers, c.event.Recipients)
	}
	if len(suffers) > 0 && len(suffering) == 0 {
		c.event.Recipients = suffers
		c.because("recipients", "model", sayso.Span{})
	}
	c.event.Recipients = slices.DeleteFunc(c.event.Recipients, func(p sayso.Participant) bool {
		return slices.ContainsFunc(c.event.Actors, func(a sayso.Participant) bool { return a.Span == p.Span }) || c.noun != nil && r.headOf(p.Span) == c.word
	})
}

// onlySpeaks reports whether somebody is the subject of a verb that only speaks of the act which is its object: "defended the listing", but
// not "announced sanctions" or "ordered a raid".
func (r *reading) onlySpeaks(noun nlp.WordID, who sayso.Span) bool {
	v := r.tree.Words[noun].Head
	if v == nlp.NoWord || r.tree.Words[noun].Relation != nlp.RelObj || r.tables.words[r.lemma(v)] == "light" {
		return false
	}
	s := r.tree.Child(v, nlp.RelNsubj)
	if s == nlp.NoWord || !who.Contains(r.tree.Words[s].Span()) {
		return false
	}
	at := r.tree.Words[v].Span()
	for a := range r.cued(at) {
		switch a.Stance {
		case sayso.StancePraises, sayso.StanceCriticises, sayso.StanceRejects, sayso.StanceDenies:
			return true
		}
	}
	return false
}

// besides are prepositions by which a clause tells of what was before it, not of what its subject does.
var besides = []string{"after", "since", "following", "over", "despite", "amid", "before"}

// actsBeside reports whether somebody is the subject or the "by" of the verb beside which a noun only tells the occasion: "charged by the ministry in connection
// with the attacks".
func (r *reading) actsBeside(noun nlp.WordID, who sayso.Span) bool {
	if h := r.tree.Words[noun].Head; h != nlp.NoWord && r.tree.Words[noun].Relation == nlp.RelNsubj && r.tree.Words[h].UPOS == nlp.VERB && r.tables.words[r.lemma(h)] != "light" &&
		slices.ContainsFunc(r.arguments(h).objects, func(w nlp.WordID) bool { return who.Contains(r.tree.Words[w].Span()) }) {
		return true // "the arrest angered the union"
	}
	at, beside := noun, slices.Contains(besides, r.preposition(noun))
	for n := 0; n < 6; n++ {
		h := r.tree.Words[at].Head
		if h == nlp.NoWord {
			return false
		}
		if r.form(h) == "do" && r.preposition(at) == "with" { // "had nothing to do with the killings"
			beside, at = true, h
			continue
		}
		if r.tree.Words[h].UPOS == nlp.VERB {
			if !beside {
				return false
			}
			v := r.arguments(h)
			return slices.ContainsFunc(slices.Concat(v.subjects, v.objects), func(w nlp.WordID) bool { return who.Contains(r.tree.Words[w].Span()) })
		}
		beside = beside || r.form(h) == "connection" && r.preposition(h) == "in"
		at = h
	}
	return false
}

// agreed returns those of several participants of the model that the tree has too, if there are such: of "police held a man; the editor
// objected" police alone.
func agreed(model, tree []sayso.Participant) []sayso.Participant {
	if len(model) < 2 {
		return model
	}
	both := slices.DeleteFunc(slices.Clone(model), func(p sayso.Participant) bool {
		return !slices.ContainsFunc(tree, func(q sayso.Participant) bool { return p.Span.Overlaps(q.Span) })
	})
	if len(both) == 0 {
		return model
	}
	return both
}

// sufferBelow reports whether somebody is the object of a verb under another: whom a man "was jailed for insulting" has not jailed him.
func (r *reading) sufferBelow(v nlp.WordID, who sayso.Span) bool {
	w := r.headOf(who)
	for n, object := 0, false; w != nlp.NoWord && n < 12; n++ {
		if w == v {
			return object
		}
		word := &r.tree.Words[w]
		if word.Relation == nlp.RelObj && word.Head != v {
			object = true
		}
		w = word.Head
	}
	return false
}

// hasSubject reports whether an active verb has a subject of its own that can act, and that the tree has taken for the doer.
func (r *reading) hasSubject(c *candidate) bool {
	if c.verb == nil || c.verb.passive || len(c.event.Actors) == 0 {
		return false
	}
	s := r.tree.Child(c.word, nlp.RelNsubj)
	return s != nlp.NoWord && slices.ContainsFunc(c.verb.subjects, func(w nlp.WordID) bool { return r.classOf(w)&(party|className) != 0 })
}

// anyShared reports whether two lists have somebody in common.
func anyShared(a, b []sayso.Participant) bool {
	return slices.ContainsFunc(a, func(p sayso.Participant) bool {
		return slices.ContainsFunc(b, func(q sayso.Participant) bool { return p.Span.Overlaps(q.Span) })
	})
}

// fromArguments makes participants of the arguments of one type: those in the trigger's own sentence, whole words, coordinated ones
// apart.
func (r *reading) fromArguments(c *candidate, found []anchor.Argument, typ string) (out []sayso.Participant) {
	sentence := r.tree.SentenceOf(c.word)
	for _, a := range found {
		s := r.doc.Span(a.Range)
		w := r.headOf(s)
		if w != nlp.NoWord && r.tree.Words[w].UPOS == nlp.VERB && w > 0 && int(r.tree.Words[w-1].End) > s.Start { // a phrase ends before its verb
			s.End = int(r.tree.Words[w-1].End)
			w = r.headOf(s)
		}
		if a.Type != typ || w == nlp.NoWord || r.points(w) || r.mutual(w) || typ == "actor" && r.notActing(w) || r.modifies(w) || w < sentence.Start || w >= sentence.End {
			continue
		}
		if typ == "actor" && r.tree.Words[w].UPOS == nlp.NOUN && r.violent(w) { // "gang violence killed two"
			for _, by := range r.behind([]nlp.WordID{w}) {
				out = append(out, r.participant(r.phraseOf(by)))
			}
			continue
		}
		spans := []sayso.Span{r.whole(s)}
		if list := r.listed(w, r.withList(w, s)); len(list) > 1 {
			spans = spans[:0]
			for _, w := range list {
				spans = append(spans, r.phraseOf(w))
			}
		} else if parts := r.divided(w, r.mention(w)); parts != nil {
			spans = parts
		} else if by, ok := r.speaker(c, w); ok {
			spans[0] = by
		} else if r.naming(w) != w || r.described(w) != w || r.form(w) == "it" && r.fuller(w) != w {
			spans[0] = r.phraseOf(w)
		}
		for _, s := range spans {
			if !slices.ContainsFunc(out, func(p sayso.Participant) bool { return p.Span.Overlaps(s) }) {
				out = append(out, r.participant(s))
			}
		}
	}
	return out
}

// modifies reports whether a word only says of what kind a thing is: of "the terrorist designation" nobody is a party.
func (r *reading) modifies(w nlp.WordID) bool {
	rel := r.tree.Words[w].Relation
	switch {
	case rel != nlp.RelAmod && rel != nlp.RelCompound:
		return false
	case r.tables.words[r.form(w)] == "terror":
		return true
	}
	return rel == nlp.RelAmod && !r.isName(w) && r.tree.Words[w].UPOS != nlp.PROPN && r.classOf(w)&party == 0
}

// whole widens a span to the ends of its words: "U.S." is four tokens.
func (r *reading) whole(s sayso.Span) sayso.Span {
	first, last := r.tree.WordAt(s.Start), r.tree.WordAt(s.End-1)
	if first == nlp.NoWord || last == nlp.NoWord {
		return s
	}
	return sayso.Span{Start: min(s.Start, int(r.tree.Words[first].Start)), End: max(s.End, int(r.tree.Words[last].End))}
}
