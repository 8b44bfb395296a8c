package coref

import (
	"slices"
	"strings"

	"sayso/internal/nlp"
)

// A candidate is a word that heads a phrase which may be mentioned again.
type candidate struct {
	word     nlp.WordID
	sentence int32
	first    nlp.WordID // of its phrase
	last     nlp.WordID
	pronoun  bool
	names    []int32 // numbers of its form and of what belongs to its name, in order, each once
}

// heads reports whether a word is a candidate. It looks at the word alone, so that it can be asked before the article is read to
// its end.
func heads(s *nlp.Syntax, w *nlp.Word) bool {
	if w.Token == nlp.NoToken {
		return false
	}
	switch w.Relation.Universal() {
	case nlp.RelFlat, nlp.RelFixed, nlp.RelGoeswith, nlp.RelExpl, nlp.RelPunct:
		return false
	}
	x := s.XPOS(w)
	switch w.UPOS {
	case nlp.PRON:
		return x == "PRP" || x == "PRP$" || x == "DT" || x == "WP" || x == "NN" || w.Relation == nlp.RelNmodPoss
	case nlp.NOUN, nlp.PROPN:
		return true
	}
	return x == "PRP$"
}

// belongs reports whether a child is part of its head's phrase rather than of the clause around it.
func belongs(s *nlp.Syntax, w *nlp.Word) bool {
	switch w.Relation.Universal() {
	case nlp.RelCase:
		return s.XPOS(w) == "POS"
	case nlp.RelCc, nlp.RelConj, nlp.RelMark, nlp.RelCop, nlp.RelNsubj, nlp.RelCsubj, nlp.RelAux, nlp.RelParataxis, nlp.RelDiscourse,
		nlp.RelVocative, nlp.RelDislocated, nlp.RelOrphan, nlp.RelReparandum, nlp.RelList, nlp.RelAdvcl, nlp.RelExpl, nlp.RelObl, nlp.RelPunct:
		return false
	}
	return true
}

// named reports whether a child is part of its head's name.
func partOfName(w *nlp.Word) bool {
	if w.UPOS != nlp.NOUN && w.UPOS != nlp.PROPN && w.UPOS != nlp.PRON {
		return false
	}
	switch w.Relation.Universal() {
	case nlp.RelFlat, nlp.RelCompound, nlp.RelGoeswith, nlp.RelFixed:
		return true
	}
	return false
}

// candidates returns those of an article, in text order.
func candidates(doc *nlp.Doc) []candidate {
	s := doc.Syntax
	numbers := map[string]int32{}
	number := func(w *nlp.Word) int32 {
		form := strings.ToLower(w.Span().In(doc.Article.Text))
		n, ok := numbers[form]
		if !ok {
			n = int32(len(numbers))
			numbers[form] = n
		}
		return n
	}
	var out []candidate
	var reach reach
	for k, r := range s.Sentences {
		reach.of(s, r)
		from := len(out)
		at := map[nlp.WordID]int{}
		for i := r.Start; i < r.End; i++ {
			if w := &s.Words[i]; heads(s, w) {
				first, last := reach.phrase(i)
				c := candidate{word: i, sentence: int32(k), first: first, last: last, names: []int32{number(w)}}
				c.pronoun = w.UPOS == nlp.PRON || s.XPOS(w) == "PRP$"
				at[i] = len(out)
				out = append(out, c)
			}
		}
		for i := r.Start; i < r.End; i++ {
			w := &s.Words[i]
			if k, ok := at[w.Head]; ok && w.Head != nlp.NoWord && partOfName(w) {
				out[k].names = append(out[k].names, number(w))
			}
		}
		for k := range out[from:] {
			n := out[from+k].names
			slices.Sort(n)
			out[from+k].names = slices.Compact(n)
		}
	}
	return out
}

// reach is the memory in which the extents of a sentence's phrases are found.
type reach struct {
	start       nlp.WordID
	lo, hi      []nlp.WordID // of all that hangs below a word, itself included
	first, last []nlp.WordID // of its phrase
	order       []nlp.WordID // words by depth, roots first
	depth       []int32
}

// of prepares the phrases of one sentence, in time that grows with its length alone.
func (r *reach) of(s *nlp.Syntax, in nlp.WordRange) {
	n := in.Len()
	r.start = in.Start
	r.lo, r.hi = r.lo[:0], r.hi[:0]
	for i := in.Start; i < in.End; i++ {
		r.lo, r.hi = append(r.lo, i), append(r.hi, i)
	}
	r.first, r.last = append(r.first[:0], r.lo...), append(r.last[:0], r.hi...)
	r.depths(s, in)
	for k := n - 1; k >= 0; k-- {
		i := r.order[k]
		w := &s.Words[i]
		if w.Head == nlp.NoWord {
			continue
		}
		me, up := i-in.Start, w.Head-in.Start
		r.lo[up], r.hi[up] = min(r.lo[up], r.lo[me]), max(r.hi[up], r.hi[me])
		if w.Relation != nlp.RelNsubjOuter && belongs(s, w) {
			r.first[up], r.last[up] = min(r.first[up], r.lo[me]), max(r.last[up], r.hi[me])
		}
	}
}

func (r *reach) phrase(i nlp.WordID) (first, last nlp.WordID) {
	return r.first[i-r.start], r.last[i-r.start]
}

// depths sets order. A tree has no circle, which the parser promises.
func (r *reach) depths(s *nlp.Syntax, in nlp.WordRange) {
	n := in.Len()
	r.depth = slices.Grow(r.depth[:0], n)[:n]
	for i := range r.depth {
		r.depth[i] = -1
	}
	r.order = r.order[:0]
	var path []nlp.WordID
	for i := in.Start; i < in.End; i++ {
		path = path[:0]
		v := i
		for v != nlp.NoWord && r.depth[v-in.Start] < 0 && len(path) <= n {
			path = append(path, v)
			v = s.Words[v].Head
		}
		d := int32(-1)
		if v != nlp.NoWord {
			d = r.depth[v-in.Start]
		}
		for k := len(path) - 1; k >= 0; k-- {
			d++
			r.depth[path[k]-in.Start] = d
		}
		r.order = append(r.order, i)
	}
	slices.SortStableFunc(r.order, func(a, b nlp.WordID) int { return int(r.depth[a-in.Start] - r.depth[b-in.Start]) })
}
