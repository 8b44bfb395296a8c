package verify

import (
	"math/bits"
	"sort"

	"sayso"
)

// A Source is one text that quotations are looked for in. Its Article is the caller's and must not change.
type Source struct {
	Name    string // as people know it: "news/a.txt", "archive.jsonl:17"
	Article *sayso.Article
}

// An Index holds sources for searching: four bytes for each word and four more once it has been searched, beside the
// texts themselves. Add is for one goroutine; Check may be called by several once all has been added.
type Index struct {
	sources    []Source
	first      []uint32 // position of each source's first word; one more at the end
	vocabulary *vocabulary
	ids        []wordID // of all words of all sources, one after the other
	lower      []uint32 // how often each word stands in lower case

	sealed bool
	starts []uint32 // postings[starts[id]:starts[id+1]] are the positions of a word, ascending
	posts  []uint32
	scale  units // what one place among all is worth
}

// NewIndex returns an empty Index.
func NewIndex() *Index {
	return &Index{vocabulary: newVocabulary(), first: []uint32{0}, lower: make([]uint32, 1)}
}

// Add puts a text into the index.
func (x *Index) Add(s Source) {
	x.sealed = false
	x.sources = append(x.sources, s)
	scan := scanner{text: s.Article.Text}
	for scan.next() {
		id := x.vocabulary.add(scan.key)
		x.ids = append(x.ids, id)
		if int(id) == len(x.lower) {
			x.lower = append(x.lower, 0)
		}
		if !scan.upper {
			x.lower[id]++
		}
	}
	x.first = append(x.first, uint32(len(x.ids)))
}

// Sources returns what was added, in that order; the caller must not change it.
func (x *Index) Sources() []Source { return x.sources }

// Words returns the number of words of all sources.
func (x *Index) Words() int { return len(x.ids) }

// Seal makes the lists of positions, by counting sort. It is called by the first search that needs it; call it before
// several goroutines search.
func (x *Index) Seal() {
	if x.sealed {
		return
	}
	x.starts = make([]uint32, x.vocabulary.size()+1)
	for _, id := range x.ids {
		x.starts[id+1]++
	}
	for i := 1; i < len(x.starts); i++ {
		x.starts[i] += x.starts[i-1]
	}
	x.posts = make([]uint32, len(x.ids))
	next := make([]uint32, len(x.starts))
	copy(next, x.starts)
	for at, id := range x.ids {
		x.posts[next[id]] = uint32(at)
		next[id]++
	}
	x.scale = log2(len(x.ids) + 1)
	x.sealed = true
}

// positions lists where a word stands.
func (x *Index) positions(id wordID) []uint32 {
	if id == 0 {
		return nil
	}
	return x.posts[x.starts[id]:x.starts[id+1]]
}

// sourceOf returns the source that the word at a position belongs to.
func (x *Index) sourceOf(at uint32) int {
	return sort.Search(len(x.sources), func(i int) bool { return x.first[i+1] > at })
}

// units measure information in eighths of a bit. Whole numbers, so that every CPU computes the same.
type units int32

const bit units = 8

// log2 returns the binary logarithm of n, from 1 to 1<<32-1, in units, rounded down: the integer part from the length,
// three binary places by squaring.
func log2(n int) units {
	whole := bits.Len(uint(n)) - 1
	out := units(whole) * bit
	frac := uint64(n) << 32 >> whole // 1.0 is 1<<32
	for step := bit / 2; step > 0; step /= 2 {
		hi, lo := bits.Mul64(frac, frac)
		frac = hi<<32 | lo>>32
		if frac >= 2<<32 {
			frac >>= 1
			out += step
		}
	}
	return out
}

// information is what meeting a word by chance at some place is worth: much for a rare word, little for "the".
func (x *Index) information(id wordID) units {
	n := len(x.positions(id))
	if n == 0 {
		return 0
	}
	return max(bit, x.scale-log2(n))
}

// isName reports whether sources nearly always write a word with a capital.
func (x *Index) isName(id wordID) bool {
	n := len(x.positions(id))
	return n > 0 && 5*int(x.lower[id]) <= n
}
