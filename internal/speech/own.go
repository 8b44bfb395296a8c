package speech

import (
	"slices"
	"strings"

	"sayso"
	"sayso/internal/nlp"
	"sayso/internal/quote"
)

// complete gives a content that covers most of a quotation all of it: nobody is quoted with half a quotation, but the
// reader's windows end where a long one goes on. A title or a term within a sentence is left as it is.
func (s *scene) complete() {
	for q := range s.quotes {
		if !s.speech(q) {
			continue
		}
		if i := s.nearest(q); i >= 0 {
			s.take(i, s.quotes[q].Range)
		}
	}
}

// speech reports whether a quotation is speech, or would be if somebody is said to say it.
func (s *scene) speech(q int) bool {
	return s.quotes[q].Kind == sayso.QuotationSpeech || s.quotes[q].Short
}

// clip keeps what is said within a quotation inside of it: of ‘They told me to go”, he said’ the inner content ends
// before the mark and the stop that close the outer one.
func (s *scene) clip() {
	for i := range s.acts {
		a := &s.acts[i]
		if a.cue.Len() == 0 || s.around[a.cue.Start] < 0 {
			continue
		}
		outer := s.quotes[s.around[a.cue.Start]].Inner
		for k, c := range a.content {
			if c.Start >= outer.Start && c.Start < outer.End && c.End > outer.End {
				a.content[k].End = outer.End
				for a.content[k].Len() > 1 && strings.Contains(".,", s.doc.Word(a.content[k].End-1)) {
					a.content[k].End--
				}
				a.grown = true
			}
		}
	}
}

// fill gives a cue without content the quotation in its sentence that nobody else has: « The bridge is safe », the
// engineer said. Marks foreign to English are rare in what the reader has learnt from.
func (s *scene) fill() {
	for q := range s.quotes {
		if s.quotes[q].Parent >= 0 || !s.speech(q) || s.owned(q) {
			continue
		}
		for _, i := range s.cued(s.sentence(s.quotes[q].Range.Start)) {
			a := &s.acts[i]
			apart := a.cue.End <= s.quotes[q].Range.Start || a.cue.Start >= s.quotes[q].Range.End
			if apart && len(a.content) == 0 && s.doc.SentenceOf(a.cue.Start) == s.doc.SentenceOf(s.quotes[q].Range.Start) {
				s.give(q, int(i), announced)
				break
			}
		}
	}
}

// inSentence gives a quotation in the middle of a sentence to the attribution that speaks it, if the reader's content
// ends before the quotation: “The Courier reported that Renn had signed the order, giving the navy ‘a licence to cross
// the line’”. A cue in between takes it from the one before.
func (s *scene) inSentence() {
	for q := range s.quotes {
		if s.owner[q] >= 0 || s.quotes[q].Parent >= 0 || s.quotes[q].Kind != sayso.QuotationSpeech || s.quotes[q].Shape != quote.Inline {
			continue
		}
		start := s.quotes[q].Range.Start
		best := -1
		for _, i := range s.cued(s.sentence(start)) {
			a := &s.acts[i]
			if s.doc.SentenceOf(a.cue.Start) != s.doc.SentenceOf(start) || a.cue.End > start {
				continue
			}
			if best < 0 || a.cue.Start > s.acts[best].cue.Start {
				best = int(i)
			}
		}
		if best >= 0 && len(s.acts[best].content) > 0 && s.acts[best].end() <= start {
			s.stretch(q, best)
		}
	}
}

// stretch draws the last stretch of a content out to the end of a quotation of the same sentence.
func (s *scene) stretch(q, i int) {
	a := &s.acts[i]
	last := len(a.content) - 1
	if s.doc.SentenceOf(a.content[last].Start) != s.doc.SentenceOf(s.quotes[q].Range.Start) || a.content[last].End < a.cue.End {
		return
	}
	a.content[last].End = s.quotes[q].Range.End
	a.grown = true
	a.Confidence.All = round(float64(a.Confidence.All * drawn))
	a.Confidence.Content = round(float64(a.Confidence.Content * drawn))
	s.owner[q] = i
}

// drawn is how often a content drawn out to its sentence's quotation is the better one.
const drawn = 0.75

// take adds a quotation to the content of act i, joined with the stretches it overlaps or touches; a paragraph's end
// keeps them apart.
func (s *scene) take(i int, r nlp.Range) {
	a := &s.acts[i]
	s.reach(i, r)
	var out []nlp.Range
	for _, c := range a.content {
		touch := (c.End == r.Start || r.End == c.Start) && s.doc.ParagraphOf(c.Start) == s.doc.ParagraphOf(r.Start)
		if !touch && (c.End <= r.Start || r.End <= c.Start) {
			out = append(out, c)
			continue
		}
		if c.Start > r.Start || c.End < r.End {
			a.grown = true
		}
		r = nlp.Range{Start: min(r.Start, c.Start), End: max(r.End, c.End)}
	}
	if len(out) == len(a.content) {
		a.grown = true
	}
	at, _ := slices.BinarySearchFunc(out, r.Start, func(c nlp.Range, t nlp.TokenID) int { return int(c.Start - t) })
	a.content = slices.Insert(out, at, r)
}

// own names the owner of each quotation that a content covers.
func (s *scene) own() {
	for q := range s.quotes {
		if s.owner[q] < 0 {
			s.owner[q] = s.nearest(q)
		}
		if s.owner[q] >= 0 && s.quotes[q].Short {
			s.quotes[q].Kind = sayso.QuotationSpeech
		}
	}
	for q := range s.quotes { // a word set apart within somebody's speech is theirs, but no speech of its own
		if s.quotes[q].Parent >= 0 && s.quotes[q].Kind != sayso.QuotationSpeech && s.owner[q] < 0 {
			s.owner[q] = s.owner[s.quotes[q].Parent]
		}
	}
}

// nearest returns the attribution whose content covers most of a quotation's words from a cue outside of it; of
// several the one that covers least beside it, since the innermost speaker is quoted. -1 if none does.
func (s *scene) nearest(q int) int {
	best, rest := -1, 0
	var room [32]int32
	for _, i := range s.near.Near(room[:0], tokens(s.quotes[q].Range)) {
		a := &s.acts[i]
		if a.cue.Len() > 0 && inside(a.cue, s.quotes[q].Range) {
			continue
		}
		covered, total := a.overlap(s.quotes[q])
		if 2*covered < s.quotes[q].Inner.Len() {
			continue
		}
		if best < 0 || total-covered < rest {
			best, rest = int(i), total-covered
		}
	}
	return best
}

// overlap counts the tokens of the content within the quotation, and all of them.
func (a *act) overlap(q quote.Quotation) (covered, total int) {
	for _, c := range a.content {
		total += c.Len()
		covered += max(0, int(min(c.End, q.Inner.End)-max(c.Start, q.Inner.Start)))
	}
	return covered, total
}

func inside(r, outer nlp.Range) bool { return outer.Start <= r.Start && r.End <= outer.End }
