// Package lexicon reads the text tables of package data: strict, with file and line in every error, so that the
// author of a row learns where it is wrong.
package lexicon

import (
	"fmt"
	"io/fs"
	"strings"
)

// A Table is a lexicon file. Rows hold one field for each of Columns; row i stands on line i+2 of the file.
type Table struct {
	Path    string
	Columns []string
	Rows    [][]string
}

// Load reads the table at path in fsys. It refuses a header other than columns, a row with an empty field or another
// number of fields, and rows that are not sorted and unique by their first field.
func Load(fsys fs.FS, path string, columns ...string) (*Table, error) {
	text, err := fs.ReadFile(fsys, path)
	if err != nil {
		return nil, fmt.Errorf("load lexicon: %w", err)
	}
	t := &Table{Path: path, Columns: columns}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	if header := strings.Join(columns, "\t"); lines[0] != header {
		return nil, fmt.Errorf("%s:1: the header is %q, not %q", path, lines[0], header)
	}
	for i, line := range lines[1:] {
		row := strings.Split(line, "\t")
		if err := t.check(row); err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %q", path, i+2, err, line)
		}
		t.Rows = append(t.Rows, row)
	}
	return t, nil
}

func (t *Table) check(row []string) error {
	if len(row) != len(t.Columns) {
		return fmt.Errorf("%d fields, not %d", len(row), len(t.Columns))
	}
	for i, field := range row {
		if strings.TrimSpace(field) == "" {
			return fmt.Errorf("no %s", t.Columns[i])
		}
	}
	if n := len(t.Rows); n > 0 && row[0] <= t.Rows[n-1][0] {
		return fmt.Errorf("not after %q", t.Rows[n-1][0])
	}
	return nil
}

// Set returns the first fields of all rows.
func (t *Table) Set() map[string]bool {
	set := make(map[string]bool, len(t.Rows))
	for _, row := range t.Rows {
		set[row[0]] = true
	}
	return set
}

// Fault returns an error about row i that names file and line.
func (t *Table) Fault(i int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s: %q", t.Path, i+2, fmt.Sprintf(format, args...), strings.Join(t.Rows[i], "\t"))
}
