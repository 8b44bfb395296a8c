// Package syntax analyses articles as Universal Dependencies 2 does: words, sentences, tags, lemmas and dependency trees,
// read off the encoder's states window by window. Words and sentences are labels of tokens, lemmas are edit rules, trees
// are the best arborescences by the scores of arcs, low-rank bilinear plus additive (after Dozat and Manning, "Deep
// Biaffine Attention for Neural Dependency Parsing", 2017). train/HEADS.md has the numbers and every rule.
package syntax
