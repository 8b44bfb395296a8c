package speaker

import (
	"strings"

	"sayso/internal/nlp"
)

// joined returns the cast of two names that speak together, by their full names: “Lund and Brand” are “Ana Lund and Ilse Brand”;
// -1 for any other source.
func (s *scene) joined(at nlp.Range) int {
	start := at.Start
	if s.lower(start) == "both" {
		start++
	}
	var names []string
	for t := start; t < at.End; {
		if articles[s.lower(t)] && t+1 < at.End {
			t++
		}
		i := s.nameAt(t)
		if i < 0 || s.list[i].at.Start != t || s.list[i].at.End > at.End {
			return -1
		}
		names = append(names, s.casts[s.list[i].who].name)
		if t = s.list[i].at.End; t == at.End {
			break
		}
		if w := s.doc.Word(t); w != "and" && w != "," || t+1 == at.End {
			return -1
		}
		t++
		if s.doc.Word(t) == "and" {
			t++
		}
	}
	if len(names) < 2 || !s.hasAnd(at) {
		return -1
	}
	name := strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
	if k := s.called(name); k >= 0 {
		return k
	}
	return s.newCast(name, people)
}

func (s *scene) hasAnd(at nlp.Range) bool {
	for t := at.Start; t < at.End; t++ {
		if s.doc.Word(t) == "and" {
			return true
		}
	}
	return false
}

// owned returns the description of a body that the text has named with its owner before, as “the ministry” is “Sael’s foreign ministry”;
// -1 if it has not.
func (s *scene) owned(i int, p phrase) int {
	if s.lexicon.nouns[p.noun] != body || !articles[s.lower(p.at.Start)] || p.at.Len() != 2 {
		return -1
	}
	at := s.ownedAt(p.noun)
	k := until(at, p.at.Start)
	if k == 0 {
		return -1
	}
	t := at[k-1]
	n := s.nameAt(*s.ownerOf(t) - 2)
	if n < 0 {
		return -1
	}
	return s.description(i, s.phrase(nlp.Range{Start: s.list[n].at.Start, End: t + 1}))
}
