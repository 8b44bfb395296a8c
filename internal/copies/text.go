package copies

import "sayso"

// A Text is one text as words. It is read-only and may be used by several goroutines.
type Text struct {
	Furniture []Furniture // what stands around the article, in text order, none overlapping

	finder  *Finder
	words   []word   // of the running text: furniture is left out
	shingle []uint64 // shingle[i] covers words i to i+shingleSize-1
}

// A word is a word of the running text. Two are the same word if their hashes are, of 64 bits.
type word struct {
	start, end int32 // bytes
	quoted     bool
	hash       uint64
}

// shingleSize is how many words in a row a shingle has.
const shingleSize = 5

// spread is the base of the polynomial over the words of a shingle.
const spread = 0x9e3779b97f4a7c15

// maxText is how many bytes of a text are looked at; positions are 32 bits wide.
const maxText = 1 << 30

// Text looks at a text. Its cost is linear in the bytes.
func (f *Finder) Text(text string) *Text {
	text = text[:min(len(text), maxText)]
	all := make([]bare, 0, len(text)/5)
	for s := (scanner{text: text}); s.next(); {
		all = append(all, bare{int32(s.start), int32(s.end), s.hash})
	}
	t := &Text{finder: f, Furniture: f.furniture(text, all), words: make([]word, 0, len(all))}
	aside, quotes := t.Furniture, quoted(text)
	for _, w := range all {
		for len(aside) > 0 && int(w.start) >= aside[0].Span.End {
			aside = aside[1:]
		}
		if len(aside) > 0 && int(w.start) >= aside[0].Span.Start {
			continue
		}
		for len(quotes) > 0 && int(w.start) >= quotes[0].End {
			quotes = quotes[1:]
		}
		t.words = append(t.words, word{w.start, w.end, len(quotes) > 0 && int(w.start) >= quotes[0].Start, mix(w.hash)})
	}
	t.shingles()
	return t
}

// shingles fills in the shingles by rolling the polynomial on.
func (t *Text) shingles() {
	n := len(t.words) - shingleSize + 1
	if n <= 0 {
		return
	}
	t.shingle = make([]uint64, n)
	last := uint64(1)
	for range shingleSize {
		last *= spread
	}
	h := uint64(0)
	for i, w := range t.words {
		h = h*spread + w.hash
		if i >= shingleSize {
			h -= t.words[i-shingleSize].hash * last
		}
		if i >= shingleSize-1 {
			t.shingle[i-shingleSize+1] = h
		}
	}
}

// Words returns how many words the running text has.
func (t *Text) Words() int { return len(t.words) }

// span returns the bytes of the words from i to j-1.
func (t *Text) span(i, j int) sayso.Span {
	return sayso.Span{Start: int(t.words[i].start), End: int(t.words[j-1].end)}
}
