package event

import (
	"math"
	"slices"
	"strings"

	"sayso"
	"sayso/internal/factuality"
	"sayso/internal/mat"
	"sayso/internal/nlp"
)

// withModel joins what the tables have seen with the triggers of the model. A model without that layer changes nothing.
func (r *reading) withModel(found []candidate) []candidate {
	if r.doc.Event == nil {
		return found
	}
	found = slices.DeleteFunc(found, func(c candidate) bool { return !r.supported(&c) })
	var at nlp.Grid
	for i := range found {
		at.Add(found[i].event.Trigger, i)
		if found[i].frame.judges() {
			at.Add(r.tree.Words[found[i].word].Span(), i)
		}
	}
	for i := range r.doc.Triggers {
		t := &r.doc.Triggers[i]
		s := r.doc.Span(t.Range)
		var room [16]int32
		near := at.Near(room[:0], s)
		if k := slices.IndexFunc(near, func(k int32) bool {
			c := &found[k]
			return !c.drop && (c.event.Trigger.Overlaps(s) || c.frame.judges() && r.tree.Words[c.word].Span().Overlaps(s))
		}); k >= 0 {
			c := &found[near[k]]
			if c.frame == nil { // an earlier trigger of the model over the same words: "warrant" after "arrest warrant"
				continue
			}
			c.event.Confidence = r.confidence(float64(t.P))
			if string(c.event.Type) != t.Type && !c.frame.sure() && (t.P >= sureType || len(c.frame.needs) < 2) && (t.Type != string(sayso.EventMobilize) || r.musters(c)) {
				c.event.Type = sayso.EventType(t.Type)
				r.reframe(c)
				if r.unreal(c) {
					c.drop = true
					continue
				}
			}
			c.because("type", "model", s)
			continue
		}
		if typ := sayso.EventType(t.Type); t.P < leastAlone || (typ == sayso.EventAssault || typ == sayso.EventCoerce || typ == sayso.EventProtest) && t.P < leastForceAlone {
			continue
		}
		if c, ok := r.fromTrigger(t, s); ok && !r.unreal(&c) {
			at.Add(c.event.Trigger, len(found))
			found = append(found, c)
		}
	}
	return slices.DeleteFunc(found, func(c candidate) bool { return c.drop })
}

// leastAlone is how likely a trigger of the model must be that the tables do not see. With less, more of what is found is right, and more is missed; an
// editor minds the wrong ones more ("Posts theorized" accuses nobody).
const leastAlone = 0.65

// leastForceAlone is the same for an act of force or of a crowd: a wrong one is worse than a missed one ("Veterans gathered on the
// beach" is no protest).
const leastForceAlone = 0.7

// sureType is how sure the model must be of another type than that of a row whose needs are met.
const sureType = 0.8

// supported reports whether the model leaves room for an event that the tables see.
func (r *reading) supported(c *candidate) bool {
	k := r.doc.Event.Label("B-" + string(c.event.Type))
	t := r.tree.Words[c.word].Token
	if k < 0 || t == nlp.NoToken {
		return true
	}
	row := r.doc.Event.Row(t)
	c.event.Confidence = r.confidence(share(row, k))
	if c.verb != nil && c.event.Type == sayso.EventAssault && len(r.inside(c.word)) > 0 {
		return true // "killed in police firing" says so itself
	}
	if k := r.innermost(c.event.Trigger); c.event.Type == sayso.EventReject && k >= 0 && r.in.Attributions[k].Stance == sayso.StanceRejects {
		return true // "That is ruled out," she said
	}
	if c.noun != nil && c.event.Mode == "arrest" && len(c.noun.sufferers) > 0 {
		return true // "five were placed under arrest"
	}
	if r.judges(c) || r.tree.Words[c.word].UPOS == nlp.ADJ && len(c.frame.words) == 2 && r.predicate(c.word) {
		return true // "called the sentence excessive", "is critical of the court"
	}
	if c.frame.sure() {
		return true // "designated the gang a terrorist group" does too, and "fired a missile into the sea"
	}
	if factuality.Fold(r.operators.Path(r.text, r.tree, c.word)) == factuality.RuledOut {
		return row[k]-row[0] > roomRuledOut // "ruled out an invasion": none has been, and that is worth telling
	}
	if r.plain(c) {
		return row[k]-row[0] > roomForPlain
	}
	if t, _ := r.ontology.Type(c.event.Type); t.Quad == 4 {
		return row[k]-row[0] > roomForForce
	}
	return row[k]-row[0] > roomFor
}

// judges reports whether a verb calls a thing something good or bad and is the cue of somebody who praises or criticises.
func (r *reading) judges(c *candidate) bool {
	if !c.frame.judges() {
		return false
	}
	at := r.tree.Words[c.word].Span()
	return slices.ContainsFunc(r.in.Attributions, func(a sayso.Attribution) bool {
		return a.Cue != nil && a.Cue.Overlaps(at) && (a.Stance == sayso.StancePraises || a.Stance == sayso.StanceCriticises)
	})
}

// confidence is a belief of the model as how often such an event is right, to four decimals: more would be noise, and a record
// read back has to be the same.
func (r *reading) confidence(believed float64) float64 {
	return math.Round(float64(r.right(believed)*1e4)) / 1e4
}

// How far the label of an event that the tables see may stand below "none": little where a wrong one would be an act of force.
const (
	roomFor      = -3
	roomForForce = -1
	roomRuledOut = -8
	roomForPlain = -4
)

// deadly are verbs of killing people, whoever does it.
var deadly = []string{"kill", "shoot", "stab", "murder", "behead", "assassinate", "massacre", "kidnap", "abduct"}

