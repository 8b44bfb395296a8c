package eval

import (
	"unicode/utf8"

	"sayso"
)

// likeness compares two contents by characters in common.
type likeness func(text string, p, g []sayso.Span) float64

// covered is SFU's measure: the share of the gold characters the prediction holds. A prediction that swallows the
// gold scores 1.
func covered(text string, p, g []sayso.Span) float64 {
	return ratioOf(characters(text, shared(p, g)), characters(text, g))
}

// jaccard is its symmetric variant.
func jaccard(text string, p, g []sayso.Span) float64 {
	common := characters(text, shared(p, g))
	return ratioOf(common, characters(text, p)+characters(text, g)-common)
}

func ratioOf(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func shared(p, g []sayso.Span) []sayso.Span {
	var out []sayso.Span
	for _, a := range p {
		for _, b := range g {
			if a.Overlaps(b) {
				out = append(out, sayso.Span{Start: max(a.Start, b.Start), End: min(a.End, b.End)})
			}
		}
	}
	return out
}

func characters(text string, spans []sayso.Span) int {
	n := 0
	for _, s := range spans {
		n += utf8.RuneCountInString(s.In(text))
	}
	return n
}

// grasp gives each gold quotation in turn the best prediction not yet taken, if its likeness is above the threshold
// (SFU GenderGapTracker's protocol). It returns for each gold attribution the index of its prediction, or -1.
func grasp(text string, predicted, gold []sayso.Attribution, like likeness, threshold float64) []int {
	used := make([]bool, len(predicted))
	of := make([]int, len(gold))
	for g := range gold {
		best, most := -1, threshold
		for p := range predicted {
			if used[p] {
				continue
			}
			if v := like(text, predicted[p].Content, gold[g].Content); v > most {
				best, most = p, v
			}
		}
		of[g] = best
		if best >= 0 {
			used[best] = true
		}
	}
	return of
}

// anyOverlap says whether two span lists share a byte; two empty lists agree.
func anyOverlap(a, b []sayso.Span) bool {
	return len(a) == 0 && len(b) == 0 || len(shared(a, b)) > 0
}

// sameWords says whether two cues are the same string, as SFU compares verbs.
func sameWords(text string, a, b *sayso.Span) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.In(text) == b.In(text)
}
