// Package export writes records for people and for other programs, one file a format; docs/formats.md says what becomes of
// what. It decides nothing about an article; it shows what the record says. Citron's data format and brat standoff are also
// read, as records of what somebody else annotated.
package export