// plain reports whether soldiers, police or gunmen do to people what can hardly be meant otherwise: "the men were killed by army personnel".
func (r *reading) plain(c *candidate) bool {
	return c.verb != nil && (c.event.Type == sayso.EventAssault || c.event.Mode == "arrest") && c.frame != nil && len(c.frame.words) == 1 &&
		slices.ContainsFunc(c.verb.subjects, func(w nlp.WordID) bool {
			return r.classOf(w)&classForce != 0 || r.classOf(w)&party != 0 && slices.Contains(deadly, r.lemma(c.word))
		}) &&
		slices.ContainsFunc(c.verb.objects, func(w nlp.WordID) bool { return r.isA(w, "human") })
}

// fromTrigger makes an event of a trigger that only the model has seen.
func (r *reading) fromTrigger(t *nlp.Trigger, s sayso.Span) (c candidate, ok bool) {
	w := r.headOf(s)
	if w == nlp.NoWord {
		return c, false
	}
	if _, ok := r.ontology.Type(sayso.EventType(t.Type)); !ok || !r.nameable(w, sayso.EventType(t.Type)) {
		return c, false
	}
	c.word, c.alone = w, true
	if r.tree.Words[w].UPOS == nlp.VERB {
		c.verb = r.arguments(w)
	} else {
		c.noun = r.nominal(w)
	}
	c.event = sayso.Event{Type: sayso.EventType(t.Type), Trigger: s, Confidence: r.confidence(float64(t.P))}
	r.reframe(&c)
	c.because("type", "model", s)
	return c, true
}

// nameable reports whether a word can name an act of a type at all: no auxiliary does ("I don't want that"), no letters of a disease, and an adjective only
// what somebody says of a thing.
func (r *reading) nameable(w nlp.WordID, t sayso.EventType) bool {
	word := &r.tree.Words[w]
	switch word.UPOS {
	case nlp.VERB, nlp.NOUN:
		if word.UPOS == nlp.VERB && r.tables.words[r.lemma(w)] == "light" && r.tables.verbs[r.lemma(w)] == nil && r.tree.Child(w, nlp.RelObj) != nlp.NoWord {
			return false // "perpetrated such acts": the act is the noun
		}
		f := word.Span().In(r.text)
		return len(f) < 2 || strings.ToUpper(f) != f
	case nlp.ADJ:
		return t == sayso.EventAccuse || t == sayso.EventSupport || t == sayso.EventAgree || r.participle(w)
	}
	return false
}

// lonely reports whether an event that only the model has seen lacks the party without which there is no such act: nobody is helped by "importing cars", nobody
// is met by "she joined".
func (r *reading) lonely(c *candidate) bool {
	if !c.alone || c.frame != nil {
		return false
	}
	switch c.event.Type {
	case sayso.EventAssault: // "the boys jumped"
		return c.verb != nil && len(c.event.Recipients) == 0 && len(c.verb.objects) == 0
	case sayso.EventAid, sayso.EventCooperate, sayso.EventSanction, sayso.EventConsult:
	default:
		return false
	}
	if c.event.Type != sayso.EventSanction && c.event.Type != sayso.EventAid && len(c.event.Actors) > 1 {
		return false
	}
	return !slices.ContainsFunc(c.event.Recipients, func(p sayso.Participant) bool {
		w := r.headOf(p.Span)
		return w != nlp.NoWord && (r.classOf(w)&(party|className) != 0 || r.partyIn(w, 0) != nlp.NoWord)
	})
}

// headOf returns the word of a span that the others hang on.
func (r *reading) headOf(s sayso.Span) nlp.WordID {
	w := r.tree.WordAt(s.Start)
	for n := 0; w != nlp.NoWord && n < 20; n++ {
		h := r.tree.Words[w].Head
		if h == nlp.NoWord || !s.Contains(r.tree.Words[h].Span()) {
			break
		}
		w = h
	}
	return w
}

// reframe gives an event whose type is the model's the row of the tables that its word has for this type, whatever the row needs, for the
// mode and who is who; none if there is no such row.
func (r *reading) reframe(c *candidate) {
	frames := r.tables.verbs[r.lemma(c.word)]
	if c.noun != nil {
		frames = r.tables.nouns[r.lemma(c.word)]
	}
	fits := false
	c.frame, c.event.Mode = nil, ""
	for i := range frames {
		f := &frames[i]
		if f.typ == c.event.Type && len(f.words) == 1 && (c.frame == nil || !fits) {
			c.frame, fits = f, r.rowFits(f, c)
		}
	}
	if c.frame != nil {
		c.event.Mode = c.frame.mode
	}
}

// rowFits reports whether an event meets the needs of a row.
func (r *reading) rowFits(f *frame, c *candidate) bool {
	if c.verb != nil {
		return r.fits(f, c.word, c.verb)
	}
	return r.nounFits(f, c.word, c.noun)
}

// share is the softmax of row at k.
func share(row []float32, k int) float64 {
	top, sum := slices.Max(row), 0.0
	for _, v := range row {
		sum += mat.Exp(float64(v) - float64(top))
	}
	return mat.Exp(float64(row[k])-float64(top)) / sum
}

// judges reports whether a row is of calling a thing something.
func (f *frame) judges() bool {
	return f != nil && slices.ContainsFunc(f.needs, func(n need) bool { return n.kind == "blame" || n.kind == "praise" })
}

// sure reports whether a row needs so much that the model is not asked.
func (f *frame) sure() bool {
	return f.listsTerror() || f != nil && slices.ContainsFunc(f.needs, func(n need) bool { return n.kind == "nowhere" })
}

// listsTerror reports whether a row is of a listing as terrorist.
func (f *frame) listsTerror() bool {
	return f != nil && slices.ContainsFunc(f.needs, func(n need) bool { return n.kind == "terror" })
}
