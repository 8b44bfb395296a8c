package people

import (
	"slices"
	"strings"

	"sayso"
)

// SameStory says who is meant where an article of a story has nothing but a surname, or a kind of body without its country: the
// one of that name whom the other articles of the story, or the article itself, name in full. Where several could be meant,
// or nobody is named in full, there is no tie but between the bare names. Items are those of all articles of one story, in any
// order; ties are sorted.
func (f *Finder) SameStory(items []Item) []Constraint {
	full := map[string][]*Item{} // by kind and short name: items filed under headings of many articles
	open := map[string][]*Item{}
	for i := range items {
		it := &items[i]
		k := shortName(it)
		switch {
		case it.Bare():
			open[k] = append(open[k], it)
		case strings.ContainsRune(it.Heading, '~') || it.Kind == sayso.EntityPerson && it.Person.Given == "":
		default:
			full[k] = append(full[k], it)
		}
	}
	var ties []Constraint
	for k, bare := range open {
		slices.SortFunc(bare, func(a, b *Item) int { return strings.Compare(a.Heading, b.Heading) })
		for i, it := range bare {
			if id, ok := f.meant(it, full[k]); ok {
				ties = append(ties, Constraint{it.Heading, id, true, ReasonStory, "the same story names " + it.Name + " in full"})
			} else if i > 0 && len(full[k]) == 0 && f.gender(it) == f.gender(bare[0]) && it.Heading != bare[0].Heading {
				ties = append(ties, Constraint{it.Heading, bare[0].Heading, true, ReasonStory, "the same story calls both " + it.Name})
			}
		}
	}
	slices.SortFunc(ties, func(a, b Constraint) int { return compareAll(strings.Compare(a.A, b.A), strings.Compare(a.B, b.B)) })
	return slices.Compact(ties)
}

// shortName is what a bare name and the full one have in common.
func shortName(it *Item) string {
	if it.Kind == sayso.EntityPerson {
		return "person/" + it.Person.Family
	}
	id := it.Heading
	if at := strings.IndexAny(id, ",@~"); at >= 0 {
		id = id[:at]
	}
	return id
}

// meant returns the heading of the one whom a bare name can mean: of its own article first, then of the story.
func (f *Finder) meant(it *Item, full []*Item) (string, bool) {
	for _, own := range []bool{true, false} {
		found, names := "", map[string]bool{}
		for _, x := range full {
			if (x.Article == it.Article) != own || x.Trade != it.Trade || !f.sameGender(it, x) {
				continue
			}
			names[nameOfID(x.Heading)] = true
			if found == "" || x.Heading < found {
				found = x.Heading
			}
		}
		switch {
		case len(names) == 1 && (it.Kind == sayso.EntityPerson || oneHeading(full)):
			return found, true
		case len(names) > 1:
			return "", false
		}
	}
	return "", false
}

func nameOfID(id string) string {
	if at := strings.IndexAny(id, ",@~"); at >= 0 {
		return id[:at]
	}
	return id
}

// oneHeading reports whether all items are of one heading: a House beside a Senate of two countries is of neither.
func oneHeading(items []*Item) bool {
	for _, x := range items {
		if x.Heading != items[0].Heading {
			return false
		}
	}
	return true
}

// gender is "man", "woman" or "" by the address or the first name.
func (f *Finder) gender(it *Item) string {
	for _, t := range it.Titles {
		switch t.Class {
		case "mr", "sir", "king", "prince", "duke":
			return "man"
		case "mrs", "ms", "miss", "queen", "princess", "duchess", "first lady", "madam":
			return "woman"
		}
	}
	return f.tables.first[it.Person.Given]
}

func (f *Finder) sameGender(a, b *Item) bool {
	x, y := f.gender(a), f.gender(b)
	return x == "" || y == "" || x == y
}
