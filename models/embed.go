// Package models carries the trained models inside the binary, read-only. Each folder holds a container, its
// vocabulary, a model card and the licence of the weights.
package models

import _ "embed"

// Vocabulary is the reader's word-piece vocabulary, BERT's vocab.txt.
//
//go:embed reader/vocab.txt
var Vocabulary string

// Mentions are the weights by which internal/coref links mentions, beside the reader's own scores; see train/sayso_train/ranker.py.
//
//go:embed reader/mentions.bin
var Mentions string

// Reader is the reading model, in the format of internal/model. It is a string so that its pages stay file-backed and
// nobody can change it; embedding it a second time as bytes would store it twice.
//
//go:embed reader/reader.sayso
var Reader string
