package coref

import "slices"

// A match is how the words of two mentions that are no pronouns agree.
type match uint8

const (
	matchNone     match = iota
	matchSame           // names and modifiers
	matchLess           // the same names, fewer modifiers: “the ferry” behind “the old ferry”
	matchMore           // the same names, new modifiers
	matchOther          // the same names, other modifiers
	matchHeadPart       // the same head, fewer names: “the act” behind “the Harbour Act”
	matchHeadMore       // the same head, more names
	matchHead           // the same head, other names
	matchPart           // all names are some of the other's: “Holm” behind “Greta Holm”
	matchWhole          // the other's are all among these: “Greta Holm” behind “Holm”
	matchShare          // a name in common
	matchShort          // KCNA behind the Korean Central News Agency, UN behind the United Nations
	matchLemma          // “ferries” behind “ferry”
	matches
)

func matchOf(a, b *candidate, s, t *traits) match {
	switch {
	case a.pronoun || b.pronoun:
		return matchNone
	case slices.Equal(a.names, b.names):
		switch more, less := without(s.mods, t.mods), without(t.mods, s.mods); {
		case more && less:
			return matchOther
		case more:
			return matchMore
		case less:
			return matchLess
		}
		return matchSame
	case s.form == t.form:
		switch part, whole := within(a.names, b.names), within(b.names, a.names); {
		case part:
			return matchHeadPart
		case whole:
			return matchHeadMore
		}
		return matchHead
	case within(a.names, b.names):
		return matchPart
	case within(b.names, a.names):
		return matchWhole
	case s.alias >= 0 && s.alias == t.alias || short(a, b, s, t) || short(b, a, t, s):
		return matchShort
	case share(a.names, b.names):
		return matchShare
	case s.lemma == t.lemma:
		return matchLemma
	}
	return matchNone
}

// short reports whether a has the initials of b.
func short(a, b *candidate, s, t *traits) bool {
	return s.acronym != "" && len(a.names) == 1 && len(b.names) > 1 && s.acronym == t.acronym
}

// without reports whether a has a number that b has not; both are in order.
func without(a, b []int32) bool { return !within(a, b) }

// within reports whether all numbers of a are in b; both are in order.
func within(a, b []int32) bool {
	for len(a) > 0 {
		for len(b) > 0 && b[0] < a[0] {
			b = b[1:]
		}
		if len(b) == 0 || b[0] != a[0] {
			return false
		}
		a = a[1:]
	}
	return true
}
