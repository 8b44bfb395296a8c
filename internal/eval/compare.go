package eval

import (
	"slices"

	"sayso"
)

// A Compared is an attribution of two readings of one text, or of one of them where the other has none.
type Compared struct {
	Gold, Read *sayso.Attribution // nil where a side has none
	Differs    []string           // of both: cue, source, content, kind, speaker, level, stance; what the gold leaves open is not asked
}

// Compare lays what was read beside gold of the same text: each attribution with the one it is, by overlap as "sayso eval gold"
// matches them, in text order of the gold; then what the gold has not.
func Compare(text string, gold, read []sayso.Attribution) []Compared {
	of := matchMost(len(gold), len(read), func(g, p int) float64 { return likeGold(text, read[p], gold[g]) })
	out := make([]Compared, 0, len(gold))
	for g := range gold {
		c := Compared{Gold: &gold[g]}
		if of[g] >= 0 {
			c.Read = &read[of[g]]
			c.Differs = differs(text, *c.Read, gold[g])
		}
		out = append(out, c)
	}
	for p := range read {
		if !slices.Contains(of, p) {
			out = append(out, Compared{Read: &read[p]})
		}
	}
	return out
}

func differs(text string, p, g sayso.Attribution) []string {
	out := []string{}
	for _, field := range []struct {
		name string
		same bool
	}{
		{"cue", sameSpan(p.Cue, g.Cue)},
		{"source", slices.Equal(p.Source, g.Source)},
		{"content", sameContent(text, p.Content, g.Content)},
		{"kind", g.Kind == "" || p.Kind == g.Kind},
		{"speaker", g.Speaker == nil || sameName(p, g)},
		{"level", g.Level == "" || p.Level == g.Level},
		{"stance", g.Stance == "" || p.Stance == g.Stance},
	} {
		if !field.same {
			out = append(out, field.name)
		}
	}
	return out
}
