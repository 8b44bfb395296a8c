package verify

import (
	"slices"
)

// chunk is how many words are aligned at once: what is longer is cut, so that the work grows with its length only.
const chunk = 256

// A located query has a position in the index, or missing, for each of its words. The word there may be another one.
type located struct {
	*query
	at []int
}

// anchored reports whether word j stands, itself, at its position.
func (x *Index) anchored(l located, j int) bool {
	return l.at[j] != missing && l.words[j].id != 0 && x.ids[l.at[j]] == l.words[j].id
}

// maxSearches is how many chunks of one quotation are looked for in all sources. The others are looked for where the
// chunk before them ended only: a "quotation" of ten megabytes must not take the day.
const maxSearches = 16

// search aligns a query with the stretches of the sources that have most in common with it.
func (x *Index) search(v *votes, q *query) located {
	l := located{q, make([]int, len(q.words))}
	searches := 0
	for from := 0; from < len(q.words); {
		to := min(from+chunk, len(q.words))
		switch {
		case x.goOn(l, from, to):
		case searches < maxSearches:
			searches++
			x.searchChunk(v, l, from, to)
		default:
			for j := from; j < to; j++ {
				l.at[j] = missing
			}
		}
		from = to
		for from < len(q.words) && x.verbatim(l, from) {
			l.at[from] = l.at[from-1] + 1
			from++
		}
	}
	x.dropWeak(l)
	return l
}

// goOn aligns a chunk with what stands behind the place of the one before; true if nearly all of it is there.
func (x *Index) goOn(l located, from, to int) bool {
	if from == 0 || l.at[from-1] == missing {
		return false
	}
	at := uint32(l.at[from-1])
	x.alignInto(l, from, to, x.around(at, at+uint32(to-from), windowSpare))
	return 10*x.anchors(l, leg{from, to}) >= 9*(to-from)
}

// verbatim reports whether word j is the one that stands behind the place of the word before it.
func (x *Index) verbatim(l located, j int) bool {
	p := l.at[j-1]
	return p != missing && l.words[j].id != 0 && p+1 < len(x.ids) && x.ids[p+1] == l.words[j].id &&
		x.sourceOf(uint32(p)) == x.sourceOf(uint32(p+1))
}

func (x *Index) searchChunk(v *votes, l located, from, to int) {
	list := x.windows(v, l.words[from:to])
	if from > 0 && l.at[from-1] != missing { // where the chunk before ended
		at := uint32(l.at[from-1])
		list = append(list, x.around(at, at+uint32(to-from), windowSpare)...)
	}
	x.alignInto(l, from, to, list)
	if more := x.furtherWindows(v, l, from, to); len(more) > 0 {
		x.alignInto(l, from, to, append(list, more...))
	}
}

func (x *Index) alignInto(l located, from, to int, list []window) {
	f := x.frame(merged(slices.Clone(list)))
	al, _ := align(l.words[from:to], f, x.scale)
	for j, i := range al {
		l.at[from+j] = missing
		if i != missing {
			l.at[from+j] = int(f.at[i])
		}
	}
}

// shortestStray is the shortest run of words without a place that is looked for by itself.
const shortestStray = 4

// furtherWindows looks for the runs of words that have found no place by themselves: the second half of two quotations
// joined has few words in common with the windows of the first.
func (x *Index) furtherWindows(v *votes, l located, from, to int) (out []window) {
	run := from
	for j := from; j <= to; j++ {
		if j < to && !x.anchored(l, j) {
			continue
		}
		if j-run >= shortestStray && len(out) < 3*maxWindows {
			out = append(out, x.windows(v, l.words[run:j])...)
		}
		run = j + 1
	}
	return out
}

// A leg is a range of words of a query, [from, to), whose places follow one another in one source.
type leg struct {
	from, to int
}

// How far apart two words in a row may stand in the source and still be one place.
const (
	nearWords = 30  // without an ellipsis
	farWords  = 200 // with one
)

// legs cuts a located query where the place changes. Words without a place, or standing for other words, go with the
// leg before them unless their places lead to the one behind.
func (x *Index) legs(l located) (out []leg) {
	last := missing // word anchored last
	for j := range l.words {
		if !x.anchored(l, j) {
			continue
		}
		if last == missing {
			out = append(out, leg{0, len(l.words)})
		} else if !x.follows(l, last, j) {
			cut := j
			for cut > last+1 && l.at[cut-1] != missing && l.at[cut-1] < l.at[cut] && l.at[cut]-l.at[cut-1] <= 3 {
				cut--
			}
			out[len(out)-1].to = cut
			out = append(out, leg{cut, len(l.words)})
		}
		last = j
	}
	return out
}

// follows reports whether the place of word k goes on from that of word j.
func (x *Index) follows(l located, j, k int) bool {
	p, r := l.at[j], l.at[k]
	if r <= p || x.sourceOf(uint32(p)) != x.sourceOf(uint32(r)) {
		return false
	}
	most := nearWords
	for i := j + 1; i <= k; i++ {
		if l.words[i].ellipsis {
			most = farWords
		}
	}
	return r-p-1 <= most+(k-j-1)
}

// dropRounds is how often weak legs are looked for anew after others have gone; in the last round all go.
const dropRounds = 16

// dropWeak takes away the places of legs that could well have been met by chance somewhere in the sources, if there are
// others: in each round those that are weaker than their neighbours, which may grow together then.
func (x *Index) dropWeak(l located) {
	for round := range dropRounds {
		legs := x.legs(l)
		worth := make([]units, len(legs))
		best := 0
		for k, g := range legs {
			if worth[k] = x.net(l, g); x.anchors(l, g) < partWords {
				worth[k] = min(worth[k], 0)
			}
			if worth[k] > worth[best] {
				best = k
			}
		}
		dropped := false
		for k, g := range legs {
			least := k == 0 || worth[k] <= worth[k-1]
			least = least && (k == len(legs)-1 || worth[k] < worth[k+1])
			if k != best && worth[k] < x.scale+surePart && (least || round == dropRounds-1) {
				l.drop(g)
				dropped = true
			}
		}
		if !dropped {
			return
		}
	}
}

func (l located) drop(g leg) {
	for j := g.from; j < g.to; j++ {
		l.at[j] = missing
	}
}

// How much more than one place among all the words of a leg must be worth to be no chance: a part of two quotations
// joined, or a whole one.
const (
	surePart  = 12 * bit
	sureWhole = 3 * bit
)

// partWords is the least number of words that are a part of two quotations joined.
const partWords = 4

func (x *Index) anchors(l located, g leg) (n int) {
	for j := g.from; j < g.to; j++ {
		if x.anchored(l, j) {
			n++
		}
	}
	return n
}

// net is the information of the words of a leg that stand at their places, less the price of those that do not.
func (x *Index) net(l located, g leg) (sum units) {
	for j := g.from; j < g.to; j++ {
		switch w := l.words[j]; {
		case x.anchored(l, j):
			sum += x.information(w.id)
		case !w.bracket && !w.altered:
			sum -= costSub
		}
	}
	return sum
}
