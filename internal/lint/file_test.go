package lint

import (
	"regexp"
	"strings"
	"testing"
)

// The lengths of a file in lines, generated ones excepted: aim at 300.
const (
	hardLook = 600  // reported
	tooLong  = 1000 // refused
)

func TestPackageComments(t *testing.T) {
	documented := map[string]int{}
	for _, s := range sources(t) {
		if s.isTest() {
			continue
		}
		documented[s.folder()] += 0
		if s.file.Doc == nil {
			continue
		}
		documented[s.folder()]++
		want := "Package " + s.file.Name.Name + " "
		if s.file.Name.Name == "main" {
			want = "Command "
		}
		if text := s.file.Doc.Text(); !strings.HasPrefix(text, want) {
			t.Errorf("%s: the package comment begins %.30q, not %q", s.path, text, want)
		}
	}
	for folder, n := range documented {
		if n != 1 {
			t.Errorf("package %s has %d package comments, not 1", folder, n)
		}
	}
}

func TestFileLengths(t *testing.T) {
	for _, s := range sources(t) {
		switch n := strings.Count(s.text, "\n"); {
		case generated.MatchString(s.text):
		case n > tooLong:
			t.Errorf("%s has %d lines, more than %d: split it by idea", s.path, n, tooLong)
		case n > hardLook:
			t.Logf("%s has %d lines: look hard at it", s.path, n)
		}
	}
}

// generated is the form that Go's tools know.
var generated = regexp.MustCompile(`^// Code generated .+ DO NOT EDIT\.\n`)

// TestGeneratedHeaders sees that generated files say so on line one, and that assembly, which is never written by hand
// here, is generated.
func TestGeneratedHeaders(t *testing.T) {
	walk(t, func(name string) {
		switch {
		case strings.HasSuffix(name, ".s"):
		case strings.HasSuffix(name, ".go"):
			if !strings.Contains(read(t, name), "\n// Code generated ") { // further down
				return
			}
		default:
			return
		}
		if !generated.MatchString(read(t, name)) {
			t.Errorf("%s: line one is not \"// Code generated … DO NOT EDIT.\"", name)
		}
	})
}
