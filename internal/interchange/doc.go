// Package interchange takes a whole ledger out of its store and puts it into another: as JSON Lines, one typed line a row, and
// as Parquet, one file a table. Both hold everything: texts, old records beside new ones, what finders keep, keys, links,
// groups, corrections, settings. Rows come in a fixed order, so a ledger that was taken out, put into an empty store and
// taken out again gives the same bytes, whatever the database.
//
// What is derived goes along, because making it again needs the engine that read the articles. docs/ledger.md describes
// the tables.
package interchange
