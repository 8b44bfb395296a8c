package engine

import (
	"context"

	"sayso"
)

// Locate says what the given spans of an article mean as places, one for each, whether or not Read would find them. The
// spans are in text order and do not overlap. It is for "sayso eval".
func (e *Engine) Locate(ctx context.Context, a *sayso.Article, spans []sayso.Span) ([]sayso.Place, error) {
	if err := ctx.Err(); err != nil {
		return nil, &sayso.Error{Code: sayso.ErrInterrupted, Place: a.ID, Msg: "stopped before the article was read", Err: err}
	}
	b := e.benches.Get().(*bench)
	defer e.benches.Put(b)
	return e.places.Resolve(b.tokens.Doc(a.Identified()), spans), nil
}
