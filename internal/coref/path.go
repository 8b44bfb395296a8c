package coref

import "sayso/internal/nlp"

// A path is how two mentions of one sentence hang together in its tree; a is the later one.
type path uint8

const (
	pathApart    path = iota // of two sentences
	pathInside               // a lies in b's phrase: “his” in “the captain and his ship” no, in “the captain of his ship” yes
	pathAround               // b lies in a's phrase
	pathTogether             // both depend on one clause: subject and object
	pathOwnerOf              // a is the owner of what depends on b's clause: “Holm praised her crew”
	pathBelow                // a's clause lies below b's: “Holm said that she”
	pathAbove                // b's lies below a's
	pathBeside               // their clauses are joined: “Holm came and she left”
	pathSame                 // in one sentence otherwise
	pathApposition
	pathPredicate // “Holm is the mayor”
	pathConjunct
	paths
)

func pathOf(s *nlp.Syntax, a, b *candidate, t, u *traits) path {
	if a.sentence != b.sentence {
		return pathApart
	}
	wa, wb := &s.Words[a.word], &s.Words[b.word]
	switch {
	case wa.Head == b.word && wa.Relation.Universal() == nlp.RelAppos:
		return pathApposition
	case wb.Head == a.word && wb.Relation.Universal() == nlp.RelNsubj:
		return pathPredicate
	case wa.Head == b.word && wa.Relation.Universal() == nlp.RelConj, wa.Head == wb.Head && wa.Relation == nlp.RelConj && wb.Relation == nlp.RelConj:
		return pathConjunct
	case b.first <= a.word && a.word <= b.last:
		return pathInside
	case a.first <= b.word && b.word <= a.last:
		return pathAround
	}
	ga, gb := t.govern, u.govern
	switch {
	case ga == nlp.NoWord || gb == nlp.NoWord:
		return pathSame
	case ga == gb && t.role == roleOwner:
		return pathOwnerOf
	case ga == gb:
		return pathTogether
	case below(s, ga, gb):
		return pathBelow
	case below(s, gb, ga):
		return pathAbove
	}
	if top := s.Words[ga].Head; s.Words[ga].Relation == nlp.RelConj && (top == gb || top != nlp.NoWord && top == s.Words[gb].Head) {
		return pathBeside
	}
	return pathSame
}

// deepest bounds the walk up a tree.
const deepest = 8

// below reports whether word i hangs below word top, but not by coordination.
func below(s *nlp.Syntax, i, top nlp.WordID) bool {
	for range deepest {
		w := &s.Words[i]
		if w.Head == nlp.NoWord || w.Relation == nlp.RelConj && w.Head == top {
			return false
		}
		if i = w.Head; i == top {
			return true
		}
	}
	return false
}
