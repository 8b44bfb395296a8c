// Package gazetteer looks up names of places in a binary file that is used where it lies: nothing is decoded when it is
// opened, so that a program that reads one article does not pay for two hundred thousand cities. The file is made once
// by gen/gazetteer from GeoNames data; data/gazetteer/README.md says which.
//
// The file is little-endian: a header, the records of all places (countries, then regions, then districts, then cities),
// a directory over the upper 16 bits of hashes, the entries (hash, place, name) sorted by hash, and the names, each
// after its length. A name is looked up in folded form (see [Fold]) and compared letter by letter, never by hash alone.
package gazetteer
