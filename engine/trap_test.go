package engine_test

import (
	"testing"

	"sayso"
	"sayso/internal/golden"
)

// Nothing happened in these passages, whatever their words.
func TestTraps(t *testing.T) {
	e := withModel(t)
	golden.RunTraps(t, "../testdata/traps", e.Read)
}

// TestTriggersOverlap reads a sentence in which the model marks two triggers over the same words.
func TestTriggersOverlap(t *testing.T) {
	rec, err := withModel(t).Read(t.Context(), &sayso.Article{Text: "The judge issued an arrest warrant for Vice President Simon Tembo."})
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range rec.Events {
		for _, other := range rec.Events[:i] {
			if e.Trigger.Overlaps(other.Trigger) {
				t.Errorf("%v and %v lie over each other", e.Trigger, other.Trigger)
			}
		}
	}
}
