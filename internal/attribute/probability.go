package attribute

import (
	"sayso/internal/anchor"
	"sayso/internal/mat"
)

// A probability is what the model itself believes of one find, before calibration.
type probability struct {
	cue     float64 // the tags of the cue and its two ends
	path    float64 // all labels of the arguments, given the cue
	source  float64 // the source's labels, whatever the content's
	content float64
}

// cueProbability multiplies the probabilities of the cue's tags and of its end.
func cueProbability(scores []float32, c cueSpan) float64 {
	begin := tagBeginCue
	if c.nested {
		begin = tagBeginNested
	}
	p := share(scores[c.start*cueTags:][:cueTags], begin)
	for i := c.start + 1; i < c.end; i++ {
		p = float64(p * share(scores[i*cueTags:][:cueTags], begin+1))
	}
	if next := scores[c.end*cueTags:]; len(next) > 0 {
		p = float64(p * (1 - share(next[:cueTags], begin+1)))
	}
	return p
}

// share is the softmax of row at k.
func share(row []float32, k int) float64 {
	top := maximum(row)
	sum, want := 0.0, 0.0
	for i, v := range row {
		e := mat.Exp(float64(v) - float64(top))
		sum += e
		if i == k {
			want = e
		}
	}
	return want / sum
}

// A labelSet is a set of labels, one bit each.
type labelSet uint8

const (
	anyLabel    = labelSet(1<<labels - 1)
	sourceSet   = labelSet(1<<labelBeginSource | 1<<labelInSource)
	contentSet  = labelSet(1<<labelBeginContent | 1<<labelInContent)
	noSourceSet = anyLabel &^ sourceSet
	noContent   = anyLabel &^ contentSet
)

// posterior returns the CRF's probability of the whole path, of its source labels and of its content labels.
func (h *Head) posterior(w *Work, scores []float32, path []uint8) (whole, source, content float64) {
	w.weights = grow(w.weights, len(scores))
	for i := 0; i < len(scores); i += labels {
		top := maximum(scores[i:][:labels])
		for l := range labels {
			w.weights[i+l] = mat.Exp(float64(scores[i+l]) - float64(top))
		}
	}
	total := h.forward(w, path, func(uint8) labelSet { return anyLabel })
	whole = h.forward(w, path, func(l uint8) labelSet { return 1 << l }).over(total)
	source = h.forward(w, path, func(l uint8) labelSet { return kept(l, sourceSet, noSourceSet) }).over(total)
	content = h.forward(w, path, func(l uint8) labelSet { return kept(l, contentSet, noContent) }).over(total)
	return whole, source, content
}

// kept fixes a label of the role and leaves any other label free, within what is not the role.
func kept(l uint8, role, rest labelSet) labelSet {
	if role>>l&1 == 1 {
		return 1 << l
	}
	return rest
}

// A mass is a sum of exponentials, kept as fraction·2^power so that long windows do not underflow.
type mass struct {
	fraction float64
	power    int
}

func (m mass) over(n mass) float64 {
	if m.fraction == 0 {
		return 0
	}
	r := m.fraction / n.fraction
	for p := m.power - n.power; p != 0 && r > 1e-300; p++ { // m is a part of n: its power is not the greater
		if p > 0 {
			return 1
		}
		r /= 2
	}
	return min(r, 1)
}

// forward sums the products of w.weights and the transitions over all paths whose labels are allowed by the decoded
// path's label at each token.
func (h *Head) forward(w *Work, path []uint8, allowed func(uint8) labelSet) mass {
	var sum mass
	var a, b [labels]float64
	for i := range path {
		row, set := w.weights[i*labels:][:labels], allowed(path[i])
		for to := range labels {
			b[to] = 0
			if set>>to&1 == 0 {
				continue
			}
			in := h.chain.start[to]
			if i > 0 {
				in = 0
				for from, v := range a {
					in += float64(v * h.chain.step[from][to])
				}
			}
			b[to] = float64(in * row[to])
		}
		sum.power += rescale(&b)
		a = b
	}
	for _, v := range a {
		sum.fraction += v
	}
	return sum
}

// A chain holds the transitions of the CRF as weights, nought where no path may go.
type chain struct {
	start [labels]float64
	step  [labels][labels]float64
}

func newChain(a anchor.Automaton) (c chain) {
	for to := range labels {
		if a.Start[to] > anchor.Forbidden/2 {
			c.start[to] = mat.Exp(float64(a.Start[to]))
		}
		for from := range labels {
			if s := a.Step[from*labels+to]; s > anchor.Forbidden/2 {
				c.step[from][to] = mat.Exp(float64(s))
			}
		}
	}
	return c
}

// rescale multiplies v by a power of two so that its largest number lies in [1/2, 1), and returns the power taken out.
func rescale(v *[labels]float64) int {
	top := 0.0
	for _, x := range v {
		top = max(top, x)
	}
	if top == 0 {
		return 0
	}
	power := 0
	for ; top < 0.5; top *= 2 {
		power--
		for i := range v {
			v[i] *= 2
		}
	}
	for ; top >= 1; top /= 2 {
		power++
		for i := range v {
			v[i] /= 2
		}
	}
	return power
}

func maximum(row []float32) float32 {
	top := row[0]
	for _, v := range row[1:] {
		top = max(top, v)
	}
	return top
}
