package engine_test

import (
	"testing"

	"sayso/internal/golden"
)

// Nothing happened in these passages, whatever their words.
func TestTraps(t *testing.T) {
	e := withModel(t)
	golden.RunTraps(t, "../testdata/traps", e.Read)
}
