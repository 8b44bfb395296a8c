package sample

import (
	"bytes"
	"container/heap"
	"crypto/sha256"
	"fmt"
	"slices"

	"sayso"
)

// A Draw keeps the n events of all it is given whose hash with the seed is least: each set of n is as likely as any other.
type Draw struct {
	n        int
	seed     int64
	statuses []sayso.Status
	kept     ranks
	seen     int
}

// NewDraw draws n events of these statuses.
func NewDraw(n int, seed int64, statuses []sayso.Status) *Draw {
	return &Draw{n: n, seed: seed, statuses: statuses}
}

// Seen returns from how many events was drawn.
func (d *Draw) Seen() int { return d.seen }

// Add gives the events of a record into the draw.
func (d *Draw) Add(rec *sayso.Record) {
	for i := range rec.Events {
		e := &rec.Events[i]
		if !slices.Contains(d.statuses, e.Status) {
			continue
		}
		d.seen++
		r := ranked{hash: sha256.Sum256(fmt.Appendf(nil, "%d\x00%s\x00%s\x00%s", d.seed, rec.Article.SHA256, rec.Article.ID, e.ID))}
		if len(d.kept) == d.n && bytes.Compare(r.hash[:], d.kept[0].hash[:]) >= 0 {
			continue
		}
		r.row = newRow(rec, e)
		heap.Push(&d.kept, r)
		if len(d.kept) > d.n {
			heap.Pop(&d.kept)
		}
	}
}

// Rows returns what was drawn, in the order of the hashes, so that the first m of n are a sample too.
func (d *Draw) Rows() []Row {
	kept := slices.Clone(d.kept)
	slices.SortFunc(kept, func(a, b ranked) int { return bytes.Compare(a.hash[:], b.hash[:]) })
	out := make([]Row, len(kept))
	for i := range kept {
		out[i] = kept[i].row
	}
	return out
}

type ranked struct {
	hash [sha256.Size]byte
	row  Row
}

// ranks is a heap with the greatest hash on top.
type ranks []ranked

func (r ranks) Len() int           { return len(r) }
func (r ranks) Less(i, j int) bool { return bytes.Compare(r[i].hash[:], r[j].hash[:]) > 0 }
func (r ranks) Swap(i, j int)      { r[i], r[j] = r[j], r[i] }
func (r *ranks) Push(x any)        { *r = append(*r, x.(ranked)) }

func (r *ranks) Pop() any {
	last := (*r)[len(*r)-1]
	*r = (*r)[:len(*r)-1]
	return last
}
