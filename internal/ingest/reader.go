package ingest

import (
	"errors"
	"io/fs"
	"iter"
	"os"
	"strings"

	"sayso"
	"sayso/internal/extract"
)

// Articles yields the articles of the named files, folders and URLs in order; "-" is standard input. A folder gives its
// files with an extension that the table of formats has, and those of its folders, sorted by name, without hidden ones.
// Any other file is read by its look: JSON Lines if its first line is an object with a text or a record, another format if it begins
// like one, else plain text. What is compressed with gzip is unpacked first.
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
	return r.failed(place, &sayso.Error{Code: code, Msg: msg, Err: cause}, size)
}

// failed yields an error that came without its place.
func (r *reader) failed(place string, err error, size int) bool {
	coded := sayso.Error{Code: sayso.ErrInternal, Msg: "an error without a code", Err: err}
	if known := (*sayso.Error)(nil); errors.As(err, &known) {
		coded = *known
	}
	var path *fs.PathError
	if errors.As(coded.Err, &path) {
		coded.Err = path.Err // the path is the place already
	}
	coded.Place = place
	return r.yield(Item{Place: place, Err: &coded, Size: size})
}

func (r *reader) name(name string) bool {
	if name == "-" {
		return r.sniffed(open(name, r.opts.Stdin, extract.Hint{}), nil)
	}
	if IsURL(name) {
		return r.url(name)
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
		return r.fail(sayso.ErrRead, dir, "the folder holds no file that can be read ("+strings.Join(extensions(), " ")+")", nil, 0)
	}
	return true
}

func (r *reader) file(name string) bool {
	found := named(name)
	single := len(found) == 1 && found[0].one != nil
	if single && !r.mine() { // not even opened
		return true
	}
	f, err := os.Open(name)
	if err != nil {
		if !single && !r.mine() {
			return true
		}
		return r.fail(sayso.ErrRead, name, "the file cannot be opened", err, 0)
	}
	defer f.Close()
	in := open(name, f, extract.Hint{Name: name})
	switch {
	case single:
		return found[0].one(r, in)
	case len(found) == 1:
		return found[0].many(r, in)
	}
	return r.sniffed(in, found)
}

// sniffed reads an input whose name does not say what it is, or leaves a choice. A mistake here would lose a whole
// input, so only a first line that is an object with a text makes it JSON Lines.
func (r *reader) sniffed(in *input, choice []format) bool {
	all := choice
	if len(all) == 0 {
		all = formats()
	}
	f, ok := lookOf(all, in.head())
	switch {
	case ok:
	case len(choice) > 0:
		return !r.mine() || r.fail(sayso.ErrFormat, in.place, "the file is of none of the kinds that its name stands for", nil, 0)
	default:
		f = r.plain(in)
	}
	if f.many != nil {
		return f.many(r, in)
	}
	return !r.mine() || f.one(r, in)
}

// plain returns the format of an input that looks like no other: JSON Lines, what its server says, or text.
func (r *reader) plain(in *input) format {
	if r.startsWithArticle(in) {
		return format{many: (*reader).lines}
	}
	if f, ok := typeOf(in.hint.ContentType); ok {
		return f
	}
	return format{one: (*reader).text}
}

// extract reads the one article of an input with x.
func (r *reader) extract(in *input, x extract.Extractor) bool {
	raw, fault := in.all(r.opts.Limit)
	size := in.size(len(raw))
	if fault != nil {
		return r.failed(in.place, fault, size)
	}
	d, err := x.Extract(raw, in.hint)
	if err != nil {
		return r.failed(in.place, err, size)
	}
	return r.document(in.place, d, raw, size)
}
