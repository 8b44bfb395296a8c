package lint

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

const root = "../.."

// A source is one Go file of the main module.
type source struct {
	path string // from the module's root, with slashes
	text string
	file *ast.File // package clause, comments and imports
}

// folder is the package's path in the module: "." or "internal/nlp/token".
func (s source) folder() string { return path.Dir(s.path) }

func (s source) isTest() bool { return strings.HasSuffix(s.path, "_test.go") }

// sources reads all Go files of the main module; nested modules, test data and hidden folders are not in it.
func sources(t *testing.T) (out []source) {
	t.Helper()
	walk(t, func(name string) {
		if !strings.HasSuffix(name, ".go") {
			return
		}
		text := read(t, name)
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments|parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, source{name, text, file})
	})
	if len(out) < 50 {
		t.Fatalf("only %d Go files found from %s", len(out), root)
	}
	return out
}

// walk calls visit with every file of the main module.
func walk(t *testing.T, visit func(name string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() && rel != "." {
			_, err := os.Stat(filepath.Join(name, "go.mod"))
			if err == nil || rel == "train" || d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") {
				return fs.SkipDir
			}
		}
		if d.Type().IsRegular() {
			visit(rel)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
