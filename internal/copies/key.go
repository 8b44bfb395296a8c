package copies

import "slices"

// window is how many shingles in a row give one key at least.
const window = 16

// MinShared is how many keys two texts must share to be compared: a turn of phrase gives one. It does not depend on the
// texts, so that of two the same is said whichever comes first.
const MinShared = 2

// Reach is the length in words of a shared run of running text that gives two texts MinShared keys in common, whatever
// stands around it, unless it repeats itself.
const Reach = MinShared*window + shingleSize - 1

// maxKeys is how many keys a text has at most: those of the least value, so that long texts too choose the same ones.
const maxKeys = 4096

// Keys returns the keys of a text for an inverted index, rising: of each [window] shingles in a row the one of least
// hash. There are about 2 to every 17 words. They are the same in every version that keeps the index compatible.
func (t *Text) Keys() []uint64 {
	if len(t.shingle) == 0 {
		return nil
	}
	mixed := make([]uint64, len(t.shingle))
	for i, h := range t.shingle {
		mixed[i] = mix(h)
	}
	keys := make([]uint64, 0, 2*len(mixed)/(window+1)+8)
	least := -1
	for end := min(window, len(mixed)); end <= len(mixed); end++ {
		start := max(0, end-window)
		switch {
		case least < start: // it has left the window: look at all of it
			least = start
			for i := start + 1; i < end; i++ {
				if mixed[i] <= mixed[least] {
					least = i
				}
			}
		case mixed[end-1] <= mixed[least]:
			least = end - 1
		default:
			continue
		}
		keys = append(keys, mixed[least])
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	return keys[:min(len(keys), maxKeys)]
}

// An Index is an inverted index in memory, from keys to the texts that have them, numbered from 0 as they are added. A
// ledger keeps the same on disk. It is not safe for use by several goroutines.
type Index struct {
	refs map[uint64][]int32
	n    int32
	hits []int32 // by text, how many keys it shares with the one asked about; nought between queries
}

// NewIndex returns an empty Index.
func NewIndex() *Index { return &Index{refs: map[uint64][]int32{}} }

// Add adds a text by its keys and returns its number.
func (x *Index) Add(keys []uint64) int {
	for _, k := range keys {
		x.refs[k] = append(x.refs[k], x.n)
	}
	x.n++
	x.hits = append(x.hits, 0)
	return int(x.n - 1)
}

// Near returns the numbers of the texts that share MinShared keys or more with one that has the keys given, rising.
func (x *Index) Near(keys []uint64) []int {
	var touched []int32
	for _, k := range keys {
		for _, ref := range x.refs[k] {
			if x.hits[ref]++; x.hits[ref] == 1 {
				touched = append(touched, ref)
			}
		}
	}
	var out []int
	for _, ref := range touched {
		if x.hits[ref] >= MinShared {
			out = append(out, int(ref))
		}
		x.hits[ref] = 0
	}
	slices.Sort(out)
	return out
}
