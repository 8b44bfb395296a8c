package lint

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	"sayso/data"
	"sayso/internal/lexicon"
)

// TestLexicons loads every table: a header, full rows, sorted and unique by the first column, an example in each but those of
// codes. Each
// folder has a README with a licence that names the table.
func TestLexicons(t *testing.T) {
	n := 0
	err := fs.WalkDir(data.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		n++
		text, err := fs.ReadFile(data.FS, name)
		if err != nil {
			return err
		}
		header, _, _ := strings.Cut(string(text), "\n")
		columns := strings.Split(header, "\t")
		if codes := strings.HasPrefix(name, "plover/") || strings.HasPrefix(name, "codes/"); !codes && columns[len(columns)-1] != "example" { // a code is no word
			t.Errorf("%s: the last column is %q, not an example", name, columns[len(columns)-1])
		}
		if _, err := lexicon.Load(data.FS, name, columns...); err != nil {
			t.Error(err)
		}
		readme := read(t, "data/"+path.Dir(name)+"/README.md")
		if !strings.Contains(readme, "`"+path.Base(name)+"`") || !strings.Contains(readme, "Licence") {
			t.Errorf("data/%s/README.md names no licence or not %s", path.Dir(name), path.Base(name))
		}
		return nil
	})
	if err != nil || n == 0 {
		t.Errorf("%d tables, %v", n, err)
	}
}

// packageRow is a row of docs/architecture.md that describes a package.
var packageRow = regexp.MustCompile("(?m)^\\| `([a-z/.]+)` \\|")

// TestArchitecture sees that docs/architecture.md has one row for each package and for nothing else.
func TestArchitecture(t *testing.T) {
	rows := map[string]int{}
	for _, m := range packageRow.FindAllStringSubmatch(read(t, "docs/architecture.md"), -1) {
		rows[m[1]]++
	}
	for folder := range ranks {
		if rows[folder] != 1 {
			t.Errorf("docs/architecture.md names package %s %d times, not once", folder, rows[folder])
		}
		delete(rows, folder)
	}
	for folder := range rows {
		t.Errorf("docs/architecture.md names %s, which is no package", folder)
	}
}
