package quote

import (
	"cmp"
	"slices"

	"sayso/internal/nlp"
)

// nest sorts pairs, names each one's parent and leaves out empty ones and those that cross another, which only an
// opening without a close can bring about.
func nest(pairs []pair) []Quotation {
	slices.SortStableFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.from.Start, b.from.Start), cmp.Compare(b.to.End, a.to.End))
	})
	var out []Quotation
	var stack []int
	for _, p := range pairs {
		for len(stack) > 0 && out[stack[len(stack)-1]].Range.End <= p.from.Start {
			stack = stack[:len(stack)-1]
		}
		q := Quotation{Parent: -1, Range: nlp.Range{Start: p.from.Start, End: p.to.End}, Inner: nlp.Range{Start: p.from.End, End: p.to.Start}}
		if len(stack) > 0 {
			q.Parent = stack[len(stack)-1]
			if q.Range.End > out[q.Parent].Inner.End {
				continue
			}
		}
		if q.Inner.Len() > 0 {
			stack = append(stack, len(out))
			out = append(out, q)
		}
	}
	return out
}
