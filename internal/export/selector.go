package export

import (
	"index/suffixarray"
	"unicode/utf8"

	"sayso"
)

// A positionSelector is W3C's TextPositionSelector: code points of the text, from 0, the end outside.
type positionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// A quoteSelector is W3C's TextQuoteSelector. Prefix, exact and suffix together stand in the text once, for a reader that
// finds them twice takes both.
type quoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
}

// Prefix and suffix have shortest code points each where the text has them, and at most longest: words that are not told
// apart by those get no quotation selector, for it would mean other places too.
const shortest, longest = 32, 1024

// A selecter makes the selectors of spans of one text. Its index is only asked whether words stand there twice, never where.
type selecter struct {
	*ruler
	index *suffixarray.Index
}

func newSelecter(rec *sayso.Record) (*selecter, error) {
	r, err := newRuler(rec, sayso.OffsetsCodePoints)
	if err != nil {
		return nil, err
	}
	return &selecter{r, suffixarray.New([]byte(rec.Article.Text))}, nil
}

// selectors returns both selectors of a span, the position first.
func (c *selecter) selectors(s sayso.Span) []any {
	p := c.span(s)
	if c.err != nil {
		return nil
	}
	out := []any{positionSelector{"TextPositionSelector", p.Start, p.End}}
	for n := shortest; n <= longest; n *= 2 {
		start, end := back(c.text, s.Start, n), ahead(c.text, s.End, n)
		if start == 0 && end == len(c.text) || len(c.index.Lookup([]byte(c.text[start:end]), 2)) == 1 {
			return append(out, quoteSelector{"TextQuoteSelector", p.Text, c.text[start:s.Start], c.text[s.End:end]})
		}
	}
	return out
}

// back goes n code points towards the beginning.
func back(text string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at
}

// ahead goes n code points towards the end.
func ahead(text string, at, n int) int {
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}
