package correct

import (
	"fmt"
	"slices"

	"sayso"
)

// setEvent sets fields of an event. Quad and score follow from type and mode; the article's own factuality follows from a
// status that says whether the event is, for no status stands without it.
func (w *work) setEvent(id string) string {
	e := w.event(id)
	for _, name := range []string{"type", "mode", "status", "actors", "recipients"} { // the mode is one of the new type
		value, ok := w.e.Set[name]
		if !ok {
			continue
		}
		switch name {
		case "type":
			e.Type = sayso.EventType(value)
			if !w.ontology.HasMode(e.Type, e.Mode) {
				e.Mode = ""
			}
			e.Confidence = 0
		case "mode":
			if e.Mode = sayso.Mode(value); value != "" && !w.ontology.HasMode(e.Type, e.Mode) {
				return fmt.Sprintf("%s has no mode %q", e.Type, value)
			}
		case "status":
			e.Status = sayso.Status(value)
			w.own(e)
		default:
			list, err := spans(value)
			if err != nil {
				return err.Error()
			}
			who := w.participants(list)
			if name == "actors" {
				e.Actors = who
			} else {
				e.Recipients = who
			}
		}
		e.Evidence = append(slices.DeleteFunc(e.Evidence, func(v sayso.Evidence) bool { return v.Field == name }), sayso.Evidence{Field: name, By: w.by()})
	}
	if t, ok := w.ontology.Type(e.Type); ok {
		e.Quad, e.Score = t.Quad, w.ontology.Score(e.Type, e.Mode)
	}
	return ""
}

// own makes what the article itself holds agree with a status set by hand. A status that leaves open whether the event is takes
// a certain "it is" or "it is not" back, no more.
func (w *work) own(e *sayso.Event) {
	for i := range e.Factuality {
		f := &e.Factuality[i]
		if f.AccordingTo != sayso.VoiceArticle {
			continue
		}
		switch e.Status {
		case sayso.StatusHappened, sayso.StatusOngoing:
			f.Certainty, f.Polarity = sayso.CertaintyCertain, sayso.PolarityPositive
		case sayso.StatusDidNotHappen:
			f.Certainty, f.Polarity = sayso.CertaintyCertain, sayso.PolarityNegative
		default:
			if f.Certainty == sayso.CertaintyCertain {
				f.Certainty, f.Polarity = sayso.CertaintyUnknown, sayso.PolarityUnknown
			}
		}
	}
}

// participants are stretches of the text with the entities mentioned there.
func (w *work) participants(list []sayso.Span) []sayso.Participant {
	var out []sayso.Participant
	for _, s := range list {
		p := sayso.Participant{Span: s}
		if id, ok := Find(w.rec, sayso.Target{Kind: sayso.TargetEntity, Words: sayso.Passage{Start: s.Start, End: s.End}}); ok {
			x := w.entity(id)
			p.Entity, p.Country, p.Sector = id, x.Country, x.Sector
		}
		out = append(out, p)
	}
	return out
}

// mergeEvents makes two mentions of one occurrence of two events; the first keeps its fields.
func (w *work) mergeEvents(id, with string) string {
	if id == with {
		return "both are one already"
	}
	a, b := w.event(id), w.event(with)
	a.Mentions = append(append(a.Mentions, b.Trigger), b.Mentions...)
	slices.SortFunc(a.Mentions, func(x, y sayso.Span) int { return x.Start - y.Start })
	a.Mentions = slices.Compact(a.Mentions)
	if len(a.Actors) == 0 {
		a.Actors = b.Actors
	}
	if len(a.Recipients) == 0 {
		a.Recipients = b.Recipients
	}
	for _, f := range b.Factuality { // what only the other's voices hold is not lost
		if !slices.ContainsFunc(a.Factuality, func(g sayso.Factuality) bool { return g.AccordingTo == f.AccordingTo }) {
			a.Factuality = append(a.Factuality, f)
		}
	}
	a.Evidence = append(a.Evidence, sayso.Evidence{Field: "mentions", By: w.by()})
	w.rec.Events = slices.DeleteFunc(w.rec.Events, func(x sayso.Event) bool { return x.ID == with })
	return ""
}

// splitEvent makes a mention an event of its own, with the fields of the one it was taken for.
func (w *work) splitEvent(id, with string) string {
	if id != with {
		return "these are two already"
	}
	e := w.event(id)
	at := sayso.Span{Start: w.e.With.Words.Start, End: w.e.With.Words.End}
	k := slices.IndexFunc(e.Mentions, at.Overlaps)
	if k < 0 {
		return "the other words are no further mention of the event"
	}
	other := *e
	other.ID, other.Trigger, other.Mentions = w.id(), e.Mentions[k], nil
	other.Actors, other.Recipients = slices.Clone(e.Actors), slices.Clone(e.Recipients)
	other.Factuality = slices.Clone(e.Factuality)
	other.Evidence = append(slices.Clone(e.Evidence), sayso.Evidence{Field: "trigger", By: w.by(), Span: &other.Trigger})
	e.Mentions = slices.Delete(e.Mentions, k, k+1)
	w.rec.Events = append(w.rec.Events, other)
	slices.SortStableFunc(w.rec.Events, func(x, y sayso.Event) int { return x.Trigger.Start - y.Trigger.Start })
	return ""
}
