package sourcing

import (
	"strings"
	"unicode"

	"sayso"
	"sayso/internal/nlp"
)

// knowledge is what the whole article tells of a name or of somebody. It is gathered once, when it is first asked for, since
// every statement asks.
type knowledge struct {
	names    map[string]call        // what words the article's names begin and end with
	papers   []int                  // where a name may start behind a word for an outlet
	outlets  map[string]bool        // names asked about before
	proper   map[*sayso.Entity]bool // called by a name
	official map[*sayso.Entity]bool // of an office
	levels   map[*sayso.Entity]sayso.Level
	repeated map[string]bool  // attributions that others repeat
	below    map[string][]int // the attributions that hang on one
	quoted   map[string][]int // the quotations that a word stands in
}

// A call says how a word stands in the names of an article.
type call uint8

const (
	endsPerson   call = 1 << iota // the last word of a longer name of a person
	opensPerson                   // the first word of one
	titledPerson                  // the whole name of a person with a title before it
	opensBody                     // the first word of an organisation's name, or all of it
)

// names says of the words that names begin and end with how they do.
func (s *scene) names() map[string]call {
	if s.known.names != nil {
		return s.known.names
	}
	out := map[string]call{}
	for _, n := range s.v.doc.Names {
		text := s.v.doc.Span(n.Range).In(s.v.text)
		switch n.Kind {
		case nlp.NamePerson:
			for k := range text {
				if text[k] == ' ' {
					out[text[k+1:]] |= endsPerson
					out[text[:k]] |= opensPerson
				}
			}
			if s.titled(n) {
				out[text] |= titledPerson
			}
		case nlp.NameOrganization:
			out[text] |= opensBody
			for k := range text {
				if text[k] == ' ' {
					out[text[:k]] |= opensBody
				}
			}
		}
	}
	s.known.names = out
	return out
}

// introducedPaper reports whether the article says anywhere that a name is an outlet's: “the magazine Prism”, later “Prism” alone.
func (s *scene) introducedPaper(name string) bool {
	if s.known.outlets == nil {
		s.known.outlets = map[string]bool{}
		for word := range s.v.words {
			if w := s.v.words[word].Span(); paperWords[s.v.lower(nlp.WordID(word))] && w.End < len(s.v.text) && s.v.text[w.End] == ' ' &&
				(w.Start == 0 || s.v.text[w.Start-1] == ' ' || s.v.text[w.Start-1] == '\n') {
				s.known.papers = append(s.known.papers, w.End+1)
			}
		}
	}
	known, ok := s.known.outlets[name]
	if !ok {
		for _, at := range s.known.papers {
			if strings.HasPrefix(s.v.text[at:], name) {
				known = true
				break
			}
		}
		s.known.outlets[name] = known
	}
	return known
}

var paperWords = map[string]bool{"daily": true, "weekly": true, "newspaper": true, "tabloid": true, "broadcaster": true, "magazine": true, "broadsheet": true, "newswire": true, "website": true, "monthly": true}

// once returns what is known of an entity, asking for it only the first time.
func once[T any](known *map[*sayso.Entity]T, e *sayso.Entity, ask func(*sayso.Entity) T) T {
	v, ok := (*known)[e]
	if !ok {
		if *known == nil {
			*known = map[*sayso.Entity]T{}
		}
		v = ask(e)
		(*known)[e] = v
	}
	return v
}

// properName reports whether an entity is called by a name anywhere in the article.
func (s *scene) properName(e *sayso.Entity) bool {
	return once(&s.known.proper, e, func(e *sayso.Entity) bool {
		for _, m := range e.Mentions {
			if m.Form == sayso.FormName {
				return true
			}
		}
		return false
	})
}

// holdsOffice reports whether the article calls somebody by an office anywhere.
func (s *scene) holdsOffice(e *sayso.Entity) bool {
	return once(&s.known.official, e, func(e *sayso.Entity) bool {
		for _, m := range e.Mentions {
			if s.office(s.wide(m.Span)) {
				return true
			}
		}
		return false
	})
}

// byMention reads the level off the fullest mention of an entity whose kind is open; "" if none tells.
func (s *scene) byMention(e *sayso.Entity) sayso.Level {
	return once(&s.known.levels, e, s.fullestMention)
}

// mostQuoted is how many quotations with the rarest word of a shorter one are compared with it: no article has as many.
const mostQuoted = 1000

// rarest returns the quotations, in text order, in which the rarest word of a phrase stands: those that may hold it.
func (s *scene) rarest(phrase string) []int {
	if s.known.quoted == nil {
		s.known.quoted = map[string][]int{}
		for k := range s.quotations {
			for word := range strings.FieldsFuncSeq(strings.ToLower(s.quotations[k].Inner.In(s.v.text)), noLetter) {
				if l := s.known.quoted[word]; len(l) == 0 || l[len(l)-1] != k {
					s.known.quoted[word] = append(l, k)
				}
			}
		}
	}
	var best []int
	for word := range strings.FieldsFuncSeq(phrase, noLetter) {
		if l := s.known.quoted[word]; best == nil || len(l) < len(best) {
			best = l
		}
	}
	return best[:min(len(best), mostQuoted)]
}

func noLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
