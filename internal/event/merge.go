package event

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// merge joins the mentions of one occurrence to the first full one.
func (r *reading) merge(found []candidate) []candidate {
	var out []candidate
	for _, c := range found {
		first := max(0, len(out)-mostBefore)
		if k := r.same(out[first:], &c); k >= 0 {
			k += first
			into := &out[k].event
			out[k].words = append(out[k].words, c.word)
			fought := out[k].frame != nil && out[k].frame.mutual && len(into.Actors) > 1 // both sides act, and whoever dies is no third
			if out[k].noun != nil && len(into.Recipients) == 0 && !fought && r.together(&out[k], &c) {
				into.Recipients = c.event.Recipients // "an explosion killed two guards"
			}
			if into.Type == sayso.EventAssault && !fought && c.verb != nil && r.tree.SentenceOf(c.word) == r.tree.SentenceOf(out[k].word) && r.persons(c.event.Recipients) && !r.persons(into.Recipients) {
				into.Recipients, out[k].recipients = c.event.Recipients, c.recipients // "shelled a post, killing two guards"
			}
			if r.announces(&out[k], &c) { // the text says who did it, and to whom, better than its headline
				into.Actors, into.Recipients, out[k].actors, out[k].recipients = c.event.Actors, c.event.Recipients, c.actors, c.recipients
			}
			into.Mentions = append(into.Mentions, c.event.Trigger)
			r.enrich(into, &c.event)
			continue
		}
		out = append(out, c)
	}
	return out
}

// mostBefore is how many events before it a mention is compared with: no article has as many, and a book must not take longer for its
// length.
const mostBefore = 500

// enrich fills what the first mention left open.
func (r *reading) enrich(e, more *sayso.Event) {
	if e.Mode == "" && more.Mode != "" {
		e.Mode, e.Score = more.Mode, more.Score
	}
	if len(e.Actors) == 0 && more.Status == e.Status {
		e.Actors = more.Actors
	}
	for _, v := range more.Evidence {
		if v.Field == "type" {
			e.Evidence = append(e.Evidence, v)
		}
	}
	if e.Place == "" && more.Place != "" {
		e.Place, e.PlaceBasis = more.Place, sayso.EventByCarrying
	}
	if e.Date == "" && more.Date != "" {
		e.Date, e.DateBasis = more.Date, sayso.EventByCarrying
	}
}

// same returns the event among those before that a mention is of; -1 for a new one.
func (r *reading) same(before []candidate, c *candidate) int {
	if k := r.pointedBack(before, c); k >= 0 {
		return k
	}
	if k := r.akin(before, c); k >= 0 {
		return k
	}
	for k := len(before) - 1; k >= 0; k-- {
		b := &before[k]
		if b.event.Type != c.event.Type || b.event.Mode != "" && c.event.Mode != "" && b.event.Mode != c.event.Mode {
			continue
		}
		if b.event.Trigger.Overlaps(c.event.Trigger) || r.together(b, c) || r.together(c, b) || r.oneOccurrence(b, c) || r.repeats(b, c) || r.announces(b, c) {
			return k
		}
	}
	return -1
}

// akin returns the event whose own word a definite mention takes up: "the meeting" is the one of those who met and not of the last visit, "the rescued men"
// are those who were rescued, whatever they are called; -1 for none.
func (r *reading) akin(before []candidate, c *candidate) int {
	participle := c.verb != nil && r.tree.Words[c.word].Relation == nlp.RelAmod && r.tree.Words[c.word].Head != nlp.NoWord && r.definite(r.tree.Words[c.word].Head)
	if !participle && (c.noun == nil || !r.definite(c.word)) {
		return -1
	}
	own := r.lemma(c.word)
	for k := len(before) - 1; k >= 0; k-- {
		b := &before[k]
		if b.event.Type != c.event.Type || b.event.Status.Real() != c.event.Status.Real() && b.event.Status != sayso.StatusReportedOnly && c.event.Status != sayso.StatusReportedOnly {
			continue
		}
		if slices.ContainsFunc(append(b.words, b.word), func(w nlp.WordID) bool {
			l := r.lemma(w)
			return l == own && participle || l != own && c.noun != nil && strings.HasPrefix(own, l) && r.tree.Words[w].UPOS == nlp.VERB
		}) && (participle || r.agree(b.event.Actors, c.event.Actors, b.actors, c.actors) >= 0) {
			return k
		}
	}
	return -1
}

