package e2e

import (
	"slices"
	"testing"
	"time"
)

// TestFirstPage starts the desk in an empty folder: the page is there before a person has looked up. The promise is 0.3 s on
// an idle machine; here the fastest of five must be under a second, as the machine may be busy.
func TestFirstPage(t *testing.T) {
	if _, err := program(); err != nil {
		t.Fatal(err)
	}
	var took []time.Duration
	for range 5 {
		_, d := serve(t)
		took = append(took, d)
	}
	slices.Sort(took)
	t.Logf("from start to the first page: %v fastest, %v median of %d", took[0], took[len(took)/2], len(took))
	if took[0] > time.Second {
		t.Errorf("%v", took)
	}
}
