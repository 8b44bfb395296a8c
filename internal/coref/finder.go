package coref

import "sayso/internal/nlp"

// reluctance is what the head's score of "none before" is too high: taken off, what it finds and what it misses are in balance.
const reluctance = 2

// A Finder links the mentions of one article after the other. Use one per goroutine.
type Finder struct {
	states gatherer
	scorer scorer
}

// NewFinder returns a Finder over h.
func NewFinder(h *Head) *Finder { return &Finder{scorer: scorer{head: h}} }

// Window sees one window of an article, whose words are those of so from the given one on; windows come in text order. q and
// scale are the quantised states of its tokens, as reader.Hidden has them.
func (f *Finder) Window(so *nlp.Syntax, from nlp.WordID, window nlp.Range, q []uint8, scale []float32) {
	f.states.window(so, so.Words[from:], window.Start, q, scale)
}

// Mentions returns the mentions of the article whose windows came since its last call; doc.Syntax is whole.
func (f *Finder) Mentions(doc *nlp.Doc) []nlp.Mention {
	list := candidates(doc)
	of := make([]int, len(list))
	f.scorer.each(list, &f.states, func(i, from int, scores []float32) {
		of[i] = i
		scores[len(scores)-1] -= reluctance
		if k := best(scores); k < len(scores)-1 {
			of[i] = of[from+k]
		}
	})
	f.states = gatherer{f.states.q[:0], f.states.scale[:0]}
	out := make([]nlp.Mention, len(list))
	chains := int32(0)
	for i := range list {
		out[i] = mentionOf(doc, &list[i])
		if of[i] == i {
			out[i].Chain = chains
			chains++
		} else {
			out[i].Chain = out[of[i]].Chain
		}
	}
	return out
}

// best returns the place of the greatest score; of those that tie the last, none before all.
func best(scores []float32) int {
	k := len(scores) - 1
	for j := k - 1; j >= 0; j-- {
		if scores[j] > scores[k] {
			k = j
		}
	}
	return k
}

func mentionOf(doc *nlp.Doc, c *candidate) nlp.Mention {
	m := nlp.Mention{Head: c.word, Words: nlp.WordRange{Start: c.first, End: c.last + 1}, Form: nlp.MentionNominal}
	switch {
	case c.pronoun:
		m.Form = nlp.MentionPronoun
	case doc.Syntax.Words[c.word].UPOS == nlp.PROPN:
		m.Form = nlp.MentionName
	}
	return m
}
