package sayso

import (
	"crypto/sha256"
	"encoding/hex"
)

// An Article is one published text with its metadata, the unit of reading. Text is the input as received, decoded
// to UTF-8, or what an extractor took out of it (then Extraction is set), and never altered afterwards: no
// normalisation, no mending of quotation marks or spaces. The caller owns the value; reading does not change it.
type Article struct {
	ID        string // as given, or derived from SHA256 when empty
	Title     string // headline, if it is not part of Text
	Publisher string // the outlet; never called a source
	Authors   []string
	URL       string
	Language  string    // BCP 47, "" if unknown
	Published Published // document date with its basis
	Text      string    // UTF-8, the frame of every Span
	SHA256    string    // of Text, lower-case hexadecimal
	Warnings  []Warning // what ingestion could not read; carried into the record

	Extraction *Extraction // how Text was taken out of another format; nil for a text that came as it is
}

// An Extraction says from which bytes a text was taken, and by what, so that the text can be made again and checked.
type Extraction struct {
	Extractor string // name and version, such as "html/1 go-trafilatura/1.12.2"
	MediaType string // of the raw bytes, such as "text/html"
	SHA256    string // of the raw bytes, lower-case hexadecimal
	// FeedSource is whom the feed that brought the text names as its source (RSS and Atom: <source>), "" if nobody.
	FeedSource string
}

// Identified returns a with ID and SHA256 filled in: a itself if it has both, else a shallow copy. The id derived
// from the hash is its first 16 digits, so the same text has the same id everywhere.
func (a *Article) Identified() *Article {
	if a.ID != "" && a.SHA256 != "" {
		return a
	}
	b := *a
	if b.SHA256 == "" {
		sum := sha256.Sum256([]byte(b.Text))
		b.SHA256 = hex.EncodeToString(sum[:])
	}
	if b.ID == "" {
		b.ID = b.SHA256[:16]
	}
	return &b
}

// Published is a publication date and how it is known. Today's date is never used: no date means no date.
type Published struct {
	Value string // ISO 8601 date or date and time; "" if none
	Basis Basis
}

// Basis says how a date is known.
type Basis string

// The bases of a publication date.
const (
	BasisGiven    Basis = "given"    // by the caller (--published)
	BasisMetadata Basis = "metadata" // from the input's own metadata
	BasisNone     Basis = "none"
)
