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
// "said") are an eighth of its words or more, and more than those of other languages, which tell a text of one sentence ("Le pont est fermé, selon les
// élus"). A text too short to tell passes.
func (t *Tokenizer) English(doc *nlp.Doc) bool {
	words, small := t.smallWords(doc, t.english)
	_, others := t.smallWords(doc, t.others)
	if others >= fewOthers && others > small {
		return false
	}
	return words < enoughWords || 8*small >= words
}

// fewOthers is how many small words of another language are more than a name or a motto.
const fewOthers = 3

// smallWords counts the words of a text and those that stand in a table of small words.
func (t *Tokenizer) smallWords(doc *nlp.Doc, table map[string]bool) (words, small int) {
	for _, tok := range doc.Tokens {
		w := tok.Span().In(doc.Article.Text)
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsLetter(r) {
			continue
		}
		words++
		if len(w) <= 6 && table[strings.ToLower(w)] {
			small++
		}
	}
	return words, small
}

// smallTable reads a table of small words; a malformed one is a fault of the build, which a test excludes.
func smallTable(path string) map[string]bool {
	table, err := lexicon.Load(data.FS, path, "word", "example")
	if err != nil {
		panic("token: " + err.Error())
	}
	return table.Set()
}
