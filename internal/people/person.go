package people

import (
	"slices"
	"strings"

	"sayso"
)

// Page is what Person is made of beside the cluster.
type Page struct {
	Headings []*Heading   // of the cluster
	Items    []Item       // of these headings, in any order
	Said     []sayso.Said // by, about and to it, in any order
	// Positions gives the speaker's stands on claims over time; nil gives none.
	Positions func([]sayso.Said) []sayso.Position
}

// Person puts a cluster together for a reader: names and titles with their dates, where it is seen and why, what is said.
func (f *Finder) Person(c Cluster, page Page) *sayso.Person {
	p := &sayso.Person{ID: c.ID, Name: c.Name}
	for _, h := range page.Headings {
		if h.ID == c.ID {
			p.Kind = h.Kind
		}
	}
	items := slices.Clone(page.Items)
	slices.SortFunc(items, byDate)
	p.Names = namesOf(items)
	p.Titles = titlesOf(items)
	p.Country = most(items, func(it *Item) string { return it.Country })
	p.Sector = most(items, func(it *Item) string { return it.Sector })
	p.Seen = seen(c, items)
	p.Said = slices.Clone(page.Said)
	slices.SortFunc(p.Said, func(a, b sayso.Said) int {
		return compareAll(strings.Compare(b.Date, a.Date), strings.Compare(a.Words.Article, b.Words.Article), a.Words.Start-b.Words.Start, strings.Compare(a.Voice, b.Voice),
			strings.Compare(string(a.Role), string(b.Role)))
	})
	for _, s := range p.Said {
		switch s.Role {
		case sayso.SaidBy:
			p.SaidBy++
		case sayso.SaidAbout:
			p.SaidAbout++
		case sayso.SaidTo:
			p.SaidTo++
		}
	}
	if page.Positions != nil {
		p.Positions = page.Positions(p.Said)
	}
	for _, q := range c.Questions {
		p.Questions = append(p.Questions, sayso.OpenQuestion{Words: q.Words + "?", Points: points(items, q.A, q.B)})
	}
	return p
}

// byDate orders items by date, those without one last, then by article and place.
func byDate(a, b Item) int {
	return compareAll(b2i(a.Date == "")-b2i(b.Date == ""), strings.Compare(a.Date, b.Date), strings.Compare(a.Article, b.Article), a.Words.Start-b.Words.Start,
		strings.Compare(a.Entity, b.Entity))
}

func namesOf(items []Item) []sayso.NameUse {
	articles := map[string]map[string]bool{}
	for i := range items {
		for _, form := range items[i].Forms {
			if articles[form] == nil {
				articles[form] = map[string]bool{}
			}
			articles[form][items[i].Article] = true
		}
	}
	var out []sayso.NameUse
	for form, in := range articles {
		out = append(out, sayso.NameUse{Name: form, Articles: len(in)})
	}
	slices.SortFunc(out, func(a, b sayso.NameUse) int {
		return compareAll(b.Articles-a.Articles, strings.Compare(a.Name, b.Name))
	})
	return out
}

// titlesOf returns the titles by when they were first given; items are in order of date. Forms of address are none.
func titlesOf(items []Item) []sayso.TitleUse {
	var out []sayso.TitleUse
	at := map[string]int{}
	for i := range items {
		for _, t := range items[i].Titles {
			if t.Kind == titleAddress {
				continue
			}
			words := strings.Join(strings.Fields(t.Words.Text), " ")
			day := items[i].Date[:min(len(items[i].Date), 10)]
			k, ok := at[fold(words)]
			if !ok {
				k = len(out)
				at[fold(words)] = k
				out = append(out, sayso.TitleUse{Title: words, From: day, To: day, Words: t.Words})
			}
			if day != "" {
				out[k].To = day
			}
		}
	}
	return out
}

// most returns the value that most items have, "" if none has any.
func most(items []Item, of func(*Item) string) (best string) {
	count := map[string]int{}
	for i := range items {
		if v := of(&items[i]); v != "" {
			count[v]++
		}
	}
	for v, n := range count {
		if best == "" || n > count[best] || n == count[best] && v < best {
			best = v
		}
	}
	return best
}

// seen has one appearance an article, with why it is this one.
func seen(c Cluster, items []Item) []sayso.Appearance {
	var out []sayso.Appearance
	done := map[string]bool{}
	towards := paths(c)
	firstOf := map[string]*Item{}
	for i := range items {
		if firstOf[items[i].Heading] == nil {
			firstOf[items[i].Heading] = &items[i]
		}
	}
	for i := range items {
		it := &items[i]
		if done[it.Article] {
			continue
		}
		done[it.Article] = true
		out = append(out, sayso.Appearance{Article: it.Article, Entity: it.Entity, Words: it.Words, Why: why(c, it, towards, firstOf)})
	}
	return out
}

// paths returns, for each heading of a cluster but the one it is named by, the join that leads towards that one.
func paths(c Cluster) map[string]Join {
	out := map[string]Join{}
	for reached := []string{c.ID}; len(reached) > 0; reached = reached[1:] {
		for _, j := range c.Joins {
			next := j.A
			switch reached[0] {
			case j.A:
				next = j.B
			case j.B:
			default:
				continue
			}
			if _, known := out[next]; !known && next != c.ID {
				out[next] = j
				reached = append(reached, next)
			}
		}
	}
	return out
}

// why gives the grounds for an item: its heading's name, and what joined that heading to the one that the cluster is named by.
// The first item of all needs none.
func why(c Cluster, it *Item, towards map[string]Join, firstOf map[string]*Item) []sayso.Reason {
	var out []sayso.Reason
	if f := firstOf[it.Heading]; f != it {
		out = append(out, sayso.Reason{Kind: sayso.ReasonName, Words: "called " + it.Name + " as in " + f.Article, Points: []sayso.Passage{it.Words, f.Words}})
	}
	at := it.Heading
	for at != c.ID {
		j, ok := towards[at]
		if !ok {
			break
		}
		if at == j.A {
			at = j.B
		} else {
			at = j.A
		}
		r := sayso.Reason{Kind: j.Kind, Words: j.Words, Points: []sayso.Passage{it.Words}}
		if f := firstOf[at]; f != nil {
			r.Points = append(r.Points, f.Words)
		}
		out = append(out, r)
	}
	return out
}

// points are the first places of two headings, as far as their items are at hand.
func points(items []Item, headings ...string) []sayso.Passage {
	var out []sayso.Passage
	for _, id := range headings {
		if i := slices.IndexFunc(items, func(it Item) bool { return it.Heading == id }); i >= 0 {
			out = append(out, items[i].Words)
		}
	}
	return out
}
