package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestLoad(t *testing.T) {
	for _, c := range []struct{ name, file, wrong string }{
		{"good", "word\texample\na\tA b.\nb\tC d.\n", ""},
		{"header", "word\na\tA b.\n", `t.tsv:1: the header is "word"`},
		{"fields", "word\texample\na\n", "t.tsv:2: 1 fields, not 2"},
		{"empty", "word\texample\na\t \n", "t.tsv:2: no example"},
		{"order", "word\texample\nb\tx\na\tx\n", `t.tsv:3: not after "b"`},
		{"double", "word\texample\nb\tx\nb\tx\n", `t.tsv:3: not after "b"`},
	} {
		table, err := Load(fstest.MapFS{"t.tsv": {Data: []byte(c.file)}}, "t.tsv", "word", "example")
		switch {
		case c.wrong == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.wrong == "" && !table.Set()["b"]:
			t.Errorf("%s: rows %v", c.name, table.Rows)
		case c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)):
			t.Errorf("%s: error %v, want %q", c.name, err, c.wrong)
		}
	}
	if _, err := Load(fstest.MapFS{}, "t.tsv", "word"); err == nil {
		t.Error("a missing file is no error")
	}
}
