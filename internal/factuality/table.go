package factuality

import (
	"io/fs"
	"slices"
	"strings"

	"sayso/data"
	"sayso/internal/lexicon"
)

// A Kind is what an operator does to what it has in its reach. The zero Kind does nothing.
type Kind uint8

// The kinds.
const (
	None Kind = iota
	Negation
	Unrealised // it did not come about: failed, averted
	Possible
	Planned
	Hypothetical
	Demanded
	RuledOut
	Denied
	Reported  // a hedge: allegedly
	Attempted // it was tried: an attempted attack is an attack, an attempted visit none
	Ongoing
)

var kindNames = []string{"", "negation", "unrealised", "possible", "planned", "hypothetical", "demanded", "ruled_out", "denied", "reported",
	"attempted", "ongoing"}

// String returns the kind as the table names it.
func (k Kind) String() string { return kindNames[k] }

// A Table holds the operators, by how they stand to what they are about. It is immutable.
type Table struct {
	governs, beside, marks map[string]Kind
	bases                  map[string]string // of the forms of words that govern
}

// NewTable returns the table inside the binary.
func NewTable() *Table {
	t, err := LoadTable(data.FS)
	if err != nil {
		panic("factuality: " + err.Error()) // it is part of the binary and tested
	}
	return t
}

// LoadTable reads factuality/operators.tsv of fsys.
func LoadTable(fsys fs.FS) (*Table, error) {
	rows, err := lexicon.Load(fsys, "factuality/operators.tsv", "word", "kind", "where", "example")
	if err != nil {
		return nil, err
	}
	forms, err := lexicon.LoadForms(fsys)
	if err != nil {
		return nil, err
	}
	t := &Table{map[string]Kind{}, map[string]Kind{}, map[string]Kind{}, map[string]string{}}
	at := map[string]map[string]Kind{"governs": t.governs, "beside": t.beside, "marks": t.marks}
	for i, row := range rows.Rows {
		kind, where := slices.Index(kindNames, row[1]), at[row[2]]
		if kind <= 0 || where == nil {
			return nil, rows.Fault(i, "no kind %q or place %q", row[1], row[2])
		}
		word, _, _ := strings.Cut(row[0], "/")
		where[word] = Kind(kind)
		if row[2] == "governs" {
			base, _, _ := strings.Cut(word, " ")
			for _, form := range append(forms.Verb(base), forms.Noun(base)...) {
				t.bases[form] = base
			}
		}
	}
	return t, nil
}

// Governing returns what a verb, noun or adjective does to its complement, by its lemma with particle or preposition, "call off".
func (t *Table) Governing(lemma string) Kind { return t.governs[lemma] }

// Lemma returns the base form of a word: the table's, else the one at hand.
func (t *Table) Lemma(form, lemma string) string {
	if base, ok := t.bases[strings.ToLower(form)]; ok {
		return base
	}
	return strings.ToLower(lemma)
}
