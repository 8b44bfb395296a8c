package sayso

import "fmt"

// checkEvents sees that events point into the text and at what there is, and that no status stands without the factuality
// that it follows from.
func (r *Record) checkEvents(attributions map[string]*Attribution) error {
	known := newKnown(r)
	seen := map[string]bool{}
	for i := range r.Events {
		e := &r.Events[i]
		if seen[e.ID] {
			return fmt.Errorf("event %s: there are two", e.ID)
		}
		seen[e.ID] = true
		for _, s := range e.spans() {
			if err := r.checkSpan(s); err != nil {
				return fmt.Errorf("event %s: %w", e.ID, err)
			}
		}
		if err := e.checkVoices(attributions); err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
		if err := known.check(e); err != nil {
			return fmt.Errorf("event %s: %w", e.ID, err)
		}
	}
	return nil
}

// spans lists every span of the event.
func (e *Event) spans() []Span {
	out := append([]Span{e.Trigger}, e.Mentions...)
	for _, list := range [][]Participant{e.Actors, e.Recipients} {
		for _, p := range list {
			out = append(out, p.Span)
			if p.Counts != nil {
				out = append(out, *p.Counts)
			}
		}
	}
	for _, v := range e.Evidence {
		if v.Span != nil {
			out = append(out, *v.Span)
		}
	}
	return out
}

// checkVoices sees that the voices exist, that each speaks once, and that the article's own agrees with the status: what
// it does not hold to be a fact is never "happened".
func (e *Event) checkVoices(attributions map[string]*Attribution) error {
	if !e.Status.Valid() {
		return fmt.Errorf("no status %q", e.Status)
	}
	voices := map[string]Factuality{}
	for _, f := range e.Factuality {
		if _, twice := voices[f.AccordingTo]; twice {
			return fmt.Errorf("voice %q speaks twice", f.AccordingTo)
		}
		if f.AccordingTo != VoiceArticle && attributions[f.AccordingTo] == nil {
			return fmt.Errorf("no voice %q", f.AccordingTo)
		}
		voices[f.AccordingTo] = f
	}
	article, ok := voices[VoiceArticle]
	if !ok {
		return fmt.Errorf("status %s without the article's factuality", e.Status)
	}
	if _, ok := voices[e.AccordingTo]; !ok {
		return fmt.Errorf("according to %q, which has no factuality", e.AccordingTo)
	}
	want := Polarity("")
	switch e.Status {
	case StatusHappened, StatusOngoing:
		want = PolarityPositive
	case StatusDidNotHappen:
		want = PolarityNegative
	}
	if want != "" && (article.Certainty != CertaintyCertain || article.Polarity != want) {
		return fmt.Errorf("status %s, but the article's factuality is %s%s", e.Status, article.Certainty, article.Polarity)
	}
	return nil
}

// known are the ids that an event may name.
type known struct{ places, times, entities map[string]bool }

func newKnown(r *Record) known {
	k := known{map[string]bool{}, map[string]bool{}, map[string]bool{"": true}}
	for _, p := range r.Places {
		k.places[p.ID] = true
	}
	for _, t := range r.Times {
		k.times[t.ID] = true
	}
	for _, e := range r.Entities {
		k.entities[e.ID] = true
	}
	return k
}

func (k known) check(e *Event) error {
	for _, v := range []struct {
		what, id string
		basis    EventBasis
		ids      map[string]bool
	}{{"place", e.Place, e.PlaceBasis, k.places}, {"time", e.Date, e.DateBasis, k.times}} {
		told := v.basis == EventByText || v.basis == EventByCarrying
		if told != (v.id != "") || v.id != "" && !v.ids[v.id] {
			return fmt.Errorf("no %s %q with the basis %q", v.what, v.id, v.basis)
		}
	}
	for _, list := range [][]Participant{e.Actors, e.Recipients} {
		for _, p := range list {
			if !k.entities[p.Entity] {
				return fmt.Errorf("no entity %q", p.Entity)
			}
		}
	}
	return nil
}
