// Package models carries the trained models inside the binary, read-only.
package models

import _ "embed"

// Vocabulary is the reader's word-piece vocabulary, BERT's vocab.txt.
//
//go:embed reader/vocab.txt
var Vocabulary string
