package eval

import (
	"context"
	"errors"
	"sync"

	"sayso"
)

// A guess is what a reader, or a file of predictions, says of one document.
type guess struct {
	attributions []sayso.Attribution
	record       *sayso.Record // as read; nil for predictions from a file
	times        []sayso.Time
	quantities   []sayso.Quantity
	given        []sayso.Place               // places: what the gold spans mean
	types        map[sayso.EventType]float64 // plover: of the given actors; nil if the model reads no events
	labels       [][]string                  // CofeNet predictions from a file, in the order of the segments; nil otherwise
}

// predict returns a guess for every document and the model that made them.
func predict(ctx context.Context, o Options, docs []*document) ([]guess, string, error) {
	if o.From != "" {
		guesses, err := readPredictions(o, docs)
		return guesses, "", err
	}
	if o.Read == nil {
		return nil, "", &sayso.Error{Code: sayso.ErrUsage, Msg: "nothing to score: no reader and no predictions"}
	}
	return readAll(ctx, o, docs)
}

// readAll reads the documents with o.Jobs readers at a time. The result does not depend on Jobs.
func readAll(ctx context.Context, o Options, docs []*document) ([]guess, string, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var (
		guesses = make([]guess, len(docs))
		next    = make(chan int)
		wait    sync.WaitGroup
		mu      sync.Mutex
		done    int
		model   string
	)
	for range max(1, o.Jobs) {
		wait.Go(func() {
			for i := range next {
				rec, err := o.Read(ctx, docs[i].article)
				if err == nil {
					err = checkRecord(docs[i], rec)
				}
				if err != nil {
					cancel(err)
					return
				}
				guesses[i].attributions, guesses[i].times, guesses[i].record = rec.Attributions, rec.Times, rec
				guesses[i].quantities = rec.Quantities
				if o.Locate != nil && o.Task == TaskPlaces {
					if guesses[i].given, err = o.Locate(ctx, docs[i].article, docs[i].placeSpans()); err != nil {
						cancel(err)
						return
					}
				}
				if o.Type != nil && o.Task == TaskPlover {
					t := docs[i].triple
					guesses[i].types, err = o.Type(ctx, docs[i].article, t.sources, t.targets)
					var known *sayso.Error
					if err != nil && (!errors.As(err, &known) || known.Code != sayso.ErrLayer) {
						cancel(err)
						return
					}
				}
				if o.Task == TaskAttribution || o.Task == TaskCofenet {
					guesses[i].attributions = asPolNeAR(rec.Attributions, docs[i].article.Text)
				}
				mu.Lock()
				done, model = done+1, rec.Engine.Model
				if o.Progress != nil {
					o.Progress(done, len(docs))
				}
				mu.Unlock()
			}
		})
	}
	feed(ctx, next, len(docs))
	wait.Wait()
	return guesses, model, coded(context.Cause(ctx))
}

// coded gives an error a code, if it has none: being stopped, or a reader that broke its word.
func coded(err error) error {
	var known *sayso.Error
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return &sayso.Error{Code: sayso.ErrInterrupted, Msg: "stopped before all articles were read", Err: err}
	}
	return &sayso.Error{Code: sayso.ErrInternal, Msg: "an article could not be read", Err: err}
}

func feed(ctx context.Context, next chan<- int, n int) {
	defer close(next)
	for i := range n {
		select {
		case next <- i:
		case <-ctx.Done():
			return
		}
	}
}

// checkRecord refuses spans that do not lie in the text, so that a broken reader is named and not scored.
func checkRecord(d *document, rec *sayso.Record) error {
	f := newFrame(d.article.Text)
	for _, a := range rec.Attributions {
		spans := append(append([]sayso.Span{}, a.Source...), a.Content...)
		for _, p := range []*sayso.Span{a.Cue, a.Complementiser} {
			if p != nil {
				spans = append(spans, *p)
			}
		}
		for _, s := range spans {
			if _, err := f.points(s); err != nil || s.Empty() {
				return &sayso.Error{Code: sayso.ErrInternal, Place: d.place, Err: err,
					Msg: "attribution " + a.ID + " has a span outside the text: " + s.String()}
			}
		}
	}
	return nil
}
