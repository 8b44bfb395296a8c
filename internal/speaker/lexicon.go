package speaker

import (
	"strings"

	"sayso/data"
	tables "sayso/internal/lexicon"
)

// A sort is what a speaker is.
type sort uint8

const (
	unknown sort = iota // a name that can be a person's or a body's
	person
	people
	body
	document
)

var sorts = map[string]sort{"person": person, "people": people, "body": body, "document": document}

// A gender is what a first name or a form of address tells of a person; none for all others.
type gender uint8

const (
	none gender = iota
	woman
	man
)

// lexicon holds the tables of data/speakers, lower case but for first names and short forms.
type lexicon struct {
	titles, bodies map[string]bool
	nouns          map[string]sort
	firstNames     map[string]gender
	aliases        map[string]string
	small          map[string]bool // words that open a sentence with a capital and are no names
}

// loadLexicon reads the tables; a malformed one is a fault of the build, which a test excludes.
func loadLexicon() lexicon {
	l := lexicon{map[string]bool{}, map[string]bool{}, map[string]sort{}, map[string]gender{}, map[string]string{}, map[string]bool{}}
	for _, row := range rows("speakers/names.tsv", "word", "kind", "example") {
		l.titles[row[0]] = row[1] == "title"
		l.bodies[row[0]] = row[1] == "body"
	}
	for _, row := range rows("speakers/nouns.tsv", "noun", "kind", "example") {
		l.nouns[row[0]] = sorts[row[1]]
	}
	for _, row := range rows("speakers/firstnames.tsv", "name", "gender", "example") {
		l.firstNames[row[0]] = map[string]gender{"woman": woman, "man": man}[row[1]]
	}
	for _, row := range rows("speakers/aliases.tsv", "short", "name", "example") {
		l.aliases[row[0]] = row[1]
	}
	for _, row := range rows("sentence/starters.tsv", "word", "example") {
		l.small[row[0]] = true
	}
	for _, w := range strings.Fields(openers) {
		l.small[w] = true
	}
	return l
}

// openers begin sentences and headlines beside the function words of the sentence splitter.
const openers = "a an the this that these those he she it they we i you his her its their our my your who which what when where why how " +
	"and but or so yet if as at in on of for from to by with after before since until while although though because despite during " +
	"most many some several few both all each every other others another no not only even still also then now here there today " +
	"yesterday tomorrow meanwhile however moreover instead asked according under over between among against about " +
	"monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"

func rows(path string, columns ...string) [][]string {
	table, err := tables.Load(data.FS, path, columns...)
	if err != nil {
		panic("speaker: " + err.Error())
	}
	return table.Rows
}
