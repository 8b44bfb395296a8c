package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A term is a word of a change, written out, with what tells its kind.
type term struct {
	key  string
	name bool
}

// How many words left out, and how many in a change, may be about something in particular.
const (
	tellingWords = 4
	mostWords    = 40
)

// kind says what it is about that words of the draft stand for words of the source.
func (g *grader) kind(drafts, sources []int) Kind {
	if len(drafts) == 0 && len(sources) > tellingWords || len(drafts)+len(sources) > mostWords {
		return KindOther
	}
	var d, s []term
	for _, j := range drafts {
		w := g.words[j]
		d = g.terms(d, unbracket(w.span().In(g.query.text)), w.id, j == 0)
	}
	for _, p := range sources {
		s = g.terms(s, g.word(p).In(g.text), g.ids[p], false)
	}
	return g.lexicon.kind(d, s)
}

// terms appends a word. A capital tells a name if the sources nearly always write the word so; a word they do not have
// is one if it has a capital that the beginning of a quotation does not explain.
func (g *grader) terms(out []term, word string, id wordID, first bool) []term {
	r, _ := utf8.DecodeRuneInString(word)
	key := string(fold(nil, word, true))
	upper := unicode.IsUpper(narrow(r)) && !g.capitals
	name := upper && (id == 0 && !first || id != 0 && g.isName(id)) && g.lexicon.words[key] != "calendar"
	for _, k := range expand(key) {
		out = append(out, term{strings.TrimSuffix(k, "'s"), name && k == key})
	}
	return out
}

func (l *Lexicon) kind(draft, source []term) Kind {
	if l.count(draft, "negation") != l.count(source, "negation") || opposite(draft, source) {
		return KindNegation
	}
	draft, source = without(draft, source), without(source, draft)
	switch {
	case len(draft)+len(source) == 0:
		return KindOther // another order
	case hasName(draft) || hasName(source):
		return KindName
	case l.hasNumeral(draft) || l.hasNumeral(source):
		return KindNumber
	}
	if k := l.sameWords(draft, source); k != "" {
		return k
	}
	if d, s := l.withoutAuxiliaries(draft), l.withoutAuxiliaries(source); len(d) == 0 && len(s) == 0 || l.sameWords(d, s) != "" {
		return KindTense
	}
	return KindOther
}

func (l *Lexicon) count(terms []term, kind string) (n int) {
	for _, t := range terms {
		if l.words[t.key] == kind {
			n++
		}
	}
	return n
}

// opposite knows a word and its denial by a prefix: "legal", "illegal".
func opposite(draft, source []term) bool {
	if len(draft) != 1 || len(source) != 1 {
		return false
	}
	a, b := draft[0].key, source[0].key
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 4 {
		return false
	}
	for _, prefix := range [...]string{"un", "in", "im", "il", "ir", "dis", "non", "mis"} {
		if b == prefix+a {
			return true
		}
	}
	return false
}

// without returns the terms of a that b does not have, one for one.
func without(a, b []term) (out []term) {
	left := map[string]int{}
	for _, t := range b {
		left[t.key]++
	}
	for _, t := range a {
		if left[t.key]--; left[t.key] < 0 {
			out = append(out, t)
		}
	}
	return out
}

func hasName(terms []term) bool {
	for _, t := range terms {
		if t.name {
			return true
		}
	}
	return false
}

func (l *Lexicon) hasNumeral(terms []term) bool {
	for _, t := range terms {
		if l.words[t.key] == "numeral" || strings.IndexFunc(t.key, unicode.IsDigit) >= 0 || t.key == "%" {
			return true
		}
	}
	return false
}

// sameWords compares terms pair by pair: all must be forms of the same words. Tense outweighs number: "is", "were".
func (l *Lexicon) sameWords(draft, source []term) Kind {
	if len(draft) != len(source) || len(draft) == 0 {
		return ""
	}
	out := KindNumber
	for i := range draft {
		switch l.inflected(draft[i].key, source[i].key) {
		case "":
			return ""
		case KindTense:
			out = KindTense
		}
	}
	return out
}

func (l *Lexicon) withoutAuxiliaries(terms []term) (out []term) {
	for _, t := range terms {
		if l.words[t.key] != "auxiliary" {
			out = append(out, t)
		}
	}
	return out
}
