package sourcing

import (
	"strings"

	"sayso"
	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/nlp"
)

// tables are the word lists of data/sourcing and data/speakers, lower case.
type tables struct {
	nouns      map[string]sort
	outlets    map[string]bool // whole names
	outletWord map[string]bool // words that end the name of an outlet: "Times"
	press      map[string]bool // what an outlet publishes: "report"
	hearsay    map[string]bool // "reports" without anybody's
	quantity   map[string]bool
	office     map[string]bool // who speaks for a body
	personEnds []string
	numbers    map[string]int // in words

	channels  map[string]string // what a thing is said through, "channel", or on, "occasion"
	addressed map[string]string // by verb, where its addressee stands: "object", "to", "both", "on"
	terms     map[string]bool   // phrases
	later     map[string]bool   // adverbs of time

	acts    map[string]bool   // verbs of what one could check
	insider map[string]bool   // nouns of those who ask not to be named
	loaded  map[string]string // verbs of saying that judge, each with a neutral one
	bodies  map[string]bool   // words that end the names of bodies

	stances   stanceTable
	forms     forms
	negations map[sayso.Stance]sayso.Stance
	contents  map[string]sayso.Stance
	tones     map[string]tone
}

// A tone says what a word is a sign of; a word may be several.
type tone uint8

const (
	toneBlame tone = 1 << iota
	tonePraise
	toneFalse
	toneWrong
	toneThreat
)

var tones = map[string]tone{"blame": toneBlame, "praise": tonePraise, "false": toneFalse, "wrong": toneWrong, "threat": toneThreat}

func (t tone) has(k tone) bool { return t&k != 0 }

// loadTables reads the tables; a malformed one is a fault of the build, which a test excludes.
func loadTables() tables {
	t := tables{nouns: map[string]sort{}, outlets: map[string]bool{}, outletWord: map[string]bool{}, press: map[string]bool{},
		hearsay: map[string]bool{}, quantity: map[string]bool{}, office: map[string]bool{}}
	for _, row := range rows("speakers/nouns.tsv", "noun", "kind", "example") {
		t.nouns[row[0]] = sorts[row[1]]
	}
	t.bodies = map[string]bool{"lines": true, "airlines": true, "airways": true, "group": true, "holdings": true, "motors": true, "energy": true, "foods": true,
		"partners": true, "industries": true, "systems": true, "technologies": true, "capital": true, "pharma": true, "petroleum": true, "oil": true, "rail": true, "steel": true, "metals": true, "minerals": true, "mining": true, "media": true, "brands": true, "stores": true}
	for _, row := range rows("speakers/names.tsv", "word", "kind", "example") {
		if row[1] == "body" {
			t.bodies[row[0]] = true
		}
	}
	for _, row := range rows("sourcing/nouns.tsv", "noun", "kind", "example") {
		switch row[1] {
		case "press":
			t.press[row[0]] = true
			t.nouns[row[0]] = document
		case "hearsay":
			t.hearsay[row[0]], t.press[row[0]] = true, true
			t.nouns[row[0]] = document
		case "quantity":
			t.quantity[row[0]] = true
		case "office":
			t.office[row[0]] = true
			t.nouns[row[0]] = person
		case "ending":
			t.personEnds = append(t.personEnds, strings.TrimPrefix(row[0], "-"))
		default:
			t.nouns[row[0]] = sorts[row[1]]
		}
	}
	t.numbers = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
		"half-dozen": 6, "dozen": 12, "fifteen": 15, "twenty": 20}
	t.channels, t.addressed, t.terms = map[string]string{}, map[string]string{}, map[string]bool{}
	for _, row := range rows("sourcing/channels.tsv", "noun", "kind", "example") {
		t.channels[row[0]] = row[1]
	}
	for _, row := range rows("sourcing/addressees.tsv", "verb", "kind", "example") {
		t.addressed[row[0]] = row[1]
	}
	for _, row := range rows("sourcing/terms.tsv", "phrase", "example") {
		t.terms[row[0]] = true
	}
	t.acts, t.insider, t.loaded = set("sourcing/acts.tsv", "verb", "example"), set("sourcing/insiders.tsv", "noun", "example"), map[string]string{}
	for _, row := range rows("sourcing/loaded.tsv", "verb", "neutral", "example") {
		t.loaded[row[0]] = row[1]
	}
	t.later = map[string]bool{"later": true, "earlier": true, "afterwards": true, "afterward": true, "then": true, "yesterday": true, "today": true}
	t.stances, t.forms = stanceTable{}, forms{}
	for _, row := range rows("sourcing/stances.tsv", "cue", "stance", "example") {
		t.stances[row[0]] = row[1]
		t.forms.add(row[0], row[2])
	}
	t.negations = map[sayso.Stance]sayso.Stance{}
	for _, row := range rows("sourcing/negations.tsv", "stance", "negated", "example") {
		t.negations[sayso.Stance(row[0])] = sayso.Stance(row[1])
	}
	t.contents = map[string]sayso.Stance{}
	for _, row := range rows("sourcing/contents.tsv", "phrase", "stance", "example") {
		t.contents[strings.ReplaceAll(row[0], "cannot", "can not")] = sayso.Stance(row[1]) // the trees hold it for two words
	}
	t.tones = map[string]tone{}
	for _, row := range rows("sourcing/tones.tsv", "word", "kind", "example") {
		for k := range strings.FieldsSeq(row[1]) {
			t.tones[row[0]] |= tones[k]
			if k == "wrong" || k == "threat" {
				for _, form := range regular(row[0]) {
					t.tones[form] |= tones[k]
				}
			}
		}
	}
	for _, row := range rows("sourcing/outlets.tsv", "name", "kind", "example") {
		if row[1] == "word" {
			t.outletWord[row[0]] = true
		} else {
			t.outlets[row[0]] = true
		}
	}
	return t
}

