package copies

import (
	"cmp"
	"slices"

	"sayso"
)

// A Comparison is what two texts, a and b, share. Spans are bytes of the text that they are named after.
type Comparison struct {
	Passages []Passage // in the order of a
	OnlyA    []sayso.Span
	OnlyB    []sayso.Span // running text that the other has not, in text order
	Words    int          // words in shared passages, each word of a text in one at most
	Own      int          // those of them that are own in both texts
	// OwnA and OwnB are how many words of a text are own: neither inside quotation marks nor in a row of words that one of
	// the two has inside them elsewhere. A post stands below the sentence that quotes it.
	OwnA, OwnB       int
	ReaderA, ReaderB int // own words that speak to the reader, as in a Passage
}

// A Passage is a stretch that both texts have. A few words inside may differ.
type Passage struct {
	A, B  sayso.Span
	Words int // that are the same
	Own   int // those of them that are own in both texts
	// Reader is how many of Own are of the first or second person ("you", "our"), as what a newsroom says to its readers has
	// them, and a post or a speech without quotation marks.
	Reader int
	Head   bool // it stands at the beginning of both
	Tail   bool // at the end of both
}

const (
	// minRun is the shortest run of words that counts as shared: names with their titles and turns of phrase are shorter.
	minRun = 7
	// maxSlip is how many words may differ inside a passage between two shared runs.
	maxSlip = 4
	// maxPlaces is how many places of a shingle in a text are looked at. More are refrains.
	maxPlaces = 16
	// maxWork is how many words are compared at most, in words of both texts: a text of one word again and again has a run
	// from each of its words to each of the other's.
	maxWork = 64
	// edge is how many words may stand before a passage that begins a text, or behind one that ends it.
	edge = 3
)

// A run is n words that are the same, from word i of a and j of b.
type run struct{ i, j, n int }

// Compare aligns two texts by greedy string tiling: of all runs of equal words the longest first, no word twice.
func Compare(a, b *Text) *Comparison {
	tiles := tile(a, b, runs(a, b))
	said := saidIn(a, b)
	ownA, ownB := a.own(said), b.own(said)
	c := &Comparison{}
	c.OwnA, c.ReaderA = a.count(ownA)
	c.OwnB, c.ReaderB = b.count(ownB)
	for k := 0; k < len(tiles); {
		from := k
		for k++; k < len(tiles) && joins(tiles[k-1], tiles[k]); k++ {
		}
		c.Passages = append(c.Passages, passage(a, b, tiles[from:k], ownA, ownB))
	}
	for _, p := range c.Passages {
		c.Words += p.Words
		c.Own += p.Own
	}
	c.OnlyA = rest(a, tiles, func(t run) int { return t.i })
	slices.SortFunc(tiles, func(x, y run) int { return cmp.Compare(x.j, y.j) })
	c.OnlyB = rest(b, tiles, func(t run) int { return t.j })
	return c
}

// saidIn returns the shingles that stand inside quotation marks in one of two texts.
func saidIn(a, b *Text) map[uint64]bool {
	said := map[uint64]bool{}
	for _, t := range [2]*Text{a, b} {
		inside := 0
		for i, w := range t.words {
			if !w.quoted {
				inside = 0
			} else if inside++; inside >= shingleSize {
				said[t.shingle[i-shingleSize+1]] = true
			}
		}
	}
	return said
}

// own marks the words of a text that are neither quoted nor in a shingle that is said.
func (t *Text) own(said map[uint64]bool) []bool {
	out := make([]bool, len(t.words))
	until := 0 // words before are said
	for i, w := range t.words {
		if len(said) > 0 && i < len(t.shingle) && said[t.shingle[i]] {
			until = i + shingleSize
		}
		out[i] = !w.quoted && i >= until
	}
	return out
}

// count counts the own words of a text, and those of them that speak to the reader.
func (t *Text) count(own []bool) (all, reader int) {
	for i, w := range t.words {
		if own[i] {
			all++
			if t.finder.reader[w.hash] {
				reader++
			}
		}
	}
	return all, reader
}

