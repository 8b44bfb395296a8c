package speaker

import (
	"iter"
	"slices"
	gosort "sort"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// An index finds casts by the words of their names and by their roles, so that a book with ten thousand people takes no longer for
// its length. A cast that has got another name stands under both.
type index struct {
	names    map[string][]int // by the whole name
	ends     map[string][]int // by the last words of a longer one
	begins   map[string][]int // by the first words of a longer one
	initials map[string][]int // by the initials of its capitalised words
	roles    map[string][]int
}

// longestForm is how many words of a name a short form of it may have.
const longestForm = 8

func newIndex() index {
	return index{map[string][]int{}, map[string][]int{}, map[string][]int{}, map[string][]int{}, map[string][]int{}}
}

// enter notes the name of cast k.
func (x *index) enter(k int, name string) {
	x.names[name] = append(x.names[name], k)
	for n, at := 0, len(name); n < longestForm; n++ {
		if at = strings.LastIndexByte(name[:at], ' '); at < 0 {
			break
		}
		x.ends[name[at+1:]] = append(x.ends[name[at+1:]], k)
	}
	for n, at := 0, 0; n < longestForm; n++ {
		next := strings.IndexByte(name[at:], ' ')
		if next < 0 {
			break
		}
		at += next
		x.begins[name[:at]] = append(x.begins[name[:at]], k)
		at++
	}
	if i := initials(name); len(i) > 1 {
		x.initials[i] = append(x.initials[i], k)
	}
}

// like returns the casts whose names a text may be a form of, in rising order.
func (x *index) like(text string) []int {
	var out []int
	for _, list := range [][]int{x.names[text], x.ends[text], x.begins[text], x.initials[strings.ReplaceAll(text, ".", "")]} {
		out = append(out, list...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// called returns the first cast of a name, -1 if none has it.
func (s *scene) called(name string) int {
	first := -1
	for _, k := range s.index.names[name] {
		if s.casts[k].name == name && (first < 0 || k < first) { // it may be called otherwise by now
			first = k
		}
	}
	return first
}

// hasRole notes a word for what a cast is.
func (s *scene) hasRole(k int, role string) {
	if c := &s.casts[k]; !c.roles[role] {
		c.roles[role] = true
		list := s.index.roles[role]
		at, _ := slices.BinarySearch(list, k)
		s.index.roles[role] = slices.Insert(list, at, k)
	}
}

// quotedAround yields the quotations that hold a span, inner ones first.
func (s *scene) quotedAround(span sayso.Span) iter.Seq[*sayso.Quotation] {
	return nlp.QuotationsAround(&s.quoting, s.quotations, span)
}

// ownedAt returns where the text names a body with its owner, “Sael’s foreign ministry”, by the noun: the tokens of the noun.
func (s *scene) ownedAt(noun string) []nlp.TokenID {
	if s.owners == nil {
		s.owners = map[string][]nlp.TokenID{}
		for t := range s.doc.Tokens {
			if w := s.lower(nlp.TokenID(t)); t > 1 && s.lexicon.nouns[w] == body && s.ownerOf(nlp.TokenID(t)) != nil {
				s.owners[w] = append(s.owners[w], nlp.TokenID(t))
			}
		}
	}
	return s.owners[noun]
}

// ownerOf returns the token of the “s” of an owner before the noun at t, nil if there is none.
func (s *scene) ownerOf(t nlp.TokenID) *nlp.TokenID {
	for k := t - 1; k > 1 && k > t-5; k-- {
		if s.doc.Word(k) == "s" && s.genitive(k-1) && s.doc.Joined(k) {
			return &k
		}
		if !s.doc.IsWord(k) && s.doc.Word(k) != "’" && s.doc.Word(k) != "'" {
			break
		}
	}
	return nil
}

// until returns how many of some tokens stand before t.
func until(list []nlp.TokenID, t nlp.TokenID) int {
	return gosort.Search(len(list), func(i int) bool { return list[i] >= t })
}
