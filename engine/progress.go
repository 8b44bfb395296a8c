package engine

import "context"

// progressKey is that of the function in a context.
type progressKey struct{}

// WithProgress returns a context in which Read tells how far it has come: so many bytes of the text's. It is told by the goroutine that
// reads, some times a second, and the last time before what was found is put together. Progress changes nothing in the record.
func WithProgress(ctx context.Context, tell func(done, of int)) context.Context {
	return context.WithValue(ctx, progressKey{}, tell)
}

// progress is the function of a context; one that tells nobody if there is none.
func progress(ctx context.Context) func(done, of int) {
	if tell, ok := ctx.Value(progressKey{}).(func(done, of int)); ok {
		return tell
	}
	return func(int, int) {}
}
