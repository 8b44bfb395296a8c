package event

import (
	"io/fs"
	"slices"
	"strings"

	"sayso/internal/lexicon"
	"sayso/internal/nlp"
)

// A class is a set of what a noun can be, one bit each.
type class uint32

const (
	classPeople class = 1 << iota
	classBody
	classForce
	classCrowd
	classLabour
	classWeapon
	classTalks
	classDeal
	classVerbal
	classCurb
	classAid
	classNature
	classBuilding
	classPlace
	classPerson  // named, or one person
	classPronoun // of a person
	classThing   // it, which, that: anything
	className    // a name of any kind
)

var classNames = map[string]class{"people": classPeople, "body": classBody, "force": classForce, "crowd": classCrowd, "labour": classLabour,
	"weapon": classWeapon, "talks": classTalks, "deal": classDeal, "verbal": classVerbal, "curb": classCurb, "aid": classAid, "nature": classNature,
	"building": classBuilding, "place": classPlace, "person": classPerson}

// party are those that can act.
const party = classPeople | classBody | classForce | classCrowd | classLabour | classPerson | classPronoun

func loadClasses(fsys fs.FS) (map[string]class, error) {
	rows, err := lexicon.Load(fsys, "events/classes.tsv", "noun", "classes", "example")
	if err != nil {
		return nil, err
	}
	out := map[string]class{}
	for i, row := range rows.Rows {
		for c := range strings.SplitSeq(row[1], " ") {
			if classNames[c] == 0 {
				return nil, rows.Fault(i, "no class %q", c)
			}
			out[row[0]] |= classNames[c]
		}
	}
	return out, nil
}

// persons are pronouns of people; things can be anything.
var (
	persons = []string{"he", "she", "they", "we", "i", "you", "him", "her", "them", "us", "me", "who", "whom", "himself", "herself", "themselves", "their", "his", "our", "my", "your", "whose", "ourselves", "myself",
		"anyone", "someone", "everyone", "nobody", "somebody", "everybody", "anybody", "none", "one", "some", "many", "others", "both", "those", "all", "several"}
	things = []string{"its", "it", "which", "that", "this", "itself", "these"}
)

// manyOf are nouns that stand for what they count.
var manyOf = []string{"tens", "dozens", "scores", "hundreds", "thousands", "millions", "number", "majority", "handful"}

// classOf tells what a noun phrase's head can be.
func (r *reading) classOf(w nlp.WordID) class {
	word := &r.tree.Words[w]
	form := strings.ToLower(word.Span().In(r.text))
	if word.UPOS == nlp.PRON || word.UPOS == nlp.DET {
		switch {
		case slices.Contains(persons, form):
			return classPronoun | classPeople
		case slices.Contains(things, form):
			return classThing
		}
		return 0
	}
	if word.UPOS == nlp.NUM {
		return classPeople
	}
	if slices.Contains(manyOf, form) { // "tens of thousands of people"
		for _, c := range r.tree.Children(w) {
			if r.tree.Words[c].Relation == nlp.RelNmod && c > w && r.preposition(c) == "of" {
				return r.classOf(c)
			}
		}
	}
	c := r.tables.classes[r.lemma(w)] | r.tables.classes[form]
	if k, ok := r.nameAt(w); ok {
		c |= className
		switch k {
		case nlp.NamePerson:
			c |= classPerson | classPeople
		case nlp.NameOrganization:
			c |= classBody
		case nlp.NameGroup:
			c |= classPeople | classBody
		case nlp.NamePlace:
			c |= classPlace | classBody
		case nlp.NameFacility:
			c |= classBuilding
		}
	} else if word.UPOS == nlp.PROPN && c == 0 && w > r.tree.SentenceOf(w).Start {
		c |= className | classBody
	}
	if c == 0 && word.UPOS == nlp.NOUN && agentive(form) {
		c = classPeople
	}
	return c
}

// nameAt returns the kind of the name that a word stands in.
func (r *reading) nameAt(w nlp.WordID) (nlp.NameKind, bool) {
	t := r.tree.Words[w].Token
	if t == nlp.NoToken {
		return 0, false
	}
	i, found := slices.BinarySearchFunc(r.doc.Names, t, func(n nlp.Name, t nlp.TokenID) int {
		switch {
		case n.Range.End <= t:
			return -1
		case n.Range.Start > t:
			return 1
		}
		return 0
	})
	if !found {
		return 0, false
	}
	return r.doc.Names[i].Kind, true
}

// agentive reports whether a noun that no table has looks like one of people: "arsonists", "Kenyans".
func agentive(form string) bool {
	form = strings.TrimSuffix(form, "s")
	for _, end := range []string{"ist", "man", "men", "woman", "women", "ian", "eer", "goer", "holder", "worker", "maker", "keeper", "seeker", "dweller", "ier"} {
		if strings.HasSuffix(form, end) && len(form) > len(end)+1 {
			return true
		}
	}
	return false
}