// onceModes are what befalls somebody once: who is arrested, convicted or set free is so in one way, whatever the words ("sentenced", "fined").
var onceModes = []sayso.Mode{"arrest", "convict", "abduct", "release"}

// once reports whether two verbs tell of the same people what befalls them once, on no two days.
func (r *reading) once(b, c *candidate, recipients int) bool {
	return b.event.Mode == c.event.Mode && slices.Contains(onceModes, c.event.Mode) && recipients > 0 && !r.otherDay(b, c) &&
		(r.lemma(b.word) == r.lemma(c.word) || !slices.Contains(stays, r.lemma(b.word)) && !slices.Contains(stays, r.lemma(c.word)))
}

// stays are verbs of being held on: whoever is imprisoned has been arrested before.
var stays = []string{"imprison", "jail", "remand", "interrogate"}

// otherDay reports whether two events have days and not the same.
func (r *reading) otherDay(b, c *candidate) bool {
	if b.event.Date == "" || c.event.Date == "" {
		return false
	}
	value := func(id string) string {
		for _, t := range r.in.Times {
			if t.ID == id {
				return t.Value
			}
		}
		return ""
	}
	return value(b.event.Date) != value(c.event.Date)
}

// announces reports whether a headline without an actor tells what a later clause tells of the same people, whatever their number:
// "Over 900 migrants rescued off Java", "fishermen rescued over 700 migrants".
func (r *reading) announces(headline, c *candidate) bool {
	if headline.verb == nil || c.verb == nil || len(headline.actors) > 0 || len(c.actors) == 0 || !r.headlinePassive(headline.word) || r.lemma(headline.word) != r.lemma(c.word) {
		return false
	}
	return slices.ContainsFunc(headline.recipients, func(v nlp.WordID) bool {
		return slices.ContainsFunc(c.recipients, func(w nlp.WordID) bool { return r.lemma(v) == r.lemma(w) })
	})
}

// together reports whether a noun is the subject or object of a verb that names the same: "the attack killed two", "fired tear gas".
func (r *reading) together(noun, verb *candidate) bool {
	if verb.verb == nil {
		return false
	}
	v := &r.tree.Words[verb.word]
	for _, w := range append(noun.words, noun.word) {
		if r.tree.Words[w].UPOS == nlp.NOUN && (r.tree.Words[w].Head == verb.word || v.Head == w && v.Relation == nlp.RelAclRelcl) {
			return true // "the attack killed two", "the attack, which killed two"
		}
		if w != verb.word && v.Head == w && (v.Relation == nlp.RelAdvcl && r.preposition(verb.word) == "by" || v.Relation == nlp.RelConj && r.shares(w, verb)) {
			return true // "retaliated by firing", "kidnapped and held"
		}
		if v.Head == w && v.Relation == nlp.RelAdvcl && noun.event.Type == sayso.EventAssault && verb.word > w && r.preposition(verb.word) == "" && strings.HasSuffix(r.form(verb.word), "ing") {
			return true // "shelled a post, killing two"
		}
		if v.Head == w && v.Relation == nlp.RelAdvcl && (noun.event.Type == sayso.EventAccuse || noun.event.Type == sayso.EventSupport) && verb.word > w && r.preposition(verb.word) == "" &&
			strings.HasSuffix(r.form(verb.word), "ing") && r.tree.Child(verb.word, nlp.RelNsubj) == nlp.NoWord {
			return true // "accused the mayor of fraud, alleging that he had taken bribes"
		}
	}
	return false
}

// shares reports whether a verb in a list has its object from the first: "beat and robbed two men".
func (r *reading) shares(first nlp.WordID, verb *candidate) bool {
	o := r.tree.Child(first, nlp.RelObj, nlp.RelNsubjPass)
	return o != nlp.NoWord && slices.Contains(verb.verb.objects, o)
}

