package export

import "sayso"

// A part is the stretch of a text that is shown, with what lies in it. The zero part is the whole.
type part sayso.Span

// has reports whether what stands at s belongs to the part: where it begins decides, so that everything belongs to one part alone.
func (p part) has(s sayso.Span) bool { return p == part{} || p.Start <= s.Start && s.Start < p.End }

// holds reports whether a statement belongs to the part.
func (p part) holds(a *sayso.Attribution) bool { return p == part{} || p.has(a.Anchor()) }

// mentions reports whether one is mentioned in the part.
func (p part) mentions(e *sayso.Entity) bool {
	if p == (part{}) {
		return true
	}
	for _, m := range e.Mentions {
		if p.has(m.Span) {
			return true
		}
	}
	return false
}

// cut is what of s lies in the part; empty if nothing does.
func (p part) cut(s sayso.Span) sayso.Span {
	if p == (part{}) {
		return s
	}
	s.Start, s.End = max(s.Start, p.Start), min(s.End, p.End)
	if s.End <= s.Start {
		return sayso.Span{}
	}
	return s
}

// of is the part as a stretch of a text.
func (p part) of(text string) sayso.Span {
	if p == (part{}) {
		return sayso.Span{End: len(text)}
	}
	return sayso.Span(p)
}
