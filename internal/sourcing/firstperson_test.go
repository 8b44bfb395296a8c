package sourcing

import (
	"testing"

	"sayso"
)

// An attribution is found by its id also when others before it were taken out since; what was taken out itself is not there.
func TestOwnerAfterRemoval(t *testing.T) {
	s := &scene{byID: map[string]int{"a1": 0, "a2": 1, "a3": 2}, attrs: []sayso.Attribution{{ID: "a2"}, {ID: "a3"}},
		quotations: []sayso.Quotation{{Attribution: "a1", Inner: sayso.Span{Start: 0, End: 10}}, {Attribution: "a3", Inner: sayso.Span{Start: 20, End: 30}}, {Inner: sayso.Span{Start: 40, End: 50}}}}
	for start, want := range map[int]int{5: -1, 25: 1, 45: -1, 60: -1} {
		if got := s.owner(sayso.Span{Start: start, End: start + 2}); got != want {
			t.Errorf("at %d: %d, want %d", start, got, want)
		}
	}
	if got := s.now("a2"); got != 0 {
		t.Errorf("a2 stands at %d", got)
	}
}
