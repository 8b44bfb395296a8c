package correct

import (
	"strconv"

	"sayso"
)

// half is the least part that two stretches have in common, of what they cover together, for long spans to be the same thing
// read twice. Cues, triggers and mentions are short: there one letter in common is enough.
const half = 0.5

// Find returns the id of what stands at the words of a target in a record, as far as it is there: the thing whose words
// overlap them most; of several, the first. A claim is found by its voice: the id of an attribution, also where the words are one
// sentence of what it says or, of a silence, its cue, or "u1" for the first of the writer's own facts. The target's article must be the record's.
func Find(rec *sayso.Record, t sayso.Target) (id string, ok bool) {
	at := sayso.Span{Start: t.Words.Start, End: t.Words.End}
	b := best{at: at}
	switch t.Kind {
	case sayso.TargetAttribution, sayso.TargetClaim:
		for i := range rec.Attributions {
			a := &rec.Attributions[i]
			if t.Kind == sayso.TargetAttribution && a.Cue != nil {
				b.offer(a.ID, *a.Cue, 0, 2)
			}
			b.offer(a.ID, hull(a.Content), half, 1)
			if t.Kind == sayso.TargetClaim {
				b.part(a.ID, hull(a.Content))
				if len(a.Content) == 0 && a.Cue != nil { // "A spokesman for the Norland navy declined to comment."
					b.offer(a.ID, *a.Cue, half, 1)
				}
			}
		}
		if t.Kind == sayso.TargetClaim {
			for i, s := range rec.Unsourced {
				b.offer(unsourcedID(i), s, half, 1)
				b.part(unsourcedID(i), s)
			}
		}
	case sayso.TargetEvent:
		for i := range rec.Events {
			e := &rec.Events[i]
			b.offer(e.ID, e.Trigger, 0, 2)
			for _, m := range e.Mentions {
				b.offer(e.ID, m, 0, 1)
			}
		}
	case sayso.TargetEntity:
		for i := range rec.Entities {
			for _, m := range rec.Entities[i].Mentions {
				b.offer(rec.Entities[i].ID, m.Span, 0, 1)
			}
		}
	}
	return b.id, b.id != ""
}

// unsourcedID names the writer's own facts as the voices of claims do.
func unsourcedID(i int) string { return "u" + strconv.Itoa(i+1) }

// best keeps what fits words best.
type best struct {
	at    sayso.Span
	id    string
	score float64
}

// offer weighs a span: how much it has in common with the words, in classes of which a higher goes first.
func (b *best) offer(id string, s sayso.Span, least float64, class int) {
	share := common(b.at, s)
	if share <= 0 || share < least {
		return
	}
	if score := float64(class) + share; score > b.score {
		b.id, b.score = id, score
	}
}

// part weighs a content of several sentences by one of them: half of the words lie in it. What fits as a whole goes first.
func (b *best) part(id string, s sayso.Span) {
	inside := min(b.at.End, s.End) - max(b.at.Start, s.Start)
	if 2*inside < b.at.Len() {
		return
	}
	if score := common(b.at, s); score > b.score {
		b.id, b.score = id, score
	}
}

// common is how many bytes two spans share, of those that they cover together.
func common(a, b sayso.Span) float64 {
	shared := min(a.End, b.End) - max(a.Start, b.Start)
	if shared <= 0 {
		return 0
	}
	return float64(shared) / float64(max(a.End, b.End)-min(a.Start, b.Start))
}

// hull is the span from the first of a list to the last.
func hull(list []sayso.Span) sayso.Span {
	var out sayso.Span
	for i, s := range list {
		if i == 0 || s.Start < out.Start {
			out.Start = s.Start
		}
		out.End = max(out.End, s.End)
	}
	return out
}
