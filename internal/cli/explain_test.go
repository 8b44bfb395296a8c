package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// declaredCodes reads the codes from the root package's source.
func declaredCodes(t *testing.T) []string {
	file, err := parser.ParseFile(token.NewFileSet(), "../../error.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if id, ok := spec.Type.(*ast.Ident); ok && id.Name == "Code" {
			code, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, code)
		}
		return true
	})
	return out
}

// TestCodes: every code has an explanation with its parts, in the order of error.go, and no explanation lacks a code.
func TestCodes(t *testing.T) {
	var got []string
	for _, e := range explanations(codesTable) {
		got = append(got, e.code)
		before, after, ok := strings.Cut(e.body, "\n\nExample: ")
		example, todo, ok2 := strings.Cut(after, "\nTo do: ")
		if !ok || !ok2 || e.title == "" || before == "" || example == "" || todo == "" {
			t.Errorf("%s lacks a part: %+v", e.code, e)
		}
	}
	if want := declaredCodes(t); len(want) < 20 || !slices.Equal(got, want) {
		t.Errorf("explained: %v\ndeclared: %v", got, want)
	}
}
