package ledger

import (
	"context"

	"sayso/internal/store"
)

// Open opens the ledger at a place: a file for SQLite, postgres://… for PostgreSQL.
func Open(ctx context.Context, where string, o Options) (*Ledger, error) {
	s, err := store.Open(ctx, where, store.Options{Create: o.Create})
	if err != nil {
		return nil, err
	}
	l := New(s, o)
	if err := l.MoveLists(ctx); err != nil {
		_ = l.Close()
		return nil, err
	}
	return l, nil
}
