package cli

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"sayso"
	"sayso/engine"
	"sayso/internal/export"
	"sayso/internal/ingest"
)

// A result is what one input came to: a record as written, or the error why there is none.
type result struct {
	body  []byte
	entry export.Entry // of the page's index, for html
	size  int          // bytes of input
	err   error
}

// A task is one input on its way: done holds its result when it is read.
type task struct {
	item   ingest.Item
	number int // of the input, from 1
	done   chan result
}

// inOrder reads items with as many workers as jobs and hands the results to write in the order of the items. At
// most 2*jobs inputs are in memory at a time. It stops at the first error of write, and when ctx ends: then what
// has been taken up is still read and written, and the error has code ErrInterrupted.
func inOrder(ctx context.Context, jobs int, items iter.Seq[ingest.Item], read func(ingest.Item, int) result,
	write func(result) error) error {
	tasks := make(chan *task)         // to the workers
	queue := make(chan *task, 2*jobs) // the same tasks, in order, to the writer
	stop := make(chan struct{})       // closed when the writer has failed
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for t := range tasks {
				t.done <- read(t.item, t.number)
			}
		})
	}
	go func() {
		defer close(queue)
		defer close(tasks)
		number := 0
		for item := range items {
			number++
			t := &task{item, number, make(chan result, 1)}
			select {
			case <-ctx.Done():
				return
			case <-stop:
				return
			case queue <- t:
				tasks <- t
			}
		}
	}()
	err := drain(queue, stop, write)
	workers.Wait()
	if err == nil && ctx.Err() != nil {
		err = &sayso.Error{Code: sayso.ErrInterrupted, Msg: "stopped by the user"}
	}
	return err
}

// drain writes results until there are no more; after an error it only waits for them.
func drain(queue <-chan *task, stop chan<- struct{}, write func(result) error) error {
	var err error
	for t := range queue {
		r := <-t.done
		if err != nil {
			continue
		}
		if err = write(r); err != nil {
			close(stop)
		}
	}
	return err
}

// readOne returns the work of one worker on one input: read it, give it the form of the output.
func readOne(eng *engine.Engine, form form) func(ingest.Item, int) result {
	return func(item ingest.Item, number int) (r result) {
		r = result{size: item.Size, err: item.Err}
		if item.Err != nil {
			return r
		}
		// One broken invariant must not cost the other articles of a long job. It is reported with its place.
		defer func() {
			if fault := recover(); fault != nil {
				r.err = &sayso.Error{Code: sayso.ErrInternal, Place: item.Place, Msg: fmt.Sprintf("reading failed: %v", fault)}
			}
		}()
		// What has been begun is ended, so that an interrupted output is whole.
		rec, err := eng.Read(context.Background(), item.Article)
		if err != nil {
			r.err = fmt.Errorf("%s: %w", item.Place, err)
			return r
		}
		r.body, r.entry, r.err = form(rec, number)
		return r
	}
}
