package eval

import (
	"crypto/sha256"

	"sayso"
)

// timeRow is an article of TimeBank or AQUAINT with its TIMEX3; other annotation of the row is left aside.
type timeRow struct {
	ID    string     `json:"id"`
	DCT   string     `json:"dct"`
	Text  string     `json:"text,omitempty"`
	Spans []timeSpan `json:"spans"`
}

// timeSpan is one TIMEX3, in code points.
type timeSpan struct {
	Tag   string `json:"tag"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
	Value string `json:"value"`
	Mod   string `json:"mod,omitempty"`
}

// The parts of a corpus of times. The dev fold is measured and never looked at; rules are made on the rest.
const (
	FoldDev  = "dev"
	FoldRest = "rest"
	FoldAll  = "all"
)

// devFold reports whether an article is in the dev fold: the first byte of its id's SHA-256 is below 51, about a fifth.
func devFold(id string) bool {
	const fifth = 51
	return sha256.Sum256([]byte(id))[0] < fifth
}

// readTimes reads a JSONL file of articles with TIMEX3.
func readTimes(path, fold string) ([]*document, error) {
	var docs []*document
	err := eachLine(path, func(place string, line []byte) error {
		var row timeRow
		if err := decode(place, line, &row); err != nil {
			return err
		}
		if row.ID == "" || row.Text == "" || row.Spans == nil {
			return corpusError(place, "an article of times needs id, text and spans")
		}
		if fold != FoldAll && fold != "" && devFold(row.ID) != (fold == FoldDev) {
			return nil
		}
		d := &document{place: place, split: fold, article: &sayso.Article{ID: row.ID, Text: row.Text,
			Published: sayso.Published{Value: row.DCT, Basis: sayso.BasisMetadata}}}
		var err error
		if d.times, err = row.times(place, newFrame(row.Text)); err != nil {
			return err
		}
		docs = append(docs, d)
		return nil
	})
	if err == nil && len(docs) == 0 {
		err = corpusError(path, "no articles in this fold")
	}
	return docs, err
}

// timeMeasures are those of TempEval-3 task A (UzZaman et al., "SemEval-2013 Task 1: TempEval-3", 2013): type and value are
// judged on expressions that overlap, and count as right ones of all.
func timeMeasures() []measure {
	return []measure{
		{"strict", formPRF, "the same extent"},
		{"relaxed", formPRF, "extents overlap, one to one"},
		{"type", formPRF, "extents overlap and the type is the same"},
		{"value", formPRF, "extents overlap and the value is the same"},
		{"strict_value", formPRF, "the same extent and value"},
	}
}

// pairTimes matches the gold expressions in text order, each to the first one found that overlaps it and is free; the
// same extent goes before an overlap. It returns the index found for each gold one, or -1.
func pairTimes(gold, found []sayso.Time) []int {
	of := make([]int, len(gold))
	used := make([]bool, len(found))
	for _, exact := range []bool{true, false} {
		at := 0
		for g := range gold {
			if exact {
				of[g] = -1
			}
			for at < len(found) && found[at].Span.End <= gold[g].Span.Start {
				at++
			}
			for p := at; of[g] < 0 && p < len(found) && found[p].Span.Start < gold[g].Span.End; p++ {
				if !used[p] && (!exact || found[p].Span == gold[g].Span) {
					of[g], used[p] = p, true
				}
			}
		}
	}
	return of
}

// scoreTimes scores one article; its slices are the types of the gold side and of the found side.
func scoreTimes(s *sheet, d *document, found []sayso.Time) *marks {
	m := newMarks(s)
	m.n = len(d.times)
	m.counts["predicted"] = len(found)
	of := pairTimes(d.times, found)
	in := func(times []sayso.Time) [][]string {
		out := make([][]string, len(times))
		for i, t := range times {
			out[i] = []string{string(t.Type)}
		}
		return out
	}
	for _, in := range in(d.times) {
		m.sliceN[in[0]]++
	}
	for _, measure := range []struct {
		name  string
		right func(g, p sayso.Time) bool
	}{
		{"strict", func(g, p sayso.Time) bool { return g.Span == p.Span }},
		{"relaxed", func(g, p sayso.Time) bool { return true }},
		{"type", func(g, p sayso.Time) bool { return g.Type == p.Type }},
		{"value", func(g, p sayso.Time) bool { return g.Value == p.Value }},
		{"strict_value", func(g, p sayso.Time) bool { return g.Span == p.Span && g.Value == p.Value }},
	} {
		right := make([]int, len(of))
		for g, p := range of {
			if right[g] = -1; p >= 0 && measure.right(d.times[g], found[p]) {
				right[g] = p
			}
		}
		v := verdictOf(right, len(found))
		m.add(measure.name, v.cells()...)
		m.addSliced(measure.name, v, in(found), in(d.times))
	}
	return m
}
