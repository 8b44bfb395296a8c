package story

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sayso"
)

// What makes two articles alike, chosen by hand as the weights of words were.
const (
	// LinkFrom is the weight from which two articles are linked.
	LinkFrom = 0.11
	// Window is how many days apart two articles of one story can be, but for copies.
	Window = 90

	// Names of people and bodies alone, and of places alone, weigh less than a link: the same people do several things a
	// week, and in one town several things happen.
	actorsMost = 0.10
	placesMost = 0.10

	grace    = 5.0  // days within which time wears nothing off
	halfLife = 10.0 // days in which a common word loses half of its weight
	rareLife = 120.0
	undated  = 15.0 // days that an article without a date is taken to be away
)

// Weight is that of the articles' vectors.
func Weight(a, b Item) float64 {
	v, w := a.Vector(), b.Vector()
	return v.Weight(&w)
}

// shared calls f with the terms that both have.
func shared(a, b Item, f func(s, t Term)) {
	for i, j := 0, 0; i < len(a.Terms) && j < len(b.Terms); {
		switch c := strings.Compare(a.Terms[i].Stem, b.Terms[j].Stem); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			f(a.Terms[i], b.Terms[j])
			i, j = i+1, j+1
		}
	}
}

// mostNamed is how many words a reason names.
const mostNamed = 6

// Judge says how alike two articles are, with the reasons: names, other words and events that both have. Two articles are
// to be linked if the weight is at least LinkFrom; below it there are no reasons.
func Judge(a, b Item) (weight float64, reasons []sayso.Reason) {
	weight = Weight(a, b)
	if weight < LinkFrom {
		return weight, nil
	}
	var names, others [][2]Term
	shared(a, b, func(s, t Term) {
		if s.Class&t.Class&Name != 0 {
			names = append(names, [2]Term{s, t})
		} else {
			others = append(others, [2]Term{s, t})
		}
	})
	for _, r := range []struct {
		kind  sayso.ReasonKind
		terms [][2]Term
		words string
	}{{sayso.ReasonNames, names, "both name "}, {sayso.ReasonWords, others, "both speak of "}} {
		if len(r.terms) == 0 {
			continue
		}
		slices.SortStableFunc(r.terms, func(x, y [2]Term) int {
			return cmp.Compare(y[0].Weight*y[1].Weight, x[0].Weight*x[1].Weight)
		})
		out := sayso.Reason{Kind: r.kind}
		var texts []string
		for _, st := range r.terms[:min(len(r.terms), mostNamed)] {
			texts = append(texts, bare(st[0].Text))
			out.Points = append(out.Points, st[0].passage(a.ID), st[1].passage(b.ID))
		}
		out.Words = r.words + list(texts)
		reasons = append(reasons, out)
	}
	for i := range a.Acts {
		for j := range b.Acts {
			if x, y := &a.Acts[i], &b.Acts[j]; sameOccurrence(x, y) {
				return weight, append(reasons, sayso.Reason{Kind: sayso.ReasonEvents,
					Words:  fmt.Sprintf("both tell of one %s on %s", strings.ToLower(string(x.Type)), x.Happened),
					Points: []sayso.Passage{x.passage(a.ID), y.passage(b.ID)}})
			}
		}
	}
	return weight, reasons
}

// bare takes the possessive off a word, for sentences that speak of it.
func bare(word string) string {
	return strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
}

// list writes words for a reader: "A, B and C".
func list(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}
