package event

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// fromTables returns the event that the tables see in a word.
func (r *reading) fromTables(w nlp.WordID) (c candidate, ok bool) {
	word := &r.tree.Words[w]
	if r.fixed(w) {
		return c, false
	}
	switch word.UPOS {
	case nlp.VERB:
		if r.gerund(w) {
			return r.fromNoun(w)
		}
		return r.fromVerb(w)
	case nlp.ADJ:
		if r.participle(w) && word.Relation == nlp.RelAmod || r.predicate(w) {
			return r.fromVerb(w)
		}
	case nlp.NOUN, nlp.PROPN:
		return r.fromNoun(w)
	}
	return c, false
}

// predicate reports whether an adjective is what is said of somebody: "is critical of the court".
func (r *reading) predicate(w nlp.WordID) bool {
	return r.tree.Child(w, nlp.RelCop) != nlp.NoWord && r.tree.Child(w, nlp.RelNsubj) != nlp.NoWord
}

// lemma is the base form of a word: the tables' for a form of one of their words, else the model's.
func (r *reading) lemma(w nlp.WordID) string {
	word := &r.tree.Words[w]
	bases := r.tables.nounBases
	if word.UPOS == nlp.VERB || word.UPOS == nlp.ADJ || word.UPOS == nlp.AUX {
		bases = r.tables.verbBases
	}
	if base, ok := bases[strings.ToLower(word.Span().In(r.text))]; ok {
		return base
	}
	return strings.ToLower(word.Lemma)
}

func (r *reading) fromVerb(w nlp.WordID) (c candidate, ok bool) {
	frames := r.tables.verbs[r.lemma(w)]
	if len(frames) == 0 {
		return c, false
	}
	a := r.arguments(w)
	for i := range frames {
		f := &frames[i]
		last, ok := r.rest(f.words[1:], w, a)
		if !ok || len(f.words) == 1 && r.phrasal(w) {
			continue
		}
		own := a
		if len(f.words) == 2 && len(a.objects) == 0 && !a.passive && slices.Contains(particles, f.words[1]) {
			own = a.with(f.words[1]) // "handed over | their weapons", read as "over their weapons"
		}
		if !r.fits(f, w, own) {
			continue
		}
		c = candidate{word: w, frame: f, verb: own}
		c.event = sayso.Event{Type: f.typ, Mode: f.mode, Trigger: r.spanOf(w, last)}
		if r.tree.Words[w].UPOS == nlp.ADJ && len(f.words) > 1 && slices.Contains([]string{"of", "to"}, f.words[1]) {
			c.event.Trigger = r.spanOf(w, w) // "critical | of"
		}
		if s, ok := r.judgement(f, w); ok {
			c.event.Trigger = s
		}
		c.because("type", "verb: "+f.id, c.event.Trigger)
		return c, true
	}
	return c, false
}

// judgement returns the words that carry the act where a verb only says that somebody calls a thing something: of "called the sentence utterly
// excessive", "utterly excessive"; of "called it a shocking blow", "shocking blow".
func (r *reading) judgement(f *frame, v nlp.WordID) (sayso.Span, bool) {
	for _, n := range f.needs {
		if n.kind != "blame" && n.kind != "praise" {
			continue
		}
		if w := r.wordBelow(v, n.kind); w != nlp.NoWord {
			from := w
			for from > 0 && r.tree.Words[from-1].Head == w && (r.tree.Words[from-1].Relation == nlp.RelAdvmod && r.tree.Words[w].UPOS == nlp.ADJ || r.tree.Words[from-1].Relation == nlp.RelAmod) {
				from--
			}
			return r.spanOf(from, w), true
		}
	}
	return sayso.Span{}, false
}

// rest finds the further words of a key around a verb: a particle, a preposition that governs a phrase, an object ("open fire").
// last is the last of them that belongs to the trigger.
func (r *reading) rest(words []string, w nlp.WordID, a *arguments) (last nlp.WordID, ok bool) {
	last = w
	for _, want := range words {
		found := false
		if next := w + 1; len(words) == 1 && int(next) < len(r.tree.Words) && r.form(next) == want && (r.tree.XPOS(&r.tree.Words[next]) == "RP" || slices.Contains(particles, want)) {
			return next, true // a particle, wherever it hangs
		}
		for _, c := range r.tree.Children(w) {
			switch rel := r.tree.Words[c].Relation; rel {
			case nlp.RelCompoundPrt, nlp.RelAdvmod, nlp.RelFixed, nlp.RelXcomp:
				found = r.form(c) == want
			case nlp.RelObj, nlp.RelCompound:
				found = r.lemma(c) == want
			case nlp.RelObl, nlp.RelIobj, nlp.RelAdvcl, nlp.RelCase:
				if r.temporal(c) {
					continue
				}
				if found = len(words) == 2 && want == words[1] && r.lemma(c) == want; found { // "took into custody"
					break
				}
				for _, m := range append(slices.Clone(r.tree.Children(c)), c) {
					if rel := r.tree.Words[m].Relation; (rel == nlp.RelCase || rel == nlp.RelMark) && r.form(m) == want && m > w {
						c, found = m, true
						break
					}
				}
			}
			if found {
				if c > last && r.near(w, c) {
					last = c
				}
				break
			}
		}
		if !found {
			return last, false
		}
	}
	return last, true
}

