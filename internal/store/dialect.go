package store

import (
	"context"
	"database/sql"

	"sayso"
)

// A dialect is what differs between the two databases: how one connects, takes turns, and says a handful of things. All
// else is the SQL that both understand, written with ? for a parameter.
type dialect interface {
	// readers and writer are the pools that connections come from. They may be one.
	readers() *sql.DB
	writer() *sql.DB
	// place names the ledger in errors.
	place() string
	// rebind writes a statement the way the database wants its parameters.
	rebind(query string) string
	// beginView and beginUpdate start a transaction; the second waits for its turn.
	beginView(ctx context.Context, c *sql.Conn) error
	beginUpdate(ctx context.Context, c *sql.Conn) error
	// version returns the format of the ledger, 0 if there is none, and setVersion keeps it within a transaction.
	version(ctx context.Context, c *sql.Conn) (int, error)
	setVersion(ctx context.Context, c *sql.Conn, version int) error
	// migrations returns the folder of its .sql files.
	migrations() string
	// laidOut tells, within a transaction, whether the tables have the columns that the scripts make.
	laidOut(ctx context.Context, c *sql.Conn, scripts []string) (bool, error)
	// settled is called when the tables have been changed.
	settled(ctx context.Context, c *sql.Conn) error

	// list is a table with the one column value for a parameter that is a list of integers, and integers makes that parameter.
	list() string
	integers(v []int64) any

	// insertMany begins the insertion of the rows of a query, none of which is there.
	insertMany() string

	// The search index; see words.go. What is put goes through [view.later].
	putWords(v *view, article int64, parts []part) error
	searchSQL(q *wordQuery, limit, skip int) (query string, args []any)
	putTitle(v *view, cluster int64, old, new string) error
	titleSQL(stems []string) (condition string, arg any)

	// foreign returns a number that changes on this connection when another one has changed the ledger; known is false where the
	// database tells no such thing.
	foreign(ctx context.Context, c *sql.Conn) (n int64, known bool)

	// check looks at every page.
	check(ctx context.Context, c *sql.Conn) error
	// bytes returns the space that the ledger takes.
	bytes(v *view) (int64, error)
	// code returns the code of a fault of the database; "" if it has none.
	code(err error) (sayso.Code, string)
	close() error
}
