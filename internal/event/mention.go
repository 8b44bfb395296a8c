package event

import (
	"slices"

	"sayso"
	"sayso/internal/nlp"
)

// naming returns the head of the name that a description stands before, or the word: of "the mayor's deputy, Ann Holm, resigned" the name.
func (r *reading) naming(w nlp.WordID) nlp.WordID {
	word := &r.tree.Words[w]
	if word.UPOS != nlp.NOUN && word.UPOS != nlp.NUM && word.UPOS != nlp.PRON {
		return w
	}
	for _, c := range r.tree.Children(w) {
		if r.tree.Words[c].Relation != nlp.RelAppos || c < w || r.tree.Words[c].UPOS != nlp.PROPN {
			continue
		}
		k, ok := r.nameAt(c)
		if ok && (k == nlp.NamePerson || k == nlp.NameOrganization) && len(r.coordinated(c)) == 1 {
			return c
		}
	}
	return w
}

// joined reports whether a comma or a conjunction stands between two words; the parser takes "U.S." apart as a list.
func (r *reading) joined(a, b nlp.WordID) bool {
	for w := min(a, b) + 1; w < max(a, b); w++ {
		if f := r.form(w); f == "," || f == "and" || f == "or" || f == "&" {
			return true
		}
	}
	return false
}

// listed returns the heads of a phrase's list that are inside a span.
func (r *reading) listed(w nlp.WordID, s sayso.Span) (out []nlp.WordID) {
	for _, c := range r.coordinated(w) {
		if s.Contains(r.tree.Words[c].Span()) && (c == w || r.joined(w, c)) && !r.mutual(c) {
			out = append(out, c)
		}
	}
	return out
}

// oneBearer reports whether two nouns joined by "and" are two descriptions of the one person named behind them: "journalist and activist Ann Holm".
func (r *reading) oneBearer(a, b nlp.WordID) bool {
	singular := func(w nlp.WordID) bool { return r.tree.XPOS(&r.tree.Words[w]) == "NN" && !r.isName(w) }
	if !singular(a) || r.tree.Child(b, nlp.RelDet, nlp.RelNmodPoss, nlp.RelNummod) != nlp.NoWord {
		return false
	}
	if k, ok := r.nameAt(b); ok && k == nlp.NamePerson {
		return b > a+2 && singular(b-1) // "journalist and | human rights activist | Ann Holm"
	}
	if !singular(b) || int(b)+1 >= len(r.tree.Words) {
		return false
	}
	k, ok := r.nameAt(b + 1)
	return ok && k == nlp.NamePerson
}

// divided parts the span of a phrase of several that two countries or peoples share: "French and Spanish ministers", "the governments of
// France and Spain", "North and South Korea" are two each.
func (r *reading) divided(w nlp.WordID, s sayso.Span) []sayso.Span {
	switch r.tree.XPOS(&r.tree.Words[w]) {
	case "NNS", "NNPS", "NNP":
	default:
		return nil
	}
	if last := r.tree.WordAt(s.End - 1); last != nlp.NoWord && last != w && r.ofCountry(last) { // "the governments of France | and Spain"
		if list := r.coordinated(last); len(list) == 2 && r.ofCountry(list[1]) {
			s.End = int(r.tree.Words[list[1]].End)
		}
	}
	for and := r.tree.WordAt(s.Start) + 1; and != nlp.NoWord && int(and)+1 < len(r.tree.Words) && int(r.tree.Words[and+1].Start) < s.End; and++ {
		if r.form(and) != "and" || !r.ofCountry(and-1) || !r.ofCountry(and+1) || !r.parted(and-1, and+1) {
			continue
		}
		return []sayso.Span{{Start: s.Start, End: int(r.tree.Words[and-1].End)}, {Start: int(r.tree.Words[and+1].Start), End: s.End}}
	}
	return nil
}

// ofCountry reports whether a word stands in the name of a place or a people.
func (r *reading) ofCountry(w nlp.WordID) bool {
	k, ok := r.nameAt(w)
	return ok && (k == nlp.NamePlace || k == nlp.NameGroup)
}

// parted reports whether two words are of different names: of "Bosnia and Herzegovina" they are not.
func (r *reading) parted(a, b nlp.WordID) bool {
	return !slices.ContainsFunc(r.stands.names.At(int(r.tree.Words[a].Start)), func(i int32) bool {
		s := r.doc.Span(r.doc.Names[i].Range)
		return s.Contains(r.tree.Words[a].Span()) && s.Contains(r.tree.Words[b].Span())
	})
}

