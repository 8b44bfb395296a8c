package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"sayso"
)

// fault gives an error of the database its code and place. Errors of this program pass through.
func (s *database) fault(err error) error {
	var coded *sayso.Error
	switch {
	case err == nil, errors.As(err, &coded):
		return err
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return &sayso.Error{Code: sayso.ErrInterrupted, Place: s.d.place(), Msg: "stopped; what had been acknowledged is kept", Err: err}
	case errors.Is(err, sql.ErrConnDone), errors.Is(err, sql.ErrTxDone):
		return &sayso.Error{Code: sayso.ErrInternal, Place: s.d.place(), Msg: "the ledger is closed", Err: err}
	}
	code, msg := s.d.code(err)
	if code == "" {
		code, msg = sayso.ErrInternal, "the ledger's database refused a request"
	}
	return &sayso.Error{Code: code, Place: s.d.place(), Msg: msg, Err: err}
}

// damaged is an error about content that does not hold together.
func (s *database) damaged(format string, args ...any) error {
	return &sayso.Error{Code: sayso.ErrStore, Place: s.d.place(), Msg: "the ledger is damaged: " + fmt.Sprintf(format, args...)}
}

// What the codes mean, for the messages of both databases.
const (
	msgDamaged = "the ledger is damaged, or this is none: take its last export or a copy"
	msgFull    = "no room is left; what had been acknowledged is kept"
	msgBusy    = "another program is writing to the ledger, and did not finish in time"
	msgRead    = "the ledger cannot be opened"
	msgWrite   = "the ledger cannot be written to"
)
