package nlp

import "strings"

// A Relation is a dependency relation of Universal Dependencies 2 with the subtypes of UD English. The zero value is
// "dep": some relation.
type Relation uint8

// The relations. A subtype stands behind the relation it is of.
const (
	RelDep Relation = iota
	RelAcl
	RelAclRelcl
	RelAdvcl
	RelAdvclRelcl
	RelAdvmod
	RelAmod
	RelAppos
	RelAux
	RelAuxPass
	RelCase
	RelCc
	RelCcPreconj
	RelCcomp
	RelClf
	RelCompound
	RelCompoundPrt
	RelConj
	RelCop
	RelCsubj
	RelCsubjOuter
	RelCsubjPass
	RelDet
	RelDetPredet
	RelDiscourse
	RelDislocated
	RelExpl
	RelFixed
	RelFlat
	RelFlatForeign
	RelGoeswith
	RelIobj
	RelList
	RelMark
	RelNmod
	RelNmodDesc
	RelNmodPoss
	RelNmodUnmarked
	RelNsubj
	RelNsubjOuter
	RelNsubjPass
	RelNummod
	RelObj
	RelObl
	RelOblAgent
	RelOblUnmarked
	RelOrphan
	RelParataxis
	RelPunct
	RelReparandum
	RelRoot
	RelVocative
	RelXcomp
)

var relationNames = [...]string{"dep", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass",
	"case", "cc", "cc:preconj", "ccomp", "clf", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass",
	"det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "flat:foreign", "goeswith", "iobj", "list", "mark",
	"nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent",
	"obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp"}

// String returns the relation as treebanks write it: "nsubj:pass".
func (r Relation) String() string { return relationNames[r] }

// Universal returns the relation without its subtype.
func (r Relation) Universal() Relation {
	for strings.Contains(relationNames[r], ":") {
		r--
	}
	return r
}

// ParseRelation returns the relation of this name.
func ParseRelation(name string) (r Relation, ok bool) {
	for i, n := range relationNames {
		if n == name {
			return Relation(i), true
		}
	}
	return 0, false
}
