package coref

import (
	"sayso/internal/nlp"
)

// A Finder links the mentions of one article after the other. Use one per goroutine.
type Finder struct {
	head   *Head
	states gatherer
	scorer scorer
	links  []scored
}

// NewFinder returns a Finder over h.
func NewFinder(h *Head) *Finder { return &Finder{head: h, scorer: scorer{head: h}} }

// Window sees one window of an article, whose words are those of so from the given one on; windows come in text order. q and
// scale are the quantised states of its tokens, as reader.Hidden has them.
func (f *Finder) Window(so *nlp.Syntax, from nlp.WordID, window nlp.Range, q []uint8, scale []float32) {
	f.states.window(so, so.Words[from:], window.Start, q, scale)
}

// Mentions returns the mentions of the article whose windows came since its last call; doc.Syntax is whole.
func (f *Finder) Mentions(doc *nlp.Doc) []nlp.Mention {
	list := candidates(doc)
	w := weigher{so: doc.Syntax, list: list, traits: newDescriber(f.head.lexicon, doc).describe(list)}
	c := newChains(len(list))
	f.scorer.each(list, &f.states, func(i, from int, scores []float32) {
		w.weigh(i, from, scores)
		c.link(i, w.traits[i].kind, f.rank(&w, i, from, scores))
	})
	f.states = gatherer{f.states.q[:0], f.states.scale[:0]}
	out := make([]nlp.Mention, len(list))
	numbers := int32(0)
	for i := range list {
		out[i] = mentionOf(&list[i], &w.traits[i])
		if c.of[i] == i {
			out[i].Chain = numbers
			numbers++
		} else {
			out[i].Chain = out[c.of[i]].Chain
		}
	}
	return out
}

// rank returns the choices that score above "none before", with their scores.
func (f *Finder) rank(w *weigher, i, from int, scores []float32) []scored {
	f.links = f.links[:0]
	none := scores[len(scores)-1]
	k := w.traits[i].kind
	last := w.choices[len(w.choices)-1]
	least := f.head.ranker.score(w.features[last.from:last.to], k, 0)
	for _, ch := range w.choices[:len(w.choices)-1] {
		if s := f.head.ranker.score(w.features[ch.from:ch.to], k, scores[ch.before-from]-none); s > least {
			f.links = append(f.links, scored{ch.before, s})
		}
	}
	return f.links
}

func mentionOf(c *candidate, t *traits) nlp.Mention {
	m := nlp.Mention{Head: c.word, Words: nlp.WordRange{Start: c.first, End: c.last + 1}, Form: nlp.MentionNominal}
	switch {
	case c.pronoun:
		m.Form = nlp.MentionPronoun
	case t.kind == kindName:
		m.Form = nlp.MentionName
	}
	return m
}
