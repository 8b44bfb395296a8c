package verify

import (
	"math/rand/v2"
	"testing"
)

// transition is the definition of what it costs that the words before ended at source word from and the next stands
// for source word to, words between them left out or not.
func transition(f *frame, w queryWord, scale units, from, to int) units {
	cost := jumpFar + scale
	if f.part[from] == f.part[to] {
		cost = jumpNear + scale
	}
	if from >= to {
		return cost
	}
	if w.ellipsis && f.part[from] == f.part[to] {
		cost = min(cost, costEllipsis)
	}
	for i := from + 1; i <= to; i++ {
		if f.first[i] {
			return cost
		}
	}
	switch omitted := to - from - 1; {
	case omitted == 0:
		cost = 0
	case !w.ellipsis:
		cost = min(cost, costOpen+costSkip*units(omitted))
	}
	return cost
}

// plainScore is the best score by the definition: every pair of places for every word.
func plainScore(words []queryWord, f *frame, scale units) units {
	score := make([]units, len(f.at))
	for i := range score {
		score[i] = never
	}
	start := units(0)
	for _, w := range words {
		next := make([]units, len(f.at))
		for to := range next {
			best := start
			for from := range score {
				best = max(best, score[from]-transition(f, w, scale, from, to))
			}
			next[to] = max(best+f.pair(w, to), score[to]-insertCost(w))
		}
		score, start = next, start-insertCost(w)
	}
	for _, s := range score {
		start = max(start, s)
	}
	return start
}

// scoreOf adds up an alignment by the definition.
func scoreOf(words []queryWord, f *frame, scale units, al alignment) (total units) {
	last := missing
	for j, w := range words {
		switch {
		case al[j] == missing:
			total -= insertCost(w)
			continue
		case last != missing:
			total -= transition(f, w, scale, last, al[j])
		}
		total += f.pair(w, al[j])
		last = al[j]
	}
	return total
}

// randomCase makes a small frame over few words, so that repeats, ties and jumps abound, and a query of pieces of it.
func randomCase(r *rand.Rand) ([]queryWord, *frame, units) {
	f := &frame{parts: 1}
	worth := []units{0, bit, 4 * bit, 9 * bit, 15 * bit, 30 * bit}
	for i := range 1 + r.IntN(24) {
		first := i == 0 || r.IntN(7) == 0
		if first && i > 0 && r.IntN(2) == 0 {
			f.parts++
		}
		id := wordID(1 + r.IntN(5))
		f.at = append(f.at, uint32(i))
		f.part = append(f.part, int32(f.parts-1))
		f.first = append(f.first, first)
		f.id = append(f.id, id)
		f.stem = append(f.stem, uint32(id)%3)
		f.worth = append(f.worth, worth[id])
	}
	var words []queryWord
	at := r.IntN(len(f.at))
	for range r.IntN(12) {
		if at++; at >= len(f.at) || r.IntN(4) == 0 {
			at = r.IntN(len(f.at))
		}
		w := queryWord{id: f.id[at], ellipsis: r.IntN(6) == 0, bracket: r.IntN(8) == 0, altered: r.IntN(8) == 0}
		if r.IntN(4) == 0 {
			w.id = wordID(r.IntN(6))
		}
		w.stem = uint32(w.id) % 3
		words = append(words, w)
	}
	return words, f, units(r.IntN(12)) * bit
}

// TestAlign holds the fast alignment against the definition, its score and its path.
func TestAlign(t *testing.T) {
	for seed := range uint64(20000) {
		checkAlign(t, seed)
	}
}

func FuzzAlign(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(checkAlign)
}

func checkAlign(t *testing.T, seed uint64) {
	words, f, scale := randomCase(rand.New(rand.NewPCG(seed, 7)))
	al, got := align(words, f, scale)
	if want := plainScore(words, f, scale); got != want {
		t.Fatalf("seed %d: score %d, by the definition %d\n%+v\n%+v", seed, got, want, words, f)
	}
	if sum := scoreOf(words, f, scale, al); sum != got {
		t.Fatalf("seed %d: the path %v is worth %d, not %d", seed, al, sum, got)
	}
}
