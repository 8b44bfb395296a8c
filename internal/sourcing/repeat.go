package sourcing

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// repeats names the earlier attribution that one restates: the quotation that follows its paraphrase in the lead, what
// somebody reiterates, what "reports" say and the one outlet named for it. One speech is one source.
func (s *scene) repeats() {
	words := make([]map[string]bool, len(s.attrs))
	for i := range s.attrs {
		words[i] = s.contentWords(i)
	}
	said := map[string][]int{} // the first statements of a speaker, by entity and by words
	var hearsay []int          // the first of "reports"
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.Parent != "" || a.Cue == nil || len(words[i]) == 0 {
			continue
		}
		entity, phrase := s.whose(i)
		earlier := merged(said[entity], said[phrase])
		if a.Level == sayso.LevelNamedMedia {
			earlier = merged(hearsay, earlier)
		}
		for _, k := range earlier {
			if s.restates(i, k, words) {
				a.Repeats = s.attrs[k].ID
				if s.attrs[k].Repeats != "" {
					a.Repeats = s.attrs[k].Repeats
				}
				break
			}
		}
		for _, who := range []string{entity, phrase} {
			if who != "" && len(said[who]) < mostBefore {
				said[who] = append(said[who], i)
			}
		}
		if a.Level == sayso.LevelUnnamedPlural && s.hearsay(a) && len(hearsay) < mostBefore {
			hearsay = append(hearsay, i)
		}
	}
}

// mostBefore is how many statements of one speaker later ones are compared with: no article has as many, and a book must not take
// longer for its length.
const mostBefore = 300

// whose returns what sameSource looks at: the entity of a speaker and the words of the source, "" for what is not there.
func (s *scene) whose(i int) (entity, phrase string) {
	a := &s.attrs[i]
	if a.Speaker != nil && a.Speaker.Entity != "" {
		entity = a.Speaker.Entity
	}
	if len(a.Source) > 0 {
		phrase = "“" + strings.ToLower(a.Source[0].In(s.v.text))
	}
	return entity, phrase
}

// merged joins two lists in rising order.
func merged(a, b []int) []int {
	if len(a) == 0 {
		return b
	}
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// restates reports whether attribution i says again what k said before it.
func (s *scene) restates(i, k int, words []map[string]bool) bool {
	a, b := &s.attrs[i], &s.attrs[k]
	if b.Parent != "" || b.Cue == nil || len(words[k]) == 0 || *a.Cue == *b.Cue {
		return false
	}
	common := 0
	for w := range words[i] {
		if words[k][w] {
			common++
		}
	}
	smaller := min(len(words[i]), len(words[k]))
	if s.again(a) && s.sameSource(i, k) {
		return common >= 1
	}
	if !s.sameSource(i, k) {
		hearsay := b.Level == sayso.LevelUnnamedPlural && a.Level == sayso.LevelNamedMedia && s.hearsay(b)
		return hearsay && common >= 3 && 4*common >= smaller
	}
	paraphrased := b.Kind == sayso.KindIndirect && a.Kind != sayso.KindIndirect || b.Kind == sayso.KindMixed && a.Kind == sayso.KindDirect
	if paraphrased && s.v.doc.ParagraphOf(s.v.doc.TokensIn(*b.Cue).Start) <= 1 && a.Stance == b.Stance {
		return common >= 2 || common >= 1 && smaller <= 4
	}
	return paraphrased && common >= 3 && 2*common >= smaller || common >= 5 && 3*common >= 2*smaller
}

// again reports whether a cue says that the thing was said before.
func (s *scene) again(a *sayso.Attribution) bool {
	r := s.v.in(*a.Cue)
	for w := r.Start; w < r.End; w++ {
		switch s.verb(w) {
		case "reiterate", "repeat", "restate", "reaffirm", "again":
			return true
		}
		if s.v.lower(w) == "again" {
			return true
		}
	}
	return false
}

// hearsay reports whether a source is “reports” and nobody's in particular.
func (s *scene) hearsay(a *sayso.Attribution) bool {
	if len(a.Source) != 1 {
		return false
	}
	r := s.v.in(a.Source[0])
	head := s.v.top(r)
	return head != nlp.NoWord && s.t.hearsay[s.v.lower(head)]
}

// contentWords are the lemmas of the nouns, verbs, adjectives and names that an attribution's content has.
func (s *scene) contentWords(i int) map[string]bool {
	out := map[string]bool{}
	for _, c := range s.attrs[i].Content {
		r := s.v.in(c)
		for w := r.Start; w < r.End; w++ {
			if l := s.contentWord(w); l != "" {
				out[l] = true
			}
		}
	}
	return out
}

// contentWord is a word as it counts for what is said, "" if it does not.
func (s *scene) contentWord(w nlp.WordID) string {
	switch s.v.words[w].UPOS {
	case nlp.NOUN, nlp.VERB, nlp.PROPN, nlp.ADJ, nlp.NUM:
	default:
		return ""
	}
	l := s.v.lemma(w)
	switch l {
	case "say", "be", "have", "do", "will", "go", "new", "other", "one", "united":
		return ""
	case "state":
		if w > 0 && s.v.lower(w-1) == "united" {
			return "u.s."
		}
	}
	return strings.TrimSuffix(l, "’s")
}

// occasions name the first of several sayings on one occasion: “X said … he added … he also said”.
func (s *scene) occasions() {
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.Cue == nil || a.Parent != "" || len(a.Source) == 0 {
			continue
		}
		k := s.before(i)
		if k < 0 || s.attrs[k].Parent != "" || s.elsewhere(a, &s.attrs[k]) {
			continue
		}
		r := s.v.in(*a.Cue)
		anchor := s.anchor(r)
		if anchor == nlp.NoWord || !s.goesOn(r, anchor, k) && !s.nextTo(i, k) {
			continue
		}
		if a.Occasion = s.attrs[k].Occasion; a.Occasion == "" {
			a.Occasion = s.attrs[k].ID
		}
	}
}

// nextTo reports whether attribution i stands in the sentence behind k's, in its paragraph, with a pronoun for its source.
func (s *scene) nextTo(i, k int) bool {
	at := func(x int) nlp.TokenID { return s.v.doc.TokensIn(*s.attrs[x].Cue).Start }
	if s.v.doc.SentenceOf(at(i))-s.v.doc.SentenceOf(at(k)) > 1 || s.v.doc.ParagraphOf(at(i)) != s.v.doc.ParagraphOf(at(k)) {
		return false
	}
	r := s.v.in(s.attrs[i].Source[0])
	return r.Len() == 1 && s.isPronoun(r.Start)
}

// elsewhere reports whether a saying has a time, medium, place or addressee of its own that the one before has not.
func (s *scene) elsewhere(a, before *sayso.Attribution) bool {
	other := func(x, y *sayso.Span) bool { return x != nil && (y == nil || *x != *y) }
	return other(a.Time, before.Time) || other(a.Medium, before.Medium) || other(a.Place, before.Place) || other(a.Addressee, before.Addressee)
}
