package eval

import (
	"crypto/sha256"
	"encoding/hex"

	"sayso"
)

// articleRow is a line of a file of articles, in whatever corpus: what else it holds is left aside.
type articleRow struct {
	ID        string  `json:"id"`
	DocID     string  `json:"dId"` // of the story clusters
	Title     string  `json:"title"`
	URL       string  `json:"url"`
	Date      string  `json:"date"`
	Published string  `json:"date_publish"` // of the story clusters, as 2017-09-15T00:00:00
	Text      *string `json:"text"`
}

// readArticles reads the articles of a JSONL file by their ids; of none if path is "".
func readArticles(path string) (map[string]*sayso.Article, error) {
	if path == "" {
		return nil, nil
	}
	out := map[string]*sayso.Article{}
	err := eachLine(path, func(place string, line []byte) error {
		var row articleRow
		if err := decode(place, line, &row); err != nil {
			return err
		}
		if row.ID == "" {
			row.ID = row.DocID
		}
		if row.Date == "" && len(row.Published) >= len("2006-01-02") {
			row.Date = row.Published[:len("2006-01-02")]
		}
		if row.ID == "" || row.Text == nil {
			return corpusError(place, "an article needs id and text")
		}
		a := &sayso.Article{ID: row.ID, Title: row.Title, URL: row.URL, Text: *row.Text, Published: sayso.Published{Basis: sayso.BasisNone}}
		if row.Date != "" {
			a.Published = sayso.Published{Value: row.Date, Basis: sayso.BasisMetadata}
		}
		out[row.ID] = a
		return nil
	})
	return out, err
}

// textDigest is the SHA-256 of a text in hexadecimal, by which gold that does not quote it knows it.
func textDigest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
