package claim

import (
	"io/fs"
	"strings"

	"sayso/data"
	"sayso/internal/factuality"
	"sayso/internal/lexicon"
)

// Options configure a Finder. The zero value works.
type Options struct {
	// Rarity says how telling a word is, from a fixed table, so that no judgement depends on what else is known: 10 leaves a
	// word the weight of its part of speech, 0 takes most of it. Nil leaves all as they are: on the pairs of
	// testdata/gold/claims a table of rarity gained nothing.
	Rarity func(word string) float64
}

// A Finder makes propositions and compares them. It is read-only after New and safe for several goroutines.
type Finder struct {
	options   Options
	table     *table
	operators *factuality.Table
}

// New returns a Finder with the lexicons of package data.
func New(o Options) *Finder {
	t, err := loadTable(data.FS)
	if err != nil {
		panic("claim: " + err.Error()) // it is part of the binary and tested
	}
	return &Finder{options: o, table: t, operators: factuality.NewTable()}
}

// A table holds the words that say the same and the opposite, and nouns that may mean one thing.
type table struct {
	maybe map[string]string // by stem: what the noun may be, "order" for "directive"
	rows  map[string]word   // by lemma, with its particle: "step down"
	bases map[string]string // of the forms of their words, and of all irregular forms
}

type word struct {
	class string
	flip  bool
}

// loadTable reads claims/words.tsv of fsys.
func loadTable(fsys fs.FS) (*table, error) {
	rows, err := lexicon.Load(fsys, "claims/words.tsv", "word", "class", "side", "example")
	if err != nil {
		return nil, err
	}
	forms, err := lexicon.LoadForms(fsys)
	if err != nil {
		return nil, err
	}
	t := &table{map[string]string{}, map[string]word{}, map[string]string{}}
	irregular, err := lexicon.Load(fsys, "language/irregular.tsv", "form", "base", "example")
	if err != nil {
		return nil, err
	}
	for _, row := range irregular.Rows {
		t.bases[row[0]] = row[1]
	}
	for i, row := range rows.Rows {
		switch row[2] {
		case "same", "opposite":
		case "question":
			t.maybe[stem(row[0])], t.maybe[stem(row[1])] = row[1], row[1]
			continue
		default:
			return nil, rows.Fault(i, "side %q is not same, opposite or question", row[2])
		}
		t.rows[row[0]] = word{row[1], row[2] == "opposite"}
		t.forms(forms, row[0])
	}
	for _, row := range rows.Rows {
		if _, taken := t.rows[row[1]]; !taken && row[2] != "question" {
			t.rows[row[1]] = word{class: row[1]}
			t.forms(forms, row[1])
		}
	}
	return t, nil
}

// forms notes the forms of a word, so that a wrong lemma does not hide it.
func (t *table) forms(forms *lexicon.Forms, phrase string) {
	base, _, _ := strings.Cut(phrase, " ")
	for _, form := range append(forms.Verb(base), forms.Noun(base)...) {
		if _, taken := t.bases[form]; !taken || form == base {
			t.bases[form] = base
		}
	}
}
