package interchange

import (
	"encoding/json"

	"sayso"
)

// The rows of the tables, in the order in which they stand in an export. Positions are bytes. Lists are never null; what is JSON
// inside a text is as the store has it.

// Article is a row of the table article.
type Article struct {
	ID             string          `json:"id" parquet:"id,zstd"`
	SHA256         string          `json:"sha256" parquet:"sha256,zstd"`
	Title          string          `json:"title" parquet:"title,zstd"`
	Publisher      string          `json:"publisher" parquet:"publisher,dict,zstd"`
	Authors        []string        `json:"authors" parquet:"authors,list,zstd"`
	URL            string          `json:"url" parquet:"url,zstd"`
	Language       string          `json:"language" parquet:"language,dict,zstd"`
	Published      string          `json:"published" parquet:"published,zstd"`
	PublishedBasis string          `json:"published_basis" parquet:"published_basis,dict,zstd"`
	Day            int             `json:"day" parquet:"day"`
	FeedSource     string          `json:"feed_source" parquet:"feed_source,dict,zstd"`
	Extractor      string          `json:"extractor" parquet:"extractor,dict,zstd"` // "" for a text that came as it is
	MediaType      string          `json:"media_type" parquet:"media_type,dict,zstd"`
	RawSHA256      string          `json:"raw_sha256" parquet:"raw_sha256,zstd"`
	Warnings       []sayso.Warning `json:"warnings" parquet:"-"`
	WarningsJSON   string          `json:"-" parquet:"warnings,zstd"`
	Text           string          `json:"text" parquet:"text,zstd"`
}

// Record is a row of the table record: what one engine made of one article. Of one article the oldest comes first.
type Record struct {
	Article  string `json:"article" parquet:"article,zstd"`
	Version  string `json:"version" parquet:"version,dict,zstd"`
	Model    string `json:"model" parquet:"model,dict,zstd"`
	Lexicons string `json:"lexicons" parquet:"lexicons,dict,zstd"`
	// Body is the JSON of docs/record.md, without the text; Text the same bytes for a column.
	Body json.RawMessage `json:"record" parquet:"-"`
	Text string          `json:"-" parquet:"record,zstd"`
}

// Statement is a row of the table statement.
type Statement struct {
	Article string   `json:"article" parquet:"article,dict,zstd"`
	ID      string   `json:"id" parquet:"id,zstd"`
	Person  string   `json:"person" parquet:"person,dict,zstd"`
	Name    string   `json:"name" parquet:"name,dict,zstd"`
	About   []string `json:"about" parquet:"about,list,zstd"`
	To      []string `json:"to" parquet:"to,list,zstd"`
	Kind    string   `json:"kind" parquet:"kind,dict,zstd"`
	Stance  string   `json:"stance" parquet:"stance,dict,zstd"`
	Level   string   `json:"level" parquet:"level,dict,zstd"`
	Day     int      `json:"day" parquet:"day"`
	Start   int      `json:"start" parquet:"start"`
	End     int      `json:"end" parquet:"end"`
	Content string   `json:"content" parquet:"content,zstd"`
	Shown   string   `json:"shown" parquet:"shown,zstd"`
}

// Event is a row of the table event.
type Event struct {
	Article            string   `json:"article" parquet:"article,dict,zstd"`
	ID                 string   `json:"id" parquet:"id,zstd"`
	Type               string   `json:"event_type" parquet:"event_type,dict,zstd"`
	Mode               string   `json:"mode" parquet:"mode,dict,zstd"`
	Status             string   `json:"status" parquet:"status,dict,zstd"`
	Actors             []string `json:"actors" parquet:"actors,list,zstd"`
	Recipients         []string `json:"recipients" parquet:"recipients,list,zstd"`
	ActorCountries     []string `json:"actor_countries" parquet:"actor_countries,list,zstd"`
	RecipientCountries []string `json:"recipient_countries" parquet:"recipient_countries,list,zstd"`
	Day                int      `json:"day" parquet:"day"`
	Said               int      `json:"said" parquet:"said"`
	Start              int      `json:"start" parquet:"start"`
	End                int      `json:"end" parquet:"end"`
	Words              string   `json:"words" parquet:"words,zstd"`
	Shown              string   `json:"shown" parquet:"shown,zstd"`
}

// Ref is a row of the table ref: what finders keep of an article, voice or heading.
type Ref struct {
	Kind    int      `json:"kind" parquet:"kind,dict"`
	Ref     string   `json:"ref" parquet:"ref,zstd"`
	Day     int      `json:"day" parquet:"day"`
	Keys    []uint64 `json:"keys" parquet:"keys,list,zstd"`
	Finding []byte   `json:"finding" parquet:"finding,zstd"` // in JSON as base64
}

// Link is a row of the table link.
type Link struct {
	Kind   int     `json:"kind" parquet:"kind,dict"`
	A      string  `json:"a" parquet:"a,dict,zstd"`
	B      string  `json:"b" parquet:"b,dict,zstd"`
	Weight float64 `json:"weight" parquet:"weight,zstd"`
	Body   []byte  `json:"body" parquet:"body,zstd"`
}

// Group is a row of the table group: an origin, a story, a claim or a person.
type Group struct {
	Kind    int      `json:"kind" parquet:"kind,dict"`
	ID      string   `json:"id" parquet:"id,zstd"`
	Title   string   `json:"title" parquet:"title,zstd"`
	Day     int      `json:"day" parquet:"day"`
	LastDay int      `json:"last_day" parquet:"last_day"`
	Size    int      `json:"size" parquet:"size"`
	Members []string `json:"members" parquet:"members,list,zstd"`
	Body    []byte   `json:"body" parquet:"body,zstd"`
}

// Correction is a row of the table correction, an entry of the log.
type Correction struct {
	Seq   int    `json:"seq" parquet:"seq"`
	Entry string `json:"entry" parquet:"entry,zstd"` // its JSON
}

// Setting is a row of the table setting.
type Setting struct {
	Name  string `json:"name" parquet:"name,zstd"`
	Value []byte `json:"value" parquet:"value,zstd"`
}
