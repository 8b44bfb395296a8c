// Package token turns an article's text into tokens, sentences and paragraphs: the units every later stage counts
// in. The text is only looked at, never altered.
package token
