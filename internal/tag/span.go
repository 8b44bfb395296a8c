package tag

import (
	"slices"
	"strings"

	"sayso/internal/mat"
	"sayso/internal/nlp"
)

// outside is the label of a token in no span; types begin with odd labels and go on with the even one after.
const outside = 0

// forbidden is the score of a label that no path may take; below it, nothing is added any more.
const forbidden = -1e30

// A Span is a range of tokens with a type, an index of Spanner.Types. P is what the model gives it, not calibrated.
type Span struct {
	Range nlp.Range
	Type  uint8
	P     float32
}

// A Spanner reads typed spans, which do not overlap, off a group of labels O, B-x, I-x. It owns buffers; use one per
// goroutine.
type Spanner struct {
	group      Group
	types      []string
	best, next []float32
	back       []uint8
	path       []uint8
}

// NewSpanner returns a Spanner over a group, or an error of code ErrModel if its labels are not O, B-x, I-x, B-y, I-y …
func NewSpanner(g Group) (*Spanner, error) {
	s := &Spanner{group: g}
	if g.Labels[outside] != "O" || len(g.Labels)%2 == 0 || len(g.Labels) > 255 {
		return nil, damage("group %q: %d labels that begin with %q are no B and I of types", g.Name, len(g.Labels), g.Labels[0])
	}
	for k := 1; k < len(g.Labels); k += 2 {
		name, ok := strings.CutPrefix(g.Labels[k], "B-")
		if !ok || g.Labels[k+1] != "I-"+name {
			return nil, damage("group %q: labels %q and %q are not B and I of one type", g.Name, g.Labels[k], g.Labels[k+1])
		}
		s.types = append(s.types, name)
	}
	s.best, s.next = make([]float32, len(g.Labels)), make([]float32, len(g.Labels))
	return s, nil
}

// Types returns the names of the types, in the order of Span.Type; the caller must not change them.
func (s *Spanner) Types() []string { return s.types }

// Window appends the spans of a window, in text order.
func (s *Spanner) Window(dst []Span, window nlp.Range, rows Rows) []Span {
	path := s.decode(rows, window.Len())
	for i := 0; i < len(path); i++ {
		if path[i] == outside {
			continue
		}
		end := i + 1
		for end < len(path) && path[end] == path[i]+1 {
			end++
		}
		found := Span{Range: nlp.Range{Start: window.Start + nlp.TokenID(i), End: window.Start + nlp.TokenID(end)}, Type: path[i] / 2}
		found.P = s.probability(rows, path, i, end)
		dst = append(dst, found)
		i = end - 1
	}
	return dst
}

// decode returns the labels of the best path in which I-x stands only behind B-x or I-x (Viterbi). Ties go to the lower
// label. All other steps are free, so a token asks one question of the token before: which of its labels is best?
func (s *Spanner) decode(rows Rows, n int) []uint8 {
	labels := len(s.group.Labels)
	s.path, s.back = slices.Grow(s.path[:0], n)[:n], slices.Grow(s.back[:0], n*labels)[:n*labels]
	for i := range n {
		scores, back := s.group.Scores(rows.Row(i)), s.back[i*labels:][:labels]
		top := Best(s.best)
		for k, score := range scores {
			from, before := top, float32(0)
			switch inside := k > 0 && k%2 == 0; {
			case i == 0 && inside:
				before = forbidden
			case i == 0:
			case inside:
				if from = k - 1; s.best[k] > s.best[from] {
					from = k
				}
				before = s.best[from]
			default:
				before = s.best[from]
			}
			s.next[k], back[k] = before+score, uint8(from)
		}
		s.best, s.next = s.next, s.best
	}
	if n > 0 {
		at := uint8(Best(s.best))
		for i := n - 1; i >= 0; i-- {
			s.path[i] = at
			at = s.back[i*labels+int(at)]
		}
	}
	return s.path
}

// probability multiplies what the model gives the labels of the span's tokens, and to its not going on. It is not calibrated.
func (s *Spanner) probability(rows Rows, path []uint8, start, end int) float32 {
	p := 1.0
	for i := start; i < end; i++ {
		p = float64(p * share(s.group.Scores(rows.Row(i)), int(path[i])))
	}
	if end < len(path) {
		p = float64(p * (1 - share(s.group.Scores(rows.Row(end)), int(path[start])+1)))
	}
	return float32(p)
}

// certain is a lead of scores that need not be turned into a probability: with ten labels, less than one in forty is left.
const certain = 6

// Inside appends how likely the tokens of a window are to be in any span: neighbours of about the same probability (the
// same tenth) come as one range, with the greatest among them. Less than one in forty is given as nought.
func (s *Spanner) Inside(dst []nlp.Likely, window nlp.Range, rows Rows) []nlp.Likely {
	for t := window.Start; t < window.End; t++ {
		p := 0.0
		if scores := s.group.Scores(rows.Row(int(t - window.Start))); scores[outside]-scores[1+Best(scores[1:])] <= certain {
			p = 1 - share(scores, outside)
		}
		if t > window.Start {
			if last := &dst[len(dst)-1]; int(10*last.P) == int(10*p) {
				last.Range.End, last.P = t+1, max(last.P, p)
				continue
			}
		}
		dst = append(dst, nlp.Likely{Range: nlp.Range{Start: t, End: t + 1}, P: p})
	}
	return dst
}

// share is the softmax of row at k.
func share(row []float32, k int) float64 {
	top, sum, want := row[Best(row)], 0.0, 0.0
	for i, v := range row {
		e := mat.Exp(float64(v) - float64(top))
		sum += e
		if i == k {
			want = e
		}
	}
	return want / sum
}