// near reports whether two words stand so close that one span can hold both.
func (r *reading) near(a, b nlp.WordID) bool { return b-a <= 1 }

func (r *reading) form(w nlp.WordID) string {
	return strings.ToLower(r.tree.Words[w].Span().In(r.text))
}

func (r *reading) spanOf(from, to nlp.WordID) sayso.Span {
	return sayso.Span{Start: int(r.tree.Words[from].Start), End: int(r.tree.Words[to].End)}
}

func (r *reading) fromNoun(w nlp.WordID) (c candidate, ok bool) {
	frames := r.tables.nouns[r.lemma(w)]
	if len(frames) == 0 {
		frames = r.tables.nouns[r.form(w)]
	}
	if len(frames) == 0 {
		return c, false
	}
	if k, named := r.nameAt(w); named && k != nlp.NameEvent && k != nlp.NameMisc {
		return c, false // "Boston Globe Media Strike Force"
	}
	a := r.nominal(w)
	for i := range frames {
		f := &frames[i]
		first, ok := r.front(f.words[:len(f.words)-1], w)
		if !ok || !r.nounFits(f, w, a) {
			continue
		}
		c = candidate{word: w, frame: f, noun: a}
		c.event = sayso.Event{Type: f.typ, Mode: f.mode, Trigger: r.spanOf(first, w)}
		c.because("type", "noun: "+f.id, c.event.Trigger)
		return c, true
	}
	return c, false
}

// front finds the words of a key that stand before its noun: "air" of "air strike".
func (r *reading) front(words []string, w nlp.WordID) (first nlp.WordID, ok bool) {
	first = w
	for i := len(words) - 1; i >= 0; i-- {
		first--
		if first < 0 || r.lemma(first) != words[i] && r.form(first) != words[i] {
			return first, false
		}
	}
	return first, true
}

// fixed reports whether a word stands in a fixed phrase that is no event: "heart attack", "war on drugs".
func (r *reading) fixed(w nlp.WordID) bool {
	s := r.tree.SentenceOf(w)
	for at := max(s.Start, w-4); at <= w; at++ {
		for _, key := range []string{r.lemma(at), r.form(at)} {
			for _, p := range r.tables.phrases[key] {
				if int(w-at) < len(p) && r.follows(p, at, s.End) {
					return true
				}
			}
		}
	}
	return false
}

func (r *reading) follows(p phrase, at, end nlp.WordID) bool {
	for i, want := range p {
		w := at + nlp.WordID(i)
		if w >= end || r.lemma(w) != want && r.form(w) != want {
			return false
		}
	}
	return true
}

// gerund reports whether a verb stands where a noun would: "Fighting began".
func (r *reading) gerund(w nlp.WordID) bool {
	word := &r.tree.Words[w]
	if r.tables.nouns[r.form(w)] == nil || r.tree.XPOS(word) != "VBG" || r.tree.Child(w, nlp.RelObj, nlp.RelAux, nlp.RelNsubj) != nlp.NoWord {
		return false
	}
	switch word.Relation {
	case nlp.RelCsubj, nlp.RelNsubj, nlp.RelObj, nlp.RelObl, nlp.RelNmod, nlp.RelNsubjPass, nlp.RelCompound:
		return true
	}
	return false
}

// particles are those that stand beside their verb whatever the parser hangs them on.
var particles = []string{"off", "out", "down", "up", "over", "back", "away"}

// phrasal reports whether a verb has a particle, which makes it another one: "held up".
func (r *reading) phrasal(w nlp.WordID) bool {
	next := w + 1
	return r.tree.Child(w, nlp.RelCompoundPrt) != nlp.NoWord || int(next) < len(r.tree.Words) && r.tree.XPOS(&r.tree.Words[next]) == "RP"
}
