// Package story finds which articles are on the same happenings. Each article is reduced to an [Item]; [Keys] say which
// two to compare, [Judge] how alike they are, [Group] makes stories of the links, with a title taken from the articles and
// a timeline on two axes: when it happened, when it was said.
//
// What two articles are to each other depends on them and on a fixed table of how rare words are, never on the others of
// a ledger, and grouping is a function of the set: whatever the order of adding, the stories are the same.
package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// tell makes the story of articles that are in their order.
func tell(items []Item) sayso.Story {
	s := sayso.Story{ID: items[0].ID, Title: title(items), Origins: []string{}, Reasons: reasons(items), Timeline: timeline(items)}
	for _, it := range items {
		s.Articles = append(s.Articles, it.ID)
		if it.Said == "" {
			continue
		}
		if s.From == "" || it.Said < s.From {
			s.From = it.Said
		}
		s.To = max(s.To, it.Said)
	}
	return s
}

// A common word is one that several articles of a story have.
type common struct {
	stem  string
	names int     // items in which it is part of a name
	mass  float64 // sum of its weights
	in    []int   // items
	terms []Term  // in each
}

// commons adds up the terms of the items, heaviest first.
func commons(items []Item) []common {
	at := map[string]int{}
	var out []common
	for i, it := range items {
		for _, t := range it.Terms {
			k, ok := at[t.Stem]
			if !ok {
				k = len(out)
				at[t.Stem] = k
				out = append(out, common{stem: t.Stem})
			}
			c := &out[k]
			if t.Class&Name != 0 {
				c.names++
			}
			c.mass += float64(t.Weight)
			c.in, c.terms = append(c.in, i), append(c.terms, t)
		}
	}
	slices.SortFunc(out, func(a, b common) int { return cmp.Or(cmp.Compare(b.mass, a.mass), cmp.Compare(a.stem, b.stem)) })
	return out
}

// text returns the word as the first article has it that does not have it in capitals, as datelines do.
func (c *common) text() string {
	for _, t := range c.terms {
		if t.Text != strings.ToUpper(t.Text) {
			return bare(t.Text)
		}
	}
	return bare(c.terms[0].Text)
}

// reasons says what holds a story together: the names and the other words that most of its articles have.
func reasons(items []Item) []sayso.Reason {
	out := []sayso.Reason{}
	if len(items) < 2 {
		return out
	}
	all := commons(items)
	for _, kind := range []struct {
		kind sayso.ReasonKind
		name bool
		verb string
	}{{sayso.ReasonNames, true, "is named in"}, {sayso.ReasonWords, false, "stands in"}} {
		r := sayso.Reason{Kind: kind.kind}
		var parts []string
		for _, c := range all {
			if (2*c.names > len(c.in)) != kind.name || 2*len(c.in) < len(items) || len(c.in) < 2 || len(parts) == mostNamed {
				continue
			}
			for k, i := range c.in {
				r.Points = append(r.Points, c.terms[k].passage(items[i].ID))
			}
			parts = append(parts, fmt.Sprintf("%s %s %d", c.text(), kind.verb, len(c.in)))
		}
		if len(parts) > 0 {
			r.Words = fmt.Sprintf("of %d articles, %s", len(items), list(parts))
			out = append(out, r)
		}
	}
	return out
}
