// Package export writes records for people and for other programs, one file a format. It decides nothing about an
// article; it shows what the record says.
package export
