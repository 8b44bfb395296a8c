package speaker

import (
	"strings"

	"sayso/internal/nlp"
)

// A pronoun says what its bearer must be.
type pronoun struct {
	first    bool // I, we: whoever speaks the quotation around it
	relative bool // who, which
	plural   bool
	thing    bool // it
	gender   gender
}

var pronouns = map[string]pronoun{
	"i": {first: true}, "me": {first: true}, "my": {first: true}, "mine": {first: true}, "myself": {first: true},
	"we": {first: true, plural: true}, "us": {first: true, plural: true}, "our": {first: true, plural: true},
	"ours": {first: true, plural: true}, "ourselves": {first: true, plural: true},
	"he": {gender: man}, "him": {gender: man}, "his": {gender: man}, "himself": {gender: man},
	"she": {gender: woman}, "her": {gender: woman}, "hers": {gender: woman}, "herself": {gender: woman},
	"it": {thing: true}, "its": {thing: true}, "itself": {thing: true},
	"they": {plural: true}, "them": {plural: true}, "their": {plural: true}, "themselves": {plural: true}, "both": {plural: true},
	"who": {relative: true}, "which": {relative: true}, "that": {relative: true}, "whom": {relative: true}, "whose": {relative: true},
}

// pronoun returns the cast that a pronoun as the source of attribution i stands for, -1 if it cannot be told.
func (s *scene) pronoun(i int, t nlp.TokenID, p pronoun) int {
	around := s.speakerAround(i, t)
	switch {
	case p.first && p.plural && around >= 0 && s.casts[around].of >= 0:
		return s.casts[around].of // the spokesman's “we” is the ministry
	case p.first:
		return around
	case p.relative:
		return s.antecedent(i, t)
	}
	quoted := s.quoted(t)
	if parent := s.parent(i); parent >= 0 && !quoted && s.fits(parent, p) {
		return parent // “Trump said he would”
	}
	if last, near := s.spokeBefore(i); last >= 0 && s.fits(last, p) && !(quoted && last == around) {
		if known := s.sameGender(t, p.gender); !near && known >= 0 && s.casts[last].gender == none {
			return known
		}
		return last
	}
	if p.plural {
		if who := s.peopleBefore(i, t); who >= 0 {
			return who
		}
		if who := s.linkedPeople(i, t); who >= 0 {
			return who
		}
		return s.spokeFitting(i, p)
	}
	if who := s.linked(t, p); who >= 0 && !(quoted && who == around) {
		return who
	}
	if who := s.spokeFitting(i, p); who >= 0 && !(quoted && who == around) {
		return who
	}
	return s.namedBefore(t, p, around, quoted)
}

// mostBack is how many statements back whoever spoke last is looked for: no two paragraphs of news have as many.
const mostBack = 200

// spokeFitting returns whoever spoke last before i, in the same or the previous paragraph, among those that a pronoun surely fits.
func (s *scene) spokeFitting(i int, p pronoun) int {
	here := s.paragraphs[i]
	for k := i - 1; k >= max(0, i-mostBack) && s.paragraphs[k] >= here-1; k-- {
		who := s.who[k]
		if who >= 0 && s.attrs[k].Cue != nil && s.fits(who, p) && ((p.thing || p.plural) && s.casts[who].sort == body || p.gender != none && s.casts[who].gender == p.gender) {
			return who
		}
	}
	return -1
}

// peopleBefore returns the people described last before t, at most three sentences back: “company officials … They”.
func (s *scene) peopleBefore(i int, t nlp.TokenID) int {
	from := s.doc.Sentences[max(0, s.doc.SentenceOf(t)-3)].Start
	for k := t - 1; k >= from; k-- {
		if s.lexicon.nouns[s.lower(k)] != people {
			continue
		}
		start := k
		for start > from && s.doc.IsWord(start-1) && start > k-4 && !strings.Contains(stops+verbs, " "+s.lower(start-1)+" ") {
			start--
		}
		return s.description(i, s.phrase(nlp.Range{Start: start, End: k + 1}))
	}
	return -1
}

// verbs and conjunctions before a noun phrase are none of it.
const verbs = "and or but told said says that than as if when after before because is are was were be been has have had asked gave met "

