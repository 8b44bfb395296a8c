package event

import (
	"slices"

	"sayso"
	"sayso/internal/factuality"
	"sayso/internal/nlp"
)

// convert applies the rules of PLOVER by which one type stands for another with a status, and leaves out what another event says
// already.
func (r *reading) convert(found []candidate) []candidate {
	for i := range found {
		c := &found[i]
		if c.event.Status == sayso.StatusPlanned {
			switch c.event.Type { // a future meeting, visit or aid is AGREE
			case sayso.EventConsult, sayso.EventSupport, sayso.EventCooperate, sayso.EventAid:
				if c.verb != nil && c.verb.passive && len(c.event.Actors) == 0 {
					continue // who swims out "to be rescued" has agreed to nothing, nor has anybody else
				}
				c.event.Type, c.event.Mode = sayso.EventAgree, ""
				t, _ := r.ontology.Type(c.event.Type)
				c.event.Quad, c.event.Score = t.Quad, t.Score
				c.because("type", "planned: AGREE", sayso.Span{})
			}
		}
	}
	at := map[nlp.WordID][]int{} // the events that a word names
	for i := range found {
		at[found[i].word] = append(at[found[i].word], i)
	}
	for i := range found {
		c := &found[i]
		c.drop = r.said(c, found, at) || c.event.Type == sayso.EventReject && r.silent(c) || c.event.Type == sayso.EventThreaten && r.cautions(c) || c.event.Type == sayso.EventReject && c.kind == factuality.Negation // "has not ruled out"
	}
	return slices.DeleteFunc(found, func(c candidate) bool { return c.drop })
}

// said reports whether an event above says what this one would: "promised to help" is one AGREE, "refused to meet" one REJECT.
func (r *reading) said(c *candidate, all []candidate, at map[nlp.WordID][]int) bool {
	for _, o := range c.ops {
		if o.Word == c.word {
			continue
		}
		for _, i := range at[o.Word] {
			switch all[i].event.Type {
			case sayso.EventAgree:
				if c.event.Type == sayso.EventAgree {
					return true
				}
			case sayso.EventReject:
				if c.event.Quad != 4 && c.event.Type != sayso.EventRetreat {
					return true
				}
			}
		}
	}
	return false
}

// silent reports whether what looks like a refusal is only the cue of a silence or a denial: "refused to comment", "dismissed the
// allegations".
func (r *reading) silent(c *candidate) bool {
	for a := range r.cued(c.event.Trigger) {
		switch a.Stance {
		case sayso.StanceDeclinesComment, sayso.StanceNoResponse, sayso.StanceDoesNotConfirm:
			return true
		case sayso.StanceDenies:
			return c.verb != nil && slices.ContainsFunc(c.verb.objects, func(w nlp.WordID) bool { return r.lemmaIn(w, sayings) })
		}
	}
	return false
}

// sayings are what is denied by being dismissed or rejected.
var sayings = []string{"claim", "claims", "allegation", "allegations", "accusation", "accusations", "charge", "charges", "report", "reports", "rumour", "rumours", "rumor", "rumors",
	"assertion", "assertions", "it", "this", "that", "them"}

// cautions reports whether a warning is of what others do or may do, which threatens nobody: "warned that the plan should not be an opportunity".
func (r *reading) cautions(c *candidate) bool {
	if c.verb == nil || r.lemma(c.word) != "warn" {
		return false
	}
	if c.verb.complement == nlp.NoWord {
		return !r.below(c.word, "conseq")
	}
	for _, child := range r.tree.Children(c.verb.complement) {
		switch r.form(child) {
		case "should", "must", "may", "might", "could", "can", "is", "was", "are", "were", "has", "had", "have":
			return true
		}
	}
	return false
}
