package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"sayso"
)

// Format is the number of the ledger's format that this program writes. FORMAT.md is the diary of formats.
const Format = 1

//go:embed migrations
var migrations embed.FS

// migrate brings the tables to the present format. The whole way is one transaction: a kill in between leaves the old
// format.
func (s *database) migrate(ctx context.Context, create bool) error {
	c, err := s.connect(ctx, s.d.readers())
	if err != nil {
		return s.fault(err)
	}
	have, err := s.d.version(ctx, c.sql)
	c.close()
	switch {
	case err != nil:
		return s.fault(err)
	case have > Format:
		return newerStore(s.d.place(), have)
	case have == Format:
		return nil
	case have == 0 && !create:
		return noStore(s.d.place())
	}
	changed := false
	err = s.update(ctx, func(v *view) error {
		have, err := s.d.version(ctx, v.c.sql) // another program may have been here in the meantime
		if err != nil || have == Format {
			return err
		}
		if have > Format {
			return newerStore(s.d.place(), have)
		}
		for n := have + 1; n <= Format; n++ {
			script, err := fs.ReadFile(migrations, fmt.Sprintf("migrations/%s/%04d.sql", s.d.migrations(), n))
			if err != nil {
				return &sayso.Error{Code: sayso.ErrInternal, Msg: "a migration is missing", Err: err}
			}
			if _, err := v.c.sql.ExecContext(ctx, string(script)); err != nil {
				return err
			}
		}
		changed = true
		return s.d.setVersion(ctx, v.c.sql, Format)
	})
	if err != nil || !changed {
		return s.fault(err)
	}
	c = <-s.turn
	defer func() { s.turn <- c }()
	return s.fault(s.d.settled(ctx, c.sql))
}
