package ingest

import (
	"io"

	"sayso"
	"sayso/internal/fetch"
)

// MaxArticle is the limit for one article in bytes as it comes: a text file, or a line of JSONL.
const MaxArticle = 64 << 20

// WaitedFor is the limit for the text of one article where somebody waits for it to be read, at the desk or in a conversation: some
// three novels, and two minutes of work. The commands that read in the background go up to MaxArticle.
const WaitedFor = 2 << 20

// Options say what to read and how. The zero value reads every article and knows no dates but the inputs' own.
type Options struct {
	Stdin     io.Reader // what "-" names
	Published string    // ISO 8601 date of articles that carry none; "" if not known
	Shard     int       // with Shards: read only the Shard-th of every Shards inputs, from 1
	Shards    int       // 0 reads all
	Limit     int       // bytes of one article, 0 = MaxArticle

	Fetch *fetch.Client // gets the URLs among the names; nil: a URL is an error, and nothing uses a network
}

// An Item is one article, or the reason why there is none. Exactly one of Article and Err is set.
type Item struct {
	Place   string // "draft.txt", "articles.jsonl:17", "-:3"
	Article *sayso.Article
	Record  *sayso.Record // of a line of JSONL that is a record with its text, for those who need not read it again; else nil
	Err     error         // an *sayso.Error with a code and Place
	Size    int           // bytes of input it took, for progress
}
