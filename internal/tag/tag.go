package tag

import (
	"encoding/json"
	"fmt"
	"slices"

	"sayso"
	"sayso/internal/mat"
	"sayso/internal/model"
)

// weights is the name of the head's tensors in a container.
const weights = "tags"

// A Group is a set of labels of which each token has one. Its scores are columns of a row, the first label's at From.
type Group struct {
	Name   string   `json:"name"`
	From   int      `json:"from"`
	Labels []string `json:"labels"`
}

// Scores returns the group's part of a token's row; it shares the row's memory.
func (g Group) Scores(row []float32) []float32 { return row[g.From:][:len(g.Labels)] }

// Best returns the label with the greatest score, the lowest of those that tie.
func (g Group) Best(row []float32) int { return Best(g.Scores(row)) }

// Best returns the place of the greatest number, the first of those that tie. There must be one.
func Best(scores []float32) int {
	best := 0
	for i, v := range scores {
		if v > scores[best] {
			best = i
		}
	}
	return best
}

// A Head scores all groups of labels of a model. It is immutable and may be shared.
type Head struct {
	linear *mat.Linear
	groups []Group
}

// Load builds the head from a model container. It is nil without an error if the model has no tag groups; an error has
// the code ErrModel.
func Load(t mat.Tier, m *model.Model) (*Head, error) {
	shape := m.Shape(weights + ".q")
	if shape == nil {
		return nil, nil
	}
	n := shape[len(shape)-1]
	q, err1 := m.I8(weights+".q", mat.Width, n)
	scale, err2 := m.F32(weights+".s", n)
	bias, err3 := m.F32(weights+".b", n)
	for _, err := range []error{err1, err2, err3} {
		if err != nil {
			return nil, err
		}
	}
	linear, err := mat.NewLinear(t, mat.Width, n, mat.Packed{Q: q, Scale: scale, Bias: bias})
	if err != nil {
		return nil, damage("%v", err)
	}
	groups, err := readGroups(m.Config)
	if err != nil {
		return nil, err
	}
	return New(linear, groups)
}

// New returns a head whose scores are the columns of linear, cut into groups.
func New(linear *mat.Linear, groups []Group) (*Head, error) {
	for i, g := range groups {
		if len(g.Labels) == 0 || g.From < 0 || g.From > linear.Columns()-len(g.Labels) {
			return nil, damage("group %q of %d labels from column %d does not fit %d columns", g.Name, len(g.Labels), g.From, linear.Columns())
		}
		if slices.ContainsFunc(groups[:i], func(o Group) bool { return o.Name == g.Name }) {
			return nil, damage("there are two groups %q", g.Name)
		}
	}
	return &Head{linear: linear, groups: groups}, nil
}

func readGroups(raw json.RawMessage) ([]Group, error) {
	var settings struct {
		Tags []Group `json:"tags"`
	}
	if err := json.Unmarshal(raw, &settings); err != nil {
		return nil, &sayso.Error{Code: sayso.ErrModel, Place: "heads_config", Msg: "the header cannot be read", Err: err}
	}
	return settings.Tags, nil
}

func damage(format string, args ...any) error {
	return &sayso.Error{Code: sayso.ErrModel, Place: "model: " + weights, Msg: fmt.Sprintf(format, args...)}
}

// Group returns the group of this name; ok is false if the model has none. A nil Head has no groups.
func (h *Head) Group(name string) (g Group, ok bool) {
	if h == nil {
		return g, false
	}
	i := slices.IndexFunc(h.groups, func(g Group) bool { return g.Name == name })
	if i < 0 {
		return g, false
	}
	return h.groups[i], true
}

// Rows are the scores of a window's tokens.
type Rows struct {
	values []float32
	width  int
}

// Row returns all scores of token i of the window.
func (r Rows) Row(i int) []float32 { return r.values[i*r.width:][:r.width] }

// RowsOf puts scores together as they come from Score, all rows of one width.
func RowsOf(rows [][]float32) (r Rows) {
	for _, row := range rows {
		r.width = len(row)
		r.values = append(r.values, row...)
	}
	return r
}

// Score returns the scores of n tokens in the memory of r, where there is room. q and scale are the tokens' quantised
// states, as reader.Hidden has them, with room for rows rounded up to a multiple of 8.
func (h *Head) Score(r Rows, q []uint8, scale []float32, n int) Rows {
	r.width = h.linear.Columns()
	size := (n + 7) / 8 * 8 * r.width
	r.values = slices.Grow(r.values[:0], size)[:size]
	h.linear.Mul(q, scale, n, r.values)
	return r
}
