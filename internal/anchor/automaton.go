package anchor

import "math"

// Forbidden is the score of a step that no path may take.
const Forbidden = -1e30

// An Automaton scores label sequences: the transitions of a linear-chain CRF (Lafferty et al. 2001), over states that
// stand for labels. Step tables are [from][to].
type Automaton struct {
	States   int
	Label    []uint8 // of each state
	Start    []float32
	Step     []float32 // between tokens outside the anchor
	StepIn   []float32 // into a token of the anchor
	PerToken int       // labels in a row of scores
}

// Spans has one state a label, with B-x before I-x: odd labels begin, the even one after goes on.
func Spans(n int, trans, start []float32) Automaton {
	a := Automaton{States: n, PerToken: n, Label: make([]uint8, n), Start: make([]float32, n), Step: make([]float32, n*n)}
	copy(a.Start, start)
	copy(a.Step, trans)
	for to := range n {
		a.Label[to] = uint8(to)
		if to == 0 || to%2 == 1 {
			continue
		}
		a.Start[to] = Forbidden
		for from := range n {
			if from != to && from != to-1 {
				a.Step[from*n+to] = Forbidden
			}
		}
	}
	a.StepIn = a.Step
	return a
}

// A Lattice is the memory of one Viterbi search.
type Lattice struct {
	best, next []float32
	back       []uint8
}

// Best returns the labels of the best path over n rows of scores; ties go to the lower state, so that the result does
// not hang on the order of a loop. at is where the anchor stands, nil if it is not asked for. The path is appended to
// dst[:0].
func (a *Automaton) Best(l *Lattice, scores []float32, n int, at *At, dst []uint8) []uint8 {
	dst = grow(dst, n)
	if n == 0 {
		return dst
	}
	s := a.States
	l.best, l.next, l.back = grow(l.best, s), grow(l.next, s), grow(l.back, n*s)
	for k := range s {
		l.best[k] = a.Start[k] + scores[a.Label[k]]
	}
	for i := 1; i < n; i++ {
		step := a.Step
		if at != nil && i >= at.Start && i < at.End {
			step = a.StepIn
		}
		for to := range s {
			top, from := float32(math.Inf(-1)), 0
			for k := range s {
				if v := l.best[k] + step[k*s+to]; v > top {
					top, from = v, k
				}
			}
			l.next[to] = top + scores[i*a.PerToken+int(a.Label[to])]
			l.back[i*s+to] = uint8(from)
		}
		l.best, l.next = l.next, l.best
	}
	end := 0
	for k := range s {
		if l.best[k] > l.best[end] {
			end = k
		}
	}
	for i := n - 1; i >= 0; i-- {
		dst[i] = a.Label[end]
		end = int(l.back[i*s+end])
	}
	return dst
}

// A Stretch is a run of tokens whose labels begin with an odd one and go on with the even one after it.
type Stretch struct {
	Begin      uint8
	Start, End int
}

// Stretches returns the runs of a path, in order.
func Stretches(path []uint8) []Stretch {
	var out []Stretch
	for i := 0; i < len(path); i++ {
		if path[i]%2 == 0 {
			continue
		}
		j := i + 1
		for j < len(path) && path[j] == path[i]+1 {
			j++
		}
		out = append(out, Stretch{path[i], i, j})
		i = j - 1
	}
	return out
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
