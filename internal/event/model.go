package event

import (
	"slices"

	"sayso"
	"sayso/internal/nlp"
)

// withModel joins what the tables have seen with the triggers of the model. A model without that layer changes nothing.
func (r *reading) withModel(found []candidate) []candidate {
	if r.doc.Event == nil {
		return found
	}
	found = slices.DeleteFunc(found, func(c candidate) bool { return !r.supported(&c) })
	for i := range r.doc.Triggers {
		t := &r.doc.Triggers[i]
		s := r.doc.Span(t.Range)
		if k := slices.IndexFunc(found, func(c candidate) bool { return c.event.Trigger.Overlaps(s) }); k >= 0 {
			c := &found[k]
			c.event.Confidence = float64(t.P)
			if string(c.event.Type) != t.Type {
				c.event.Type, c.event.Mode, c.frame = sayso.EventType(t.Type), "", nil
			}
			c.because("type", "model", s)
			continue
		}
		if t.P < leastAlone {
			continue
		}
		if c, ok := r.fromTrigger(t, s); ok {
			found = append(found, c)
		}
	}
	return found
}

// leastAlone is how likely a trigger of the model must be that the tables do not see.
const leastAlone = 0.4

// supported reports whether the model leaves room for an event that the tables see.
func (r *reading) supported(c *candidate) bool {
	k := r.doc.Event.Label("B-" + string(c.event.Type))
	t := r.tree.Words[c.word].Token
	if k < 0 || t == nlp.NoToken {
		return true
	}
	row := r.doc.Event.Row(t)
	return row[k]-row[0] > roomFor
}

// roomFor is how far an event's label may stand below "none".
const roomFor = -2

// fromTrigger makes an event of a trigger that only the model has seen.
func (r *reading) fromTrigger(t *nlp.Trigger, s sayso.Span) (c candidate, ok bool) {
	w := r.headOf(s)
	if w == nlp.NoWord {
		return c, false
	}
	if _, ok := r.ontology.Type(sayso.EventType(t.Type)); !ok {
		return c, false
	}
	c.word = w
	if r.tree.Words[w].UPOS == nlp.VERB {
		c.verb = r.arguments(w)
	} else {
		c.noun = r.nominal(w)
	}
	c.event = sayso.Event{Type: sayso.EventType(t.Type), Trigger: s, Confidence: float64(t.P)}
	c.because("type", "model", s)
	return c, true
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
