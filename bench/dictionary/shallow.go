package main

import (
	"slices"

	"sayso"
	"sayso/internal/nlp"
)

// around takes the actors of a verb without a tree: the first noun phrase of the sentence in which the dictionaries know somebody, before the verb,
// and the first behind it; the other way round in the passive with "by", and none without it.
func (r *reading) around(v nlp.WordID) (from, to []sayso.Span, passive bool) {
	s := r.tree.SentenceOf(v)
	before, behind := r.first(s.Start, v), r.first(v+1, s.End)
	if !r.isPassive(v) {
		return before, behind, false
	}
	by := nlp.WordID(slices.Index(r.forms[v:s.End], "BY"))
	if by < 0 {
		return nil, nil, true
	}
	return r.first(v+by, s.End), before, true
}

// isPassive reports whether a form of "be" stands shortly before a past participle.
func (r *reading) isPassive(v nlp.WordID) bool {
	if r.tree.XPOS(&r.tree.Words[v]) != "VBN" {
		return false
	}
	for i := v - 1; i >= max(0, v-3); i-- {
		if r.lemmas[i] == "BE" || r.lemmas[i] == "GET" {
			return true
		}
		if r.lemmas[i] == "HAVE" {
			return false
		}
	}
	return true // "the man arrested by police"
}

// first is the first noun phrase from one word to another in which somebody is known: a run of nouns and what stands before them.
func (r *reading) first(start, end nlp.WordID) []sayso.Span {
	for i := start; i < end; i++ {
		j := i
		for j < end && slices.Contains([]nlp.UPOS{nlp.DET, nlp.ADJ, nlp.NOUN, nlp.PROPN, nlp.NUM, nlp.PART}, r.tree.Words[j].UPOS) {
			j++
		}
		if j > i && (r.anybody || r.known(i, j-1)) {
			return []sayso.Span{{Start: int(r.tree.Words[i].Start), End: int(r.tree.Words[j-1].End)}}
		}
		i = max(i, j)
	}
	return nil
}

// line are the words around a verb as far as the next verb; those behind a preposition are marked as such as far as the next comma.
func (r *reading) line(v nlp.WordID) (left, right []spot) {
	s := r.tree.SentenceOf(v)
	for i := v - 1; i >= s.Start && r.tree.Words[i].UPOS != nlp.VERB; i-- {
		left = append(left, spot{i, false})
	}
	slices.Reverse(left)
	prep := false
	for i := v + 1; i < s.End; i++ {
		w := &r.tree.Words[i]
		if w.UPOS == nlp.VERB && r.forms[i-1] != "TO" {
			break
		}
		prep = (prep || w.UPOS == nlp.ADP) && w.UPOS != nlp.PUNCT
		right = append(right, spot{i, prep})
	}
	return left, right
}
