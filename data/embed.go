// Package data carries the lexicons inside the binary, read-only: text tables that people edit and cite. Each folder
// has a README with origin and licence; each row an example that a test executes.
package data

import "embed"

// FS holds the tables under their paths in this folder: "sentence/abbreviations.tsv".
//
//go:embed */*.tsv
var FS embed.FS

// Gazetteer is the file of places, in the format of internal/gazetteer. It is a string so that its pages stay file-backed
// and nobody can change it.
//
//go:embed gazetteer/places.bin
var Gazetteer string

// Rarity says how rare words are in news, in the format of internal/story. It is a string for the same reasons.
//
//go:embed rarity/words.txt
var Rarity string

// Land is the coasts of the world, in the form of data/land/README.md.
//
//go:embed land/outline.txt
var Land string
