package sample

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"text/tabwriter"
)

// A Score is the precision of a group of checked rows with its 95 % interval after Wilson.
type Score struct {
	Group     string  `json:"group"` // "all", "status:happened", "type:ASSAULT"
	Checked   int     `json:"checked"`
	Right     int     `json:"right"`
	Precision float64 `json:"precision"`
	Low       float64 `json:"low"`
	High      float64 `json:"high"`
}

// Scores returns the score of all verdicts, then of each status and each type.
func Scores(verdicts []Verdict) []Score {
	groups := map[string]*Score{}
	add := func(group string, right bool) {
		s := groups[group]
		if s == nil {
			s = &Score{Group: group}
			groups[group] = s
		}
		s.Checked++
		if right {
			s.Right++
		}
	}
	for _, v := range verdicts {
		add("all", v.Right)
		add("status:"+string(v.Status), v.Right)
		add("type:"+string(v.Type), v.Right)
	}
	var out []Score
	for _, s := range groups {
		s.Precision = float64(s.Right) / float64(s.Checked)
		s.Low, s.High = Wilson(s.Right, s.Checked)
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b Score) int { return cmp.Compare(a.Group, b.Group) }) // "all" comes first
	return out
}

// z is the normal quantile of a two-sided 95 % interval.
const z = 1.959963984540054

// Wilson returns the 95 % score interval of a share of right in n, after Wilson (1927): it stays within 0 and 1 and holds for small n, where
// the usual one gives a width of nothing for ten right in ten. Of none in none it says 0 to 1.
func Wilson(right, n int) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	p, m := float64(right)/float64(n), float64(n)
	centre := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return max(0, centre-half), min(1, centre+half)
}

// WriteTable writes scores for people.
func WriteTable(w io.Writer, scores []Score, open int) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "rows\tchecked\tright\tprecision\t95 % interval")
	for _, s := range scores {
		fmt.Fprintf(tw, "%s\t%d\t%d\t%.1f %%\t%.1f to %.1f %%\n", s.Group, s.Checked, s.Right, 100*s.Precision, 100*s.Low, 100*s.High)
	}
	if open > 0 {
		fmt.Fprintf(tw, "not filled in\t%d\n", open)
	}
	return tw.Flush()
}
