package event

import (
	"slices"

	"sayso"
)

// contexts returns what the words of an event's sentence say it is about, in order of their names, four at most.
func (r *reading) contexts(c *candidate) []sayso.Context {
	s := r.tree.SentenceOf(c.word)
	out := []sayso.Context{}
	for w := s.Start; w < s.End; w++ {
		for _, key := range []string{r.lemma(w), r.form(w)} {
			for _, k := range r.tables.contexts[key] {
				if !slices.Contains(out, k) {
					out = append(out, k)
				}
			}
		}
	}
	if c.event.Type == sayso.EventCoerce && c.event.Mode == "cyber" && !slices.Contains(out, "cyber") {
		out = append(out, "cyber")
	}
	slices.Sort(out)
	return out
}
