// Package extract names what every extractor gives: one article taken out of a file in another format. The formats
// stand in packages of their own below it; package ingest chooses among them.
package extract

import "sayso"

// A Document is an article as its file tells it. Text is frozen from here on: spans of a record count its bytes.
type Document struct {
	Text      string   // UTF-8; paragraphs end with a blank line
	Title     string   // headline, if it is not part of Text
	Publisher string   // the outlet
	Authors   []string // as the file names them, in its order
	URL       string   // canonical address, "" if the file names none
	Language  string   // BCP 47, "" if the file names none
	Published string   // ISO 8601 date or date and time from the file's own metadata; "" if none or not readable
	ID        string   // the format's own identifier, "" if none
	Source    string   // whom a feed names as the source of an entry, "" if nobody
	Extractor string   // name and version of what took the text out, such as "html/1 go-trafilatura/1.12.2"
	MediaType string   // of the raw bytes, such as "text/html"

	Warnings []sayso.Warning // what could not be read; spans are of Text
}

// An Extractor takes the article out of the raw bytes of one file. It never panics, whatever the bytes; its memory
// and its work are bounded by a small multiple of len(raw) or by a limit of its own. An error is a *sayso.Error with
// a code and without a place, which the caller knows. It is safe for use by several goroutines.
type Extractor interface {
	Extract(raw []byte, hint Hint) (*Document, error)
}

// A Hint is what is known about a file beside its bytes; all of it may be wrong.
type Hint struct {
	Name        string // of the file
	URL         string // it was fetched from
	ContentType string // with its charset, as a server or an archive gave it
}
