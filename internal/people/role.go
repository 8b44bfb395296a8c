package people

import (
	"slices"

	"sayso"
)

// A Role says which entities of an article a statement is by, about and to. Ids are those of the record.
type Role struct {
	Attribution string
	By          string   // "" if nobody is known to speak
	To          []string // sorted, without the speaker
	About       []string // mentioned in the content in any form; sorted, without the speaker
}

// Roles returns who has what to do with each attribution of a record, in the order of the record.
func Roles(rec *sayso.Record) []Role {
	type mention struct {
		sayso.Span
		entity string
	}
	var all []mention
	for _, e := range rec.Entities {
		for _, m := range e.Mentions {
			all = append(all, mention{m.Span, e.ID})
		}
	}
	slices.SortFunc(all, func(a, b mention) int { return compareAll(a.Start-b.Start, a.End-b.End) })
	in := func(s sayso.Span, speaker string, out []string) []string {
		i, _ := slices.BinarySearchFunc(all, s.Start, func(m mention, at int) int { return m.Start - at })
		for ; i < len(all) && all[i].Start < s.End; i++ {
			if m := all[i]; m.End <= s.End && m.entity != speaker && !slices.Contains(out, m.entity) {
				out = append(out, m.entity)
			}
		}
		return out
	}
	out := make([]Role, len(rec.Attributions))
	for i := range rec.Attributions {
		a := &rec.Attributions[i]
		r := Role{Attribution: a.ID}
		if a.Speaker != nil {
			r.By = a.Speaker.Entity
		}
		for _, s := range a.Content {
			r.About = in(s, r.By, r.About)
		}
		if a.Addressee != nil {
			r.To = in(*a.Addressee, r.By, r.To)
		}
		slices.Sort(r.About)
		slices.Sort(r.To)
		out[i] = r
	}
	return out
}
