package verify

import (
	"io/fs"

	"sayso/internal/lexicon"
)

// A Lexicon holds what is known of English words to say what a change is about. It is read-only and may be shared.
type Lexicon struct {
	forms map[string][]form // of irregular words
	words map[string]string // kind of small words
	names map[string]string // kind of words in the names of speakers
}

// A form is a reading of a word: a tense and a number of some base. Empty says that the word could be any.
type form struct {
	base, tense, number string
}

// LoadLexicon reads the tables of package data. An error names file and line.
func LoadLexicon(fsys fs.FS) (*Lexicon, error) {
	l := &Lexicon{forms: map[string][]form{}, words: map[string]string{}, names: map[string]string{}}
	verbs, err := lexicon.Load(fsys, "changes/verbs.tsv", "base", "past", "participle", "example")
	if err != nil {
		return nil, err
	}
	for _, r := range verbs.Rows {
		l.forms[r[1]] = append(l.forms[r[1]], form{r[0], "past", ""})
		l.forms[r[2]] = append(l.forms[r[2]], form{r[0], "participle", ""})
	}
	forms, err := lexicon.Load(fsys, "changes/forms.tsv", "form", "base", "tense", "number", "example")
	if err != nil {
		return nil, err
	}
	for _, r := range forms.Rows {
		l.forms[r[0]] = append(l.forms[r[0]], form{r[1], field(r[2]), field(r[3])})
	}
	if err := l.kinds(fsys, "changes/words.tsv", l.words); err != nil {
		return nil, err
	}
	return l, l.kinds(fsys, "speakers/names.tsv", l.names)
}

// field reads the signs for "none", which regular nouns have too, and "any".
func field(s string) string {
	switch s {
	case "-":
		return "base"
	case "any":
		return ""
	}
	return s
}

func (l *Lexicon) kinds(fsys fs.FS, name string, into map[string]string) error {
	table, err := lexicon.Load(fsys, name, "word", "kind", "example")
	if err != nil {
		return err
	}
	for _, r := range table.Rows {
		into[r[0]] = r[1]
	}
	return nil
}
