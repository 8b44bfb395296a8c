package ingest

import (
	"fmt"

	"sayso/internal/extract/feed"
)

// feed reads a feed: an article for each entry, by its number.
func (r *reader) feed(in *input) bool {
	raw, fault := in.all(r.opts.Limit)
	size := in.size(len(raw))
	if fault != nil {
		return !r.mine() || r.failed(in.place, fault, size)
	}
	list, err := feed.Articles(raw, in.hint)
	if err != nil {
		return !r.mine() || r.failed(in.place, err, size)
	}
	sum := hash(raw)
	for i, d := range list {
		part := size/len(list) + max(0, min(1, size%len(list)-i)) // so that the parts add up
		if r.mine() && !r.documentOf(fmt.Sprintf("%s:%d", in.place, i+1), d, sum, part) {
			return false
		}
	}
	return true
}
