// Package ingest turns bytes into articles: plain text files, JSON Lines, standard input and folders of these. It
// streams, so the memory it needs is that of one article however many there are, and a bad input is an item with
// an error among the others, never the end of the rest.
package ingest