func set(path string, columns ...string) map[string]bool {
	out := map[string]bool{}
	for _, row := range rows(path, columns...) {
		out[row[0]] = true
	}
	return out
}

func rows(path string, columns ...string) [][]string {
	table, err := lexicon.Load(data.FS, path, columns...)
	if err != nil {
		panic("sourcing: " + err.Error())
	}
	return table.Rows
}

// sortOf is what a noun names, by its form or, of a plural of a person or a body, by its lemma.
func (t *tables) sortOf(form, lemma string, plural bool) sort {
	if k, ok := t.nouns[form]; ok {
		return k
	}
	k, ok := t.nouns[lemma]
	if !ok && plural {
		k = t.nouns[singularOf(form)] // a lemma that the model guesses may be none: “companie”
	}
	if k == person && plural {
		return people
	}
	return k
}

// singularOf returns the singular of a regular plural.
func singularOf(form string) string {
	if stem, ok := strings.CutSuffix(form, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(form, "s")
}

// outlet reports whether a name is that of a newspaper, an agency or a broadcaster.
func (t *tables) outlet(name string) bool {
	name = strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the "))
	if t.outlets[name] {
		return true
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '(' || r == ')' || r == ',' })
	for i, w := range words {
		if t.outlets[w] && len(words) <= 3 && i == 0 || len(words) > 1 && t.outletWord[w] && (i == len(words)-1 || i == len(words)-2) {
			return true
		}
	}
	return false
}

// singular reports whether a quantity is one person: “one of them”, “each”, “neither”.
func (t *tables) singular(w string) bool {
	return w == "one" || w == "another" || w == "someone" || w == "second" || w == "third"
}

// termsAt returns how many words the phrase of terms.tsv that starts at a word has, the longest one; 0 if none does.
func (t *tables) termsAt(s *scene, w, end nlp.WordID) int {
	best, key := 0, ""
	for k := w; k < end && k < w+6; k++ {
		if key += " " + s.v.lower(k); t.terms[key[1:]] {
			best = int(k-w) + 1
		}
	}
	return best
}
