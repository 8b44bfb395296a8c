package speaker

import (
	"strings"

	"sayso/internal/nlp"
)

// A cast is somebody or something that can speak: a name with all its forms, or a description.
type cast struct {
	name     string
	sort     sort
	gender   gender
	roles    map[string]bool // words of its titles and appositions, lower case
	of       int             // the body or country whose role it has, -1 if none is named with it
	mentions []mention
	named    int // how many of the mentions are names, which come first and in text order
}

// A mention is one place where a cast stands in the text.
type mention struct {
	at   nlp.Range
	form form
}

// A form is how a mention points: by name, by a common noun, by a pronoun.
type form uint8

const (
	byName form = iota
	byNoun
	byPronoun
)

// merge joins the names of one bearer: the longest form first, short ones (Granger, KCNA, the Times) to the nearest
// earlier bearer they fit, else to a later one, since a headline or a possessive may come before the introduction.
func (s *scene) merge() {
	s.list = withoutEmpty(s.list)
	for i := range s.list {
		s.list[i].who = -1
	}
	for pass := range 2 { // full names, then short ones
		for i := range s.list {
			n := &s.list[i]
			full := !s.single(n.at)
			if n.who >= 0 || full != (pass == 0) {
				continue
			}
			if n.who = s.fit(i); n.who < 0 {
				n.who = s.newCast(s.nameOf(n.at), s.sortOf(n))
			}
			s.learn(n.who, *n)
		}
	}
	for _, n := range s.list {
		c := &s.casts[n.who]
		c.mentions, c.named = append(c.mentions, mention{n.at, byName}), c.named+1
	}
	s.addressed()
}

// addressed gives a person known by one word alone the form of address before it: Mr. Corby, President Putin.
func (s *scene) addressed() {
	seen := map[int]bool{}
	for _, n := range s.list {
		c := &s.casts[n.who]
		if seen[n.who] || strings.Contains(c.name, " ") || len(n.titles) == 0 || c.sort != person {
			continue
		}
		seen[n.who] = true
		from := n.at.Start
		for from > 0 && (s.doc.Capital(from-1) || s.doc.Word(from-1) == ".") && s.doc.SentenceOf(from-1) == s.doc.SentenceOf(n.at.Start) && n.at.Start-from < 4 {
			from--
		}
		if from < n.at.Start {
			c.name = strings.Join(strings.Fields(s.doc.Span(nlp.Range{Start: from, End: n.at.End}).In(s.doc.Article.Text)), " ")
			s.index.enter(n.who, c.name)
		}
	}
}

func withoutEmpty(list []name) []name {
	out := list[:0]
	for _, n := range list {
		if n.at.Len() > 0 {
			out = append(out, n)
		}
	}
	return out
}

func (s *scene) newCast(name string, k sort) int {
	s.casts = append(s.casts, cast{name: name, sort: k, roles: map[string]bool{}, of: -1})
	s.index.enter(len(s.casts)-1, name)
	return len(s.casts) - 1
}

// nameOf is a name as the record gives it: without "the", an alias in full.
func (s *scene) nameOf(at nlp.Range) string {
	text := s.doc.Span(at).In(s.doc.Article.Text)
	if full, ok := s.lexicon.aliases[strings.TrimSuffix(text, ".")]; ok {
		return full
	}
	return strings.Join(strings.Fields(text), " ")
}

// fit returns the cast that name i is a form of, -1 if none.
func (s *scene) fit(i int) int {
	n := &s.list[i]
	text := s.nameOf(n.at)
	best := -1
	for _, k := range s.index.like(text) {
		c := &s.casts[k]
		switch {
		case c.name == text:
			return k
		case strings.HasSuffix(c.name, " "+text) && s.compatible(c, n):
			best = k // a later introduction overrides: the nearest before the mention is the last one made
		case c.sort != person && isAcronym(text, c.name):
			return k
		case s.lexicon.bodies[strings.ToLower(text)] && strings.HasPrefix(c.name, text+" of "):
			best = k // the Church, of the Church of the Dawn
		case c.sort == person && strings.HasPrefix(c.name, text+" ") && s.lexicon.firstNames[text] != none:
			best = k
		}
	}
	return best
}

// compatible keeps Mrs. Corby from Mr. Corby.
func (s *scene) compatible(c *cast, n *name) bool {
	g := genderOf(n.titles)
	return g == none || c.gender == none || g == c.gender
}

// isAcronym reports whether short has the initials of the capitalised words of long: KCNA, U.N.
func isAcronym(short, long string) bool {
	letters := strings.ReplaceAll(short, ".", "")
	if len(letters) < 2 || letters != strings.ToUpper(letters) {
		return false
	}
	return initials(long) == letters
}

// initials are those of the capitalised words of a name.
func initials(name string) string {
	var out strings.Builder
	for w := range strings.FieldsSeq(name) {
		if w[0] >= 'A' && w[0] <= 'Z' {
			out.WriteByte(w[0])
		}
	}
	return out.String()
}

