package verify

// The costs of an alignment, in information: a difference costs about what words in common would have to be worth by
// chance to outweigh it.
const (
	costSub      = 5 * bit  // another word
	costRelated  = 2 * bit  // one that begins alike: "walks", "walked"
	costInsert   = 6 * bit  // a word the source does not have
	costEdited   = 1 * bit  // a word in brackets, whatever it stands for
	costOpen     = 8 * bit  // words of the source left out …
	costSkip     = 1 * bit  // … and each of them
	costEllipsis = 2 * bit  // any number of them where the draft has an ellipsis
	jumpNear     = 16 * bit // to any place of the same source, beside Index.scale
	jumpFar      = 18 * bit // to another source
)

// missing marks a word of the draft that stands for no word of the source.
const missing = -1

// An alignment gives each word of a query the index, in a frame, of the source word it stands for, or missing. The
// word need not be the same.
type alignment []int

// A frame is the concatenation of some windows, ordered by place: what a query is aligned with.
type frame struct {
	at    []uint32 // positions of the words in the index
	part  []int32  // number of the source among those of the frame, from 0, ascending
	first []bool   // the word begins a window
	parts int
	id    []wordID
	stem  []uint32
	worth []units
}

func (x *Index) frame(windows []window) *frame {
	f := &frame{}
	for k, w := range windows {
		if k == 0 || windows[k-1].source != w.source {
			f.parts++
		}
		for p := w.from; p < w.to; p++ {
			id := x.ids[p]
			f.at = append(f.at, p)
			f.part = append(f.part, int32(f.parts-1))
			f.first = append(f.first, p == w.from)
			f.id = append(f.id, id)
			f.stem = append(f.stem, stem(x.vocabulary.text(id)))
			f.worth = append(f.worth, x.information(id))
		}
	}
	return f
}

// An aligner finds the best alignment of words with a frame: the sum of what the words in common are worth, less the
// costs. After any word of the draft the place may change to any other, at the price of finding it by chance. The work
// is one step for each pair of words; the definition, which TestAlign compares it with, takes one for each triple.
type aligner struct {
	f     *frame
	scale units
	score []units // best with the words so far, if the last one that stands for any stands for this source word
	next  []units
	back  [][]int32 // for each word and source word: where the one before stood
}

// What back holds besides an index of the frame.
const (
	backStart    = -1 // no word before stands for any
	backInserted = -2 // the word itself stands for none
)

const never units = -1 << 28

// align returns the best alignment and its score. Of alignments with the same score it takes the one that ends first.
func align(words []queryWord, f *frame, scale units) (alignment, units) {
	a := &aligner{f: f, scale: scale, score: make([]units, len(f.at)), next: make([]units, len(f.at))}
	for i := range a.score {
		a.score[i] = never
	}
	start := units(0) // score if no word stands for any so far
	for _, w := range words {
		a.row(w, start)
		start -= insertCost(w)
		a.score, a.next = a.next, a.score
	}
	return a.trace(len(words), start)
}

// row adds one word.
func (a *aligner) row(w queryWord, start units) {
	f, back := a.f, make([]int32, len(a.f.at))
	jump, gap := a.jumps(), best{never, 0}
	for i := range f.at {
		from := best{start, backStart}
		if i > 0 && !f.first[i] {
			from.take(a.score[i-1], i-1)
		}
		gap = a.skip(gap, w, i)
		from.take(gap.score, int(gap.at))
		near, far := jump.within[f.part[i]], jump.all
		from.take(near.score-jumpNear-a.scale, int(near.at))
		from.take(far.score-jumpFar-a.scale, int(far.at))
		from.score += f.pair(w, i)
		from.take(a.score[i]-insertCost(w), backInserted)
		a.next[i], back[i] = from.score, from.at
	}
	a.back = append(a.back, back)
}

// A best is the best way to some state so far; the first of equals stays.
type best struct {
	score units
	at    int32
}

func (b *best) take(score units, at int) {
	if score > b.score {
		*b = best{score, int32(at)}
	}
}

// skip moves the best score of coming from further back than the word before, words of the source left out, on to
// source word i. With an ellipsis they may be any number, in the same source; the nearest of equals is taken.
func (a *aligner) skip(gap best, w queryWord, i int) best {
	f := a.f
	if w.ellipsis {
		if i == 0 || f.part[i] != f.part[i-1] {
			return best{never, 0}
		}
		if s := a.score[i-1] - costEllipsis; s >= gap.score {
			return best{s, int32(i - 1)}
		}
		return gap
	}
	if f.first[i] {
		return best{never, 0}
	}
	gap.score -= costSkip
	if i > 1 && !f.first[i-1] {
		gap.take(a.score[i-2]-costOpen-costSkip, i-2)
	}
	return gap
}

// pair is what it is worth that w stands for source word i.
func (f *frame) pair(w queryWord, i int) units {
	alike := w.stem != 0 && w.stem == f.stem[i]
	switch {
	case w.id == f.id[i]:
		return f.worth[i]
	case w.bracket, w.altered && alike:
		return -costEdited
	case alike, w.altered:
		return -costRelated
	}
	return -costSub
}

func insertCost(w queryWord) units {
	if w.bracket {
		return costEdited
	}
	return costInsert
}

// jumps are the best scores to start from at any other place.
type jumps struct {
	all    best
	within []best // by part of the frame
}

func (a *aligner) jumps() jumps {
	j := jumps{all: best{never, 0}, within: make([]best, a.f.parts)}
	for n := range j.within {
		j.within[n].score = never
	}
	for i, s := range a.score {
		j.within[a.f.part[i]].take(s, i)
		j.all.take(s, i)
	}
	return j
}

// trace follows the best alignment back.
func (a *aligner) trace(n int, start units) (alignment, units) {
	out := make(alignment, n)
	end := best{start, backStart}
	for i, s := range a.score {
		end.take(s, i)
	}
	at := end.at
	for j := n - 1; j >= 0; j-- {
		out[j] = missing
		if at == backStart {
			continue
		}
		if from := a.back[j][at]; from != backInserted {
			out[j] = int(at)
			at = from
		}
	}
	return out, end.score
}
