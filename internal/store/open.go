package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"sayso"
)

// Options say how to open a ledger; the zero value opens one that is there.
type Options struct {
	Create bool          // make it if there is none
	Wait   time.Duration // how long an Update waits for another program that writes; 0 means 10 seconds
}

// IsDatabase tells whether where names a database on a server, not a file.
func IsDatabase(where string) bool {
	return strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://")
}

// Open opens the ledger at where: the path of a file, or the URL of a PostgreSQL database ("postgres://…", in which
// search_path names the schema). Without Create, there being none is an error of code ErrNoStore and leaves no trace. A
// ledger of a newer format is ErrNewerStore, a file that is none ErrStore; neither is written to. One of an older format is
// brought up to date, or, if it was made while that format was being built, ErrOldStore.
func Open(ctx context.Context, where string, o Options) (Store, error) {
	if o.Wait == 0 {
		o.Wait = 10 * time.Second
	}
	var (
		d   dialect
		err error
	)
	if IsDatabase(where) {
		d, err = openPostgres(where, o)
	} else {
		d, err = openSQLite(where, o)
	}
	if err != nil {
		return nil, err
	}
	s := newDatabase(d, o)
	if err := s.migrate(ctx, o.Create); err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// present tells whether there is a file that holds something.
func present(path string) (bool, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, &sayso.Error{Code: sayso.ErrRead, Place: path, Msg: "the ledger cannot be read", Err: err}
	case info.IsDir():
		return false, &sayso.Error{Code: sayso.ErrStore, Place: path, Msg: "a folder is no ledger"}
	}
	return info.Size() > 0, nil
}

func noStore(where string) error {
	return &sayso.Error{Code: sayso.ErrNoStore, Place: where, Msg: "there is no ledger here"}
}

func newerStore(where string, version int) error {
	return &sayso.Error{Code: sayso.ErrNewerStore, Place: where,
		Msg: fmt.Sprintf("the ledger has format %d; this program knows formats up to %d", version, Format)}
}

// oldStore is about a ledger that bears the number of a format and does not look like it: made while that format was built.
func oldStore(where string, version int) error {
	return &sayso.Error{Code: sayso.ErrOldStore, Place: where,
		Msg: fmt.Sprintf("the ledger was made while format %d was being built, and is laid out otherwise: export it with the program that made it and import that, or add its articles again", version)}
}
