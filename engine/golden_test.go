package engine_test

import (
	"flag"
	"os"
	"testing"

	"sayso/engine"
	"sayso/internal/golden"
)

var update = flag.Bool("update", false, "rewrite want.txt of the golden documents that differ")

func TestGolden(t *testing.T) {
	e := withModel(t)
	golden.Run(t, "../testdata/golden", e.Read, *update)
}

// withModel returns an engine with the container of -model, or the one inside the binary.
func withModel(t *testing.T) *engine.Engine {
	t.Helper()
	o := engine.Options{Notes: true}
	if name := flag.Lookup("model").Value.String(); name != "" {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		o.Model = string(raw)
	}
	e, err := engine.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return e
}
