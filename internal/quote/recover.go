package quote

import (
	"strings"

	"sayso/internal/nlp"
)

// sayings end a sentence of speech; behind an opening without a close they tell where the quoted words ended:
// “The dam held, Roe said.
const sayings = " said says added adds told replied asked "

// sayingWithin is how many tokens the speaker may take between the comma and the verb.
const sayingWithin = 6

// beforeSaying returns the end of the quoted words before the first “, Roe said” behind m and before end, or end.
func (w *walk) beforeSaying(m mark, end nlp.TokenID) nlp.TokenID {
	for t := m.at.End; t < end; t++ {
		switch g := w.doc.Glyph(t); {
		case g == ',' && w.isSaying(t+1, end):
			return t
		case (g == '?' || g == '!') && w.isSaying(t+1, end):
			return t + 1
		}
	}
	return end
}

func (w *walk) isSaying(from, end nlp.TokenID) bool {
	for t := from; t < min(from+sayingWithin, end); t++ {
		word := w.doc.Tokens[t].Span().In(w.doc.Article.Text)
		if word == "," {
			return false
		}
		if strings.Contains(sayings, " "+strings.ToLower(word)+" ") {
			return true
		}
	}
	return false
}
