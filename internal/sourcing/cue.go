package sourcing

import (
	"sayso/internal/nlp"
)

// trimCue takes out of a cue what is its circumstance: “reported | Friday”, “said | in a statement”, “issued | a statement
// | saying”. The corpus that the reader has learnt from counts them in.
func (s *scene) trimCue(i int, cue nlp.WordRange) nlp.WordRange {
	a := &s.attrs[i]
	if cue.Len() < 2 || s.v.lower(cue.Start) == "according" {
		return cue
	}
	end := cue.End
	for end-1 > cue.Start && s.v.dated(end-1) {
		end--
	}
	if end < cue.End {
		if end-1 > cue.Start && s.v.words[end-1].UPOS == nlp.ADP {
			end--
		}
		s.set(&a.Time, nlp.WordRange{Start: end, End: cue.End})
		cue.End = end
	}
	last := cue.End - 1
	switch {
	case s.v.xpos(last) == "VBG" && cue.Len() > 2 && s.t.channels[s.noun(last-1)] == "channel":
		start := last - 1
		for start > cue.Start && s.v.words[start-1].UPOS != nlp.VERB {
			start--
		}
		if start > cue.Start {
			s.set(&a.Medium, nlp.WordRange{Start: start, End: last})
			cue.Start = last
		}
	case s.t.channels[s.noun(last)] == "channel" && s.v.words[last].UPOS != nlp.VERB:
		for w := cue.Start + 1; w < last; w++ {
			if s.v.words[w].UPOS == nlp.ADP && (s.v.lower(w) == "in" || s.v.lower(w) == "on" || s.v.lower(w) == "by" || s.v.lower(w) == "via") && s.v.words[w-1].UPOS == nlp.VERB {
				s.set(&a.Medium, nlp.WordRange{Start: w, End: cue.End})
				cue.End = w
				break
			}
		}
	}
	span := s.v.span(cue)
	a.Cue = &span
	return cue
}
