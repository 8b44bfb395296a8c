// Package name finds names: of persons, organisations, places, groups, works, events, laws and facilities, and of four more
// kinds that keep those clean. Names leave out articles and titles. Phrases are what GUM's guide calls a named mention: the
// whole noun phrase. Both are spans over tag groups, decoded window by window; train/HEADS.md says what was learnt from what.
package name
