package ledger

import (
	"context"
	"io"

	"sayso/internal/interchange"
)

// ExportJSONL writes the whole ledger as JSON Lines, docs/ledger.md, as one consistent state.
func (l *Ledger) ExportJSONL(ctx context.Context, w io.Writer) error {
	return interchange.WriteJSONL(ctx, l.store, w)
}

// ExportParquet writes the whole ledger into a folder, one Parquet file a table.
func (l *Ledger) ExportParquet(ctx context.Context, folder string) error {
	return interchange.WriteParquet(ctx, l.store, folder)
}

// ImportJSONL puts an export into this ledger, which must be empty: all of it or, with an error, none. name is what the
// input is called in errors.
func (l *Ledger) ImportJSONL(ctx context.Context, r io.Reader, name string) error {
	if err := interchange.ReadJSONL(ctx, l.store, r, name); err != nil {
		return err
	}
	return l.MoveLists(ctx)
}

// ImportParquet is ImportJSONL for a folder of Parquet files.
func (l *Ledger) ImportParquet(ctx context.Context, folder string) error {
	if err := interchange.ReadParquet(ctx, l.store, folder); err != nil {
		return err
	}
	return l.MoveLists(ctx)
}
