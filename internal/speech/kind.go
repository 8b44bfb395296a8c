package speech

import (
	"sayso"
	"sayso/internal/nlp"
)

// kinds says of each attribution how much of its content stands inside quotation marks. Words count, since marks and
// stops lie on either side. A quotation that holds the cue as well is somebody else's: “He told me to go,” she said.
// A title's marks are no quotation of speech.
func (s *scene) kinds() {
	for i := range s.acts {
		s.acts[i].Kind = s.kind(&s.acts[i])
	}
}

func (s *scene) kind(a *act) sayso.Kind {
	if len(a.content) == 0 {
		return sayso.KindNone
	}
	quoted, total := 0, 0
	for _, c := range a.content {
		for t := c.Start; t < c.End; t++ {
			if !s.doc.IsWord(t) {
				continue
			}
			total++
			if s.quotedFor(a, t) {
				quoted++
			}
		}
	}
	switch {
	case quoted == 0:
		return sayso.KindIndirect
	case quoted == total:
		return sayso.KindDirect
	}
	return sayso.KindMixed
}

// quotedFor reports whether a quotation that does not hold the cue holds token t.
func (s *scene) quotedFor(a *act, t nlp.TokenID) bool {
	for q := s.around[t]; q >= 0; q = s.quotes[q].Parent {
		if s.quotes[q].Kind != sayso.QuotationTitle && (a.cue.Len() == 0 || !inside(a.cue, s.quotes[q].Range)) {
			return true
		}
	}
	return false
}

// innermost returns for each token the index of the innermost quotation whose words it is among, -1 for none.
func (s *scene) innermost() []int {
	out := make([]int, len(s.doc.Tokens))
	next, at := 0, -1
	for t := range nlp.TokenID(len(out)) {
		for at >= 0 && s.quotes[at].Inner.End <= t {
			at = s.quotes[at].Parent
		}
		for next < len(s.quotes) && s.quotes[next].Inner.Start <= t {
			at, next = next, next+1
		}
		out[t] = at
	}
	return out
}
