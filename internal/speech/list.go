package speech

import (
	"strings"

	"sayso/internal/nlp"
)

// listed is how sure the items of a list are the content of the saying before its colon.
const listed = 0.85

// lists gives the items of a list to the attribution whose sentence its colon ends: “The report recommended:” and
// lines that begin with a bullet.
func (s *scene) lists() {
	for i := range s.acts {
		a := &s.acts[i]
		if a.cue.Len() == 0 {
			continue
		}
		line := s.line(s.lineOf(a.cue.Start))
		if s.doc.Word(line.End-1) != ":" {
			continue
		}
		if items := s.items(line.End); len(items) > 0 {
			a.content, a.grown = append(before(a.content, line.End), items...), true
			a.Confidence.All = round(float64(a.Confidence.Cue * listed))
			a.Confidence.Content = a.Confidence.All
			for _, item := range items {
				s.reach(i, item)
			}
		}
	}
}

// before returns the stretches that end by t.
func before(ranges []nlp.Range, t nlp.TokenID) []nlp.Range {
	var out []nlp.Range
	for _, r := range ranges {
		if r.End <= t {
			out = append(out, r)
		}
	}
	return out
}

// longestList is how many items of a list are taken: no article has as many.
const longestList = 200

// items returns the lines from token t on that begin with a bullet, without it. One that ends in a colon opens a list of its own.
func (s *scene) items(t nlp.TokenID) []nlp.Range {
	var out []nlp.Range
	for int(t)+1 < len(s.doc.Tokens) && len(out) < longestList && strings.Contains("•·▪◦‣∙*-–—", s.doc.Word(t)) {
		line := s.line(t)
		if item := s.statement(nlp.Range{Start: t + 1, End: line.End}); item.Len() > 0 {
			out = append(out, item)
		}
		if t = line.End; s.doc.Word(t-1) == ":" {
			break
		}
	}
	return out
}
