package event

import (
	"slices"

	"sayso"
	"sayso/internal/factuality"
	"sayso/internal/nlp"
)

// performed reports whether the voice that holds a trigger does the act by saying so, or takes it for granted: "We urge the army to
// leave", she said; he called the raid "shameful"; his lawyer called the death a suicide. Such an act rests on the voice around it.
func (r *reading) performed(c *candidate, a *sayso.Attribution) bool {
	if a.Stance == sayso.StanceDenies || a.Cue == nil {
		return false
	}
	if c.verb != nil && a.Cue.Overlaps(r.tree.Words[c.word].Span()) {
		return true // "called the sentence excessive": the trigger stands in what the critic says
	}
	if c.verb != nil {
		if !spoken(c.event.Type) || r.tree.XPOS(&r.tree.Words[c.word]) != "VBP" || a.Kind == sayso.KindIndirect || r.tree.Child(c.word, nlp.RelAux) != nlp.NoWord {
			return false
		}
		return slices.ContainsFunc(c.verb.subjects, func(w nlp.WordID) bool { return r.form(w) == "we" || r.form(w) == "i" })
	}
	cue := r.headOf(*a.Cue)
	if cue == nlp.NoWord || !slices.Contains(namings, r.lemma(cue)) {
		return false
	}
	if c.event.Type == sayso.EventAccuse {
		return r.tree.Words[c.word].Relation != nlp.RelObj
	}
	return r.tree.Words[c.word].Relation == nlp.RelObj && r.tree.Words[c.word].Head == cue && r.definite(c.word)
}

// namings are verbs by which somebody gives a thing a name.
var namings = []string{"call", "brand", "label", "term", "dub", "describe", "denounce", "condemn"}

// voiced gives a refusal of nobody's to whoever utters it: "That is ruled out," she said.
func (r *reading) voiced(c *candidate) {
	if c.event.Type != sayso.EventReject || len(c.event.Actors) > 0 || c.verb == nil {
		return
	}
	k := r.innermost(c.event.Trigger)
	if k < 0 || r.in.Attributions[k].Stance != sayso.StanceRejects || len(r.in.Attributions[k].Source) == 0 {
		return
	}
	if h := r.headOf(r.in.Attributions[k].Source[0]); h != nlp.NoWord {
		c.actors = []nlp.WordID{h}
		c.event.Actors = []sayso.Participant{r.participant(r.phraseOf(h))}
		c.because("actors", "its voice", r.in.Attributions[k].Source[0])
	}
}

// saidWhen dates an act of saying by the time of the saying that holds it, if whoever acts says it.
func (r *reading) saidWhen(c *candidate) {
	k := r.innermost(c.event.Trigger)
	if c.event.Date != "" || !spoken(c.event.Type) || k < 0 {
		return
	}
	a := &r.in.Attributions[k]
	if a.Time == nil || !slices.ContainsFunc(c.event.Actors, func(p sayso.Participant) bool { return slices.ContainsFunc(a.Source, p.Overlaps) }) {
		return
	}
	for t := range r.timesNear(*a.Time) {
		if a.Time.Contains(t.Span) && t.Type != sayso.TimeDuration && t.Type != sayso.TimeSet {
			c.event.Date, c.event.DateBasis = t.ID, sayso.EventByCarrying
			c.because("date", "time of the saying", t.Span)
			return
		}
	}
}

// repeats reports whether a refusal that somebody utters is the one told of them before: "has rejected a raid … That is ruled out," she said.
func (r *reading) repeats(b, c *candidate) bool {
	k := r.innermost(c.event.Trigger)
	if c.event.Type != sayso.EventReject || c.verb == nil || len(c.event.Recipients) > 0 || k < 0 || r.in.Attributions[k].Stance != sayso.StanceRejects {
		return false
	}
	return r.innermost(b.event.Trigger) < 0 && r.agree(b.event.Actors, c.event.Actors, b.actors, c.actors) > 0
}

// asTerror reports whether "as" and a word of terrorists follow a verb in its sentence, wherever the parser hangs them: "designating eight
// gangs, two of them foreign, as terrorist groups".
func (r *reading) asTerror(v nlp.WordID) bool {
	end, as := min(r.tree.SentenceOf(v).End, v+20), false
	for w := v + 1; w < end; w++ {
		switch f := r.form(w); {
		case f == "as":
			as = true
		case as && r.tables.words[f] == "terror":
			return true
		}
	}
	return false
}

// schedules are participles behind a noun that say when it will be.
var schedules = []string{"set", "due", "scheduled", "slated", "planned", "expected"}

// scheduled adds that a noun is said to be to come, wherever the parser hangs it: "the first meeting, set to take place in Lima", "talks
// scheduled for June".
func (r *reading) scheduled(c *candidate) []factuality.Operator {
	if c.noun == nil {
		return c.ops
	}
	end := min(r.tree.SentenceOf(c.word).End-1, c.word+6)
	for w := c.word + 1; w < end; w++ {
		next := r.form(w + 1)
		if slices.Contains(schedules, r.form(w)) && (next == "to" || next == "for") {
			return append(c.ops, factuality.Operator{Kind: factuality.Planned, Row: r.form(w), Span: r.tree.Words[w].Span(), Word: w, Level: 1})
		}
		if u := r.tree.Words[w].UPOS; u == nlp.VERB || u == nlp.AUX {
			break
		}
	}
	return c.ops
}
