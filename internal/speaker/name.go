package speaker

import (
	gosort "sort"
	"strings"
	"unicode/utf8"

	"sayso/internal/nlp"
)

// A name is a run of capitalised words: “Agriculture Minister Mehdi Eker”, of which "mehdi eker" is the name and the
// words before it are titles.
type name struct {
	at     nlp.Range // without the titles
	titles []string  // lower case, the last one next to the name
	who    int       // index of the cast it belongs to
}

// particles stand in small letters within names.
const particles = " al bin da de del den der di dos du el ibn la le van von y "

// names finds all names of the article.
func (s *scene) names() {
	s.inside = s.capitalisedInside()
	for _, sentence := range s.doc.Sentences {
		for t := sentence.Start; t < sentence.End; {
			run := s.run(t, sentence)
			if run.Len() == 0 {
				t++
				continue
			}
			run.End = max(run.End, s.bodyEnd(run, sentence))
			for _, n := range s.divide(run) {
				s.list = append(s.list, s.untitled(n))
			}
			t = run.End
		}
	}
}

// bodyEnd returns where the name of a body ends that the model reads on from a run: “Union of Bakers and Millers”.
func (s *scene) bodyEnd(run, sentence nlp.Range) nlp.TokenID {
	i := gosort.Search(len(s.doc.Names), func(k int) bool { return s.doc.Names[k].Range.End > run.Start })
	if i < len(s.doc.Names) && s.doc.Names[i].Kind == nlp.NameOrganization && s.doc.Names[i].Range.Start == run.Start && s.doc.Names[i].Range.End <= sentence.End {
		if end := s.doc.Names[i].Range.End; end > run.End && s.doc.Capital(end-1) && s.bodied(s.doc.Names[i].Range) {
			return end
		}
	}
	return run.End
}

// bodied reports whether a word of a body stands in a range: not in “Lund and Brand”.
func (s *scene) bodied(r nlp.Range) bool {
	for t := r.Start; t < r.End; t++ {
		if s.lexicon.bodies[s.lower(t)] || s.doc.Word(t) == "of" || s.doc.Word(t) == "for" {
			return true
		}
	}
	return false
}

// untitled takes the end of a title off a name that goes on from it, where the model reads a shorter one: “Minister of Ports and
// Fisheries Ann Lund”.
func (s *scene) untitled(n name) name {
	before := n.at.Start - 1
	if before < 0 || !strings.Contains(" and of for & ", " "+s.lower(before)+" ") {
		return n
	}
	i := gosort.Search(len(s.doc.Names), func(k int) bool { return s.doc.Names[k].Range.End >= n.at.End })
	if i < len(s.doc.Names) && s.doc.Names[i].Kind == nlp.NamePerson && s.doc.Names[i].Range.End == n.at.End && s.doc.Names[i].Range.Start > n.at.Start && s.doc.Names[i].Range.Len() > 1 {
		n.at.Start = s.doc.Names[i].Range.Start
	}
	return n
}

// capitalisedInside holds the words that have a capital somewhere else than at the start of a sentence or quotation.
func (s *scene) capitalisedInside() map[string]bool {
	out := map[string]bool{}
	for _, sentence := range s.doc.Sentences {
		for t := sentence.Start + 1; t < sentence.End; t++ {
			if initial := t > 1 && s.doc.Word(t-1) == "." && len(s.doc.Word(t-2)) == 1; s.doc.Capital(t) && (s.doc.IsWord(t-1) || initial) {
				out[s.doc.Word(t)] = true
			}
		}
	}
	return out
}

// run returns the longest name that starts at t, empty if none does. A lone word at the start of a sentence is a name
// only if it has its capital elsewhere too.
func (s *scene) run(t nlp.TokenID, sentence nlp.Range) nlp.Range {
	first := t == sentence.Start || !s.doc.IsWord(t-1)
	if !s.doc.Capital(t) || s.lexicon.small[s.lower(t)] && first || len(s.lower(t)) == 1 && s.lower(t) == "i" {
		return nlp.Range{}
	}
	end := s.nameWord(t, sentence.End)
	for end < sentence.End {
		next := s.link(end, sentence.End)
		if next == end {
			break
		}
		end = next
	}
	r := nlp.Range{Start: t, End: end}
	_, known := s.lexicon.firstNames[s.doc.Word(t)]
	if first && !known && s.single(r) && !s.inside[s.doc.Word(t)] && s.doc.Tokens[t].Case != nlp.CaseUpper {
		return nlp.Range{}
	}
	return r
}

