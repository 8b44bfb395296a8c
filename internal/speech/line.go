package speech

import (
	"math"
	"strings"

	"sayso/internal/nlp"
)

// round keeps four decimals of a probability: more would be noise.
func round(p float64) float64 { return math.Round(float64(p*1e4)) / 1e4 }

// startsLine reports whether a line of the text begins with token t.
func (s *scene) startsLine(t nlp.TokenID) bool {
	return t == 0 || strings.ContainsAny(s.doc.Article.Text[s.doc.Tokens[t-1].End:s.doc.Tokens[t].Start], "\n\r\u2028\u2029")
}

// allLines returns for each token the line that it stands in.
func (s *scene) allLines() []nlp.Range {
	out := make([]nlp.Range, len(s.doc.Tokens))
	for t := nlp.TokenID(0); int(t) < len(out); {
		end := t + 1
		for int(end) < len(out) && !s.startsLine(end) {
			end++
		}
		for r := (nlp.Range{Start: t, End: end}); t < end; t++ {
			out[t] = r
		}
	}
	return out
}

// line returns the rest of the line from token t.
func (s *scene) line(t nlp.TokenID) nlp.Range {
	if int(t) >= len(s.lines) {
		return nlp.Range{Start: t, End: t}
	}
	return nlp.Range{Start: t, End: s.lines[t].End}
}

// lineOf returns the first token of the line that holds token t.
func (s *scene) lineOf(t nlp.TokenID) nlp.TokenID { return s.lines[t].Start }

// phrase returns a stretch without the stops that end it; the point of a short form (“Corp.”) goes with them.
func (s *scene) phrase(r nlp.Range) nlp.Range {
	for r.Len() > 0 && strings.Contains(".,;:", s.doc.Word(r.End-1)) {
		r.End--
	}
	return r
}

// statement returns an unquoted stretch as a content: without its final full stop (but with "?" and "!").
func (s *scene) statement(r nlp.Range) nlp.Range {
	if r.Len() > 1 && s.doc.Word(r.End-1) == "." {
		r.End--
	}
	return r
}
