package attribute

import (
	"strings"

	"sayso"
	"sayso/internal/nlp"
)

// verbsAfterThat follow "that" when it is a pronoun: "said that was wrong", "said that’s enough".
const verbsAfterThat = " is was are were 's ’s isn wasn will would won wouldn can could cannot may might must should shall has had have " +
	"does did doesn didn do "

// afterThat returns a content without the complementiser it begins with: “said that the plan failed” says “the plan
// failed”. PolNeAR counts the word in, our guide leaves it out; a demonstrative stays (“said that was wrong”).
func afterThat(doc *nlp.Doc, content nlp.Range) (nlp.Range, bool) {
	if content.Len() < 2 || !strings.EqualFold(doc.Word(content.Start), "that") {
		return content, false
	}
	next := strings.ToLower(doc.Word(content.Start + 1))
	if next == "'" || next == "’" || next == "," || strings.Contains(verbsAfterThat, " "+next+" ") {
		return content, false
	}
	content.Start++
	return content, true
}

// freeThat takes the complementiser of one attribution from the source of another that begins with it: in “reports that
// Norland’s prime minister approved the order” the minister's phrase does not hold the “that” of the reports.
func freeThat(doc *nlp.Doc, all []sayso.Attribution) {
	ends := map[int]int{}
	for _, a := range all {
		if a.Complementiser != nil {
			ends[a.Complementiser.Start] = a.Complementiser.End
		}
	}
	for _, a := range all {
		for i, s := range a.Source {
			end, ok := ends[s.Start]
			if rest := doc.TokensIn(sayso.Span{Start: end, End: s.End}); ok && rest.Len() > 0 {
				a.Source[i].Start = int(doc.Tokens[rest.Start].Start)
			}
		}
	}
}
