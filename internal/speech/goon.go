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
	last := -1 // the quotation before that somebody speaks
	for q := range s.quotes {
		if q > 0 && s.owner[q-1] >= 0 && s.quotes[q-1].Parent < 0 && s.quotes[q-1].Kind == sayso.QuotationSpeech {
			last = q - 1
		}
		if s.owner[q] >= 0 || s.quotes[q].Parent >= 0 || s.quotes[q].Kind != sayso.QuotationSpeech {
			continue
		}
		switch s.quotes[q].Shape {
		case quote.Sentence:
			if i := s.quotedBefore(q, last); i >= 0 {
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

// quotedBefore returns the owner of the last quotation before q that has one, if that reaches into q's paragraph and no other
// attribution's cue stands between the two.
func (s *scene) quotedBefore(q, last int) int {
	par := s.doc.Paragraphs[s.doc.ParagraphOf(s.quotes[q].Range.Start)]
	if last < 0 || s.quotes[last].Range.End <= par.Start || s.cueBetween(s.owner[last], nlp.Range{Start: s.quotes[last].Range.End, End: s.quotes[q].Range.Start}) {
		return -1
	}
	return s.owner[last]
}

// cueBetween reports whether a cue other than act i's stands in r, outside of any quotation.
func (s *scene) cueBetween(i int, r nlp.Range) bool {
	for _, k := range s.cued(r) {
		if c := s.acts[k].cue; int(k) != i && inside(c, r) && s.acts[k].Parent == "" {
			return true
		}
	}
	return false
}

// farthest is how many tokens before a quotation whoever goes on in it has spoken: no paragraph of news is that long.
const farthest = 2000

// spokeBefore returns the attribution that ends last before q of those in paragraph p, or -1.
func (s *scene) spokeBefore(q, p int) int {
	best, end := -1, nlp.TokenID(0)
	if p < 0 {
		return best
	}
	within := s.doc.Paragraphs[p]
	within.End = min(within.End, s.quotes[q].Range.Start)
	within.Start = max(within.Start, within.End-farthest)
	if within.Len() <= 0 {
		return best
	}
	for _, list := range [][]int32{s.saying(within), s.cued(within)} {
		for _, i := range list {
			a := &s.acts[i]
			if e := a.end(); a.Parent == "" && len(a.Source) > 0 && e > end && e <= s.quotes[q].Range.Start {
				best, end = int(i), e
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
