package sourcing

import (
	gosort "sort"
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// A view is one article as the rules see it: words with their trees, and the names among them.
type view struct {
	doc   *nlp.Doc
	text  string
	words []nlp.Word
	kids  [][]nlp.WordID // by word, in text order
	dates []bool         // by word: whether it stands in the name of a date
}

func newView(doc *nlp.Doc) *view {
	v := &view{doc: doc, text: doc.Article.Text}
	if doc.Syntax != nil {
		v.words = doc.Syntax.Words
	}
	v.kids = make([][]nlp.WordID, len(v.words))
	for i := range v.words {
		if h := v.words[i].Head; h >= 0 {
			v.kids[h] = append(v.kids[h], nlp.WordID(i))
		}
	}
	v.dates = make([]bool, len(v.words))
	for _, n := range doc.Names {
		if n.Kind == nlp.NameDate {
			v.mark(v.dates, doc.Span(n.Range))
		}
	}
	return v
}

// mark sets the flags of the words that start in a span.
func (v *view) mark(flags []bool, s sayso.Span) {
	for w := v.in(s); w.Start < w.End; w.Start++ {
		flags[w.Start] = true
	}
}

// in returns the words that start in a span.
func (v *view) in(s sayso.Span) nlp.WordRange {
	at := func(b int) nlp.WordID {
		return nlp.WordID(gosort.Search(len(v.words), func(i int) bool { return int(v.words[i].Start) >= b }))
	}
	return nlp.WordRange{Start: at(s.Start), End: at(s.End)}
}

func (v *view) lower(i nlp.WordID) string { return strings.ToLower(v.words[i].Span().In(v.text)) }

func (v *view) lemma(i nlp.WordID) string { return strings.ToLower(v.words[i].Lemma) }

func (v *view) xpos(i nlp.WordID) string { return v.doc.Syntax.XPOS(&v.words[i]) }

func (v *view) rel(i nlp.WordID) nlp.Relation { return v.words[i].Relation.Universal() }

// top returns the word that heads a noun phrase: its clauseTop, unless that is a participle that the tree has put above its
// noun (“two officials briefed on the plan”). NoWord if the range is empty.
func (v *view) top(r nlp.WordRange) nlp.WordID {
	best := v.clauseTop(r)
	if best >= 0 && v.words[best].UPOS == nlp.VERB {
		if k := v.child(best, nlp.RelNsubj); k >= r.Start && k < best {
			return k
		}
	}
	return best
}

// clauseTop returns the word that heads a range: the first whose head lies outside of it, function words and dates last (“a
// July 15 memo”).
func (v *view) clauseTop(r nlp.WordRange) nlp.WordID {
	best, rank := nlp.NoWord, 4
	for i := r.Start; i < r.End; i++ {
		if h := v.words[i].Head; h >= r.Start && h < r.End {
			continue
		}
		k := 0
		switch {
		case v.words[i].UPOS == nlp.PUNCT:
			k = 3
		case v.small(i):
			k = 2
		case v.dated(i) || v.words[i].UPOS == nlp.NUM && i+1 < r.End && v.words[i+1].UPOS == nlp.PUNCT:
			k = 1
		}
		if k < rank {
			best, rank = i, k
		}
	}
	return best
}

// dated reports whether a word stands in a date.
func (v *view) dated(i nlp.WordID) bool { return v.dates[i] }

// small reports whether a word only marks what another one does.
func (v *view) small(i nlp.WordID) bool {
	switch v.words[i].UPOS {
	case nlp.PUNCT, nlp.ADP, nlp.CCONJ, nlp.SCONJ, nlp.PART, nlp.DET:
		return v.words[i].Relation != nlp.RelNsubj && v.words[i].Relation != nlp.RelNsubjPass
	}
	return false
}

// child returns the first child of a word with one of the relations, subtypes counted in; NoWord if there is none.
func (v *view) child(i nlp.WordID, relations ...nlp.Relation) nlp.WordID {
	for _, k := range v.kids[i] {
		for _, r := range relations {
			if v.words[k].Relation == r || v.rel(k) == r {
				return k
			}
		}
	}
	return nlp.NoWord
}

// preposition returns the case marker of a word in lower case, "" if it has none: "according to" as one.
func (v *view) preposition(i nlp.WordID) string {
	c := v.child(i, nlp.RelCase)
	if c == nlp.NoWord {
		return ""
	}
	p := v.lower(c)
	for _, k := range v.kids[c] {
		if v.words[k].Relation == nlp.RelFixed {
			p += " " + v.lower(k)
		}
	}
	return p
}

// subtree returns the first and last word below a word, itself counted in, leaving out children that skip names.
func (v *view) subtree(i nlp.WordID, skip func(nlp.WordID) bool) nlp.WordRange {
	r := nlp.WordRange{Start: i, End: i + 1}
	for _, k := range v.kids[i] {
		if skip != nil && skip(k) {
			continue
		}
		below := v.subtree(k, nil)
		r.Start, r.End = min(r.Start, below.Start), max(r.End, below.End)
	}
	return r
}

// span returns the bytes of a range of words.
func (v *view) span(r nlp.WordRange) sayso.Span {
	return sayso.Span{Start: int(v.words[r.Start].Start), End: int(v.words[r.End-1].End)}
}

// bare cuts marks off both ends of a range of words.
func (v *view) bare(r nlp.WordRange) nlp.WordRange {
	for r.Len() > 0 && v.words[r.End-1].UPOS == nlp.PUNCT {
		r.End--
	}
	for r.Len() > 0 && v.words[r.Start].UPOS == nlp.PUNCT {
		r.Start++
	}
	return r
}

// clause returns the range of a sentence of the model that holds a word.
func (v *view) sentence(i nlp.WordID) nlp.WordRange {
	all := v.doc.Syntax.Sentences
	k := gosort.Search(len(all), func(k int) bool { return all[k].End > i })
	return all[k]
}
