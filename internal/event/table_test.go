package event

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/plover"
)

// The rows of verbs and nouns are executed by package engine, which has trees. The others are words alone: each example has its word,
// in some form.
func TestExamplesHaveTheirWord(t *testing.T) {
	tables, err := load(data.FS, plover.New())
	if err != nil {
		t.Fatal(err)
	}
	for path, columns := range map[string][]string{"classes.tsv": {"noun", "classes"}, "fields.tsv": {"word", "field"}, "contexts.tsv": {"word", "contexts"},
		"words.tsv": {"word", "kind"}, "phrases.tsv": {"phrase"}} {
		rows, err := lexicon.Load(data.FS, "events/"+path, append(columns, "example")...)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows.Rows {
			if !strings.Contains(tables.spelt(row[len(row)-1]), tables.spelt(row[0])) {
				t.Errorf("%s: %q stands in %q in no form", path, row[0], row[len(row)-1])
			}
		}
	}
}

// spelt is a text in lower case with the forms of known words as their bases.
func (t *tables) spelt(s string) string {
	words := strings.Fields(strings.ToLower(strings.Trim(s, ".")))
	for i, w := range words {
		if base, ok := t.verbBases[w]; ok {
			words[i] = base
		} else if base, ok := t.nounBases[w]; ok {
			words[i] = base
		}
	}
	return " " + strings.Join(words, " ") + " "
}

func TestBadFrames(t *testing.T) {
	for _, c := range []struct{ row, wrong string }{
		{"hit\tASSAULT\t-\ts>o\t-\tx", ""},
		{"hit\tATTACK\t-\ts>o\t-\tx", "no type"},
		{"hit\tASSAULT\tvisit\ts>o\t-\tx", "has no mode"},
		{"hit\tASSAULT\t-\tso\t-\tx", "no roles"},
		{"hit\tASSAULT\t-\ts>o\ts=fish\tx", "no class"},
		{"hit\tASSAULT\t-\ts>o\tsometimes\tx", "no need"},
		{"hit/a\tASSAULT\t-\ts>o\t-\tx", "no number"},
	} {
		fsys := fstest.MapFS{}
		for _, name := range []string{"events/nouns.tsv", "events/classes.tsv", "events/words.tsv", "events/fields.tsv", "events/phrases.tsv", "events/contexts.tsv", "language/irregular.tsv"} {
			text, err := fs.ReadFile(data.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			fsys[name] = &fstest.MapFile{Data: text}
		}
		fsys["events/verbs.tsv"] = &fstest.MapFile{Data: []byte("verb\ttype\tmode\troles\tneeds\texample\n" + c.row + "\n")}
		_, err := load(fsys, plover.New())
		if (err == nil) != (c.wrong == "") || err != nil && (!strings.Contains(err.Error(), c.wrong) || !strings.Contains(err.Error(), "verbs.tsv:2")) {
			t.Errorf("%q: %v, want %q", c.row, err, c.wrong)
		}
	}
}
