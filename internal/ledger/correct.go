package ledger

import (
	"context"

	"sayso"
	"sayso/internal/store"
)

// Correct appends an entry to the log, links anew what it touches, and returns it with its number. Who, When and Why are the caller's;
// Seq is given here. An entry that points at words that are not there, or takes back what is taken back already, is an
// error of code ErrCorrection, and the log is unchanged.
func (l *Ledger) Correct(ctx context.Context, c sayso.Correction) (*sayso.Correction, error) {
	return nil, &sayso.Error{Code: sayso.ErrCorrection, Msg: "corrections are not kept yet"}
}

// Log returns the entries after number `after`, in order.
func (l *Ledger) Log(ctx context.Context, after int) (*Corrections, error) {
	out := &Corrections{}
	err := l.store.View(ctx, func(r store.Reader) error {
		for c, err := range r.Corrections(after) {
			if err != nil {
				return err
			}
			out.Corrections = append(out.Corrections, c)
		}
		return nil
	})
	return out, err
}
