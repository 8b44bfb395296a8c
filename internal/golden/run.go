package golden

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
)

// KnownFailures is the list beside the documents: a name and a reason on each line. A document in it is run and must
// not pass; the day it does, the test asks for its line to be removed.
const KnownFailures = "KNOWN_FAILURES.txt"

// A Read is the function under test; engine.Engine's method is one.
type Read func(context.Context, *sayso.Article) (*sayso.Record, error)

// Run runs every document of a folder as a subtest. With update it rewrites want.txt of those that differ.
func Run(t *testing.T, folder string, read Read, update bool) {
	t.Helper()
	docs, err := Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	known, err := loadKnown(folder, docs)
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range docs {
		t.Run(doc.Name, func(t *testing.T) {
			rec, err := read(t.Context(), doc.Article)
			if err != nil {
				t.Fatal(err)
			}
			wrong := doc.Compare(rec)
			if update && len(wrong) > 0 {
				if err := os.WriteFile(filepath.Join(folder, doc.Name+".txtar"), doc.Updated(rec), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if err := rec.Check(); err != nil {
				t.Errorf("the record breaks its promises: %v", err)
			}
			reason, listed := known[doc.Name]
			failed, message := verdict(doc, wrong, reason, listed)
			switch {
			case failed:
				t.Error(message)
			case message != "":
				t.Log(message)
			}
		})
	}
}

// verdict judges a document by what is wrong with its record, and by whether it is a known failure.
func verdict(doc *Document, wrong []string, reason string, listed bool) (failed bool, message string) {
	all := strings.Join(wrong, "\n")
	switch {
	case listed && len(wrong) == 0:
		return true, "it passes now: remove it from " + KnownFailures
	case listed:
		return false, "known failure (" + reason + ")\n" + all
	case len(wrong) > 0:
		return true, doc.Comment + "\n" + all
	}
	return false, ""
}

// Load reads all documents of a folder, in the order of their names.
func Load(folder string) ([]*Document, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no golden documents in %s", folder)
	}
	var docs []*Document
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		doc, err := Parse(strings.TrimSuffix(filepath.Base(path), ".txtar"), data)
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

// loadKnown reads the list of known failures; each must be a document.
func loadKnown(folder string, docs []*Document) (map[string]string, error) {
	text, err := os.ReadFile(filepath.Join(folder, KnownFailures))
	if err != nil {
		return nil, err
	}
	names := map[string]bool{}
	for _, doc := range docs {
		names[doc.Name] = true
	}
	known := map[string]string{}
	for line := range strings.Lines(string(text)) {
		name, reason, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case name == "" || name == "#":
		case !names[name]:
			return nil, fmt.Errorf("%s: there is no document %q", KnownFailures, name)
		case strings.TrimSpace(reason) == "":
			return nil, fmt.Errorf("%s: %q has no reason", KnownFailures, name)
		default:
			known[name] = strings.TrimSpace(reason)
		}
	}
	return known, nil
}
