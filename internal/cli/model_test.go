package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sayso"
	"sayso/engine"
)

func runReadCommand(t *testing.T, stdin string, args ...string) (string, error) {
	t.Helper()
	var out, messages strings.Builder
	cmd := newRead(&streams{strings.NewReader(stdin), &out, &messages})
	cmd.SetArgs(args)
	err := cmd.ExecuteContext(t.Context())
	return out.String(), err
}

// A format that the model has no layer for is refused before anything is read, by a code.
func TestReadConllu(t *testing.T) {
	out, err := runReadCommand(t, "The ferry left Bergen.", "--format", "conllu", "-")
	e, fault := engine.New(engine.Options{})
	if fault != nil {
		t.Fatal(fault)
	}
	if len(e.Info().Layers) > 0 {
		if err != nil || !strings.HasPrefix(out, "# newdoc id = ") || strings.Count(out, "\t") < 9*5 {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	var coded *sayso.Error
	if !errors.As(err, &coded) || coded.Code != sayso.ErrLayer || out != "" {
		t.Errorf("a model without syntax: %v, output %q", err, out)
	}
}

func TestModelFlag(t *testing.T) {
	dir := t.TempDir()
	damaged := filepath.Join(dir, "damaged.sayso")
	if err := os.WriteFile(damaged, []byte("SAYSOMDL and nothing more"), 0o666); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]sayso.Code{filepath.Join(dir, "none.sayso"): sayso.ErrRead, damaged: sayso.ErrModel} {
		var coded *sayso.Error
		if _, err := runReadCommand(t, "Yes.", "--model", path, "-"); !errors.As(err, &coded) || coded.Code != want {
			t.Errorf("%s: %v, want %s", filepath.Base(path), err, want)
		}
	}
}

func TestReadLayer(t *testing.T) {
	out, err := runReadCommand(t, "“We left,” said Greta Holm.", "--layer", "quotations", "-")
	if err != nil || out != "0-10\tq1\tspeech\ta1\t“We left,”\n" {
		t.Errorf("%v, %q", err, out)
	}
	for _, args := range [][]string{{"--layer", "colours"}, {"--layer", "times", "--format", "html"}} {
		var coded *sayso.Error
		if _, err := runReadCommand(t, "Yes.", append(args, "-")...); !errors.As(err, &coded) || coded.Code != sayso.ErrUsage {
			t.Errorf("%v: %v", args, err)
		}
	}
}
