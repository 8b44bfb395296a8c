package speech

import (
	"sayso"
	"sayso/internal/nlp"
	"sayso/internal/quote"
)

// How often a quotation that goes on is its neighbour's: on PolNeAR's dev set (sayso eval quotations) 97 of 100 whose
// owner's cue stands elsewhere in the paragraph, 3 of 4 where it stands in another one; an indirect statement before it
// is the weaker sign.
const (
	sameParagraph = 0.95
	nextParagraph = 0.75
)

// goOn gives the quotations without a cue of their own to the speaker they follow: “A,” she said. “B.”, and over a
// paragraph's end “C.” A quotation that is a whole sentence goes on from the quotation before it in its paragraph, or
// from whoever spoke last there; one that fills its paragraph from whoever spoke last in the one before.
func (s *scene) goOn() {
	for q := range s.quotes {
		if s.owner[q] >= 0 || s.quotes[q].Parent >= 0 || s.quotes[q].Kind != sayso.QuotationSpeech {
			continue
		}
		switch s.quotes[q].Shape {
		case quote.Sentence:
			if i := s.quotedBefore(q); i >= 0 {
				s.give(q, i, sameParagraph)
			} else if i := s.spokeBefore(q, s.doc.ParagraphOf(s.quotes[q].Range.Start)); i >= 0 {
				s.give(q, i, nextParagraph)
			}
		case quote.Alone:
			if i := s.spokeBefore(q, s.doc.ParagraphOf(s.quotes[q].Range.Start)-1); i >= 0 {
				s.give(q, i, nextParagraph)
			}
		}
	}
}

// give makes a quotation part of an attribution, which is then as sure as the two together.
func (s *scene) give(q, i int, p float64) {
	a := &s.acts[i]
	s.take(i, s.quotes[q].Range)
	a.Confidence.All = round(float64(a.Confidence.All * p))
	a.Confidence.Content = round(float64(a.Confidence.Content * p))
	s.owner[q] = i
}

// quotedBefore returns the owner of the quotation before q in its paragraph, if no other attribution's cue stands
// between the two.
func (s *scene) quotedBefore(q int) int {
	par := s.doc.Paragraphs[s.doc.ParagraphOf(s.quotes[q].Range.Start)]
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
	for _, k := range s.cues[s.doc.ParagraphOf(r.Start)] {
		if c := s.acts[k].cue; k != i && inside(c, r) && s.acts[k].Parent == "" {
			return true
		}
	}
	return false
}

// spokeBefore returns the attribution that ends last before q of those in paragraph p, or -1.
func (s *scene) spokeBefore(q, p int) int {
	best, end := -1, nlp.TokenID(0)
	for _, list := range [][]int{s.near[p], s.cues[p]} {
		for _, i := range list {
			a := &s.acts[i]
			if e := a.end(); a.Parent == "" && len(a.Source) > 0 && e > end && e <= s.quotes[q].Range.Start {
				best, end = i, e
			}
		}
	}
	return best
}

// end returns where an attribution's cue and content end.
func (a *act) end() nlp.TokenID {
	end := a.cue.End
	if n := len(a.content); n > 0 {
		end = max(end, a.content[n-1].End)
	}
	return end
}
