package serve

import (
	"net/url"
	"slices"
	"strconv"
	"unicode/utf8"

	"sayso"
)

// A page of an article shows a part of it if all would be more than a browser lays out at once: a transcript of a day in court has
// thousands of statements. A part ends where a paragraph ends, or a sentence, or, within a sentence of a megabyte, anywhere. What a part
// weighs is its bytes and what is shown beside them.
const (
	partMost      = 120_000
	weightLine    = 20
	weightCard    = 200 // a statement or an event
	weightRow     = 50  // a time, a number, a place, a mention
	partFull      = 60  // percent of partMost after which a part may end with a paragraph
	longestStride = partMost / 2
)

// parts cuts the text of an article for its pages; an article of usual length is one.
func parts(rec *sayso.Record) []sayso.Span {
	text := rec.Article.Text
	// Where it may be cut, and what the stretches between weigh.
	type cut struct {
		at        int
		paragraph bool
	}
	var cuts []cut
	for _, p := range rec.Paragraphs {
		cuts = append(cuts, cut{p.Start, true})
	}
	for _, s := range rec.Sentences {
		cuts = append(cuts, cut{s.Start, false})
	}
	slices.SortStableFunc(cuts, func(a, b cut) int { return a.at - b.at })
	for i, last := 0, 0; i <= len(cuts); i++ {
		end := len(text)
		if i < len(cuts) {
			end = cuts[i].at
		}
		for end-last > longestStride {
			last += longestStride
			for last < end && !utf8.RuneStart(text[last]) {
				last++
			}
			cuts = slices.Insert(cuts, i, cut{last, false})
			i++
		}
		last = end
	}
	extra := weights(rec)
	rest := len(text) // what the text weighs that is not yet in a part
	for _, x := range extra {
		rest += x.weight
	}
	var out []sayso.Span
	start, weight, reached := 0, 0, 0
	for i, c := range cuts {
		next := len(text)
		if i+1 < len(cuts) {
			next = cuts[i+1].at
		}
		step := next - reached
		for len(extra) > 0 && extra[0].at < next {
			step += extra[0].weight
			extra = extra[1:]
		}
		full := weight+step > partMost || c.paragraph && weight*100 > partMost*partFull && weight+rest > partMost
		if full && c.at > start {
			out = append(out, sayso.Span{Start: start, End: c.at})
			start, weight = c.at, 0
		}
		weight, rest, reached = weight+step, rest-step, next
	}
	return append(out, sayso.Span{Start: start, End: len(text)})
}

// A load is what is shown beside a place of a text.
type load struct{ at, weight int }

// weights are the loads of an article, in text order.
func weights(rec *sayso.Record) (out []load) {
	for i, c := range []byte(rec.Article.Text) {
		if c == '\n' {
			out = append(out, load{i, weightLine})
		}
	}
	for i := range rec.Attributions {
		out = append(out, load{rec.Attributions[i].Anchor().Start, weightCard})
	}
	for i := range rec.Events {
		out = append(out, load{rec.Events[i].Trigger.Start, weightCard})
	}
	for _, x := range rec.Times {
		out = append(out, load{x.Span.Start, weightRow})
	}
	for _, x := range rec.Quantities {
		out = append(out, load{x.Span.Start, weightRow})
	}
	for _, x := range rec.Places {
		out = append(out, load{x.Span.Start, weightRow})
	}
	for i := range rec.Entities {
		for _, m := range rec.Entities[i].Mentions {
			out = append(out, load{m.Start, weightRow})
		}
	}
	slices.SortFunc(out, func(a, b load) int { return a.at - b.at })
	return out
}

// A partOf says which part of an article a page shows; the zero value is all of it.
type partOf struct {
	Number, Of              int
	From, To, All           int // bytes of the text, for people
	First, Last, Statements int // numbers of its statements
	Previous, Next, Self    string
	Links                   []partLink
	Span                    sayso.Span
}

// A partLink leads to a part; a gap stands for those that are not listed.
type partLink struct {
	Number  int
	Address string
	Here    bool
	Gap     bool
}

// partShown chooses the part of an article that an address asks for: by ?part=, or the one in which the stretch begins that it points at.
func partShown(rec *sayso.Record, id string, asked string, here sayso.Span) partOf {
	all := parts(rec)
	if len(all) < 2 {
		return partOf{}
	}
	k := 0
	if n, err := strconv.Atoi(asked); err == nil {
		k = min(max(n, 1), len(all)) - 1
	} else if !here.Empty() {
		k = max(0, slices.IndexFunc(all, func(s sayso.Span) bool { return here.Start < s.End }))
	}
	to := func(k int) string { return "/doc/" + url.PathEscape(id) + "?part=" + strconv.Itoa(k+1) }
	p := partOf{Number: k + 1, Of: len(all), From: all[k].Start, To: all[k].End, All: len(rec.Article.Text), Statements: len(rec.Attributions), Span: all[k], Self: to(k)}
	if k > 0 {
		p.Previous = to(k - 1)
	}
	if k+1 < len(all) {
		p.Next = to(k + 1)
	}
	for i := range all {
		switch {
		case i == 0 || i == len(all)-1 || i >= k-2 && i <= k+2:
			p.Links = append(p.Links, partLink{Number: i + 1, Address: to(i), Here: i == k})
		case i == k-3 || i == k+3:
			p.Links = append(p.Links, partLink{Gap: true})
		}
	}
	for i := range rec.Attributions {
		if at := rec.Attributions[i].Anchor().Start; at >= all[k].Start && at < all[k].End {
			if p.First == 0 {
				p.First = i + 1
			}
			p.Last = i + 1
		}
	}
	return p
}

// has reports whether what stands at s is shown.
func (p partOf) has(s sayso.Span) bool {
	return p.Of == 0 || p.Span.Start <= s.Start && s.Start < p.Span.End
}
