package golden

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
)

// A Trap is a passage in which no conflict has happened, whatever its words: sport, films, history, metaphor, what was
// denied or ruled out.
type Trap struct{ Name, Text string }

// LoadTraps reads the passages of a file in the form of train/passages/README.md; their labels are left aside.
func LoadTraps(path string) ([]Trap, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []Trap
	for block := range bytes.SplitSeq(append([]byte("\n"), data...), []byte("\n## ")) {
		head, rest, ok := strings.Cut(string(block), "\n")
		text, _, cut := strings.Cut(rest, "\n--")
		name, _, _ := strings.Cut(head, " ")
		if !ok || name == "" {
			continue
		}
		if !cut {
			return nil, fmt.Errorf("%s: passage %s has no line --", path, name)
		}
		out = append(out, Trap{name, strings.Trim(text, "\n")})
	}
	return out, nil
}

// RunTraps reads each passage of traps.txt in a folder: no event of material conflict may come out as happened or ongoing, but in those that
// the folder's list of known failures names; and these must still fail.
func RunTraps(t *testing.T, folder string, read Read) {
	t.Helper()
	traps, err := LoadTraps(filepath.Join(folder, "traps.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var docs []*Document
	for _, trap := range traps {
		docs = append(docs, &Document{Name: trap.Name})
	}
	known, err := loadKnown(folder, docs)
	if err != nil {
		t.Fatal(err)
	}
	for _, trap := range traps {
		rec, err := read(t.Context(), &sayso.Article{ID: trap.Name, Text: trap.Text})
		if err != nil {
			t.Fatal(err)
		}
		if err := rec.Check(); err != nil {
			t.Errorf("%s: %v", trap.Name, err)
		}
		caught := ""
		for i := range rec.Events {
			if e := &rec.Events[i]; e.Quad == 4 && e.Status.Real() {
				caught += formatEvent(rec, e)
			}
		}
		switch reason, listed := known[trap.Name]; {
		case listed && caught == "":
			t.Errorf("%s passes now: remove it from %s", trap.Name, KnownFailures)
		case listed:
			t.Logf("%s: known failure (%s)", trap.Name, reason)
		case caught != "":
			t.Errorf("%s %s\n%s", trap.Name, trap.Text, caught)
		}
	}
}
