package store

import "sayso"

func openPostgres(where string, o Options) (dialect, error) {
	return nil, &sayso.Error{Code: sayso.ErrNoStore, Place: where, Msg: "PostgreSQL is not there yet"}
}
