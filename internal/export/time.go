package export

import (
	"bytes"
	"fmt"
	"strings"

	"sayso"
)

// times says of each expression of time what it means: "last Friday = 2025-08-01, START". Values that say no more than
// the words ("now") are left out.
func times(rec *sayso.Record, in part) (out []string) {
	for _, t := range rec.Times {
		if t.Value == "" || strings.HasSuffix(t.Value, "_REF") || !in.has(t.Span) {
			continue
		}
		parts := []string{line(t.Span.In(rec.Article.Text)) + " = " + t.Value}
		for _, s := range []string{string(t.Mod), t.Quant, t.Freq, t.Zone} {
			if s != "" {
				parts = append(parts, s)
			}
		}
		out = append(out, strings.Join(parts, " "))
	}
	return out
}

// times writes them on one line, each once.
func (t textPen) times(b *bytes.Buffer, rec *sayso.Record) {
	seen := map[string]bool{}
	var list []string
	for _, s := range times(rec, part{}) {
		if !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	if len(list) > 0 {
		fmt.Fprintf(b, "%stimes%s   %s\n", t.strong, t.reset, strings.Join(list, " · "))
	}
}
