package eval

import "strings"

// A wordPair is a gold word and the found one that is aligned to it.
type wordPair struct{ gold, found int }

// An aligner walks the words of two analyses of one text side by side.
type aligner struct {
	gold, found []depWord
	g, f        int
	pairs       []wordPair
}

// alignWords aligns words as the CoNLL 2018 shared task does: those outside of multiword tokens by their characters, those
// of a stretch of multiword tokens by the longest common sequence of forms.
func alignWords(gold, found []depWord) []wordPair {
	a := aligner{gold: gold, found: found}
	for a.g < len(gold) && a.f < len(found) {
		g, f := &gold[a.g], &found[a.f]
		switch {
		case g.many || f.many:
			a.stretch()
		case g.span == f.span:
			a.pairs = append(a.pairs, wordPair{a.g, a.f})
			a.g, a.f = a.g+1, a.f+1
		case g.span.Start <= f.span.Start:
			a.g++
		default:
			a.f++
		}
	}
	return a.pairs
}

// stretch aligns the words from here to where no multiword token of either side is open any more.
func (a *aligner) stretch() {
	g, f := &a.gold[a.g], &a.found[a.f]
	end := 0
	if g.many {
		end = g.span.End
		if !f.many && f.span.Start < g.span.Start {
			a.f++
		}
	} else {
		end = f.span.End
		if !g.many && g.span.Start < f.span.Start {
			a.g++
		}
	}
	fromG, fromF := a.g, a.f
	for !beyond(a.gold, a.g, end) || !beyond(a.found, a.f, end) {
		if a.g < len(a.gold) && (a.f >= len(a.found) || a.gold[a.g].span.Start <= a.found[a.f].span.Start) {
			end = extended(&a.gold[a.g], end)
			a.g++
		} else {
			end = extended(&a.found[a.f], end)
			a.f++
		}
	}
	for _, p := range commonForms(a.gold[fromG:a.g], a.found[fromF:a.f]) {
		a.pairs = append(a.pairs, wordPair{fromG + p.gold, fromF + p.found})
	}
}

// beyond reports whether word i does not belong to a stretch that ends at end.
func beyond(words []depWord, i, end int) bool {
	switch {
	case i >= len(words):
		return true
	case words[i].many:
		return words[i].span.Start >= end
	}
	return words[i].span.End > end
}

func extended(w *depWord, end int) int {
	if w.many {
		return max(end, w.span.End)
	}
	return end
}

// commonForms aligns words by the longest common subsequence of their forms, in lower case.
func commonForms(gold, found []depWord) (pairs []wordPair) {
	same := func(g, f int) bool { return strings.EqualFold(gold[g].form, found[f].form) }
	wide := len(found) + 1
	best := make([]int, (len(gold)+1)*wide)
	for g := len(gold) - 1; g >= 0; g-- {
		for f := len(found) - 1; f >= 0; f-- {
			best[g*wide+f] = max(best[(g+1)*wide+f], best[g*wide+f+1])
			if same(g, f) {
				best[g*wide+f] = max(best[g*wide+f], 1+best[(g+1)*wide+f+1])
			}
		}
	}
	for g, f := 0, 0; g < len(gold) && f < len(found); {
		switch {
		case same(g, f):
			pairs = append(pairs, wordPair{g, f})
			g, f = g+1, f+1
		case best[g*wide+f] == best[(g+1)*wide+f]:
			g++
		default:
			f++
		}
	}
	return pairs
}
