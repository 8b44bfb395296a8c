package attribute

import (
	"strings"

	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/nlp"
)

// governed are the prepositions that a cue may govern; "to" also stands before infinitives, which begin the content.
const governed = " about against as at for in into of on over to with "

// A prepositionTable knows the cues that keep their preposition: “called for”, “according to”.
type prepositionTable map[string]bool

// newPrepositionTable reads the table; a malformed one is a fault of the build, which a test excludes.
func newPrepositionTable() prepositionTable {
	table, err := lexicon.Load(data.FS, "cues/fixed.tsv", "cue", "example")
	if err != nil {
		panic("attribute: " + err.Error())
	}
	return table.Set()
}

// cut returns a cue without what ends it and is none of it: the preposition it governs (“was accused | of”), which
// is given apart, and a colon (“said | :”). PolNeAR counts both in, our guide (ruling 3) neither.
func (t prepositionTable) cut(doc *nlp.Doc, cue nlp.Range) (short, preposition nlp.Range) {
	for cue.Len() > 1 && strings.Contains(":,", doc.Word(cue.End-1)) {
		cue.End--
	}
	last := strings.ToLower(doc.Word(cue.End - 1))
	if cue.Len() == 1 || !strings.Contains(governed, " "+last+" ") || t.keeps(doc, cue) {
		return cue, nlp.Range{}
	}
	return nlp.Range{Start: cue.Start, End: cue.End - 1}, nlp.Range{Start: cue.End - 1, End: cue.End}
}

// keeps reports whether the cue ends with a fixed one.
func (t prepositionTable) keeps(doc *nlp.Doc, cue nlp.Range) bool {
	tail := ""
	for k := cue.End - 1; k >= cue.Start && k >= cue.End-3; k-- {
		tail = strings.TrimSuffix(strings.ToLower(doc.Word(k))+" "+tail, " ")
		if t[tail] {
			return true
		}
	}
	return false
}
