package ledger

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"sayso"
	"sayso/engine"
	"sayso/internal/ingest"
	"sayso/internal/store"
)

// AddOptions say how articles are added. The zero value reads on one processor and leaves what was read before.
type AddOptions struct {
	Jobs   int  // articles read at the same time; 0 = 1
	Reread bool // read again what another engine has read; its record is kept beside the new one
	// Seats has room for so many articles as may be read at the same time by all runs of Add that share it; nil: no limit but Jobs.
	Seats chan struct{}
	// Reading is told how far the reading of an input has come, in bytes of its text, by the goroutines that read; nil: nobody is.
	Reading func(place string, done, of int)
	// Took is told of each input when it is durable or has failed, in the order of the inputs, by one goroutine.
	Took func(Added)
}

// Added is what became of one input.
type Added struct {
	Place   string // "articles.jsonl:17"
	Article string // id under which it is kept, "" if Err is set
	New     bool   // false: the same text was there
	Reread  bool   // it was there, read by another engine, and was read again
	Size    int    // bytes of input
	Err     error  // why it is not in the ledger
}

// Sums says how a run of Add went.
type Sums struct {
	New    int `json:"new"`
	Known  int `json:"known"`
	Reread int `json:"reread"`
	Failed int `json:"failed"`
}

// A transaction takes this many articles, or fewer if they are long: enough that what many of them touch is written once,
// few enough that a kill costs seconds of work.
const (
	batchArticles = 64
	batchBytes    = 1 << 20 // of text
)

// Add reads articles and keeps them with what links them to the others. The same text twice is one article, which is not
// read again. An article is durable when Took has been told; a run that is killed goes on where it stopped when it is
// started again. One that cannot be read or kept is told to Took, and the others go on; Add itself fails if the store does,
// or with code ErrInterrupted when ctx ends: what was told until then is kept.
func (l *Ledger) Add(ctx context.Context, items iter.Seq[ingest.Item], o AddOptions) (Sums, error) {
	if l.engine == nil {
		return Sums{}, &sayso.Error{Code: sayso.ErrUsage, Msg: "this ledger was opened without an engine, for questions only"}
	}
	a := &adder{Ledger: l, options: o, linker: l.finders}
	err := ordered(ctx, max(1, o.Jobs), l.batch+2*max(1, o.Jobs), items, a.read, func(r *reading) error { return a.take(ctx, r) })
	// What has been read is kept, also when the user stops the rest.
	if flushErr := a.flush(context.WithoutCancel(ctx)); flushErr != nil && (err == nil || ctx.Err() != nil) {
		return a.sums, flushErr
	}
	if err != nil && ctx.Err() != nil {
		return a.sums, &sayso.Error{Code: sayso.ErrInterrupted, Msg: "stopped by the user; what was read is kept, and the same command goes on"}
	}
	return a.sums, err
}

// An adder is one run of Add.
type adder struct {
	*Ledger
	options AddOptions
	linker  *linker
	sums    Sums

	batch []*reading // read, not yet kept
	bytes int        // of their texts
}

// A reading is one input on its way into the store, with all that depends on it alone.
type reading struct {
	Added
	article *sayso.Article
	info    store.ArticleInfo
	made    *sayso.Record
	record  []byte // its canonical JSON
	found   found
}

// read is the work of one worker on one input. It reads nothing that the store knows.
func (a *adder) read(ctx context.Context, item ingest.Item) (r *reading) {
	r = &reading{Added: Added{Place: item.Place, Size: item.Size, Err: item.Err}}
	if r.Err != nil {
		return r
	}
	// One broken invariant must not cost the other articles of a long job. It is reported with its place.
	defer func() {
		if fault := recover(); fault != nil {
			r.Err = &sayso.Error{Code: sayso.ErrInternal, Place: item.Place, Msg: fmt.Sprintf("reading failed: %v", fault)}
		}
	}()
	r.article = item.Article.Identified()
	known, err := a.known(ctx, r)
	if err == nil && !known {
		err = a.make(ctx, r)
	}
	if err != nil {
		r.Err = fmt.Errorf("%s: %w", item.Place, err)
	}
	return r
}

