package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"sayso"
)

// postgres is a ledger in one schema of a PostgreSQL database: the first of the search path that the URL or the server
// gives. Programs that write take turns by an advisory lock; what is acknowledged is as durable as the server's
// synchronous_commit says.
type postgres struct {
	name string // the URL without its passwords
	db   *sql.DB
	wait string // ms
}

func openPostgres(where string, o Options) (dialect, error) {
	p := &postgres{name: "postgres", wait: strconv.FormatInt(max(1, o.Wait.Milliseconds()), 10)}
	if u, err := url.Parse(where); err == nil {
		q := u.Query()
		for _, secret := range []string{"password", "sslpassword"} {
			q.Del(secret)
		}
		u.RawQuery = q.Encode()
		p.name = u.Redacted()
	}
	config, err := pgx.ParseConfig(where)
	if err != nil {
		// The message of the parser may quote the URL with its password.
		return nil, &sayso.Error{Code: sayso.ErrRead, Place: p.name, Msg: "the URL of the ledger's database cannot be read"}
	}
	p.db = stdlib.OpenDB(*config)
	return p, nil
}

func (p *postgres) readers() *sql.DB   { return p.db }
func (p *postgres) writer() *sql.DB    { return p.db }
func (p *postgres) place() string      { return p.name }
func (p *postgres) migrations() string { return "postgres" }
func (p *postgres) list() string       { return "(SELECT unnest(CAST(? AS bigint[])) AS value)" }
func (p *postgres) close() error       { return p.db.Close() }

func (p *postgres) insertMany() string { return "INSERT" }

func (p *postgres) settled(context.Context, *sql.Conn) error { return nil }

func (p *postgres) integers(v []int64) any { return v }

// rebind numbers the parameters. No statement has a question mark in a text.
func (p *postgres) rebind(query string) string {
	var b strings.Builder
	n := 0
	for _, r := range query {
		if r != '?' {
			b.WriteRune(r)
			continue
		}
		n++
		b.WriteString("$" + strconv.Itoa(n))
	}
	return b.String()
}

func (p *postgres) beginView(ctx context.Context, c *sql.Conn) error {
	_, err := c.ExecContext(ctx, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
	return err
}

// beginUpdate takes the lock of the schema, which the end of the transaction gives back.
func (p *postgres) beginUpdate(ctx context.Context, c *sql.Conn) error {
	for _, query := range []string{"BEGIN", "SET LOCAL lock_timeout = " + p.wait,
		"SELECT pg_advisory_xact_lock(hashtext('sayso'), hashtext(coalesce(current_schema(), '')))"} {
		if _, err := c.ExecContext(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

func (p *postgres) version(ctx context.Context, c *sql.Conn) (int, error) {
	var schema sql.NullString
	var encoding string
	var there bool
	err := c.QueryRowContext(ctx, "SELECT current_schema(), current_setting('server_encoding'),"+
		" EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'sayso_format')").Scan(&schema, &encoding, &there)
	switch {
	case err != nil:
		return 0, err
	case !schema.Valid:
		return 0, &sayso.Error{Code: sayso.ErrNoStore, Place: p.name, Msg: "the schema of the ledger does not exist"}
	case encoding != "UTF8":
		return 0, &sayso.Error{Code: sayso.ErrStore, Place: p.name, Msg: "the database is encoded as " + encoding + "; a ledger needs UTF8"}
	case !there:
		return 0, nil
	}
	var version int
	err = c.QueryRowContext(ctx, "SELECT coalesce(max(version), 0) FROM sayso_format").Scan(&version)
	return version, err
}

func (p *postgres) setVersion(ctx context.Context, c *sql.Conn, version int) error {
	_, err := c.ExecContext(ctx, fmt.Sprintf("CREATE TABLE IF NOT EXISTS sayso_format (version bigint NOT NULL); DELETE FROM sayso_format; INSERT INTO sayso_format VALUES (%d)", version))
	return err
}

// laidOut compares with temporary tables, which are taken back.
func (p *postgres) laidOut(ctx context.Context, c *sql.Conn, scripts []string) (bool, error) {
	const columns = "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = %s AND table_name <> 'sayso_format' ORDER BY table_name, ordinal_position"
	have, err := columnsOf(ctx, c, fmt.Sprintf(columns, "current_schema()"))
	if err != nil {
		return false, err
	}
	for _, query := range append([]string{"SAVEPOINT before_model", "SET LOCAL search_path = pg_temp"}, scripts...) {
		if _, err := c.ExecContext(ctx, query); err != nil {
			return false, err
		}
	}
	want, err := columnsOf(ctx, c, fmt.Sprintf(columns, "(SELECT nspname FROM pg_namespace WHERE oid = pg_my_temp_schema())"))
	if err == nil {
		_, err = c.ExecContext(ctx, "ROLLBACK TO SAVEPOINT before_model")
	}
	return slices.Equal(have, want), err
}

func (p *postgres) bytes(v *view) (n int64, err error) {
	_, err = v.row("SELECT CAST(coalesce(sum(pg_total_relation_size(oid)), 0) AS bigint) FROM pg_class WHERE relnamespace = CAST(current_schema() AS regnamespace) AND relkind = 'r'", nil, &n)
	return n, err
}

// foreign: a server tells nobody which of its changes were to this schema.
func (p *postgres) foreign(context.Context, *sql.Conn) (int64, bool) { return 0, false }

// check leaves the pages to the server, whose checksums, if it has any, are looked at in reading.
func (p *postgres) check(context.Context, *sql.Conn) error { return nil }

// code follows the classes of SQLSTATE (appendix A of the manual).
func (p *postgres) code(err error) (sayso.Code, string) {
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		var connect *pgconn.ConnectError
		if errors.As(err, &connect) {
			return sayso.ErrRead, "the ledger's database cannot be reached"
		}
		return sayso.ErrRead, "the ledger's database went away"
	}
	switch {
	case e.Code == "55P03", strings.HasPrefix(e.Code, "40"): // lock not available; serialization, deadlock
		return sayso.ErrBusy, msgBusy
	case strings.HasPrefix(e.Code, "53"): // disk full, out of memory, too many connections
		return sayso.ErrFull, msgFull
	case e.Code == "57014":
		return sayso.ErrInterrupted, "stopped; what had been acknowledged is kept"
	case strings.HasPrefix(e.Code, "28"), strings.HasPrefix(e.Code, "08"), strings.HasPrefix(e.Code, "57"), e.Code == "3D000":
		return sayso.ErrRead, "the ledger's database cannot be reached"
	case e.Code == "42501", strings.HasPrefix(e.Code, "25"): // no right; read only
		return sayso.ErrWrite, msgWrite
	case strings.HasPrefix(e.Code, "XX"), strings.HasPrefix(e.Code, "42"), strings.HasPrefix(e.Code, "58"):
		return sayso.ErrStore, msgDamaged
	}
	return "", ""
}
