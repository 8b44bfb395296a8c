package attribute

import "math"

// forbidden is the score of a step that no path may take.
const forbidden = -1e30

// An automaton scores label sequences: the transitions of a linear-chain CRF (Lafferty et al. 2001), over states that
// stand for labels. Step tables are [from][to].
type automaton struct {
	states   int
	label    []uint8 // of each state
	start    []float32
	step     []float32 // between tokens outside the cue
	stepCue  []float32 // into a token of the cue
	perToken int       // labels in a row of scores
}

// spanAutomaton has one state a label, with B-x before I-x: odd labels begin, the even one after goes on.
func spanAutomaton(n int, trans, start []float32) automaton {
	a := automaton{states: n, perToken: n, label: make([]uint8, n), start: make([]float32, n), step: make([]float32, n*n)}
	copy(a.start, start)
	copy(a.step, trans)
	for to := range n {
		a.label[to] = uint8(to)
		if to == 0 || to%2 == 1 {
			continue
		}
		a.start[to] = forbidden
		for from := range n {
			if from != to && from != to-1 {
				a.step[from*n+to] = forbidden
			}
		}
	}
	a.stepCue = a.step
	return a
}

// gapAutomaton adds to the argument labels a sixth state: outside, after a content, with neither cue nor source since.
// From there a new content costs gapCost: “…,” he said, “…” is one content in two pieces because the cue and the source
// stand between; a content broken in two by nothing is a slip of the labels.
func gapAutomaton(trans, start []float32, gapCost float32) automaton {
	plain := spanAutomaton(labels, trans, start)
	const n, gap = labels + 1, labels
	a := automaton{states: n, perToken: labels, label: append(plain.label, labelO), start: append(plain.start, forbidden)}
	a.step, a.stepCue = make([]float32, n*n), make([]float32, n*n)
	for _, t := range [][]float32{a.step, a.stepCue} {
		for i := range t {
			t[i] = forbidden
		}
		for from := range labels {
			copy(t[from*n:][:labels], plain.step[from*labels:][:labels])
		}
	}
	for _, from := range []int{labelBeginContent, labelInContent} { // leaving a content opens a gap
		a.step[from*n+gap] = plain.step[from*labels+labelO]
		a.step[from*n+labelO] = forbidden
		a.step[from*n+labelBeginContent] -= gapCost // two contents side by side are one
	}
	outside := plain.step[labelO*labels:]
	a.step[gap*n+gap] = outside[labelO]
	a.step[gap*n+labelBeginSource] = outside[labelBeginSource]
	a.step[gap*n+labelBeginContent] = outside[labelBeginContent] - gapCost
	copy(a.stepCue[gap*n:][:labels], outside[:labels]) // a cue closes it
	a.stepCue[gap*n+labelInSource], a.stepCue[gap*n+labelInContent] = forbidden, forbidden
	return a
}

// A lattice is the memory of one Viterbi search.
type lattice struct {
	best, next []float32
	back       []uint8
}

// best returns the labels of the best path over n rows of scores; ties go to the lower state, so that the result does
// not hang on the order of a loop. The path is appended to dst[:0].
func (a *automaton) best(l *lattice, scores []float32, n int, cue *cueSpan, dst []uint8) []uint8 {
	dst = grow(dst, n)
	if n == 0 {
		return dst
	}
	s := a.states
	l.best, l.next, l.back = grow(l.best, s), grow(l.next, s), grow(l.back, n*s)
	for k := range s {
		l.best[k] = a.start[k] + scores[a.label[k]]
	}
	for i := 1; i < n; i++ {
		step := a.step
		if cue != nil && i >= cue.start && i < cue.end {
			step = a.stepCue
		}
		for to := range s {
			top, from := float32(math.Inf(-1)), 0
			for k := range s {
				if v := l.best[k] + step[k*s+to]; v > top {
					top, from = v, k
				}
			}
			l.next[to] = top + scores[i*a.perToken+int(a.label[to])]
			l.back[i*s+to] = uint8(from)
		}
		l.best, l.next = l.next, l.best
	}
	at := 0
	for k := range s {
		if l.best[k] > l.best[at] {
			at = k
		}
	}
	for i := n - 1; i >= 0; i-- {
		dst[i] = a.label[at]
		at = int(l.back[i*s+at])
	}
	return dst
}
