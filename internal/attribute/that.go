package attribute

import (
	"strings"

	"sayso/internal/nlp"
)

// verbsAfterThat follow "that" when it is a pronoun: "said that was wrong", "said that’s enough".
const verbsAfterThat = " is was are were 's ’s isn wasn will would won wouldn can could cannot may might must should shall has had have " +
	"does did doesn didn do "

// afterThat returns a content without the complementiser it begins with: “said that the plan failed” says “the plan
// failed”. PolNeAR counts the word in, our guide leaves it out; a demonstrative stays (“said that was wrong”).
func afterThat(doc *nlp.Doc, content nlp.Range) (nlp.Range, bool) {
	if content.Len() < 2 || !strings.EqualFold(word(doc, content.Start), "that") {
		return content, false
	}
	next := strings.ToLower(word(doc, content.Start+1))
	if next == "'" || next == "’" || next == "," || strings.Contains(verbsAfterThat, " "+next+" ") {
		return content, false
	}
	content.Start++
	return content, true
}

func word(doc *nlp.Doc, t nlp.TokenID) string { return doc.Tokens[t].Span().In(doc.Article.Text) }
