package eval

import (
	"fmt"
	"io"
	"strings"

	"sayso"
)

// WriteScores writes the result in the form that is committed (testdata/*.scores.txt): one number a line, in a fixed
// order, so that a change in quality is a diff. The numbers rest on the corpus and the model named at the top.
func (r *Result) WriteScores(w io.Writer) error {
	var b strings.Builder
	head := [][2]string{{"task", string(r.Task)}, {"file", r.File}, {"sha256", r.SHA256}, {"split", r.Split},
		{"documents", fmt.Sprint(r.Documents)}, {"n", fmt.Sprint(r.N)}, {"model", r.Model}, {"from", r.From}}
	for _, h := range head {
		if h[1] != "" {
			fmt.Fprintf(&b, "%-10s %s\n", h[0], h[1])
		}
	}
	for _, name := range sortedKeys(r.Counts) {
		fmt.Fprintf(&b, "count      %-24s %d\n", name, r.Counts[name])
	}
	for _, name := range sortedKeys(r.Lists) {
		fmt.Fprintf(&b, "list       %-24s %s\n", name, strings.Join(r.Lists[name], " "))
	}
	b.WriteByte('\n')
	for _, name := range r.sheet.names() {
		if v, ok := r.Metrics[name]; ok {
			fmt.Fprintf(&b, "%-24s %.4f", name, v)
			if in, ok := r.Intervals[name]; ok {
				fmt.Fprintf(&b, "  %.4f–%.4f", in[0], in[1])
			}
			b.WriteByte('\n')
		}
	}
	r.sliceTable(&b, func(v float64) string { return fmt.Sprintf("%.4f", v) })
	r.confusionTable(&b)
	if _, err := io.WriteString(w, b.String()); err != nil {
		return &sayso.Error{Code: sayso.ErrWrite, Msg: "cannot write the scores", Err: err}
	}
	return nil
}
