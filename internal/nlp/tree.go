package nlp

import "sort"

// A Tree is a Syntax with the way down: which words hang on a word.
type Tree struct {
	*Syntax
	children []WordID // of all words, one list after another
	from     []int32  // where each word's list begins; one more at the end
}

// NewTree returns the tree of s, which must not change afterwards.
func NewTree(s *Syntax) *Tree {
	t := &Tree{Syntax: s, from: make([]int32, len(s.Words)+2)}
	for i := range s.Words {
		if h := s.Words[i].Head; h != NoWord {
			t.from[h+2]++
		}
	}
	for i := 1; i < len(t.from); i++ {
		t.from[i] += t.from[i-1]
	}
	t.children = make([]WordID, t.from[len(t.from)-1])
	for i := range s.Words {
		if h := s.Words[i].Head; h != NoWord {
			t.children[t.from[h+1]] = WordID(i)
			t.from[h+1]++
		}
	}
	return t
}

// Children returns the words that hang on w, in text order; the caller must not change them.
func (t *Tree) Children(w WordID) []WordID { return t.children[t.from[w]:t.from[w+1]] }

// Child returns the first child of w with one of these relations, NoWord if there is none.
func (t *Tree) Child(w WordID, relations ...Relation) WordID {
	for _, c := range t.Children(w) {
		for _, r := range relations {
			if t.Words[c].Relation == r {
				return c
			}
		}
	}
	return NoWord
}

// Under reports whether w hangs on top, directly or not, or is top.
func (t *Tree) Under(w, top WordID) bool {
	for n := 0; w != NoWord && n <= len(t.Words); n++ {
		if w == top {
			return true
		}
		w = t.Words[w].Head
	}
	return false
}

// WordAt returns the word that covers a byte, or the next one after it; NoWord behind the last.
func (t *Tree) WordAt(at int) WordID {
	i := sort.Search(len(t.Words), func(i int) bool { return int(t.Words[i].End) > at })
	if i == len(t.Words) {
		return NoWord
	}
	return WordID(i)
}

// SentenceOf returns the sentence of a word.
func (t *Tree) SentenceOf(w WordID) WordRange {
	i := sort.Search(len(t.Sentences), func(i int) bool { return t.Sentences[i].End > w })
	return t.Sentences[i]
}
