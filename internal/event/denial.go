package event

import (
	"slices"
	"strings"

	"sayso"
)

// pointers are contents that only point back to what was said before: "The ministry denied it."
var pointers = []string{"it", "this", "that", "them", "so", "as much", "the report", "the reports", "the claim", "the claims", "the allegation", "the allegations", "the accusation",
	"the accusations", "the charge", "the charges", "those claims", "these claims", "those allegations", "these allegations", "that claim", "this claim", "the account", "the story"}

// contradict lets a denial that only points back deny what the sentence before tells on somebody's word: "Soldiers shot two men, a nurse said. The army
// denied it."
func (r *reading) contradict(found []candidate) {
	for i := range r.in.Attributions {
		a := &r.in.Attributions[i]
		if a.Stance != sayso.StanceDenies || a.Cue == nil || !r.pointsBack(a) {
			continue
		}
		w := r.headOf(*a.Cue)
		if w < 0 {
			continue
		}
		own := r.tree.SentenceOf(w)
		two := own
		if own.Start > 0 {
			two = r.tree.SentenceOf(own.Start - 1)
		}
		told := inOrder(found, sayso.Span{Start: int(r.tree.Words[two.Start].Start), End: a.Cue.Start + 1})
		for k := range told {
			c := &told[k]
			s := r.tree.SentenceOf(c.word)
			if c.event.Status != sayso.StatusReportedOnly || c.event.AccordingTo == a.ID || s.End != own.Start && s != own || c.event.Trigger.Start > a.Cue.Start {
				continue
			}
			c.event.Status = sayso.StatusDenied
			if !slices.ContainsFunc(c.event.Factuality, func(f sayso.Factuality) bool { return f.AccordingTo == a.ID }) {
				c.event.Factuality = append(c.event.Factuality, sayso.Factuality{AccordingTo: a.ID, Certainty: sayso.CertaintyCertain, Polarity: sayso.PolarityNegative})
			}
			c.because("status", "denied after it was told", *a.Cue)
		}
	}
}

// pointsBack reports whether the content of an attribution says nothing by itself.
func (r *reading) pointsBack(a *sayso.Attribution) bool {
	return len(a.Content) == 1 && slices.Contains(pointers, strings.ToLower(a.Content[0].In(r.text)))
}
