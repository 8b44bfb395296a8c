package verify

import (
	"slices"
	"strings"

	"sayso"
)

// insideQuotation guesses from the marks before it in its paragraph whether a place is quoted. It only chooses among
// places with the same words.
func (x *Index) insideQuotation(p Place) bool {
	text := x.sources[p.Source].Article.Text[:p.Span.Start]
	text = text[strings.LastIndexByte(text, '\n')+1:]
	open := false
	for _, r := range text {
		switch r {
		case '"':
			open = !open
		case '“', '«', '„':
			open = true
		case '”', '»':
			open = false
		}
	}
	return open
}

// runTogether finds quotations that the draft gives as one sentence, parted by its own cue only, and that the sources
// do not have in a row: “We will win,” she said, “and soon.” The second is then joined.
func (c *Checker) runTogether(draft *sayso.Record, list []Finding) {
	for k := 1; k < len(list); k++ {
		a, b := &list[k-1], &list[k]
		if a.Attribution == "" || a.Attribution != b.Attribution || a.Grade >= Joined || b.Grade >= Joined {
			continue
		}
		between := draft.Article.Text[a.Span.End:b.Span.Start]
		if strings.ContainsAny(strings.TrimLeft(between, ".,!?”\"’' "), ".!?\n") || !strings.HasSuffix(strings.TrimRight(between, " “\"‘'"), ",") {
			continue
		}
		if !c.inRow(a, b) {
			b.worsen(Joined)
		}
	}
}

// inRow reports whether b stands behind a somewhere in one source, no more than a cue and a sentence between them. The
// places of b become those.
func (c *Checker) inRow(a, b *Finding) bool {
	from := append(slices.Clone(a.Places[len(a.Places)-1:]), a.Others...)
	to := append(slices.Clone(b.Places[:1]), b.Others...)
	for _, p := range from {
		for i, q := range to {
			if p.Source == q.Source && p.Span.End <= q.Span.Start && q.Span.Start-p.Span.End < 400 {
				if i > 0 {
					b.Others[i-1] = b.Places[0]
					b.Places = []Place{q}
				}
				return true
			}
		}
	}
	return false
}

func inTextOrder(list []Finding) []Finding {
	slices.SortStableFunc(list, func(a, b Finding) int {
		if a.Span.Before(b.Span) {
			return -1
		}
		if b.Span.Before(a.Span) {
			return 1
		}
		return 0
	})
	return list
}

// worsen gives a finding a grade beside those it has, which are better.
func (f *Finding) worsen(to Grade) {
	if f.Grade != Exact {
		f.Also = append(slices.Clone(f.Also), f.Grade)
	}
	f.Grade = to
}
