// Package eval scores readings of articles against annotated corpora. It takes the function that reads as an
// argument and knows nothing of how reading is done; the definitions of every number are in docs/measuring.md.
//
// Inside the package every span is in bytes of Article.Text. Corpora count code points; readers and writers convert
// at the door.
package eval

import (
	"context"

	"sayso"
)

// A Reader reads one article, as engine.(*Engine).Read does. It must be safe for use by several goroutines.
type Reader func(context.Context, *sayso.Article) (*sayso.Record, error)

// A document is one gold article with its annotation, in bytes of article.Text.
type document struct {
	place    string // of its row, for messages
	article  *sayso.Article
	split    string
	gold     []sayso.Attribution
	times    []sayso.Time
	cases    []timeCase     // of a suite of examples; nil if nothing is to be found
	excluded map[string]int // cases left out, by reason
	tokens   []sayso.Span   // PolNeAR only: CoreNLP's or words
	cuts     []segment      // CofeNet only: several annotators may have cut one article

	quantities []goldQuantity
	places     []goldPlace
	ruler      *ruler
	located    bool // quantities have positions and no values
	units      *unitNames

	words   *depText // syntax
	names   []goldName
	scheme  nameScheme
	classes map[string]bool // of names that the corpus has
	chains  []chain
	pronoun *goldPronoun
	events  []goldEvent
	police  []policeSentence
	facts   []goldFactuality
	triple  *goldTriple
	event   string // stories: which event the article is about
	part    string // slice of the document: "region:Asia"
}
