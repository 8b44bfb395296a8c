package token

import "sayso/internal/nlp"

// Unclosed returns the opening marks of quotations that are left open at their paragraph's end, unless the next
// paragraph opens again, as news does when one speech runs on.
func Unclosed(doc *nlp.Doc) []nlp.TokenID {
	var out []nlp.TokenID
	for i, p := range doc.Paragraphs {
		mark, open := openMark(doc, p)
		if !open {
			continue
		}
		if i+1 < len(doc.Paragraphs) && doc.Tokens[doc.Paragraphs[i+1].Start].Quote == nlp.QuoteOpen {
			continue
		}
		out = append(out, mark)
	}
	return out
}

// openMark returns the last opening mark of a paragraph if nothing closes it.
func openMark(doc *nlp.Doc, p nlp.Range) (mark nlp.TokenID, open bool) {
	for t := p.Start; t < p.End; t++ {
		switch doc.Tokens[t].Quote {
		case nlp.QuoteOpen:
			mark, open = t, true
		case nlp.QuoteClose:
			open = false
		}
	}
	return mark, open
}