// runs returns all runs of at least minRun equal words that cannot be made longer.
func runs(a, b *Text) (out []run) {
	if len(a.shingle) == 0 || len(b.shingle) == 0 {
		return nil
	}
	x, work := newPlaces(a.shingle), maxWork*(len(a.words)+len(b.words))
	for j, h := range b.shingle {
		n := 0
		for i := x.first(h); i >= 0 && n < maxPlaces; i = x.after[i] {
			if a.shingle[i] != h {
				continue
			}
			n++
			if i > 0 && j > 0 && a.words[i-1].hash == b.words[j-1].hash {
				continue // found from its beginning
			}
			l := same(a.words[i:], b.words[j:])
			if l >= minRun {
				out = append(out, run{int(i), j, l})
			}
			if work -= l; work < 0 {
				return out
			}
		}
	}
	return out
}

// same counts the words at the beginning of both that are the same.
func same(a, b []word) int {
	n := min(len(a), len(b))
	for k := range n {
		if a[k].hash != b[k].hash {
			return k
		}
	}
	return n
}

// places is where the shingles of a text stand: chains by the low bits of their mixed hash.
type places struct {
	head  []int32
	after []int32
	shift uint
}

func newPlaces(shingle []uint64) *places {
	bits := uint(1)
	for 1<<bits < 2*len(shingle) {
		bits++
	}
	p := &places{head: make([]int32, 1<<bits), after: make([]int32, len(shingle)), shift: 64 - bits}
	for i := range p.head {
		p.head[i] = -1
	}
	for i := len(shingle) - 1; i >= 0; i-- {
		at := shingle[i] * spread >> p.shift
		p.after[i], p.head[at] = p.head[at], int32(i)
	}
	return p
}

func (p *places) first(h uint64) int32 { return p.head[h*spread>>p.shift] }

// tile chooses from runs, the longest first, so that no word of a text is in two; in the order of a. What is left of a run
// between words already taken counts if it is long enough.
func tile(a, b *Text, found []run) (out []run) {
	slices.SortFunc(found, func(x, y run) int {
		return cmp.Or(cmp.Compare(y.n, x.n), cmp.Compare(x.i, y.i), cmp.Compare(x.j, y.j))
	})
	takenA, takenB := make([]bool, len(a.words)), make([]bool, len(b.words))
	for _, r := range found {
		for k := 0; k < r.n; {
			n := 0
			for k+n < r.n && !takenA[r.i+k+n] && !takenB[r.j+k+n] {
				n++
			}
			if n >= minRun {
				out = append(out, run{r.i + k, r.j + k, n})
				for l := k; l < k+n; l++ {
					takenA[r.i+l], takenB[r.j+l] = true, true
				}
			}
			k += n + 1
		}
	}
	slices.SortFunc(out, func(x, y run) int { return cmp.Compare(x.i, y.i) })
	return out
}

// joins reports whether two tiles, the one behind the other in a, are one passage with a slip between them.
func joins(x, y run) bool {
	behind := y.j - x.j - x.n
	return y.i-x.i-x.n <= maxSlip && behind >= 0 && behind <= maxSlip
}

// passage makes one of tiles in a row.
func passage(a, b *Text, tiles []run, ownA, ownB []bool) Passage {
	first, last := tiles[0], tiles[len(tiles)-1]
	p := Passage{A: a.span(first.i, last.i+last.n), B: b.span(first.j, last.j+last.n)}
	for _, t := range tiles {
		p.Words += t.n
		for k := range t.n {
			if ownA[t.i+k] && ownB[t.j+k] {
				p.Own++
				if a.finder.reader[a.words[t.i+k].hash] {
					p.Reader++
				}
			}
		}
	}
	p.Head = first.i <= edge && first.j <= edge
	p.Tail = len(a.words)-last.i-last.n <= edge && len(b.words)-last.j-last.n <= edge
	return p
}

// rest returns what no tile covers. at says where a tile stands in the text; tiles are in its order.
func rest(t *Text, tiles []run, at func(run) int) (out []sayso.Span) {
	from := 0
	for _, r := range tiles {
		if at(r) > from {
			out = append(out, t.span(from, at(r)))
		}
		from = at(r) + r.n
	}
	if from < len(t.words) {
		out = append(out, t.span(from, len(t.words)))
	}
	return out
}
