// Package feed takes articles out of RSS and Atom feeds, one for each entry. gofeed reads the feed; the text of an
// entry is its full content if the feed carries it, else its summary. An entry that was taken over from another feed
// names it in <source>: that is its publisher, not the feed it was found in.
package feed
