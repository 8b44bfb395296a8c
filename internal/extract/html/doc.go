// Package html takes articles out of web pages. go-trafilatura finds the part of the page that is the article; the text
// is put together here, from the elements it keeps, since spans of a record count its bytes: one paragraph a block,
// a blank line between, no word lost or joined. Title, publisher, authors, date and address come from what the page
// says of itself, JSON-LD before OpenGraph before other meta elements.
package html
