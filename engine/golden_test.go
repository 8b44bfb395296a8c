package engine_test

import (
	"flag"
	"testing"

	"sayso/engine"
	"sayso/internal/golden"
)

var update = flag.Bool("update", false, "rewrite want.txt of the golden documents that differ")

func TestGolden(t *testing.T) {
	e, err := engine.New(engine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	golden.Run(t, "../testdata/golden", e.Read, *update)
}
