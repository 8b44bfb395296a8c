// Package copies finds what two texts share word for word. A [Finder] looks at each text once: its words with the bytes
// they stand at, which of them are quoted, and which are furniture, what a newsroom puts around any article. [Text.Keys]
// are the shingles by which an inverted index proposes pairs, and [Compare] aligns a pair exactly.
//
// The keys are chosen by winnowing (Schleimer, Wilkerson & Aiken 2003, "Winnowing: local algorithms for document
// fingerprinting"), which is MinHash in each window in place of over the whole text. So any run of [Reach] words that
// two texts have in common gives them [MinShared] keys in common, however long either is: a brief cut from a long piece is found,
// which bands of one MinHash signature over the whole text miss (Broder 1997). The alignment is greedy string tiling
// (Wise 1993), for which order does not matter.
//
// Everything is a function of the texts and the tables in data/copies and data/parts alone; nothing depends on what else
// is in a collection.
package copies
