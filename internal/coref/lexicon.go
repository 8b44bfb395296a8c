package coref

import (
	"strings"

	"sayso/data"
	tables "sayso/internal/lexicon"
)

// A sort is what a mention can be of, as far as its own words tell.
type sort uint8

const (
	open sort = iota // anything
	man
	woman
	person // a man or a woman
	people
	body
	place
	thing
	sorts
)

var sortNames = map[string]sort{"man": man, "woman": woman, "person": person, "people": people, "body": body, "place": place,
	"time": thing, "document": thing, "thing": thing}

// lexicon holds what words tell: nouns by lemma, first names and short names as written, titles in lower case.
type lexicon struct {
	nouns, firstNames map[string]sort
	titles            map[string]sort // Mr is a man's, Senator a person's
	aliases           map[string]string
}

// newLexicon reads the tables; a malformed one is a fault of the build, which a test excludes.
func newLexicon() *lexicon {
	l := &lexicon{map[string]sort{}, map[string]sort{}, map[string]sort{}, map[string]string{}}
	for _, r := range rows("speakers/nouns.tsv", "noun", "kind", "example") {
		l.nouns[r[0]] = sortNames[r[1]]
	}
	for _, r := range rows("mentions/nouns.tsv", "noun", "kind", "example") {
		l.nouns[r[0]] = sortNames[r[1]]
	}
	for _, r := range rows("speakers/firstnames.tsv", "name", "gender", "example") {
		l.firstNames[r[0]] = sortNames[r[1]]
	}
	for _, r := range rows("speakers/names.tsv", "word", "kind", "example") {
		if r[1] == "title" {
			l.titles[r[0]] = person
		}
	}
	for w, s := range l.nouns {
		if l.titles[w] == person && (s == man || s == woman) {
			l.titles[w] = s
		}
	}
	for w, s := range map[string]sort{"mr": man, "sir": man, "lord": man, "mrs": woman, "ms": woman, "miss": woman, "lady": woman} {
		l.titles[w] = s
	}
	for _, r := range rows("speakers/aliases.tsv", "short", "name", "example") {
		l.aliases[strings.ToLower(r[0])] = strings.ToLower(r[1])
	}
	return l
}

func rows(path string, columns ...string) [][]string {
	table, err := tables.Load(data.FS, path, columns...)
	if err != nil {
		panic("coref: " + err.Error())
	}
	return table.Rows
}
