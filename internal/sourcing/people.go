package sourcing

import (
	"strconv"

	"sayso"
	"sayso/internal/nlp"
)

// people says of each source how many it is said to be, and of one without a name how well placed.
func (s *scene) people() {
	for i := range s.attrs {
		a := &s.attrs[i]
		if len(a.Source) == 0 {
			continue
		}
		r := s.v.in(a.Source[0])
		head := s.v.top(r)
		if head == nlp.NoWord {
			continue
		}
		a.People = s.count(a.Level, head)
		if a.Level == sayso.LevelUnnamedPerson || a.Level == sayso.LevelUnnamedPlural {
			a.Standing = s.standing(r, head)
		}
	}
}

// count is how many people a phrase is: “two officials” 2, “a spokesman” 1, “officials” unknown.
func (s *scene) count(l sayso.Level, head nlp.WordID) int {
	switch l {
	case sayso.LevelUnnamedPerson, sayso.LevelNamedPerson:
		return 1
	case sayso.LevelUnnamedPlural:
	default:
		return 0
	}
	n := head
	if s.v.words[n].UPOS != nlp.NUM {
		n = s.v.child(head, nlp.RelNummod)
	}
	if n == nlp.NoWord {
		if s.v.lower(head) == "both" || s.v.child(head, nlp.RelDetPredet) != nlp.NoWord && s.v.lower(s.v.child(head, nlp.RelDetPredet)) == "both" {
			return 2
		}
		return 0
	}
	w := s.v.lower(n)
	if k, ok := s.t.numbers[w]; ok {
		return k
	}
	k, err := strconv.Atoi(w)
	if err != nil || k < 0 || k > 1e6 {
		return 0
	}
	return k
}

// standing returns the words that say how well placed a source is: “senior”, “familiar with the talks”, “briefed on it”,
// “who attended the meeting”, “close to the president”.
func (s *scene) standing(r nlp.WordRange, head nlp.WordID) *sayso.Span {
	var out *sayso.Span
	for _, k := range s.v.kids[head] {
		if k < r.Start || k >= r.End {
			continue
		}
		switch s.v.words[k].Relation {
		case nlp.RelAcl, nlp.RelAclRelcl:
		case nlp.RelAmod:
			switch s.v.lower(k) {
			case "close", "familiar", "aware", "privy", "present", "senior", "top", "high-ranking", "ranking", "junior", "former", "lower-ranking", "independent":
			default:
				continue
			}
		default:
			continue
		}
		sub := s.v.bare(s.v.subtree(k, nil))
		sub.End = min(sub.End, r.End)
		if sub.Len() > 0 && (out == nil || k > head) {
			span := s.v.span(sub)
			out = &span
		}
	}
	return out
}
