package main

import (
	"compress/gzip"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sayso"
)

// zipped writes a dictionary of our own in the format of the project's.
func zipped(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "d.txt.gz")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := gzip.NewWriter(f)
	w.Write([]byte(text))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestVerbs(t *testing.T) {
	v, err := readVerbs(zipped(t, "# a comment\n&FLOWERS_\n+TULIP\n+FIRE_LILY_\n\n--- GREET [040] ---\nGREET {GREETED}   # WV\n+WAVE_AT {+WAVED_AT }\nKISS [042]\n"+
		"- * &FLOWERS (WITH/IN {BIG BOW}) $ [051:052] # X\n- * [---]\n~ a (a b GREET) SAY = a b 015\n"))
	if err != nil {
		t.Fatal(err)
	}
	if v.patterns != 1 || len(v.blocks["GREETED"]) != 1 || v.blocks["WAVED"][0].words[1] != "AT" || v.blocks["KISS"][0].code != "042" || v.blocks["GREET"][0].code != "040" {
		t.Errorf("got %+v", v)
	}
	p := v.blocks["KISS"][0].block.patterns[0]
	if p.weight != 4 || p.code != "051:052" || len(p.right) != 2 || !p.right[1].prep || p.right[0].prep || len(p.right[0].parts[0]) != 2 || len(p.right[1].parts[0]) != 2 {
		t.Errorf("got %+v", p)
	}
}

func TestActors(t *testing.T) {
	var names, nouns phrases
	if err := names.read(zipped(t, "NORLAND_ [NLD]\n+U.N.-NORLAND_MISSION_\nTOBIAS_RENN_\n\t[NLDGOV 20200101-20210101]\nNOBODY_ [---]\n"), nil); err != nil {
		t.Fatal(err)
	}
	if err := nouns.read(zipped(t, "!PERSON! = MAN, WOMEN\nFERRY!PERSON! [~BUS]\nDEPUTY [~COP]\nTHIEF {THIEVES} [~CRM]\n"), map[string][]string{}); err != nil {
		t.Fatal(err)
	}
	for phrase, want := range map[string]int{"NORLAND": 1, "UN NORLAND MISSION": 3, "TOBIAS RENN": 2, "TOBIAS": 0, "NOBODY": 0} {
		if got := names.at(split(phrase), 0); got != want {
			t.Errorf("%s: %d words, want %d", phrase, got, want)
		}
	}
	for _, noun := range []string{"FERRYMAN", "FERRYWOMEN", "DEPUTY", "DEPUTIES", "THIEF", "THIEVES"} {
		if nouns.at([]string{noun}, 0) != 1 {
			t.Errorf("%s is nobody", noun)
		}
	}
}

func TestScore(t *testing.T) {
	r := row{Sentence: "1", Text: "Ä hit B.", Root: "ASSAULT"}
	for label, at := range map[string][2]int{"source": {0, 1}, "target": {6, 7}} {
		r.Spans = append(r.Spans, struct {
			Label      string `json:"label"`
			Start, End int
		}{label, at[0], at[1]})
	}
	var s score
	span := func(a, b int) []sayso.Span { return []sayso.Span{{Start: a, End: b}} }
	s.add(r, []event{{root: "ASSAULT", actors: span(0, 2), recipients: span(7, 8)}, {root: "ACCUSE", actors: span(7, 8), recipients: span(0, 2)}})
	s.add(r, []event{{root: "ACCUSE", actors: span(0, 2), recipients: span(7, 8)}})
	if s != (score{rows: 2, events: 3, actor: 2, recipient: 2, root: 1, triple: 1}) {
		t.Errorf("got %+v", s)
	}
	c := &coder{}
	var roots []string
	for _, code := range []string{"015", "023", "0841", "116", "1712", "175", "191", "203"} {
		roots = append(roots, c.root(code))
	}
	if want := []string{"", "", "YIELD", "ACCUSE", "ASSAULT", "ASSAULT", "COERCE", "ASSAULT"}; !slices.Equal(roots, want) {
		t.Errorf("got %q, want %q", roots, want)
	}
}
