package attribute

import (
	"fmt"

	"sayso/internal/anchor"
	"sayso/internal/mat"
	"sayso/internal/nlp"
)

// Rank is the width of the projections that anchors and tokens are compared in.
const Rank = anchor.Rank

// Buckets is the number of distance buckets between an anchor and a token.
const Buckets = anchor.Buckets

// A cueTag is the label of one token; the numbers are part of the model (train/sayso_train/data.py, CUE_TAGS).
const (
	tagO = iota
	tagBeginCue
	tagInCue
	tagBeginNested
	tagInNested
	cueTags
)

// A label of a token relative to one cue (data.py, ARGUMENTS).
const (
	labelO = iota
	labelBeginSource
	labelInSource
	labelBeginContent
	labelInContent
	labels
)

// Weights are the tensors of the head, as the model container holds them. The head shares them.
type Weights struct {
	Project      mat.Packed // [384][3·Rank]: cue, anchor and token projections
	CueOut       []float32  // [cueTags][Rank]
	CueBias      []float32  // [cueTags]
	Mul, Add     []float32  // [labels][Rank]
	Bias         []float32  // [labels]
	Distance     []float32  // [Buckets][Rank]
	Trans        []float32  // [labels][labels], from × to, learnt part
	Start        []float32  // [labels], learnt part
	GapCost      float32
	Calibrations Calibrations
}

// A Head reads cues and arguments off hidden states. It is immutable and may be shared; see Work.
type Head struct {
	tier    mat.Tier
	w       Weights
	project *mat.Linear
	pairs   anchor.Pairs
	cues    anchor.Automaton
	args    anchor.Automaton
	chain   chain // the argument CRF without the gap state, for posteriors
}

// NewHead checks the sizes of w.
func NewHead(t mat.Tier, w Weights) (*Head, error) {
	project, err := mat.NewLinear(t, mat.Width, 3*Rank, w.Project)
	if err != nil {
		return nil, fmt.Errorf("attribution head: %w", err)
	}
	for _, v := range []struct {
		name string
		have []float32
		want int
	}{
		{"cue.out", w.CueOut, cueTags * Rank}, {"cue.bias", w.CueBias, cueTags}, {"arg.mul", w.Mul, labels * Rank},
		{"arg.add", w.Add, labels * Rank}, {"arg.bias", w.Bias, labels}, {"arg.distance", w.Distance, Buckets * Rank},
		{"arg.trans", w.Trans, labels * labels}, {"arg.start", w.Start, labels},
	} {
		if len(v.have) != v.want {
			return nil, fmt.Errorf("attribution head: %s has %d numbers, not %d", v.name, len(v.have), v.want)
		}
	}
	return &Head{
		tier: t, w: w, project: project,
		pairs: anchor.Pairs{Tier: t, Mul: w.Mul, Add: w.Add, Bias: w.Bias, Distance: w.Distance},
		cues:  anchor.Spans(cueTags, make([]float32, cueTags*cueTags), make([]float32, cueTags)),
		args:  gapAutomaton(w.Trans, w.Start, w.GapCost),
		chain: newChain(anchor.Spans(labels, w.Trans, w.Start)),
	}, nil
}

// Work is the memory one goroutine reads windows in.
type Work struct {
	projected     []float32 // [tokens][3·Rank]
	cue, token    []float32 // [tokens][Rank]
	weights       []float64 // [tokens][labels], exponentials of scores
	buckets       []uint8
	path          []uint8
	pairs         anchor.PairWork
	viterbi       anchor.Lattice
	cueRows, zero []float32
}

// A find is one attribution of a window, in tokens of the document.
type find struct {
	cue             nlp.Range
	source, content []nlp.Range
	nested          bool
	window          int // which of the article's windows it stands in
	p               probability
}

// Read appends the finds of one window. q and scale are the quantised hidden states of its tokens, one row each, with
// room for rows rounded up to a multiple of 8. Tokens of nouns, counted from the window's start, are cues of one word
// in any case, unless the tagger has made them part of another.
func (h *Head) Read(dst []find, w *Work, window nlp.Range, q []uint8, scale []float32, nouns []int) []find {
	n := window.Len()
	w.projected = grow(w.projected, (n+7)/8*8*3*Rank)
	h.project.Mul(q, scale, n, w.projected)
	w.cue, w.token = grow(w.cue, n*Rank), grow(w.token, n*Rank)
	for i := range n {
		row := w.projected[i*3*Rank:][:3*Rank]
		copy(w.cue[i*Rank:][:Rank], row[:Rank])
		copy(w.token[i*Rank:][:Rank], row[2*Rank:])
	}
	w.cueRows = h.cueScores(w, n)
	w.path = h.cues.Best(&w.viterbi, w.cueRows, n, nil, w.path)
	for _, i := range nouns {
		if w.path[i] == tagO {
			w.path[i] = tagBeginCue
		}
	}
	for _, c := range cueSpans(w.path) {
		f := h.arguments(w, n, c)
		f.p.cue = cueProbability(w.cueRows, c)
		dst = append(dst, f.shift(window.Start))
	}
	return dst
}

// cueScores returns the tag scores [n][cueTags]: the pair kernel with an anchor that is nought.
func (h *Head) cueScores(w *Work, n int) []float32 {
	w.zero = grow(w.zero, max(Buckets, cueTags)*Rank)
	clear(w.zero)
	w.buckets = grow(w.buckets, n)
	clear(w.buckets)
	w.cueRows = grow(w.cueRows, n*cueTags)
	table := mat.PairTable{Bilinear: w.zero[:cueTags*Rank], Additive: h.w.CueOut, Bias: h.w.CueBias, Between: w.zero[:Buckets*Rank]}
	mat.PairScores(h.tier, &table, w.cue[:n*Rank], w.buckets, w.cueRows)
	return w.cueRows
}

// A cueSpan is a cue in tokens of the window.
type cueSpan struct {
	start, end int
	nested     bool
}

func cueSpans(path []uint8) []cueSpan {
	var out []cueSpan
	for _, s := range anchor.Stretches(path) {
		out = append(out, cueSpan{s.Start, s.End, s.Begin == tagBeginNested})
	}
	return out
}

// arguments labels every token of the window relative to the cue.
func (h *Head) arguments(w *Work, n int, c cueSpan) find {
	at := anchor.At{Start: c.start, End: c.end}
	mean := anchor.Mean(at, func(i int) []float32 { return w.projected[i*3*Rank+Rank:] })
	rows := h.pairs.Scores(&w.pairs, mean, w.token, n, at)
	path := h.args.Best(&w.viterbi, rows, n, &at, nil)
	f := find{
		cue: nlp.Range{Start: nlp.TokenID(c.start), End: nlp.TokenID(c.end)}, nested: c.nested,
		source: labelSpans(path, labelBeginSource), content: labelSpans(path, labelBeginContent),
	}
	f.p.path, f.p.source, f.p.content = h.posterior(w, rows, path)
	return f
}

func labelSpans(path []uint8, begin uint8) []nlp.Range {
	var out []nlp.Range
	for _, s := range anchor.Stretches(path) {
		if s.Begin == begin {
			out = append(out, nlp.Range{Start: nlp.TokenID(s.Start), End: nlp.TokenID(s.End)})
		}
	}
	return out
}

func (f find) shift(by nlp.TokenID) find {
	f.cue = nlp.Range{Start: f.cue.Start + by, End: f.cue.End + by}
	for _, s := range [][]nlp.Range{f.source, f.content} {
		for i := range s {
			s[i].Start += by
			s[i].End += by
		}
	}
	return f
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
