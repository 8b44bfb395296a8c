package speaker

import (
	"slices"
	gosort "sort"

	"sayso/internal/nlp"
)

// linked returns the cast that a pronoun's chain of mentions is of, by the nearest name before it or else the first behind it that
// fits; -1 if the model has no chains or the chain has no name.
func (s *scene) linked(t nlp.TokenID, p pronoun) int {
	chain := s.chainOf(t)
	at := gosort.Search(len(chain), func(k int) bool { return s.doc.Syntax.Words[chain[k].Head].Token > t })
	for _, m := range slices.Backward(chain[:at]) {
		if who := s.bearer(&m, p); who >= 0 {
			return who
		}
	}
	for _, m := range chain[at:] {
		if who := s.bearer(&m, p); who >= 0 {
			return who
		}
	}
	return -1
}

// bearer returns the cast that a mention names, if a pronoun fits it; -1 else.
func (s *scene) bearer(m *nlp.Mention, p pronoun) int {
	head := s.doc.Syntax.Words[m.Head].Token
	if head < 0 {
		return -1
	}
	if n := s.nameAt(head); n >= 0 && s.fits(s.list[n].who, p) {
		return s.list[n].who
	}
	return -1
}

// linkedPeople returns the description of several that the chain of “they” has nearest before it, -1 if it has none.
func (s *scene) linkedPeople(i int, t nlp.TokenID) int {
	chain := s.chainOf(t)
	at := gosort.Search(len(chain), func(k int) bool { return s.doc.Syntax.Words[chain[k].Head].Token >= t })
	for _, m := range slices.Backward(chain[:at]) {
		if m.Form == nlp.MentionNominal && s.doc.Syntax.Feature(&s.doc.Syntax.Words[m.Head], "Number") == "Plur" {
			return s.description(i, s.phrase(s.doc.TokensIn(s.doc.MentionSpan(&m))))
		}
	}
	return -1
}

// chainOf returns the mentions with a noun of the chain that a token heads a mention of, in text order.
func (s *scene) chainOf(t nlp.TokenID) (out []nlp.Mention) {
	list := s.doc.Mentions
	at := gosort.Search(len(list), func(k int) bool { return s.doc.Syntax.Words[list[k].Head].Token >= t })
	if at == len(list) || s.doc.Syntax.Words[list[at].Head].Token != t {
		return nil
	}
	if s.chains == nil {
		s.chains = map[int32][]nlp.Mention{}
		for _, m := range list {
			if m.Form != nlp.MentionPronoun { // what a pronoun stands for is none
				s.chains[m.Chain] = append(s.chains[m.Chain], m)
			}
		}
	}
	return s.chains[list[at].Chain]
}
