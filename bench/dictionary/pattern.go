package main

import (
	"slices"

	"sayso/internal/nlp"
)

// pattern returns the code of the longest pattern of the verb's block that fits, else the verb's own.
func (r *reading) pattern(v nlp.WordID, e *entry, passive bool) string {
	code, weight := e.code, 0
	left, right := r.before(v), r.behind(v)
	if r.shallow {
		left, right = r.line(v)
	}
	if passive { // patterns are written for the active voice
		right = append(slices.Clone(right), left...)
	}
	for i := range e.block.patterns {
		if p := &e.block.patterns[i]; p.weight > weight && r.fits(p.left, left) && r.fits(p.right, right) {
			code, weight = p.code, p.weight
		}
	}
	return code
}

// A spot is a word near the verb, and whether a preposition stands between them.
type spot struct {
	word nlp.WordID
	prep bool
}

// before are the words of the subject.
func (r *reading) before(v nlp.WordID) (out []spot) {
	for _, s := range r.subject(v, 0) {
		out = r.collect(out, s, false, 0)
	}
	slices.SortFunc(out, func(a, b spot) int { return int(a.word - b.word) })
	return out
}

// behind are the words of objects, of phrases behind prepositions, and of what the verb governs.
func (r *reading) behind(v nlp.WordID) (out []spot) {
	for _, c := range r.tree.Children(v) {
		switch r.tree.Words[c].Relation {
		case nlp.RelObj, nlp.RelIobj, nlp.RelXcomp, nlp.RelCompoundPrt, nlp.RelAdvmod, nlp.RelOblUnmarked:
			out = r.collect(out, c, false, 0)
		case nlp.RelObl, nlp.RelOblAgent:
			out = r.collect(out, c, true, 0)
		case nlp.RelCcomp:
			out = append(out, spot{c, false})
		}
	}
	slices.SortFunc(out, func(a, b spot) int { return int(a.word - b.word) })
	return out
}

func (r *reading) collect(out []spot, w nlp.WordID, prep bool, depth int) []spot {
	out = append(out, spot{w, prep})
	if depth > 6 {
		return out
	}
	for _, c := range r.tree.Children(w) {
		switch r.tree.Words[c].Relation {
		case nlp.RelAclRelcl, nlp.RelAdvcl, nlp.RelParataxis, nlp.RelPunct, nlp.RelCcomp:
		case nlp.RelNmod, nlp.RelObl:
			out = r.collect(out, c, true, depth+1)
		default:
			out = r.collect(out, c, prep, depth+1)
		}
	}
	return out
}

// fits reports whether all elements are found. The words of one must follow one another, others between them.
func (r *reading) fits(elements []element, spots []spot) bool {
	for _, e := range elements {
		at := 0
		for n, p := range e.parts {
			k := r.find(p, spots, at, e.prep || r.isPreposition(p), n > 0)
			if k < 0 {
				return false
			}
			at = k
		}
	}
	return true
}

// find returns the index behind the first place from at on where a choice of the part stands; near allows six spots.
func (r *reading) find(p part, spots []spot, at int, prep, near bool) int {
	for i := at; i < len(spots) && (!near || i < at+6); i++ {
		if spots[i].prep && !prep {
			continue
		}
		for _, words := range p {
			if r.stands(words, spots, i) {
				return i + len(words)
			}
		}
	}
	return -1
}

func (r *reading) stands(words []string, spots []spot, i int) bool {
	if len(words) == 0 || i+len(words) > len(spots) {
		return false
	}
	for k, w := range words {
		id := spots[i+k].word
		if r.forms[id] != w && r.lemmas[id] != w && r.forms[id] != w+"S" {
			return false
		}
	}
	return true
}

func (r *reading) isPreposition(p part) bool {
	return slices.ContainsFunc(p, func(words []string) bool {
		return slices.Contains([]string{"ON", "IN", "AT", "BY", "FOR", "FROM", "OF", "TO", "WITH", "AGAINST", "OVER", "INTO", "UNDER"}, words[0])
	})
}
