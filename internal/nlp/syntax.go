package nlp

import (
	"strings"

	"sayso"
)

// A WordID indexes Syntax.Words.
type WordID int32

// NoWord is no word: the head of a sentence's root. NoToken is no token.
const (
	NoWord  WordID  = -1
	NoToken TokenID = -1
)

// A Word is a syntactic word of Universal Dependencies 2: "don't" is two words, "U.S." is one though it is four tokens.
// Start and End are bytes of Article.Text; words follow one another without overlap.
type Word struct {
	Start, End int32
	Token      TokenID // that stands for it; NoToken for a second word in one token, "not" in "cannot"
	Head       WordID  // in the same sentence; NoWord for its root
	Lemma      string
	Feats      uint16 // index of Inventory.Feats
	XPOS       uint8  // index of Inventory.XPOS
	UPOS       UPOS
	Relation   Relation // to Head
	Joined     bool     // goes on in the multiword token of the word before: "n't" in "don't"
}

// Span returns the word's bytes in Article.Text.
func (w *Word) Span() sayso.Span { return sayso.Span{Start: int(w.Start), End: int(w.End)} }

// A WordRange is a half-open range of words.
type WordRange struct {
	Start, End WordID
}

// Len returns the number of words.
func (r WordRange) Len() int { return int(r.End - r.Start) }

// Syntax is the dependency analysis of an article. Its sentences are the model's, each within one of the windows that the
// encoder reads; Doc.Sentences are cut by rule beforehand and may differ.
type Syntax struct {
	Words     []Word
	Sentences []WordRange // cover all words, in order
	Inventory *Inventory
}

// An Inventory names what a model's indexes stand for. It is shared and must not be changed.
type Inventory struct {
	XPOS  []string // Penn Treebank tags, as UD English uses them
	Feats []string // features of a word in one string, "Number=Sing|Person=3"; "_" for none
}

// XPOS returns the Penn Treebank tag of a word.
func (s *Syntax) XPOS(w *Word) string { return s.Inventory.XPOS[w.XPOS] }

// Feats returns the features of a word as CoNLL-U writes them, "_" for none.
func (s *Syntax) Feats(w *Word) string { return s.Inventory.Feats[w.Feats] }

// Feature returns the value of one feature, "" if the word has none: "Past" of "Tense".
func (s *Syntax) Feature(w *Word, name string) string {
	for f := range strings.SplitSeq(s.Feats(w), "|") {
		if v, ok := strings.CutPrefix(f, name); ok && v != "" && v[0] == '=' {
			return v[1:]
		}
	}
	return ""
}

// A Likely says how likely the tokens of a range are to be part of what is asked for.
type Likely struct {
	Range Range
	P     float64
}
