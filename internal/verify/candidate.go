package verify

import (
	"cmp"
	"math/bits"
	"slices"
)

// The work of looking for candidates is bounded: the words of a query are taken from the rarest on until so many of
// their places have been seen, though four words at least.
const (
	seedPlaces  = 400_000
	seedWords   = 4
	maxWindows  = 12
	minBlock    = 6 // log2 of the smallest block in words
	windowSpare = 24
)

// A window is a stretch of a source in which parts of a query may stand.
type window struct {
	source   int
	from, to uint32 // positions of words, half-open
}

// A votes table counts, for blocks of the index, what speaks for each. It is reused from query to query.
type votes struct {
	score   []units
	stamp   []uint32 // the query word that voted last, so that a word counts once in a block
	touched []uint32
}

// windows returns the stretches of the sources that have most of the rare words of a query, best first. Neighbours
// that match too make a place count more: five common words in a row are worth more than the same strewn about.
func (x *Index) windows(v *votes, words []queryWord) []window {
	shift := max(minBlock, bits.Len(uint(len(words))))
	if n := len(x.ids)>>minBlock + 2; len(v.score) < n {
		v.score, v.stamp = make([]units, n), make([]uint32, n)
	}
	seen := 0
	for k, j := range x.byRarity(words) {
		at := x.positions(words[j].id)
		if seen += len(at); k >= seedWords && seen > seedPlaces {
			break
		}
		worth := x.information(words[j].id)
		for _, p := range at {
			v.vote(p>>shift, uint32(k+1), worth*(1+x.neighbours(words, j, p)))
		}
	}
	return x.best(v, shift, len(words))
}

// byRarity orders the words of a query by how seldom they are; a word that occurs twice counts once, words that no
// source has and the editor's are left out.
func (x *Index) byRarity(words []queryWord) []int {
	seen := make(map[wordID]bool, len(words))
	var out []int
	for j, w := range words {
		if w.id != 0 && !w.bracket && !seen[w.id] {
			seen[w.id] = true
			out = append(out, j)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Compare(len(x.positions(words[a].id)), len(x.positions(words[b].id)))
	})
	return out
}

// neighbours counts the words around word j that stand around position p too.
func (x *Index) neighbours(words []queryWord, j int, p uint32) (n units) {
	for d := -3; d <= 3; d++ {
		i, at := j+d, int(p)+d
		if d != 0 && i >= 0 && i < len(words) && at >= 0 && at < len(x.ids) && words[i].id != 0 && x.ids[at] == words[i].id {
			n++
		}
	}
	return n
}

func (v *votes) vote(block, voter uint32, worth units) {
	if v.score[block] == 0 {
		v.touched = append(v.touched, block)
	}
	if v.stamp[block] != voter || v.score[block] == 0 {
		v.stamp[block] = voter
		v.score[block] += worth
	}
}

// best takes the blocks with the highest scores, each with its right neighbour's, and empties the table.
func (x *Index) best(v *votes, shift, n int) []window {
	type scored struct {
		block uint32
		score units
	}
	var top []scored
	worst := units(0)
	for _, b := range v.touched {
		s := v.score[b]
		if int(b+1) < len(v.score) {
			s += v.score[b+1]
		}
		if len(top) == 4*maxWindows && s <= worst {
			continue
		}
		top = append(top, scored{b, s})
		if len(top) >= 8*maxWindows {
			slices.SortFunc(top, func(a, b scored) int {
				return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.block, b.block))
			})
			top = top[:4*maxWindows]
			worst = top[len(top)-1].score
		}
	}
	slices.SortFunc(top, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.block, b.block))
	})
	for _, b := range v.touched {
		v.score[b] = 0
	}
	v.touched = v.touched[:0]
	var out []window
	for _, t := range top {
		if len(out) == maxWindows {
			break
		}
		from, to := uint32(t.block)<<shift, (uint32(t.block)+2)<<shift
		out = append(out, x.around(from, to, uint32(n))...)
	}
	return out
}

// around widens a block by the length of a query and cuts it where a source ends: the parts are windows of their own.
func (x *Index) around(from, to, n uint32) (out []window) {
	from -= min(from, n+windowSpare)
	to = min(to+n+windowSpare, uint32(len(x.ids)))
	for from < to {
		source := x.sourceOf(from)
		end := min(to, x.first[source+1])
		out = append(out, window{source, from, end})
		from = end
	}
	return out
}

// merged orders windows by place and joins those that overlap or touch.
func merged(list []window) []window {
	slices.SortFunc(list, func(a, b window) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var out []window
	for _, w := range list {
		if n := len(out); n > 0 && out[n-1].source == w.source && out[n-1].to >= w.from {
			out[n-1].to = max(out[n-1].to, w.to)
		} else {
			out = append(out, w)
		}
	}
	return out
}