// speaker returns the phrase of whoever says "we" or "I" in the words that hold a trigger, if the same sentence names them.
func (r *reading) speaker(c *candidate, w nlp.WordID) (sayso.Span, bool) {
	if f := r.form(w); f != "i" && (f != "we" || !spoken(c.event.Type)) {
		return sayso.Span{}, false
	}
	k := r.innermost(c.event.Trigger)
	if k < 0 || len(r.in.Attributions[k].Source) == 0 {
		return sayso.Span{}, false
	}
	h := r.headOf(r.in.Attributions[k].Source[0])
	if s := r.tree.SentenceOf(c.word); h == nlp.NoWord || h < s.Start || h >= s.End {
		return sayso.Span{}, false
	}
	return r.phraseOf(h), true
}

// mutual reports whether a phrase only says that a thing is done to one another.
func (r *reading) mutual(w nlp.WordID) bool {
	next := ""
	if int(w)+1 < len(r.tree.Words) {
		next = r.form(w + 1)
	}
	switch r.form(w) {
	case "neither", "either":
		return next != "" && r.tree.Words[w].UPOS != nlp.NOUN && next != "of"
	case "each":
		return next == "other"
	case "one":
		return next == "another"
	case "other", "another":
		return w > 0 && (r.form(w-1) == "each" || r.form(w-1) == "one")
	}
	return false
}

// beneath returns the parties to whom something is promised, or with whom something is refused, below the object or the clause of a verb:
// "promised to send the refugees food", "pledged a million for a hospital".
func (r *reading) beneath(c *candidate) (out []nlp.WordID) {
	take := func(list []nlp.WordID) {
		for _, w := range list {
			if len(out) == 0 && r.classOf(w)&(party|className) != 0 && !r.temporal(w) && !slices.Contains(c.actors, w) {
				out = append(out, r.coordinated(w)...)
			}
		}
	}
	for _, o := range c.verb.objects {
		for _, n := range r.tree.Children(o) {
			if p := r.preposition(n); r.tree.Words[n].Relation == nlp.RelNmod && (p == "for" || p == "to" || p == "with") {
				take([]nlp.WordID{n})
			}
		}
	}
	take(c.verb.obliques["for"])
	if v := c.verb.complement; v != nlp.NoWord && r.tree.Words[v].UPOS == nlp.VERB && len(out) == 0 {
		a := r.arguments(v)
		take(a.indirect)
		for _, p := range []string{"to", "with", "for"} {
			take(a.obliques[p])
		}
		if c.event.Type == sayso.EventReject { // "refused to let the nurses in"
			take(a.objects)
			if a.complement != nlp.NoWord {
				if s := r.tree.Child(a.complement, nlp.RelNsubj); s != nlp.NoWord {
					take([]nlp.WordID{s})
				}
			}
		}
	}
	return out
}

// asksOf returns the party that a demand's clause says is to act: "demanded that the council resign".
func (r *reading) asksOf(c *candidate) []nlp.WordID {
	v := c.verb.complement
	if v == nlp.NoWord {
		return nil
	}
	s := r.tree.Child(v, nlp.RelNsubj)
	if s == nlp.NoWord || r.classOf(s)&(party|className) == 0 || slices.Contains(c.actors, s) || r.tree.Words[s].UPOS == nlp.PRON {
		return nil
	}
	return r.coordinated(s)
}

// notActing reports whether a word that looks like a doer is none: the place of a dateline, the firing squad of a sentence.
func (r *reading) notActing(w nlp.WordID) bool {
	if r.form(w) == "squad" && w > 0 && r.form(w-1) == "firing" {
		return true
	}
	at := r.tree.Words[w].Span()
	return slices.ContainsFunc(r.in.Parts, func(p sayso.Part) bool { return p.Kind == sayso.PartDateline && p.Span.Contains(at) })
}

// withList widens the span of a first party to the parties listed after it: "three firms and a banker".
func (r *reading) withList(w nlp.WordID, s sayso.Span) sayso.Span {
	for _, c := range r.coordinated(w) {
		if r.classOf(w)&r.classOf(c)&(party|className) != 0 && r.joined(w, c) {
			s.End = max(s.End, int(r.tree.Words[c].End))
		}
	}
	return s
}

// described returns the head of the name that a description stands behind: of "Ann Holm, the mayor," Ann Holm; the word if there is none.
func (r *reading) described(w nlp.WordID) nlp.WordID {
	h := r.tree.Words[w].Head
	if h == nlp.NoWord || r.tree.Words[w].Relation != nlp.RelAppos || r.tree.Words[h].UPOS != nlp.PROPN || r.tree.Words[w].UPOS == nlp.PROPN && r.isName(w) {
		return w
	}
	return h
}

func (r *reading) isName(w nlp.WordID) bool {
	_, ok := r.nameAt(w)
	return ok
}
