// Package nlptest makes documents for tests, as the engine makes them.
package nlptest

import (
	"sayso"
	"sayso/internal/encoder"
	"sayso/internal/nlp"
	"sayso/internal/nlp/token"
	"sayso/models"
)

// Doc returns the text as tokens, sentences and paragraphs.
func Doc(text string) *nlp.Doc {
	return token.New(encoder.NewVocabulary(models.Vocabulary)).Doc(&sayso.Article{Text: text})
}
