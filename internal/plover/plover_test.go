package plover

import (
	"strings"
	"testing"
	"testing/fstest"

	"sayso"
)

// The tables hold all of the ontology: sixteen types in four quads, 67 modes, 37 contexts, 25 sectors and 7 international
// codes.
func TestOntology(t *testing.T) {
	o := New()
	modes, quads := 0, map[int]int{}
	for _, typ := range o.types {
		modes += len(typ.Modes)
		quads[typ.Quad]++
	}
	if len(o.types) != 16 || modes != 67 || len(o.contexts) != 37 || len(o.sectors) != 32 {
		t.Errorf("%d types, %d modes, %d contexts, %d sectors", len(o.types), modes, len(o.contexts), len(o.sectors))
	}
	if quads[1] != 4 || quads[2] != 3 || quads[3] != 4 || quads[4] != 5 {
		t.Errorf("types in quads: %v", quads)
	}
	if got := o.Score(sayso.EventAssault, "drone"); got != -9.5 {
		t.Errorf("ASSAULT drone scores %v", got)
	}
	if got := o.Score(sayso.EventAccuse, ""); got != -3 { // the manual prints 3: docs/decisions/0020
		t.Errorf("ACCUSE scores %v", got)
	}
	if !o.HasMode(sayso.EventCoerce, "arrest") || o.HasMode(sayso.EventAssault, "arrest") || !o.HasContext("election") || !o.HasSector("UNO") {
		t.Error("codes are not told apart")
	}
}

func TestBadTables(t *testing.T) {
	good := map[string]string{
		"types.tsv":    "type\tquad\tscore\trecipient\tmeaning\nAID\t2\t10\tyes\tgives\n",
		"modes.tsv":    "mode\tscore\tmeaning\nAID.money\t10\tx\n",
		"contexts.tsv": "context\tmeaning\na\tb\n",
		"sectors.tsv":  "sector\tkind\tmeaning\na\tb\tc\n",
	}
	for _, c := range []struct{ file, old, new, wrong string }{
		{"types.tsv", "\t2\t", "\t5\t", "types.tsv:2"},
		{"types.tsv", "\t10\t", "\t11\t", "types.tsv:2"},
		{"modes.tsv", "AID.", "ADI.", "modes.tsv:2"},
		{"modes.tsv", ".money", "", "modes.tsv:2"},
		{"contexts.tsv", "context", "text", "contexts.tsv:1"},
		{"sectors.tsv", "sector", "text", "sectors.tsv:1"},
	} {
		fsys := fstest.MapFS{}
		for name, text := range good {
			if name == c.file {
				text = strings.Replace(text, c.old, c.new, 1)
			}
			fsys["plover/"+name] = &fstest.MapFile{Data: []byte(text)}
		}
		if _, err := Load(fsys); err == nil || !strings.Contains(err.Error(), c.wrong) {
			t.Errorf("%s with %q: %v", c.file, c.new, err)
		}
	}
}
