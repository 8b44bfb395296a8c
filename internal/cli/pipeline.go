package cli

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"sayso"
	"sayso/engine"
	"sayso/internal/export"
	"sayso/internal/ingest"
)

// A result is what one input came to: a record as written, or the error why there is none.
type result struct {
	body   []byte
	entry  export.Entry  // of the page's index, for html
	record *sayso.Record // for commands that do more with it than write it
	size   int           // bytes of input
	err    error
}

// A task is one input on its way: done holds its result when it is read.
type task struct {
	item   ingest.Item
	number int // of the input, from 1
	done   chan result
}

// name is what a person calls the input.
func (t *task) name() string {
	if rest, ok := strings.CutPrefix(t.item.Place, "-"); ok && (rest == "" || rest[0] == ':') {
		return "standard input" + rest
	}
	return t.item.Place
}

// inOrder reads items with as many workers as jobs and hands the results to write in the order of the items. Some
// 3*jobs inputs are in memory at a time. It stops at the first error of write, and at once when ctx ends, also while
// an input keeps it waiting: the error then has code ErrInterrupted, and what was written is a beginning of the whole.
func inOrder(ctx context.Context, jobs int, items iter.Seq[ingest.Item],
	read func(context.Context, *task) result, write func(result) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	tasks := make(chan *task)         // to the workers
	queue := make(chan *task, 2*jobs) // the same tasks, in order, to the writer
	for range jobs {
		go func() {
			for t := range tasks {
				t.done <- read(ctx, t)
			}
		}()
	}
	go feed(ctx, items, tasks, queue)
	for {
		t, ok := receive(ctx, queue)
		if !ok {
			return interrupted(ctx)
		}
		r, ok := receive(ctx, t.done)
		if !ok || ctx.Err() != nil && r.err != nil {
			return interrupted(ctx)
		}
		if err := write(r); err != nil {
			return err
		}
	}
}

// feed gives each item to the workers and to the queue.
func feed(ctx context.Context, items iter.Seq[ingest.Item], tasks, queue chan<- *task) {
	defer close(queue)
	defer close(tasks)
	number := 0
	for item := range items {
		number++
		t := &task{item, number, make(chan result, 1)}
		select {
		case <-ctx.Done():
			return
		case queue <- t:
			tasks <- t
		}
	}
}

// receive takes the next value; ok is false when there is none or ctx has ended.
func receive[T any](ctx context.Context, c <-chan T) (v T, ok bool) {
	select {
	case <-ctx.Done():
		return v, false
	case v, ok = <-c:
		return v, ok
	}
}

func interrupted(ctx context.Context) error {
	if ctx.Err() == nil {
		return nil
	}
	return &sayso.Error{Code: sayso.ErrInterrupted, Msg: "stopped by the user"}
}

// readOne returns the work of one worker on one input: read it, give it the form of the output.
func readOne(eng *engine.Engine, form form) func(context.Context, *task) result {
	return func(ctx context.Context, t *task) (r result) {
		r = result{size: t.item.Size, err: t.item.Err}
		if r.err != nil {
			return r
		}
		// One broken invariant must not cost the other articles of a long job. It is reported with its place.
		defer func() {
			if fault := recover(); fault != nil {
				r.err = &sayso.Error{Code: sayso.ErrInternal, Place: t.item.Place, Msg: fmt.Sprintf("reading failed: %v", fault)}
			}
		}()
		rec, doc, err := eng.ReadDoc(ctx, t.item.Article)
		if err == nil {
			r.body, r.entry, err = form(rec, doc, t)
		}
		if err != nil {
			r.err = fmt.Errorf("%s: %w", t.item.Place, err)
		}
		return r
	}
}
