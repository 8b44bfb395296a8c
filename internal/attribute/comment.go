package attribute

import (
	"strings"

	"sayso/internal/nlp"
)

// refusals are the cues before which “to comment” is no content but part of the refusal.
const refusals = " declined declines decline declining refused refuses refuse refusing "

// withComment moves “to comment” from the content to the cue: who declines to comment says nothing, so there is no
// content, or only what was not commented on (“declined to comment | on | the report”). PolNeAR takes the words for
// the content.
func withComment(doc *nlp.Doc, f find) find {
	if len(f.content) != 1 || !strings.Contains(refusals, " "+strings.ToLower(doc.Word(f.cue.End-1))+" ") {
		return f
	}
	c := f.content[0]
	if c.Start != f.cue.End || c.Len() < 2 || doc.Word(c.Start) != "to" || doc.Word(c.Start+1) != "comment" {
		return f
	}
	rest := nlp.Range{Start: c.Start + 2, End: c.End}
	switch {
	case rest.Len() == 0:
		f.cue.End, f.content = c.End, nil
	case rest.Len() > 1 && strings.Contains(" on about ", " "+doc.Word(rest.Start)+" "):
		f.cue.End = rest.Start + 1 // the preposition is cut off with the others
		f.content = []nlp.Range{{Start: rest.Start + 1, End: rest.End}}
	}
	return f
}
