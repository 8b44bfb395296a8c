package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestCommittedFilesAreCurrent generates the kernels anew and compares them, first lines apart.
func TestCommittedFilesAreCurrent(t *testing.T) {
	dir := t.TempDir()
	code, stubs := filepath.Join(dir, "kernels_amd64.s"), filepath.Join(dir, "kernels_amd64.go")
	if out, err := exec.Command("go", "run", ".", "-out", code, "-stubs", stubs, "-pkg", "mat").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, path := range []string{code, stubs} {
		committed := filepath.Join("..", "internal", "mat", filepath.Base(path))
		if !bytes.Equal(body(t, path), body(t, committed)) {
			t.Errorf("%s is not what gen writes: run the command in its first line", committed)
		}
	}
}

func body(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := bytes.Cut(b, []byte("\n"))
	return rest
}
