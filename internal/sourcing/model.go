package sourcing

import (
	"math"

	"sayso"
	"sayso/internal/anchor"
	"sayso/internal/nlp"
)

// Where the model's heads decide. Rules know their words and are right more often where they have a row; the heads have
// read the whole sentence. Figures: docs/measuring.md, sourcing.
const (
	sureLevel    = 0.5 // the model's level is taken for a noun that no table has
	sureStance   = 0.4 // the model's stance is taken where a plain cue and no word of the content decide
	sureArgument = 0.3 // the model's circumstance is taken where the rules find none
)

// class returns the label with the greatest mean score over a range and its share of all (softmax).
func class(d *nlp.Dense, r nlp.Range) (label string, p float64) {
	if d == nil || r.Len() <= 0 || len(d.Labels) == 0 {
		return "", 0
	}
	scores := d.Mean(nil, r)
	best, sum := 0, 0.0
	for k, v := range scores {
		if v > scores[best] {
			best = k
		}
	}
	for _, v := range scores {
		sum += math.Exp(float64(v - scores[best]))
	}
	return d.Labels[best], 1 / sum
}

// byModel is the level head's word on a source that no table knows, else what the rules guess.
func (s *scene) byModel(i int, rule sayso.Level) sayso.Level {
	a := &s.attrs[i]
	label, p := class(s.v.doc.Level, s.v.doc.TokensIn(a.Source[0]))
	if p < sureLevel || label == "" || sayso.Level(label) == sayso.LevelUnexpressed {
		return rule
	}
	return sayso.Level(label)
}

// stanceByModel is the stance head's word where the rules have nothing but a plain cue.
func (s *scene) stanceByModel(i int) sayso.Stance {
	a := &s.attrs[i]
	if a.Cue == nil {
		return sayso.StanceAsserts
	}
	label, p := class(s.v.doc.Stance, s.v.doc.TokensIn(*a.Cue))
	if p < sureStance || label == "" {
		return sayso.StanceAsserts
	}
	return sayso.Stance(label)
}

// argumentsByModel fills in the circumstances that the rules have not found.
func (s *scene) argumentsByModel() {
	if s.modelled == nil {
		return
	}
	var args []anchor.Argument
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.Cue == nil {
			continue
		}
		args = s.modelled.Arguments(args[:0], s.v.doc.TokensIn(*a.Cue))
		for _, arg := range args {
			to := circumstance(a, arg.Type)
			if to == nil || *to != nil || arg.P < sureArgument || arg.Range.Len() == 0 {
				continue
			}
			span := s.v.doc.Span(arg.Range)
			if r := s.v.in(span); r.Len() == 0 || !s.free(i, r) {
				continue
			}
			*to = &span
		}
	}
}

// circumstance returns the field for a type of the said head, nil for another.
func circumstance(a *sayso.Attribution, name string) **sayso.Span {
	switch sayso.Circumstance(name) {
	case sayso.CircumstanceAddressee:
		return &a.Addressee
	case sayso.CircumstanceMedium:
		return &a.Medium
	case sayso.CircumstanceTime:
		return &a.Time
	case sayso.CircumstancePlace:
		return &a.Place
	case sayso.CircumstanceTerms:
		return &a.Terms
	}
	return nil
}
