package attribute

import (
	"strings"

	"sayso/internal/nlp"
)

// completeAccording gives an “according to” without content the rest of its sentence: nobody writes the words without
// saying what. “According to customs data, crossings fell.” has it behind the source's comma, “Crossings fell,
// according to customs data.” before the cue's.
func completeAccording(doc *nlp.Doc, f *find) {
	if len(f.content) > 0 || len(f.source) == 0 || f.cue.Len() != 2 || !strings.EqualFold(doc.Word(f.cue.Start), "according") {
		return
	}
	s := doc.Sentences[doc.SentenceOf(f.cue.Start)]
	behind := nlp.Range{Start: f.source[len(f.source)-1].End, End: s.End}
	before := nlp.Range{Start: s.Start, End: f.cue.Start}
	for _, r := range []nlp.Range{trimmed(doc, behind), trimmed(doc, before)} {
		if r.Len() > 1 {
			f.content = []nlp.Range{r}
			return
		}
	}
}

// trimmed drops the commas around a stretch and its full stop.
func trimmed(doc *nlp.Doc, r nlp.Range) nlp.Range {
	for r.Start < r.End && strings.Contains(",;:", doc.Word(r.Start)) {
		r.Start++
	}
	for r.Start < r.End && strings.Contains(",;:.", doc.Word(r.End-1)) {
		r.End--
	}
	return r
}
