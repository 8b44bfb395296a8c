package speaker

import (
	gosort "sort"
	"strings"

	"sayso/internal/nlp"
)

// stops end the first noun phrase of a source: what follows tells about it.
const stops = " of in for from at with on by to near inside who that which whose where , ( – — - obtained authored written signed familiar " +
	"close speaking seen cited based "

// A source's phrase, taken apart.
type phrase struct {
	at   nlp.Range // the whole source
	head nlp.Range // the first noun phrase without what follows it
	noun string    // its last word, lower case
}

func (s *scene) phrase(at nlp.Range) phrase {
	p := phrase{at: at, head: nlp.Range{Start: at.Start, End: at.Start}}
	for p.head.End < at.End {
		t := p.head.End
		if t > at.Start && strings.Contains(stops, " "+s.lower(t)+" ") && !(s.doc.Word(t) == "-" && s.doc.Joined(t)) && !s.withinName(t) && !s.withinDate(t) {
			break
		}
		p.head.End++
	}
	for t := p.head.End - 1; t >= p.head.Start; t-- {
		if s.doc.IsWord(t) {
			p.noun = s.lower(t)
			break
		}
	}
	return p
}

// withinDate reports whether a comma stands inside a date: “a March 4, 2005 memo”.
func (s *scene) withinDate(t nlp.TokenID) bool {
	return s.doc.Word(t) == "," && t > 0 && int(t)+1 < len(s.doc.Tokens) && digits(s.doc.Word(t-1)) && digits(s.doc.Word(t+1)) && len(s.doc.Word(t+1)) == 4
}

func digits(w string) bool { return w != "" && strings.Trim(w, "0123456789") == "" }

// withinName reports whether a token stands inside a name: the "of" of the Ministry of Defence.
func (s *scene) withinName(t nlp.TokenID) bool {
	i := s.nameAt(t)
	return i >= 0 && t > s.list[i].at.Start
}

