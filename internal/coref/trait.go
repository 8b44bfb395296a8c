package coref

import (
	"strings"

	"sayso/internal/nlp"
)

// A kind is how a mention points, finer than its form: which pronoun, which determiner.
type kind uint8

const (
	kindI kind = iota
	kindYou
	kindHe
	kindShe
	kindIt
	kindWe
	kindThey
	kindThis     // this, that, these, those
	kindRelative // who, which
	kindOther    // another pronoun
	kindName
	kindThe   // the minister
	kindThat  // this minister
	kindOwned // her minister, Norland's minister
	kindSome  // a minister
	kindBare  // ministers
	kinds
)

func (k kind) pronoun() bool { return k <= kindOther }

var pronounKinds = map[string]kind{
	"i": kindI, "me": kindI, "my": kindI, "mine": kindI, "myself": kindI,
	"you": kindYou, "your": kindYou, "yours": kindYou, "yourself": kindYou, "yourselves": kindYou,
	"he": kindHe, "him": kindHe, "his": kindHe, "himself": kindHe,
	"she": kindShe, "her": kindShe, "hers": kindShe, "herself": kindShe,
	"it": kindIt, "its": kindIt, "itself": kindIt,
	"we": kindWe, "us": kindWe, "our": kindWe, "ours": kindWe, "ourselves": kindWe,
	"they": kindThey, "them": kindThey, "their": kindThey, "theirs": kindThey, "themselves": kindThey,
	"this": kindThis, "that": kindThis, "these": kindThis, "those": kindThis,
	"who": kindRelative, "whom": kindRelative, "whose": kindRelative, "which": kindRelative,
}

// A number is singular, plural or open.
type number uint8

const (
	anyNumber number = iota
	singular
	plural
	numbers
)

// A role is what a mention's head is in its sentence.
type role uint8

const (
	roleOther role = iota
	roleSubject
	rolePassive
	roleObject
	roleOblique
	roleOwner
	roleModifier
	roleApposition
	roleConjunct
	roleRoot
	roleCompound
	roles
)

// traits are what is known of a mention before it is compared.
type traits struct {
	kind      kind
	sort      sort
	number    number
	role      role
	name      nlp.NameKind
	reflexive bool
	first     bool  // of its sentence's candidates
	quoted    int32 // number of the quotation it stands in, 0 for none
	paragraph int32
	form      int32 // number of its head's form
	lemma     int32 // number of its head's lemma
	mods      []int32
	govern    nlp.WordID // the clause's head that it depends on, NoWord if none
	length    int32
	acronym   string // initials of a name of several words, or the name itself if it is all capitals
	alias     int32  // number of the full name that it is short for, -1 if none
	seen      int32  // how many mentions before have the same names
	title     bool   // a form of address or a title: “Professor”
}

var relationRoles = map[nlp.Relation]role{
	nlp.RelNsubj: roleSubject, nlp.RelCsubj: roleSubject, nlp.RelObj: roleObject, nlp.RelIobj: roleOblique, nlp.RelObl: roleOblique,
	nlp.RelNmod: roleModifier, nlp.RelAppos: roleApposition, nlp.RelConj: roleConjunct, nlp.RelRoot: roleRoot, nlp.RelCompound: roleCompound,
}

func roleOf(w *nlp.Word) role {
	switch w.Relation {
	case nlp.RelNsubjPass:
		return rolePassive
	case nlp.RelNmodPoss:
		return roleOwner
	}
	return relationRoles[w.Relation.Universal()]
}

func numberOf(s *nlp.Syntax, w *nlp.Word) number {
	switch s.Feature(w, "Number") {
	case "Sing":
		return singular
	case "Plur", "Ptan":
		return plural
	}
	return anyNumber
}

// pronounTraits gives sort and number of pronouns.
func pronounTraits(k kind, n number) (sort, number) {
	switch k {
	case kindI:
		return person, singular
	case kindYou:
		return person, anyNumber
	case kindHe:
		return man, singular
	case kindShe:
		return woman, singular
	case kindIt:
		return thing, singular
	case kindWe:
		return people, plural
	case kindThey:
		return open, plural
	}
	return open, n
}

// sexOf is what the words of a person's name tell: titles before it, a first name in it.
func (l *lexicon) sexOf(words []string) sort {
	for i, w := range words {
		if s, ok := l.titles[strings.ToLower(strings.TrimSuffix(w, "."))]; ok && s != person && i+1 < len(words) {
			return s
		}
	}
	for _, w := range words {
		if s, ok := l.firstNames[w]; ok {
			return s
		}
		if _, ok := l.titles[strings.ToLower(strings.TrimSuffix(w, "."))]; !ok {
			break
		}
	}
	return person
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		if w != "" && w[0] >= 'A' && w[0] <= 'Z' {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}
