package name

import (
	"cmp"
	"slices"
	"strings"

	"sayso/internal/nlp"
)

// Repaired mends in the names of an article what a tagger that sees a window at a time cannot know: one spelling is one kind
// throughout, and a single word that ends a person's full name is that person.
func Repaired(doc *nlp.Doc, names []nlp.Name) []nlp.Name {
	out := make([]nlp.Name, 0, len(names))
	for _, n := range names {
		if n = trimmed(doc, n); n.Range.Len() > 0 {
			out = append(out, n)
		}
	}
	agree(doc, out)
	surnames(doc, out)
	return out
}

// trimmed is a name without the small words at its end: "Ministry of Finance | and".
func trimmed(doc *nlp.Doc, n nlp.Name) nlp.Name {
	for n.Range.Len() > 1 && n.Kind != nlp.NameDate {
		switch doc.Word(n.Range.End - 1) {
		case "and", "of", "the", ",", "for", "in":
			n.Range.End--
		default:
			return n
		}
	}
	return n
}

// agree gives all names of one spelling the kind for which the tagger has most: "Jumia" is no person in one sentence and a
// company in the next.
func agree(doc *nlp.Doc, names []nlp.Name) {
	votes := map[string]*[nlp.NameDate + 1]float32{}
	at := func(n nlp.Name) *[nlp.NameDate + 1]float32 {
		k := strings.TrimPrefix(doc.Span(n.Range).In(doc.Article.Text), "the ")
		if votes[k] == nil {
			votes[k] = new([nlp.NameDate + 1]float32)
		}
		return votes[k]
	}
	for _, n := range names {
		at(n)[n.Kind] += n.P
	}
	for i, n := range names {
		v := at(n)
		if best := slices.Index(v[:], slices.MaxFunc(v[:], cmp.Compare)); v[best] > v[n.Kind] {
			names[i].Kind = nlp.NameKind(best)
		}
	}
}

// surnames makes persons of single words that end a person's full name in the article: "Mistry" where "Ana Mistry" stands.
func surnames(doc *nlp.Doc, names []nlp.Name) {
	last := map[string]bool{}
	for _, n := range names {
		if n.Kind == nlp.NamePerson && n.Range.Len() > 1 {
			last[doc.Word(n.Range.End-1)] = true
		}
	}
	for i, n := range names {
		switch n.Kind {
		case nlp.NameOrganization, nlp.NameMisc, nlp.NamePlace:
			if n.Range.Len() == 1 && last[doc.Word(n.Range.Start)] {
				names[i].Kind = nlp.NamePerson
			}
		}
	}
}