// nameAt returns the name that covers token t, -1 if none does.
func (s *scene) nameAt(t nlp.TokenID) int {
	lo, hi := 0, len(s.list)
	for lo < hi {
		if mid := (lo + hi) / 2; s.list[mid].at.End <= t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(s.list) && s.list[lo].at.Start <= t {
		return lo
	}
	return -1
}

// named returns the cast whose name is the head of a phrase or its apposition, -1 if it has neither: “Agriculture
// Minister Mehdi Eker”, “Ken May, another former employee”, “the president of Bulgaria, Georgi Parvanov”.
func (s *scene) named(p phrase) int {
	if i := s.nameAt(s.headEnd(p)); i >= 0 && !s.genitive(s.list[i].at.End) {
		return s.list[i].who
	}
	if k := s.lexicon.nouns[p.noun]; k == document || k == people {
		return -1
	}
	for t := p.head.End; t < p.at.End; t++ {
		if !strings.Contains(",–—(", s.doc.Word(t)) || t+1 >= p.at.End {
			continue
		}
		for k := t + 1; k < min(t+5, p.at.End); k++ { // titles may stand before the name
			i := s.nameAt(k)
			if i >= 0 && s.list[i].at.Start == k && s.casts[s.list[i].who].sort != body && !(s.lexicon.nouns[p.noun] == person && s.readAs(s.list[i].at, nlp.NameOrganization)) {
				return s.list[i].who
			}
			if !s.doc.Capital(k) && !s.roleWord(k) { // “the mediator, former president Ana Lund”
				break
			}
		}
	}
	if i := s.nameAt(p.at.End - 1); i >= 0 && s.list[i].at.Start > p.at.Start && (s.doc.Capital(s.list[i].at.Start-1) || s.doc.Word(s.list[i].at.Start-1) == ".") && (s.lexicon.nouns[p.noun] == person || s.lexicon.titles[p.noun]) && s.casts[s.list[i].who].sort == person {
		return s.list[i].who // Special Representative of the Secretary-General for South Sudan David Shearer
	}
	return -1
}

// readAs reports whether the model reads a name as one of a kind.
func (s *scene) readAs(at nlp.Range, kind nlp.NameKind) bool {
	i := gosort.Search(len(s.doc.Names), func(k int) bool { return s.doc.Names[k].Range.End > at.Start })
	return i < len(s.doc.Names) && s.doc.Names[i].Kind == kind && s.doc.Names[i].Range.Start < at.End
}

// roleWord reports whether a small word can stand before a name as its title.
func (s *scene) roleWord(t nlp.TokenID) bool {
	w := s.lower(t)
	return s.lexicon.titles[w] || s.lexicon.nouns[w] == person || strings.Contains(" former acting deputy vice retired interim ", " "+w+" ")
}

// titled returns the person whose name, as the model reads it, ends a source behind a title that hides it: “Vice Minister of Ports and
// Fisheries Ann Lund”; -1 if there is none.
func (s *scene) titled(p phrase) int {
	i := gosort.Search(len(s.doc.Names), func(k int) bool { return s.doc.Names[k].Range.End >= p.at.End })
	if i == len(s.doc.Names) || s.doc.Names[i].Kind != nlp.NamePerson || s.doc.Names[i].Range.End != p.at.End || s.doc.Names[i].Range.Start <= p.at.Start {
		return -1
	}
	at := s.doc.Names[i].Range
	title := false
	for t := p.at.Start; t < at.Start; t++ {
		title = title || s.lexicon.titles[s.lower(t)] || s.lexicon.nouns[s.lower(t)] == person
	}
	if !title || !s.doc.Capital(at.Start-1) {
		return -1
	}
	name := s.nameOf(at)
	if k := s.called(name); k >= 0 {
		return k
	}
	k := s.newCast(name, person)
	s.casts[k].mentions = append(s.casts[k].mentions, mention{at, byName})
	return k
}

// headEnd is the last word of the head, before an intensifier: “President Putin himself”.
func (s *scene) headEnd(p phrase) nlp.TokenID {
	t := p.head.End - 1
	for t > p.head.Start && strings.HasSuffix(s.lower(t), "self") {
		t--
	}
	return t
}

// stations notes of a person the body or country named beside it in a source: Najib Razak's is Malaysia in “Malaysia’s
// Prime Minister, Najib Razak”, so that his “we” can be the country.
func (s *scene) stations(who int, at nlp.Range) {
	c := &s.casts[who]
	for _, n := range s.list[s.firstName(at.Start):] {
		if n.at.Start >= at.End {
			return
		}
		if c.sort == person && c.of < 0 && n.who != who && s.casts[n.who].sort != person {
			c.of = n.who
		}
	}
}

// genitive reports whether ’s stands at t.
func (s *scene) genitive(t nlp.TokenID) bool {
	return int(t)+1 < len(s.doc.Tokens) && strings.Contains("’'", s.doc.Word(t)) && s.doc.Word(t+1) == "s"
}

// kin are nobody's role in the text: “her father” is somebody by her.
const kin = " father mother sister brother son daughter wife husband friend friends "

// described returns the cast that a common noun with "the", "this" or a possessive points back to: “the minister”, “his
// lawyer”; -1 if there is none.
func (s *scene) described(p phrase) int {
	first := s.lower(p.at.Start)
	if !strings.Contains(" the this that these those his her its their our my ", " "+first+" ") && !s.genitive(p.at.Start+1) {
		return -1
	}
	if strings.Contains(kin, " "+p.noun+" ") {
		return -1
	}
	if p.head.Len() < p.at.Len() && strings.Contains(" of in for from ", " "+s.lower(p.head.End)+" ") && strings.HasPrefix(first, "th") {
		return -1 // a role with its body is an introduction: “the mayor of Alder”
	}
	best, at := -1, nlp.TokenID(-1)
	list := s.index.roles[p.noun]
	for _, k := range list[:min(len(list), mostOfRole)] {
		c := &s.casts[k]
		if len(c.mentions) == 0 || s.otherBody(c, p) {
			continue
		}
		last := s.lastBefore(c, p.at.Start)
		if last > at || best < 0 {
			best, at = k, last
		}
	}
	return best
}

// mostOfRole is how many that are called by one word are looked at: no article has as many ministers.
const mostOfRole = 300

// otherBody reports whether a phrase names a body by words that a cast has not: “the statistics office” is not the governor's office.
func (s *scene) otherBody(c *cast, p phrase) bool {
	if s.lexicon.nouns[p.noun] != body {
		return false
	}
	name := " " + strings.ToLower(c.name) + " "
	for t := p.head.Start + 1; t < p.head.End; t++ {
		if w := s.lower(t); s.doc.IsWord(t) && w != p.noun && len(w) > 1 && !c.roles[w] && !strings.Contains(name, " "+w+" ") {
			return true
		}
	}
	return false
}

// mostSources is how many of the last sources are looked at for the last before a place: they come nearly in text order.
const mostSources = 50

// lastBefore returns where a cast was last mentioned before t, or -1.
func (s *scene) lastBefore(c *cast, t nlp.TokenID) nlp.TokenID {
	last := nlp.TokenID(-1)
	if i := gosort.Search(c.named, func(i int) bool { return c.mentions[i].at.Start >= t }); i > 0 {
		last = c.mentions[i-1].at.Start
	}
	for _, m := range c.mentions[max(c.named, len(c.mentions)-mostSources):] {
		if m.at.Start < t {
			last = max(last, m.at.Start)
		}
	}
	return last
}

// description makes a cast of a phrase without a name. Its name is the phrase as written, to the relative clause.
func (s *scene) description(i int, p phrase) int {
	end := p.head.End
	for end < p.at.End && !strings.Contains(" who which that whose , ( – — ", " "+s.lower(end)+" ") {
		end++
	}
	at := nlp.Range{Start: p.at.Start, End: end}
	if _, ok := pronouns[s.lower(p.at.Start)]; ok && at.Len() <= 1 {
		return -1 // “He (”: never a pronoun for a name
	}
	text := strings.Join(strings.Fields(s.doc.Span(at).In(s.doc.Article.Text)), " ")
	if first := s.lower(at.Start); s.lexicon.nouns[first] != unknown || at.Len() > 1 && (s.lexicon.small[first] || s.plainStart(at.Start)) {
		text = first + text[len(s.doc.Word(at.Start)):]
	}
	if owner := s.owner(i, at); owner != "" {
		text = owner + text[len(s.doc.Word(at.Start)):]
	}
	if k := s.called(text); k >= 0 && !strings.HasPrefix(text, "a ") && !strings.HasPrefix(text, "an ") {
		return k
	}
	k := s.newCast(text, s.lexicon.nouns[p.noun])
	s.hasRole(k, p.noun)
	if strings.HasSuffix(p.noun, "s") && s.casts[k].sort == unknown {
		s.casts[k].sort = people
	}
	return k
}

// owner returns whose a description is that begins with a possessive: her sister is “Schapelle Corby’s”.
func (s *scene) owner(i int, at nlp.Range) string {
	first := s.lower(at.Start)
	if at.Len() < 2 || !strings.Contains(" his her its their my our ", " "+first+" ") {
		return ""
	}
	p := pronouns[first]
	if who := s.linked(at.Start, p); who >= 0 && p.gender != none {
		return s.casts[who].name + "’s"
	}
	if who := s.pronoun(i, at.Start, p); who >= 0 {
		return s.casts[who].name + "’s"
	}
	return ""
}

// plainStart reports whether a word has its capital only because its sentence begins with it.
func (s *scene) plainStart(t nlp.TokenID) bool {
	return s.doc.Sentences[s.doc.SentenceOf(t)].Start == t && !s.inside[s.doc.Word(t)] && !s.genitive(t+1) && s.nameAt(t) < 0
}
