package attribute

import (
	"strings"

	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/nlp"
)

// A reportTable knows the nouns that are source and cue at once: “after reports that he had resigned”. PolNeAR leaves
// them unmarked, so the tagger has learnt to pass them by, but a lead that rests on "reports" must say so.
type reportTable struct {
	nouns, before map[string]bool
}

// newReportTable reads the table; a malformed one is a fault of the build, which a test excludes.
func newReportTable() reportTable {
	table, err := lexicon.Load(data.FS, "cues/reports.tsv", "word", "kind", "example")
	if err != nil {
		panic("attribute: " + err.Error())
	}
	t := reportTable{map[string]bool{}, map[string]bool{}}
	for _, row := range table.Rows {
		if row[1] == "noun" {
			t.nouns[row[0]] = true
		} else {
			t.before[row[0]] = true
		}
	}
	return t
}

// in returns the tokens of a window that are such nouns, counted from its start.
func (t reportTable) in(doc *nlp.Doc, window nlp.Range) []int {
	var out []int
	lower := func(i nlp.TokenID) string { return strings.ToLower(doc.Word(i)) }
	for i := window.Start + 1; i+1 < window.End; i++ {
		if !t.nouns[lower(i)] || lower(i+1) != "that" {
			continue
		}
		if t.before[lower(i-1)] || i-2 >= window.Start && t.before[lower(i-2)] {
			out = append(out, int(i-window.Start))
		}
	}
	return out
}
