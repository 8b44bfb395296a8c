// Package ledger is what Sayso knows of many articles: it reads them with the engine, keeps them with their records in a
// store, links them as it goes, and answers questions: origins, stories, claims with every voice, people and bodies,
// and what has been corrected. Commands, pages, the API and the server for language models call this package only.
//
// What is derived (origins, stories, claims, people) depends on the set of articles and the log of corrections alone,
// never on the order of adding or on how many goroutines read. Positions inside are bytes; [Encode] counts them in
// another unit on the way out.
package ledger

import (
	"context"

	"sayso"
	"sayso/engine"
	"sayso/internal/store"
)

// Options say how a ledger is opened. The zero value opens one that exists, for questions and corrections.
type Options struct {
	// Engine reads what is added; nil: nothing can be added, and all questions are answered.
	Engine *engine.Engine
	// Create makes the ledger if there is none at the place. Without it that is an error of code ErrNoStore.
	Create bool
}

// A Ledger is an open ledger. It is safe for use by several goroutines; Close it when done. Errors are of type
// [*sayso.Error] with a code.
type Ledger struct {
	store   store.Store
	engine  *engine.Engine
	by      sayso.Engine // what records made here carry
	finders *linker
	batch   int // articles in a transaction
}

// New returns a ledger on an open store, which it then owns.
func New(s store.Store, o Options) *Ledger {
	l := &Ledger{store: s, engine: o.Engine, finders: newLinker(), batch: batchArticles}
	if o.Engine != nil {
		l.by = o.Engine.Info().Engine()
	}
	return l
}

// Close gives the store back.
func (l *Ledger) Close() error { return l.store.Close() }

// Counts returns how many of each the ledger holds.
func (l *Ledger) Counts(ctx context.Context) (c store.Counts, err error) {
	err = l.store.View(ctx, func(r store.Reader) error {
		c, err = r.Counts()
		return err
	})
	return c, err
}

// unknown is the error for what is not there.
func unknown(kind, id string) error {
	return &sayso.Error{Code: sayso.ErrUnknown, Place: id, Msg: "the ledger has no " + kind + " of this name or id"}
}
