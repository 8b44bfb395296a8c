package attribute

import (
	"strings"

	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/nlp"
)

// A hollowTable knows the words that can stand in a cue and are none alone: auxiliaries, "not" and "also". In "the minister
// was uneasy" nobody says anything, though the tagger now and then takes "was" for a saying.
type hollowTable map[string]bool

// newHollowTable reads the table; a malformed one is a fault of the build, which a test excludes.
func newHollowTable() hollowTable {
	table, err := lexicon.Load(data.FS, "cues/hollow.tsv", "word", "example")
	if err != nil {
		panic("attribute: " + err.Error())
	}
	t := hollowTable{}
	for _, row := range table.Rows {
		t[row[0]] = true
	}
	return t
}

// all reports whether a cue has no word but such.
func (t hollowTable) all(doc *nlp.Doc, cue nlp.Range) bool {
	for i := cue.Start; i < cue.End; i++ {
		if !doc.IsWord(i) { // the apostrophe of "he’s"
			continue
		}
		low := strings.ToLower(doc.Word(i))
		if t[low] || i > 0 && doc.Joined(i) && (t["'"+low] || low == "t") {
			continue
		}
		return false
	}
	return true
}
