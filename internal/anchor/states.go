package anchor

import (
	"slices"

	"sayso/internal/mat"
	"sayso/internal/nlp"
)

// States keep an article's quantised states, 388 bytes a token, so that anchors can be asked about after all windows are read, when
// the trees are there. Projections of them would take four times as much for each head. They own their memory; nil States keep
// nothing.
type States struct {
	windows []nlp.Range
	from    []int // the first row of each window
	q       []uint8
	scale   []float32
}

// Reset forgets the article.
func (s *States) Reset() {
	if s != nil {
		s.windows, s.from, s.q, s.scale = s.windows[:0], s.from[:0], s.q[:0], s.scale[:0]
	}
}

// Window takes in a window; windows come in text order. q and scale are those of reader.Hidden and are copied.
func (s *States) Window(window nlp.Range, q []uint8, scale []float32) {
	if s == nil {
		return
	}
	room := (window.Len() + 7) / 8 * 8
	s.windows, s.from = append(s.windows, window), append(s.from, len(s.scale))
	s.q, s.scale = append(s.q, q[:room*mat.Width]...), append(s.scale, scale[:room]...)
}

// at returns the number of the window that holds a token, -1 if none does.
func (s *States) at(t nlp.TokenID) int {
	if s == nil {
		return -1
	}
	k, _ := slices.BinarySearchFunc(s.windows, t+1, func(w nlp.Range, t nlp.TokenID) int { return int(w.End - t) })
	if k == len(s.windows) || s.windows[k].Start > t {
		return -1
	}
	return k
}

// of returns the states of window k as reader.Hidden has them.
func (s *States) of(k int) (q []uint8, scale []float32) {
	end := len(s.scale)
	if k+1 < len(s.from) {
		end = s.from[k+1]
	}
	return s.q[s.from[k]*mat.Width : end*mat.Width], s.scale[s.from[k]:end]
}