// sortOf says what a name is by itself.
func (s *scene) sortOf(n *name) sort {
	if len(n.titles) > 0 || s.lexicon.firstNames[s.doc.Word(n.at.Start)] != none && !s.single(n.at) {
		return person
	}
	for t := n.at.Start; t < n.at.End; t++ {
		if s.lexicon.bodies[s.lower(t)] {
			return body
		}
	}
	w := s.doc.Word(n.at.Start)
	if s.single(n.at) && len(w) > 1 && w == strings.ToUpper(w) {
		return body
	}
	if _, ok := s.lexicon.aliases[strings.TrimSuffix(s.doc.Span(n.at).In(s.doc.Article.Text), ".")]; ok {
		return body
	}
	return unknown
}

// learn takes what one mention tells about its bearer: titles, a form of address, a first name, an apposition.
func (s *scene) learn(who int, n name) {
	c := &s.casts[who]
	if k := s.sortOf(&n); c.sort == unknown && k != unknown {
		c.sort = k
	}
	if g := genderOf(n.titles); g != none {
		c.gender = g
	} else if g := s.lexicon.firstNames[s.doc.Word(n.at.Start)]; g != none && c.gender == none && c.sort != body {
		c.gender = g
	}
	for _, t := range n.titles {
		s.hasRole(who, t)
	}
	for t := n.at.Start; t < n.at.End; t++ {
		if w := s.lower(t); s.lexicon.nouns[w] == body {
			s.hasRole(who, w) // the ministry
		}
	}
	s.apposition(who, n.at)
	if strings.Contains(c.name, " ") && s.single(n.at) && c.sort == unknown && strings.HasSuffix(c.name, " "+s.nameOf(n.at)) {
		c.sort = person // only a person is called by the last word alone: Granger
	}
}

// apposition reads “Roe, head of the agency,” and “the head of the agency, Roe” for the words of the role.
func (s *scene) apposition(who int, at nlp.Range) {
	c := &s.casts[who]
	n := nlp.TokenID(len(s.doc.Tokens))
	if at.End+1 < n && s.doc.Word(at.End) == "," || at.End+1 < n && strings.Contains("–—(", s.doc.Word(at.End)) {
		for t := at.End + 1; t < min(n, at.End+8) && s.doc.IsWord(t) && s.doc.Tokens[t].Start < s.doc.Tokens[n-1].End; t++ {
			if s.lexicon.nouns[s.lower(t)] == person || s.lexicon.titles[s.lower(t)] {
				s.hasRole(who, s.lower(t))
				if c.sort == unknown {
					c.sort = person
				}
				break
			}
			if s.lexicon.nouns[s.lower(t)] == body && c.sort != person && t > at.End+1 && articles[s.lower(at.End+1)] && s.endsPhrase(t+1) {
				s.hasRole(who, s.lower(t)) // “Open Hands, a charity,”
				if c.sort == unknown {
					c.sort = body
				}
				break
			}
			if strings.Contains(" who which that said says ", " "+s.lower(t)+" ") {
				break
			}
		}
	}
	if t := at.Start - 1; t > 0 && c.sort != person && s.lexicon.nouns[s.lower(t)] == body && !s.doc.Capital(t) && s.opensPhrase(t) {
		s.hasRole(who, s.lower(t)) // “the charity Open Hands”
	}
	if at.Start > 1 && s.doc.Word(at.Start-1) == "," {
		for t := at.Start - 2; t >= 0 && t > at.Start-9 && s.doc.IsWord(t); t-- {
			if k := s.lexicon.nouns[s.lower(t)]; k == person || s.lexicon.titles[s.lower(t)] {
				s.hasRole(who, s.lower(t))
				if c.sort == unknown {
					c.sort = person
				}
			}
		}
	}
}

var articles = map[string]bool{"a": true, "an": true, "the": true}

// endsPhrase reports whether a phrase ends before t: at a mark, or where what it is about begins.
func (s *scene) endsPhrase(t nlp.TokenID) bool {
	return int(t) >= len(s.doc.Tokens) || !s.doc.IsWord(t) || strings.Contains(stops+verbs, " "+s.lower(t)+" ")
}

// opensPhrase reports whether an article stands before t or one word before it: “the daily newspaper”.
func (s *scene) opensPhrase(t nlp.TokenID) bool {
	return articles[s.lower(t-1)] || t > 1 && articles[s.lower(t-2)]
}

// genderOf is what titles tell.
func genderOf(titles []string) gender {
	for _, t := range titles {
		switch t {
		case "mr", "king", "prince", "sir", "lord", "father", "congressman", "chairman", "spokesman", "brother", "duke", "emperor", "baron":
			return man
		case "mrs", "ms", "miss", "queen", "princess", "lady", "sister", "congresswoman", "chairwoman", "spokeswoman", "mother":
			return woman
		}
	}
	return none
}