// speakerAround returns the speaker of the quotation that holds a token, else of the attribution's parent.
func (s *scene) speakerAround(i int, t nlp.TokenID) int {
	at := s.doc.Tokens[t].Span()
	for q := range s.quotedAround(at) {
		if owner, ok := s.byID[q.Attribution]; ok && owner != i {
			return s.who[owner]
		}
	}
	return s.parent(i)
}

func (s *scene) quoted(t nlp.TokenID) bool {
	at := s.doc.Tokens[t].Span()
	for q := range s.quotedAround(at) {
		if q.Inner.Contains(at) {
			return true
		}
	}
	return false
}

// parent returns the speaker of the attribution that i hangs on.
func (s *scene) parent(i int) int {
	if p, ok := s.byID[s.attrs[i].Parent]; ok && s.attrs[i].Parent != "" {
		return s.who[p]
	}
	return -1
}

// antecedent returns what stands right before a relative pronoun: a name within a few tokens, else the description.
func (s *scene) antecedent(i int, t nlp.TokenID) int {
	from := s.doc.Sentences[s.doc.SentenceOf(t)].Start
	for k := t - 1; k >= from && k > t-4; k-- {
		if n := s.nameAt(k); n >= 0 {
			return s.list[n].who
		}
		if s.doc.IsWord(k) {
			start := k
			for start > from && s.doc.IsWord(start-1) && start > k-5 && !strings.Contains(stops, " "+s.lower(start-1)+" ") {
				start--
			}
			if s.lexicon.nouns[s.lower(k)] == unknown {
				return -1
			}
			return s.description(i, s.phrase(nlp.Range{Start: start, End: k + 1}))
		}
	}
	return -1
}

// spokeBefore returns the speaker of the last attribution before i in the same or the previous paragraph that has one
// and does not stand inside another's words; near if it is the same paragraph.
func (s *scene) spokeBefore(i int) (who int, near bool) {
	here := s.paragraphs[i]
	for k := i - 1; k >= max(0, i-mostBack) && s.paragraphs[k] >= here-1; k-- {
		if s.who[k] >= 0 && s.attrs[k].Parent == "" && s.attrs[k].Cue != nil {
			return s.who[k], s.paragraphs[k] == here
		}
	}
	return -1, false
}

// namedBefore returns the cast named last before t that a pronoun fits. Whoever a sentence begins with is preferred to
// those named later in it.
func (s *scene) namedBefore(t nlp.TokenID, p pronoun, around int, quoted bool) int {
	sentence := s.doc.SentenceOf(t)
	for back := 0; back < 4 && sentence-back >= 0; back++ {
		r := s.doc.Sentences[sentence-back]
		for _, n := range s.list[s.firstName(r.Start):] {
			if n.at.Start >= min(r.End, t) {
				break
			}
			if s.fits(n.who, p) && !(quoted && n.who == around) && s.casts[n.who].sort != unknown {
				return n.who
			}
		}
	}
	return -1
}

// sameGender returns the person named last before t, in this sentence or the two before, whose gender is known to be
// the pronoun's, -1 if there is none: known beats guessed, for women as for men.
func (s *scene) sameGender(t nlp.TokenID, g gender) int {
	if g == none {
		return -1
	}
	from := s.doc.Sentences[max(0, s.doc.SentenceOf(t)-2)].Start
	for k := s.firstName(t) - 1; k >= 0 && s.list[k].at.Start >= from; k-- {
		if who := s.list[k].who; s.casts[who].gender == g {
			return who
		}
	}
	return -1
}

// firstName returns the index of the first name at or behind t.
func (s *scene) firstName(t nlp.TokenID) int {
	lo, hi := 0, len(s.list)
	for lo < hi {
		if mid := (lo + hi) / 2; s.list[mid].at.Start < t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// fits reports whether a pronoun can stand for a cast.
func (s *scene) fits(who int, p pronoun) bool {
	c := &s.casts[who]
	switch {
	case p.plural:
		return c.sort == people || c.sort == body || c.sort == unknown
	case p.thing:
		return c.sort == body || c.sort == document || c.sort == unknown
	}
	return (c.sort == person || c.sort == unknown) && (c.gender == none || c.gender == p.gender)
}
