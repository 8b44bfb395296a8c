// Package verify looks for quotations in sources, word for word, and grades what it finds.
//
// An [Index] holds sources as sequences of word numbers. [Index.Check] takes the record of a draft and returns one
// [Finding] for each quotation: the grade, the place, the changes. Texts are never altered: words are compared folded
// (see scanner), spans come from the words that matched and are bytes of the texts as stored.
package verify
