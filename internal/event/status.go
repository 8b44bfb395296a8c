package event

import (
	"sayso"
	"sayso/internal/factuality"
	"sayso/internal/mat"
	"sayso/internal/nlp"
	"slices"
)

// How sure the model must be of a status to overrule the words. Where no word speaks it is asked; where one does, it is hardly.
const (
	sureSilent = 0.55 // of another status than the words leave
	sureFact   = 0.90 // that what one named voice tells is taken for a fact
	sureNoun   = 0.75 // the same of any voice, where a definite noun takes it for granted
	sureSpoken = 0.95 // against a word
)

// weighed returns the model's status where it is to be preferred to that of the words. It may weaken a status whenever it is sure enough,
// but what a word speaks against never becomes a fact by it.
func (r *reading) weighed(c *candidate, voices []factuality.Voice, words sayso.Status) (sayso.Status, bool) {
	probabilities := r.statuses(c)
	best, top := words, 0.0
	for k, p := range probabilities {
		if s := sayso.Status(r.doc.Status.Labels[k]); p > top && s.Valid() {
			best, top = s, p
		}
	}
	if best == words || probabilities == nil {
		return words, false
	}
	spoken := slices.ContainsFunc(c.ops, func(o factuality.Operator) bool { return o.Kind != factuality.Ongoing })
	for _, v := range voices {
		spoken = spoken || v.Kind != factuality.None
	}
	switch {
	case best.Real() && (spoken || c.kind == factuality.Ongoing):
		return words, false
	case best.Real() && words == sayso.StatusReportedOnly:
		if c.noun != nil && r.definite(c.word) {
			return best, top >= sureNoun // "the murder of the judge"
		}
		return best, top >= sureFact && r.namedVoice(voices)
	case best.Real():
		return best, words.Real() && top >= sureSilent
	case best == sayso.StatusReportedOnly && len(voices) == 0, best == sayso.StatusDenied && len(voices) == 0:
		return words, false // no voice tells it
	case best == sayso.StatusDenied && !spoken:
		return words, false // no word denies it: "It is reported that he had met two Russians"
	case spoken:
		return best, top >= sureSpoken
	}
	return best, top >= sureSilent
}

// statuses are the model's probabilities of the statuses of a trigger, in the order of its labels; nil if it has none.
func (r *reading) statuses(c *candidate) []float64 {
	if r.doc.Status == nil {
		return nil
	}
	tokens := r.doc.TokensIn(c.event.Trigger)
	if tokens.Len() <= 0 {
		t := r.tree.Words[c.word].Token
		if t == nlp.NoToken {
			return nil
		}
		tokens = nlp.Range{Start: t, End: t + 1}
	}
	r.mean = r.doc.Status.Mean(r.mean, tokens)
	top := r.mean[0]
	for _, v := range r.mean {
		top = max(top, v)
	}
	out, sum := make([]float64, len(r.mean)), 0.0
	for k, v := range r.mean {
		out[k] = mat.Exp(float64(v) - float64(top))
		sum += out[k]
	}
	for k := range out {
		out[k] /= sum
	}
	return out
}

// namedVoice reports whether the innermost voice is somebody with a name, or a paper: what "reports" tell is nobody's word.
func (r *reading) namedVoice(voices []factuality.Voice) bool {
	if len(voices) == 0 {
		return false
	}
	k := r.attribution(voices[len(voices)-1].ID)
	if k < 0 {
		return false
	}
	switch r.in.Attributions[k].Level {
	case sayso.LevelNamedPerson, sayso.LevelNamedInstitution, sayso.LevelDocumentOrData:
		return true
	}
	return false
}
