package ledger

import (
	"context"
	"iter"
)

// ordered works on the values of a sequence in `jobs` goroutines and hands the results to take in the order of the values.
// Up to `ahead` results wait while take is busy, so that no worker does. It ends at the first error of take, and when
// ctx ends, also while a value keeps it waiting: what was taken is then a beginning of the whole.
func ordered[I, O any](ctx context.Context, jobs, ahead int, values iter.Seq[I], work func(context.Context, I) O, take func(O) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type task struct {
		value I
		done  chan O
	}
	tasks := make(chan *task)        // to the workers
	queue := make(chan *task, ahead) // the same tasks, in order
	for range jobs {
		go func() {
			for t := range tasks {
				t.done <- work(ctx, t.value)
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(tasks)
		for v := range values {
			t := &task{v, make(chan O, 1)}
			select {
			case <-ctx.Done():
				return
			case queue <- t:
				tasks <- t
			}
		}
	}()
	for {
		var t *task
		var ok bool
		select {
		case <-ctx.Done():
			return ctx.Err()
		case t, ok = <-queue:
			if !ok {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case out := <-t.done:
			if err := take(out); err != nil {
				return err
			}
		}
	}
}
