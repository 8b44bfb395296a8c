// Package place finds where an article plays: names of places, words for their people and governments, and "the
// country", "the capital", each with the record of the gazetteer it means, or with the reason why none was chosen.
//
// It goes in three steps, over words of the text and the tables in data/places. Names of the gazetteer are found where
// they are written as names and the words around them make neither a person ("Jordan said", "Paris Hilton") nor an
// organisation ("Bank of England") of them. Each name then has candidates, and the article decides between them: what
// stands behind a comma, countries named elsewhere, places near each other, and at last the number of inhabitants.
// Where two candidates far from each other are as likely, none is chosen. Work grows linearly with the text.
package place
