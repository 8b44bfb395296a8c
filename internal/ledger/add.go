package ledger

import (
	"context"
	"iter"

	"sayso"
	"sayso/internal/ingest"
)

// AddOptions say how articles are added. The zero value reads on one processor and leaves what was read before.
type AddOptions struct {
	Jobs   int  // articles read at the same time; 0 = 1
	Reread bool // read again what another engine has read; its record is kept beside the new one
	// Took is told of each input when it is durable or has failed, in the order of the inputs, by one goroutine.
	Took func(Added)
}

// Added is what became of one input.
type Added struct {
	Place   string // "articles.jsonl:17"
	Article string // id under which it is kept, "" if Err is set
	New     bool   // false: the same text was there, and nothing was read
	Size    int    // bytes of input
	Err     error  // why it is not in the ledger
}

// Sums says how a run of Add went.
type Sums struct{ New, Known, Reread, Failed int }

// Add reads articles and keeps them with what links them to the others. The same text twice is one article, which is not
// read again. An article is durable when Took has been told; a run that is killed goes on where it stopped when it is
// started again. One that cannot be read or kept is told to Took, and the others go on; Add itself fails if the store does,
// or with code ErrInterrupted when ctx ends: what was told until then is kept.
func (l *Ledger) Add(ctx context.Context, items iter.Seq[ingest.Item], o AddOptions) (Sums, error) {
	return Sums{}, &sayso.Error{Code: sayso.ErrUsage, Msg: "this ledger was opened without an engine"}
}
