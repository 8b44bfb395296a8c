package reader

import (
	"iter"

	"sayso/internal/nlp"
)

// Limit is the number of word pieces of text in a window, paragraph marks and special pieces not counted. The model
// is trained on windows of this size (train/sayso_train/data.py, WINDOW).
const Limit = 240

// longestWord is the number of pieces of one word that are read; the rest of a 90-letter chemical name says nothing
// about who said it.
const longestWord = 12

// fullEnough is the share of a window, in percent, after which it may end early at a paragraph's start.
const fullEnough = 60

// Windows cuts an article into runs of whole sentences of at most limit pieces. A window that cannot take the whole
// of the next paragraph ends at that paragraph's start if it is 60 % full; a longer sentence is cut inside. This is
// the trainer's rule (data.cuts).
func Windows(doc *nlp.Doc, limit int) iter.Seq[nlp.Range] {
	return func(yield func(nlp.Range) bool) {
		c := cutter{doc: doc, limit: limit}
		for c.at < nlp.TokenID(len(doc.Tokens)) {
			r := nlp.Range{Start: c.at, End: c.next()}
			if !yield(r) {
				return
			}
			c.at = r.End
		}
	}
}

// A cutter walks sentences and paragraphs side by side.
type cutter struct {
	doc                 *nlp.Doc
	limit               int
	at                  nlp.TokenID
	sentence, paragraph int // first ones that end after at
}

func (c *cutter) pieces(from, to nlp.TokenID) int {
	return c.doc.PieceCount(nlp.Range{Start: from, End: to})
}

// next returns the end of the window that starts at c.at.
func (c *cutter) next() nlp.TokenID {
	for c.doc.Sentences[c.sentence].End <= c.at {
		c.sentence++
	}
	k := c.sentence
	for k < len(c.doc.Sentences) && c.pieces(c.at, c.doc.Sentences[k].End) <= c.limit {
		k++
	}
	if k == c.sentence {
		return c.inside(c.doc.Sentences[k].End)
	}
	end := c.doc.Sentences[k-1].End
	if k == len(c.doc.Sentences) {
		return end
	}
	return c.paragraphEnd(end)
}

// inside cuts a sentence that is longer than the limit; the window holds at least one token.
func (c *cutter) inside(sentenceEnd nlp.TokenID) nlp.TokenID {
	end := c.at + 1
	for end < sentenceEnd && c.pieces(c.at, end+1) <= c.limit {
		end++
	}
	return end
}

// paragraphEnd moves end back to the last paragraph end before it, if the window stays full enough.
func (c *cutter) paragraphEnd(end nlp.TokenID) nlp.TokenID {
	best := end
	for ; c.paragraph < len(c.doc.Paragraphs); c.paragraph++ {
		p := c.doc.Paragraphs[c.paragraph].End
		if p > end {
			break
		}
		if p == end || p > c.at && 100*c.pieces(c.at, p) >= fullEnough*c.limit {
			best = p
		}
	}
	if c.paragraph > 0 {
		c.paragraph-- // the next window may need it again
	}
	return best
}
