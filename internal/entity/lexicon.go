package entity

import (
	"strings"

	"sayso"
	"sayso/data"
	"sayso/internal/actor"
	tables "sayso/internal/lexicon"
)

// lexicon holds nouns by lemma or plural form with the kind of thing they are, and short names.
type lexicon struct {
	nouns   map[string]sayso.EntityKind
	aliases map[string]string
	coder   *actor.Coder
}

var nounKinds = map[string]sayso.EntityKind{"man": sayso.EntityPerson, "woman": sayso.EntityPerson, "person": sayso.EntityPerson,
	"people": sayso.EntityGroup, "body": sayso.EntityOrganization}

func newLexicon() *lexicon {
	l := &lexicon{map[string]sayso.EntityKind{}, map[string]string{}, actor.New()}
	for _, path := range []string{"mentions/nouns.tsv", "speakers/nouns.tsv"} {
		for _, r := range rows(path, "noun", "kind", "example") {
			if k, ok := nounKinds[r[1]]; ok {
				l.nouns[r[0]] = k
			}
		}
	}
	for _, r := range rows("speakers/aliases.tsv", "short", "name", "example") {
		l.aliases[r[0]] = r[1]
	}
	return l
}

func rows(path string, columns ...string) [][]string {
	table, err := tables.Load(data.FS, path, columns...)
	if err != nil {
		panic("entity: " + err.Error())
	}
	return table.Rows
}

// kindOf is what a common noun is: a person, or several by its plural; "" if it is neither people nor a body.
func (l *lexicon) kindOf(lemma, form string, plural bool) sayso.EntityKind {
	k, ok := l.nouns[strings.ToLower(form)]
	if !ok {
		k, ok = l.nouns[strings.ToLower(lemma)]
	}
	if stem, men := strings.CutSuffix(strings.ToLower(form), "men"); !ok && men {
		k = l.nouns[stem+"man"] // a lemma that the model has not learnt: “gunmen”
	}
	if k != "" && plural {
		return sayso.EntityGroup
	}
	return k
}
