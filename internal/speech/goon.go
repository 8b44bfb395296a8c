package speech

import (
	"sayso"
	"sayso/internal/nlp"
	"sayso/internal/quote"
)

// How often a quotation that goes on is its neighbour's, on the development set of PolNeAR (sayso eval quotations).
const (
	sameParagraph = 0.9
	nextParagraph = 0.8
)

// goOn gives the quotations without a cue of their own to the speaker they follow: “A,” she said. “B.”, and over a
// paragraph's end “C.” A quotation that is a whole sentence goes on from a quotation of the same paragraph or, if
// nothing quoted stands before it there, of the paragraph before; one that fills its paragraph goes on from whoever
// spoke last in the one before, whether in marks or not.
func (s *scene) goOn() {
	for q := range s.quotes {
		if s.owner[q] >= 0 || s.quotes[q].Parent >= 0 || s.quotes[q].Kind != sayso.QuotationSpeech {
			continue
		}
		switch s.quotes[q].Shape {
		case quote.Sentence:
			if i := s.quotedBefore(q); i >= 0 {
				s.give(q, i, sameParagraph)
			}
		case quote.Alone:
			if i := s.spokeBefore(q); i >= 0 {
				s.give(q, i, nextParagraph)
			}
		}
	}
}

// give makes a quotation part of an attribution, which is then as sure as the two together.
func (s *scene) give(q, i int, p float64) {
	a := &s.acts[i]
	a.take(s.quotes[q].Range)
	a.Confidence.All = round(float64(a.Confidence.All * p))
	a.Confidence.Content = round(float64(a.Confidence.Content * p))
	s.owner[q] = i
}

// quotedBefore returns the owner of the quotation before q in its paragraph, if no other attribution's cue stands
// between the two.
func (s *scene) quotedBefore(q int) int {
	par := s.doc.Paragraphs[s.paragraph(s.quotes[q].Range.Start)]
	for k := q - 1; k >= 0 && s.quotes[k].Range.End > par.Start; k-- {
		if i := s.owner[k]; i >= 0 && s.quotes[k].Parent < 0 && s.quotes[k].Kind == sayso.QuotationSpeech {
			if s.cueBetween(i, nlp.Range{Start: s.quotes[k].Range.End, End: s.quotes[q].Range.Start}) {
				return -1
			}
			return i
		}
	}
	return -1
}

// cueBetween reports whether a cue other than act i's stands in r, outside of any quotation.
func (s *scene) cueBetween(i int, r nlp.Range) bool {
	for _, k := range s.cues[s.paragraph(r.Start)] {
		if c := s.acts[k].cue; k != i && inside(c, r) && s.acts[k].Parent == "" {
			return true
		}
	}
	return false
}

// spokeBefore returns the attribution whose content ends last in the paragraph before q's.
func (s *scene) spokeBefore(q int) int {
	p := s.paragraph(s.quotes[q].Range.Start)
	if p == 0 {
		return -1
	}
	best, end := -1, nlp.TokenID(0)
	for _, i := range s.near[p-1] {
		a := &s.acts[i]
		if a.Parent != "" || len(a.Source) == 0 {
			continue
		}
		if e := max(a.cue.End, a.content[len(a.content)-1].End); e > end {
			best, end = i, e
		}
	}
	return best
}