// known reports whether an article needs no reading. One that is read again comes from the store, under its id there.
func (a *adder) known(ctx context.Context, r *reading) (known bool, err error) {
	err = a.store.View(ctx, func(in store.Reader) error {
		id, err := in.ArticleByHash(r.article.SHA256)
		if err != nil || id == "" {
			return err
		}
		r.Article, known = id, true
		if !a.options.Reread {
			return nil
		}
		if rec, err := in.RecordOf(id, a.by); err != nil || rec != nil {
			return err
		}
		kept, err := in.Article(id)
		if err == nil && kept != nil {
			r.article, r.Reread, known = kept, true, false
		}
		return err
	})
	return known, err
}

// make reads the article and finds what depends on it alone.
func (a *adder) make(ctx context.Context, r *reading) error {
	if seats := a.options.Seats; seats != nil {
		select {
		case seats <- struct{}{}:
			defer func() { <-seats }()
		case <-ctx.Done():
			return &sayso.Error{Code: sayso.ErrInterrupted, Place: r.article.ID, Msg: "stopped before the article was read", Err: ctx.Err()}
		}
	}
	if tell := a.options.Reading; tell != nil {
		ctx = engine.WithProgress(ctx, func(done, of int) { tell(r.Place, done, of) })
	}
	rec, doc, err := a.engine.ReadDoc(ctx, r.article)
	if err != nil {
		return err
	}
	if r.record, err = sayso.MarshalRecord(rec, sayso.MarshalOptions{Offsets: sayso.OffsetsBytes}); err != nil {
		return err
	}
	r.made = rec
	r.info, r.found = infoOf(r.article), a.linker.find(rec, doc)
	return nil
}

func infoOf(a *sayso.Article) store.ArticleInfo {
	info := store.ArticleInfo{ID: a.ID, SHA256: a.SHA256, Title: a.Title, Publisher: a.Publisher, URL: a.URL, Language: a.Language,
		Published: a.Published, Day: storedDay(a.Published.Value), Bytes: len(a.Text)}
	if a.Extraction != nil {
		info.RawSHA256, info.FeedSource = a.Extraction.SHA256, a.Extraction.FeedSource
	}
	return info
}

// take collects readings and keeps a batch of them when it is full.
func (a *adder) take(ctx context.Context, r *reading) error {
	a.batch = append(a.batch, r)
	if r.article != nil {
		a.bytes += len(r.article.Text)
	}
	if len(a.batch) < a.Ledger.batch && a.bytes < batchBytes {
		return nil
	}
	return a.flush(context.WithoutCancel(ctx))
}

// flush keeps the batch in one transaction and then tells what became of each.
func (a *adder) flush(ctx context.Context) error {
	if len(a.batch) == 0 {
		return nil
	}
	var out []Added
	err := a.store.Update(ctx, func(w store.Writer) error {
		out = out[:0] // the store may have to run this twice
		log, err := a.linker.readLog(w)
		if err != nil {
			return err
		}
		s := a.linker.session(w, log)
		for _, r := range a.batch {
			done, err := a.keep(w, s, r)
			if err != nil {
				return err
			}
			out = append(out, done)
		}
		return s.settle()
	})
	if err != nil {
		return err
	}
	a.batch, a.bytes = a.batch[:0], 0
	for _, d := range out {
		a.sums.add(d)
		if a.options.Took != nil {
			a.options.Took(d)
		}
	}
	return nil
}

// keep puts one article into the store. A fault of the article itself is told in what it returns.
func (a *adder) keep(w store.Writer, s *session, r *reading) (Added, error) {
	done := r.Added
	if done.Err != nil || r.record == nil {
		return done, nil
	}
	id, added, err := w.PutArticle(r.article, r.info)
	var coded *sayso.Error
	if errors.As(err, &coded) && (coded.Code == sayso.ErrConflict || coded.Code == sayso.ErrNotText || coded.Code == sayso.ErrRecord) {
		done.Err = fmt.Errorf("%s: %w", r.Place, err)
		return done, nil
	}
	if err != nil {
		return done, err
	}
	done.Article, done.New = id, added
	if !added && (!r.Reread || id != r.article.ID) { // the same text came twice in a batch, or from another program
		done.Reread = false
		return done, nil
	}
	if err := w.PutRecord(store.Record{Article: id, Engine: a.by, Body: r.record}); err != nil {
		return done, err
	}
	return done, s.put(r.made, r.found)
}

func (s *Sums) add(d Added) {
	switch {
	case d.Err != nil:
		s.Failed++
	case d.New:
		s.New++
	case d.Reread:
		s.Reread++
	default:
		s.Known++
	}
}
