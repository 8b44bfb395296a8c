package speaker

import (
	gosort "sort"

	"sayso/internal/nlp"
)

// linked returns the cast that a pronoun's chain of mentions is of, by the nearest name before it or else the first behind it that
// fits; -1 if the model has no chains or the chain has no name.
func (s *scene) linked(t nlp.TokenID, p pronoun) int {
	who := -1
	for _, m := range s.chainOf(t) {
		head := s.doc.Syntax.Words[m.Head].Token
		if m.Form == nlp.MentionPronoun || head < 0 {
			continue
		}
		n := s.nameAt(head)
		if n < 0 || !s.fits(s.list[n].who, p) {
			continue
		}
		if head > t && who >= 0 {
			break
		}
		if who = s.list[n].who; head > t {
			break
		}
	}
	return who
}

// linkedPeople returns the description of several that the chain of “they” has nearest before it, -1 if it has none.
func (s *scene) linkedPeople(i int, t nlp.TokenID) int {
	who := -1
	for _, m := range s.chainOf(t) {
		w := &s.doc.Syntax.Words[m.Head]
		if w.Token < 0 || w.Token >= t {
			break
		}
		if m.Form == nlp.MentionNominal && s.doc.Syntax.Feature(w, "Number") == "Plur" {
			who = s.description(i, s.phrase(s.doc.TokensIn(s.doc.MentionSpan(&m))))
		}
	}
	return who
}

// chainOf returns the mentions of the chain that a token heads a mention of, in text order.
func (s *scene) chainOf(t nlp.TokenID) (out []nlp.Mention) {
	list := s.doc.Mentions
	at := gosort.Search(len(list), func(k int) bool { return s.doc.Syntax.Words[list[k].Head].Token >= t })
	if at == len(list) || s.doc.Syntax.Words[list[at].Head].Token != t {
		return nil
	}
	if s.chains == nil {
		s.chains = map[int32][]nlp.Mention{}
		for _, m := range list {
			s.chains[m.Chain] = append(s.chains[m.Chain], m)
		}
	}
	return s.chains[list[at].Chain]
}
