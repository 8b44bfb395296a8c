package store

import (
	"cmp"
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"sayso"
)

// Format is the number of the ledger's format that this program writes. FORMAT.md is the diary of formats.
const Format = 4

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
		all, err := s.scripts()
		if err != nil {
			return err
		}
		if have > 0 {
			if same, err := s.d.laidOut(ctx, v.c.sql, all[:have]); err != nil || !same {
				return cmp.Or(err, oldStore(s.d.place(), have))
			}
		}
		for _, script := range all[have:] {
			if _, err := v.c.sql.ExecContext(ctx, script); err != nil {
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

// scripts are those of all formats, in order.
func (s *database) scripts() ([]string, error) {
	out := make([]string, Format)
	for i := range out {
		b, err := fs.ReadFile(migrations, fmt.Sprintf("migrations/%s/%04d.sql", s.d.migrations(), i+1))
		if err != nil {
			return nil, &sayso.Error{Code: sayso.ErrInternal, Msg: "a migration is missing", Err: err}
		}
		out[i] = string(b)
	}
	return out, nil
}

// columnsOf reads a query's rows of table, column and type.
func columnsOf(ctx context.Context, c *sql.Conn, query string) ([][3]string, error) {
	rows, err := c.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out [][3]string
	for rows.Next() {
		var r [3]string
		if err := rows.Scan(&r[0], &r[1], &r[2]); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}
