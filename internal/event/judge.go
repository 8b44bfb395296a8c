package event

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/factuality"
	"sayso/internal/nlp"
)

// judge says whether an event happened, as operators and voices have it.
func (r *reading) judge(c *candidate) {
	c.ops = r.operators.Path(r.text, r.tree, c.word)
	c.ops = r.scheduled(c)
	c.ops = r.question(c)
	voices := r.voices(c)
	kind := factuality.Fold(c.ops)
	if kind == factuality.Attempted {
		kind = factuality.None
		if q := c.event.Quad; q != 4 {
			kind = factuality.Negation
		}
	}
	if kind == factuality.Ongoing && spoken(c.event.Type) && c.event.Mode != "investigate" {
		kind = factuality.None // "is demanding" is a demand made
	}
	c.kind = kind
	read := factuality.Read(voices, kind)
	if s, ok := r.weighed(c, voices, read.Status); ok {
		read = factuality.Settle(voices, s, kind)
		c.because("status", "model: "+string(s), c.event.Trigger)
	}
	c.event.Status, c.event.AccordingTo, c.event.Factuality = read.Status, read.AccordingTo, read.Factuality
	for _, o := range c.ops {
		c.because("status", o.Kind.String()+": "+o.Row, o.Span)
	}
	for _, v := range voices {
		by := "voice " + v.ID
		if v.Kind != factuality.None {
			by += ": " + v.Kind.String()
		}
		c.because("according_to", by, r.cueOf(v.ID))
	}
}

func (r *reading) cueOf(id string) sayso.Span {
	if i := r.attribution(id); i >= 0 && r.in.Attributions[i].Cue != nil {
		return *r.in.Attributions[i].Cue
	}
	return sayso.Span{}
}

// voices returns the attributions whose content carries the trigger, the outermost first. One whose cue is the trigger itself is
// none: "accused" does not stand in what the accuser says.
func (r *reading) voices(c *candidate) []factuality.Voice {
	var out []factuality.Voice
	innermost := r.innermost(c.event.Trigger)
	if innermost >= 0 && r.performed(c, &r.in.Attributions[innermost]) {
		innermost = r.attribution(r.in.Attributions[innermost].Parent)
	}
	for n := 0; innermost >= 0 && n <= len(r.in.Attributions); n++ {
		a := &r.in.Attributions[innermost]
		v := factuality.Voice{ID: a.ID}
		if !onPath(c.ops, a) { // else it has been counted
			v.Kind = r.cueKind(a)
		}
		if v.Kind == factuality.Denied && r.operators.Presupposed(r.text, r.tree, c.word) {
			v.Kind = factuality.None // who denies a role in the attacks does not deny them
		}
		out = append([]factuality.Voice{v}, out...)
		if a.Parent == "" {
			break
		}
		innermost = r.attribution(a.Parent)
	}
	return out
}

// onPath reports whether the cue of an attribution is one of the operators above an event.
func onPath(ops []factuality.Operator, a *sayso.Attribution) bool {
	return a.Cue != nil && slices.ContainsFunc(ops, func(o factuality.Operator) bool { return a.Cue.Contains(o.Span) })
}

func (r *reading) attribution(id string) int {
	if i, ok := r.stands.ids[id]; ok {
		return i
	}
	return -1
}

// innermost returns the attribution with the shortest content span that holds a trigger and whose cue is not the trigger; -1 for none.
func (r *reading) innermost(t sayso.Span) int {
	best, least := -1, 0
	for _, i := range r.stands.contents.At(t.Start) { // in the order of the attributions, of which the first of two alike counts
		a := &r.in.Attributions[i]
		if a.Cue != nil && (a.Cue.Overlaps(t) || r.feels(*a.Cue)) {
			continue
		}
		for _, s := range a.Content {
			if s.Contains(t) && (best < 0 || s.Len() < least) {
				best, least = int(i), s.Len()
			}
		}
	}
	return best
}

// feelings are verbs by which a thing moves somebody, who says nothing by that: "the arrest angered the union" rests on no word of the union's.
var feelings = []string{"anger", "shock", "surprise", "please", "alarm", "sadden", "outrage", "upset", "delight", "dismay", "frighten", "stun", "infuriate", "embarrass", "offend", "horrify"}

// feels reports whether a cue is a verb of feeling in the active voice.
func (r *reading) feels(cue sayso.Span) bool {
	w := r.headOf(cue)
	return w != nlp.NoWord && r.tree.Words[w].UPOS == nlp.VERB && slices.Contains(feelings, r.lemma(w)) && r.tree.Child(w, nlp.RelObj) != nlp.NoWord
}

// cueKind is what the cue of an attribution does to its content, by its own word; one without such a word ("said") does nothing, but
// where the source denies.
func (r *reading) cueKind(a *sayso.Attribution) factuality.Kind {
	if k := r.cueWord(a); k != factuality.None {
		return k
	}
	if a.Stance == sayso.StanceDenies {
		return factuality.Denied
	}
	return factuality.None
}

func (r *reading) cueWord(a *sayso.Attribution) factuality.Kind {
	if a.Cue == nil {
		return factuality.None
	}
	w := r.headOf(*a.Cue)
	if w == nlp.NoWord {
		return factuality.None
	}
	lemma := r.operators.Lemma(r.form(w), r.tree.Words[w].Lemma)
	k := factuality.None
	for _, child := range r.tree.Children(w) {
		if r.tree.Words[child].Relation == nlp.RelCompoundPrt {
			k = r.operators.Governing(lemma + " " + r.form(child))
		}
	}
	if k == factuality.None {
		k = r.operators.Governing(lemma)
	}
	if k == factuality.Attempted || k == factuality.Demanded && (lemma == "tell" || lemma == "ask" || a.Stance == sayso.StanceAsserts || a.Stance == sayso.StanceDenies) {
		return factuality.None // "insisted that nobody had a role in the attacks" demands none
	}
	if k == factuality.Denied || k == factuality.RuledOut {
		for _, child := range r.tree.Children(w) {
			if f := r.form(child); f == "not" || f == "n't" || f == "n’t" || f == "never" {
				return factuality.Possible
			}
		}
	}
	return k
}

// question adds that an event stands in a question that can be answered with no.
func (r *reading) question(c *candidate) []factuality.Operator {
	s := r.tree.SentenceOf(c.word)
	mark := nlp.NoWord
	for w := s.End - 1; w >= s.Start && w >= s.End-3; w-- {
		if r.form(w) == "?" {
			mark = w
		}
	}
	if mark == nlp.NoWord {
		return c.ops
	}
	for w := s.Start; w < s.End; w++ {
		if x := r.tree.XPOS(&r.tree.Words[w]); strings.HasPrefix(x, "W") {
			return c.ops // "Why did they attack?"
		}
	}
	return append(c.ops, factuality.Operator{Kind: factuality.Possible, Row: "question", Span: r.tree.Words[mark].Span(), Word: mark, Level: 1000})
}

// spoken reports whether events of a type are done by saying so.
func spoken(t sayso.EventType) bool {
	switch t {
	case sayso.EventAgree, sayso.EventSupport, sayso.EventConcede, sayso.EventRequest, sayso.EventAccuse, sayso.EventReject, sayso.EventThreaten:
		return true
	}
	return false
}
