package event

import (
	"sayso"
	"sayso/internal/anchor"
	"sayso/internal/nlp"
)

// modelled asks the model's head for the participants that the tree has not told.
func (r *reading) modelled(c *candidate) {
	if r.in.Acts == nil || len(c.event.Actors) > 0 && len(c.event.Recipients) > 0 {
		return
	}
	tokens := r.doc.TokensIn(c.event.Trigger)
	var actors, recipients []sayso.Participant
	for _, a := range r.in.Acts.Arguments(nil, nlp.Range{Start: tokens.Start, End: max(tokens.End, tokens.Start+1)}) {
		switch a.Type {
		case "actor":
			actors = append(actors, r.fromArgument(a))
		case "recipient":
			recipients = append(recipients, r.fromArgument(a))
		}
	}
	if len(actors) > 0 && len(c.event.Actors) == 0 {
		c.event.Actors = actors
		c.because("actors", "model", sayso.Span{})
	}
	if len(recipients) > 0 && len(c.event.Recipients) == 0 {
		c.event.Recipients = recipients
		c.because("recipients", "model", sayso.Span{})
	}
}

func (r *reading) fromArgument(a anchor.Argument) sayso.Participant {
	return r.participant(r.doc.Span(a.Range))
}
