// Package sayso holds the nouns of a checkable reading of news: an [Article] goes in, a [Record] comes out, and
// every field of the record points by [Span] at the exact bytes of the article it rests on.
//
// The package imports only the standard library and does no work of its own; the verb is engine.Read. The names
// and values of the JSON form are a contract, described field by field in docs/record.md.
package sayso