// oneOccurrence reports whether a later mention points back: a definite noun, or the same word about the same people.
func (r *reading) oneOccurrence(b, c *candidate) bool {
	if b.event.Status.Real() != c.event.Status.Real() && b.event.Status != sayso.StatusReportedOnly && c.event.Status != sayso.StatusReportedOnly {
		return false
	}
	actors, recipients := r.agree(b.event.Actors, c.event.Actors, b.actors, c.actors), r.agree(b.event.Recipients, c.event.Recipients, b.recipients, c.recipients)
	if actors < 0 || recipients < 0 {
		return false
	}
	if c.noun != nil && (r.definite(c.word) || actors+recipients > 0) {
		return true
	}
	if c.verb != nil && b.verb != nil && r.once(b, c, recipients) {
		return true
	}
	return c.verb != nil && actors+recipients > 0 && (actors > 0 && recipients > 0 || r.lemma(b.word) == r.lemma(c.word) && recipients > 0)
}

// agree compares participants: 1 if some are the same, -1 if both are there and none is, 0 if one side is open.
func (r *reading) agree(a, b []sayso.Participant, heads, others []nlp.WordID) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	for _, v := range heads {
		for _, w := range others {
			if k := r.chainOf(v); k >= 0 && k == r.chainOf(w) && !r.otherNumber(v, w) {
				return 1
			}
		}
	}
	for _, p := range a {
		for _, q := range b {
			if p.Entity != "" && p.Entity == q.Entity && p.Counts == nil && q.Counts == nil || strings.EqualFold(r.bare(p.Span), r.bare(q.Span)) {
				return 1
			}
		}
	}
	return -1
}

// otherNumber reports whether one of two is a number alone and the other is not the same: "killed 13 farmers and wounded 42".
func (r *reading) otherNumber(v, w nlp.WordID) bool {
	return (r.tree.Words[v].UPOS == nlp.NUM || r.tree.Words[w].UPOS == nlp.NUM) && r.form(v) != r.form(w)
}

// bare is a phrase without its article.
func (r *reading) bare(s sayso.Span) string {
	t := strings.ToLower(s.In(r.text))
	for _, a := range []string{"the ", "a ", "an ", "its ", "his ", "her ", "their "} {
		t = strings.TrimPrefix(t, a)
	}
	return t
}

// definite reports whether a noun points at something known: "the attack", "this meeting".
func (r *reading) definite(w nlp.WordID) bool {
	for _, c := range r.tree.Children(w) {
		switch r.tree.Words[c].Relation {
		case nlp.RelDet:
			f := r.form(c)
			return f == "the" || f == "this" || f == "that" || f == "these" || f == "those" || f == "both"
		case nlp.RelNmodPoss:
			return true
		}
	}
	return false
}

// pointedBack returns the event that a definite noun under a verb points back to: "two were killed in the battle"; -1 for none.
func (r *reading) pointedBack(before []candidate, c *candidate) int {
	if c.verb == nil {
		return -1
	}
	for _, w := range r.tree.Children(c.word) {
		if r.tree.Words[w].UPOS != nlp.NOUN || !r.definite(w) || !r.names(w, c.event.Type) {
			continue
		}
		for k := len(before) - 1; k >= 0; k-- {
			b := &before[k]
			if b.event.Type == c.event.Type && slices.ContainsFunc(append(b.words, b.word), func(v nlp.WordID) bool { return r.lemma(v) == r.lemma(w) && v != w }) {
				return k
			}
		}
	}
	return -1
}

// names reports whether a noun of the tables is of a type.
func (r *reading) names(w nlp.WordID, t sayso.EventType) bool {
	return slices.ContainsFunc(r.tables.nouns[r.lemma(w)], func(f frame) bool { return f.typ == t })
}

// persons reports whether all of some participants are people, and there are some.
func (r *reading) persons(list []sayso.Participant) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(p sayso.Participant) bool {
		w := r.headOf(p.Span)
		return w == nlp.NoWord || r.classOf(w)&(classPeople|classPerson|classCrowd|classForce) == 0 || r.classOf(w)&classPlace != 0
	})
}
