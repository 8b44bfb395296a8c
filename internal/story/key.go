package story

import (
	"cmp"
	"hash/fnv"
	"slices"
)

// Limits of the inverted index.
const (
	// MaxKeys is how many keys an article has at most.
	MaxKeys = 40
	// MinShared is how many keys two articles share before they are judged.
	MinShared = 2
)

// Keys returns the keys of an article: its heaviest words, sorted. A telling word has two keys, so that it makes two
// articles candidates by itself, while of words that much of the news has it takes two.
func Keys(it Item) []uint64 {
	terms := slices.Clone(it.Terms)
	slices.SortFunc(terms, func(a, b Term) int { return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Stem, b.Stem)) })
	out := make([]uint64, 0, MaxKeys)
	for _, t := range terms {
		n := 1
		if t.Class&Telling != 0 {
			n = 2
		}
		if len(out)+n > MaxKeys {
			break
		}
		for k := range n {
			out = append(out, key(t.Stem, byte(k)))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func key(stem string, k byte) uint64 {
	h := fnv.New64a()
	h.Write([]byte(stem))
	h.Write([]byte{0, k})
	return h.Sum64()
}