// nameWord returns the end of the word that starts at t with what hangs on it: O’Neill, Jong-un, U.N., J.
func (s *scene) nameWord(t, limit nlp.TokenID) nlp.TokenID {
	end := t + 1
	for end < limit && s.doc.Joined(end) {
		switch mark := s.doc.Word(end); {
		case (mark == "-" || mark == "&") && end+1 < limit && s.doc.Joined(end+1):
			end += 2
		case (mark == "'" || mark == "’") && end+1 < limit && s.doc.Joined(end+1) && s.doc.Capital(end+1):
			end += 2
		case mark == "." && s.initial(t, end):
			end++
			for end < limit && s.doc.Joined(end) && s.doc.Capital(end) && utf8.RuneCountInString(s.doc.Word(end)) == 1 {
				end++
				if end < limit && s.doc.Joined(end) && s.doc.Word(end) == "." {
					end++
				}
			}
		default:
			return end
		}
	}
	return end
}

// initial reports whether the word before a point is a single capital or a short title: J., Mr., Gov.
func (s *scene) initial(t, point nlp.TokenID) bool {
	w := s.doc.Word(point - 1)
	return point-1 == t && (utf8.RuneCountInString(w) == 1 || s.lexicon.titles[strings.ToLower(w)] && len(w) <= 4)
}

// link returns the end of the name that goes on at t, t if it does not: another capital, particles before one, “of”
// and “for” behind the word of a body (Ministry of Defence).
func (s *scene) link(t, limit nlp.TokenID) nlp.TokenID {
	if s.doc.Capital(t) && !s.doc.Joined(t) {
		return s.nameWord(t, limit)
	}
	k := t
	if (s.doc.Word(t) == "of" || s.doc.Word(t) == "for") && s.lexicon.bodies[s.lower(t-1)] {
		if k++; k < limit && s.doc.Word(k) == "the" {
			k++
		}
	}
	for k < limit && k < t+3 && strings.Contains(particles, " "+s.doc.Word(k)+" ") {
		k++
		if k < limit && s.doc.Word(k) == "-" {
			k++
		}
	}
	if k > t && k < limit && s.doc.Capital(k) {
		return s.nameWord(k, limit)
	}
	return t
}

// divide takes the titles off a run. A run of titles alone (“the President”) is no name; a body keeps its words.
func (s *scene) divide(run nlp.Range) []name {
	ministry := run.Len() > 2 && s.lexicon.bodies[s.lower(run.Start)] && strings.Contains(" of for ", " "+s.doc.Word(run.Start+1)+" ")
	if ministry || s.lexicon.bodies[s.lower(run.End-1)] || s.organization(run) { // Ministry of Defence, State Department
		return []name{{at: run}}
	}
	if role := s.lower(run.End - 1); run.Len() > 2 && s.lexicon.bodies[s.lower(run.End-2)] && (s.lexicon.nouns[role] == person || s.lexicon.titles[role]) {
		return []name{{at: nlp.Range{Start: run.Start, End: run.End - 1}}} // the State Department Spokesperson
	}
	cut := run.Start
	for t := run.Start; t < run.End; t++ {
		switch {
		case s.lexicon.titles[s.lower(t)], s.lexicon.titles[strings.TrimSuffix(s.lower(t), ".")]:
			cut = t + 1
			if cut < run.End && s.doc.Word(cut) == "." {
				cut++
			}
		case cut == run.Start && t > run.Start && s.lexicon.firstNames[s.doc.Word(t)] != none && s.lexicon.firstNames[s.doc.Word(run.Start)] == none && t+1 < run.End:
			cut = t // South Sudan David Shearer
		}
	}
	if cut >= run.End {
		return nil
	}
	n := name{at: nlp.Range{Start: cut, End: run.End}}
	for t := run.Start; t < cut; t++ {
		if s.doc.IsWord(t) {
			n.titles = append(n.titles, s.lower(t))
		}
	}
	for k := run.Start - 1; k >= 0 && k >= run.Start-3 && s.lexicon.nouns[s.lower(k)] == person; k-- {
		n.titles = append(n.titles, s.lower(k)) // head judge Linton Sirait
	}
	return []name{n}
}

// organization reports whether the model reads a run with a preposition in it as the name of one body.
func (s *scene) organization(run nlp.Range) bool {
	i := gosort.Search(len(s.doc.Names), func(k int) bool { return s.doc.Names[k].Range.End > run.Start })
	if i == len(s.doc.Names) || s.doc.Names[i].Kind != nlp.NameOrganization || s.doc.Names[i].Range != run {
		return false
	}
	for t := run.Start + 1; t < run.End; t++ {
		if s.doc.Word(t) == "of" || s.doc.Word(t) == "for" {
			return true
		}
	}
	return false
}

func (s *scene) single(r nlp.Range) bool {
	n := 0
	for t := r.Start; t < r.End; t++ {
		if s.doc.IsWord(t) {
			n++
		}
	}
	return n == 1
}

func (s *scene) lower(t nlp.TokenID) string { return strings.ToLower(s.doc.Word(t)) }
