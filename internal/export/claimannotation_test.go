package export

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestClaimAnnotations gives each voice of a claim an annotation at its own words, as both selectors have them.
func TestClaimAnnotations(t *testing.T) {
	c, record := paid(t)
	var b strings.Builder
	if err := ClaimAnnotations(&b, c, record); err != nil {
		t.Fatal(err)
	}
	for _, v := range c.Voices {
		exact, err := json.Marshal(v.Words.Text)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), `"exact":`+string(exact)) {
			t.Errorf("no quotation selector for %q", v.Words.Text)
		}
	}
	for _, what := range []string{`"sayso:codebook":"` + Codebook + `"`, `"generator":{"id":"` + runIRI(runOf(full(t))) + `"}`} {
		if !strings.Contains(b.String(), what) {
			t.Errorf("what made it lacks %s", what)
		}
	}
	if got := strings.Count(b.String(), `"TextPositionSelector"`); got != len(c.Voices) {
		t.Errorf("%d positions for %d voices", got, len(c.Voices))
	}
}
