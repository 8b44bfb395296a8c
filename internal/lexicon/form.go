package lexicon

import (
	"io/fs"
	"strings"
)

// Forms makes the inflected forms of English words, for tables that are keyed by base forms: trained lemmas of verbs are
// sometimes off ("fir" for "fired"), and a table must not miss its word for that.
type Forms struct {
	irregular map[string][]string // by base
}

// LoadForms reads language/irregular.tsv of fsys.
func LoadForms(fsys fs.FS) (*Forms, error) {
	rows, err := Load(fsys, "language/irregular.tsv", "form", "base", "example")
	if err != nil {
		return nil, err
	}
	f := &Forms{map[string][]string{}}
	for _, row := range rows.Rows {
		f.irregular[row[1]] = append(f.irregular[row[1]], row[0])
	}
	return f, nil
}

// Verb returns the forms of a verb, its base among them: "fire", "fires", "fired", "firing".
func (f *Forms) Verb(base string) []string {
	out := append([]string{base, plural(base)}, f.irregular[base]...)
	stem, doubled := base, ""
	switch {
	case strings.HasSuffix(base, "ie"):
		return append(out, base+"d", base[:len(base)-2]+"ying")
	case strings.HasSuffix(base, "e") && !strings.HasSuffix(base, "ee") && !strings.HasSuffix(base, "ye"):
		stem = base[:len(base)-1]
	case strings.HasSuffix(base, "y") && !vowel(before(base)):
		return append(out, base[:len(base)-1]+"ied", base+"ing")
	case strings.HasSuffix(base, "c"):
		doubled = base + "k"
	case doubles(base):
		doubled = base + base[len(base)-1:]
	}
	if strings.HasSuffix(base, "ee") || strings.HasSuffix(base, "ye") {
		return append(out, base+"d", base+"ing")
	}
	out = append(out, stem+"ed", stem+"ing")
	if doubled != "" {
		out = append(out, doubled+"ed", doubled+"ing")
	}
	return out
}

// Noun returns a noun and its plural.
func (f *Forms) Noun(base string) []string {
	return append([]string{base, plural(base)}, f.irregular[base]...)
}

func plural(base string) string {
	switch {
	case base == "":
		return base
	case strings.HasSuffix(base, "y") && !vowel(before(base)):
		return base[:len(base)-1] + "ies"
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "x"), strings.HasSuffix(base, "z"), strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "sh"):
		return base + "es"
	}
	return base + "s"
}

// before is the letter before the last.
func before(s string) byte {
	if len(s) < 2 {
		return 0
	}
	return s[len(s)-2]
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

// doubles reports whether a verb may double its last letter: "ban", "expel", not "clear".
func doubles(s string) bool {
	n := len(s)
	return n > 2 && !vowel(s[n-1]) && strings.IndexByte("wxyh", s[n-1]) < 0 && vowel(s[n-2]) && !vowel(s[n-3])
}
