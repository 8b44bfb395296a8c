package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/data"
	"sayso/internal/lexicon"
	"sayso/internal/nlp"
)

// enoughWords is the length from which a text's language can be told by its small words.
const enoughWords = 40

// English reports whether a text looks like English, which is all the model has learnt: small words ("the", "of",
// "said") are an eighth of its words or more. A text too short to tell passes.
func (t *Tokenizer) English(doc *nlp.Doc) bool {
	words, small := t.smallWords(doc)
	return words < enoughWords || 8*small >= words
}

func (t *Tokenizer) smallWords(doc *nlp.Doc) (words, small int) {
	for _, tok := range doc.Tokens {
		w := tok.Span().In(doc.Article.Text)
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLetter(r) {
			continue
		}
		words++
		if len(w) <= 5 && t.english[strings.ToLower(w)] {
			small++
		}
	}
	return words, small
}

// englishWords reads the table; a malformed one is a fault of the build, which a test excludes.
func englishWords() map[string]bool {
	table, err := lexicon.Load(data.FS, "language/english.tsv", "word", "example")
	if err != nil {
		panic("token: " + err.Error())
	}
	return table.Set()
}
