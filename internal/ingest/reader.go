package ingest

import (
	"errors"
	"io/fs"
	"iter"
	"os"

	"sayso"
)

// Articles yields the articles of the named files and folders in order; "-" is standard input. A folder gives its
// .txt, .jsonl and .ndjson files, and those of its folders, sorted by name, without hidden ones. Any other file is
// read by its look: JSON Lines if its first line is an object with a text, else plain text.
func Articles(names []string, opts Options) iter.Seq[Item] {
	if opts.Limit == 0 {
		opts.Limit = MaxArticle
	}
	return func(yield func(Item) bool) {
		r := &reader{opts: opts, yield: yield}
		for _, name := range names {
			if !r.name(name) {
				return
			}
		}
	}
}

// A reader goes through the inputs. Its methods report false when the consumer wants no more.
type reader struct {
	opts  Options
	yield func(Item) bool
	count int // inputs so far, of all shards
}

// mine counts one input and says whether it is in the shard asked for. Counting makes shards of equal size, and the
// same inputs always fall into the same shard.
func (r *reader) mine() bool {
	r.count++
	return r.opts.Shards == 0 || (r.count-1)%r.opts.Shards == r.opts.Shard-1
}

func (r *reader) fail(code sayso.Code, place, msg string, cause error, size int) bool {
	var path *fs.PathError
	if errors.As(cause, &path) {
		cause = path.Err // the path is the place already
	}
	return r.yield(Item{Place: place, Err: &sayso.Error{Code: code, Place: place, Msg: msg, Err: cause}, Size: size})
}

func (r *reader) name(name string) bool {
	if name == "-" {
		return r.sniffed(name, r.opts.Stdin)
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return r.folder(name)
	}
	return r.file(name)
}

func (r *reader) folder(dir string) bool {
	empty := true
	for path, err := range walk(dir) {
		empty = false
		if err != nil && r.mine() && !r.fail(sayso.ErrRead, path, "the folder cannot be listed", err, 0) {
			return false
		}
		if err == nil && !r.file(path) {
			return false
		}
	}
	if empty && r.mine() {
		return r.fail(sayso.ErrRead, dir, "the folder holds no .txt or .jsonl file", nil, 0)
	}
	return true
}

func (r *reader) file(name string) bool {
	kind := kindOf(name)
	if kind == kindText && !r.mine() { // not even opened
		return true
	}
	f, err := os.Open(name)
	if err != nil {
		if kind != kindText && !r.mine() {
			return true
		}
		return r.fail(sayso.ErrRead, name, "the file cannot be opened", err, 0)
	}
	defer f.Close()
	switch kind {
	case kindText:
		return r.text(name, f)
	case kindLines:
		return r.lines(name, newLineReader(f, r.opts.Limit))
	}
	return r.sniffed(name, f)
}
