package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"sayso"
)

// applicationID marks a file as a ledger of this program (bytes 68 to 71 of its header): "Says".
const applicationID = 'S'<<24 | 'a'<<16 | 'y'<<8 | 's'

// sqliteFile is a ledger in one file. It is in WAL mode with synchronous=FULL: a transaction is on the disk before Update
// returns, so neither a kill nor a loss of power takes it back, as long as the disk keeps what it says it has written. (With
// NORMAL a loss of power could take back the last Updates, though not tear one.) The log beside the file grows to some 32 MB
// before it is moved into it: articles change the same pages over and over.
type sqliteFile struct {
	path     string
	in, out  *sql.DB
	waitings int64 // ms
}

func openSQLite(path string, o Options) (dialect, error) {
	there, err := present(path)
	if err != nil {
		return nil, err
	}
	if there {
		if err := readHeader(path); err != nil {
			return nil, err
		}
	} else if !o.Create {
		return nil, noStore(path)
	}
	f := &sqliteFile{path: path, waitings: max(1, o.Wait.Milliseconds())}
	common := "&_pragma=busy_timeout(" + strconv.FormatInt(f.waitings, 10) + ")&_pragma=trusted_schema(0)"
	if f.in, err = sql.Open("sqlite", sqliteURI(path)+"?mode=rw"+common+"&_pragma=query_only(1)&_pragma=cache_size(-8192)"); err != nil {
		return nil, err
	}
	mode := "rw"
	if o.Create {
		mode = "rwc"
	}
	f.out, err = sql.Open("sqlite", sqliteURI(path)+"?mode="+mode+common+
		"&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=cache_size(-32768)&_pragma=journal_size_limit(67108864)&_pragma=wal_autocheckpoint(8000)")
	if err != nil {
		return nil, err
	}
	f.out.SetMaxOpenConns(1)
	if !there {
		// The reading pool cannot make the file.
		c, err := f.out.Conn(context.Background())
		if err == nil {
			_, err = c.ExecContext(context.Background(), "PRAGMA user_version")
			_ = c.Close()
		}
		if err != nil {
			_ = f.close()
			code, msg := f.code(err)
			if code == "" {
				code, msg = sayso.ErrWrite, msgWrite
			}
			return nil, &sayso.Error{Code: code, Place: path, Msg: msg, Err: err}
		}
	}
	return f, nil
}

// sqliteURI names a file the way SQLite wants it, with what would mean something in a URI written out.
func sqliteURI(path string) string {
	path = filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" {
		path = "/" + path
	}
	return "file:" + strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path)
}

// readHeader looks at the first 100 bytes of a file (sqlite.org/fileformat2.html, 1.3) before the database does, so that
// what is no ledger, or a newer one, is not touched at all.
func readHeader(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return &sayso.Error{Code: sayso.ErrRead, Place: path, Msg: msgRead, Err: err}
	}
	defer f.Close()
	var h [100]byte
	if _, err := io.ReadFull(f, h[:]); err != nil || string(h[:16]) != "SQLite format 3\x00" {
		return &sayso.Error{Code: sayso.ErrStore, Place: path, Msg: "the file is no ledger, or its beginning is damaged: take its last export or a copy"}
	}
	version, id := int32(binary.BigEndian.Uint32(h[60:])), binary.BigEndian.Uint32(h[68:])
	switch {
	case id == applicationID && version > Format:
		return newerStore(path, int(version))
	case id == applicationID, id == 0 && version == 0: // the second: begun, and killed before the tables were there
		return nil
	}
	return &sayso.Error{Code: sayso.ErrStore, Place: path, Msg: "the file is a database of another program, no ledger"}
}

func (f *sqliteFile) readers() *sql.DB       { return f.in }
func (f *sqliteFile) writer() *sql.DB        { return f.out }
func (f *sqliteFile) place() string          { return f.path }
func (f *sqliteFile) rebind(q string) string { return q }
func (f *sqliteFile) migrations() string     { return "sqlite" }
func (f *sqliteFile) list() string           { return "(SELECT value FROM json_each(?))" }
func (f *sqliteFile) close() error           { return errors.Join(f.in.Close(), f.out.Close()) }

// insertMany spares the journal that SQLite keeps to take back half a statement: one that fails fails the whole Update.
func (f *sqliteFile) insertMany() string { return "INSERT OR FAIL" }

func (f *sqliteFile) integers(v []int64) any {
	b := []byte{'['}
	for i, n := range v {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, n, 10)
	}
	return string(append(b, ']'))
}

func (f *sqliteFile) beginView(ctx context.Context, c *sql.Conn) error {
	if _, err := c.ExecContext(ctx, "BEGIN"); err != nil {
		return err
	}
	// The snapshot is taken by the first reading, not by BEGIN.
	var n int
	return c.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM sqlite_schema LIMIT 1)").Scan(&n)
}

func (f *sqliteFile) beginUpdate(ctx context.Context, c *sql.Conn) error {
	_, err := c.ExecContext(ctx, "BEGIN IMMEDIATE")
	return err
}

// foreign follows sqlite.org/pragma.html#pragma_data_version: what this connection commits itself does not count.
func (f *sqliteFile) foreign(ctx context.Context, c *sql.Conn) (n int64, known bool) {
	return n, c.QueryRowContext(ctx, "PRAGMA data_version").Scan(&n) == nil
}

func (f *sqliteFile) version(ctx context.Context, c *sql.Conn) (int, error) {
	var version, id, tables int
	err := c.QueryRowContext(ctx, "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_user_version, pragma_application_id").
		Scan(&version, &id, &tables)
	if err == nil && id != applicationID && (id != 0 || version != 0 || tables != 0) {
		err = &sayso.Error{Code: sayso.ErrStore, Place: f.path, Msg: "the file is a database of another program, no ledger"}
	}
	if err == nil && version > 0 && version <= Format && tables == 0 {
		err = &sayso.Error{Code: sayso.ErrStore, Place: f.path, Msg: msgDamaged}
	}
	return version, err
}

func (f *sqliteFile) setVersion(ctx context.Context, c *sql.Conn, version int) error {
	_, err := c.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version))
	return err
}

// laidOut compares with a database in memory.
func (f *sqliteFile) laidOut(ctx context.Context, c *sql.Conn, scripts []string) (bool, error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return false, err
	}
	defer db.Close()
	model, err := db.Conn(ctx)
	if err != nil {
		return false, err
	}
	defer model.Close()
	for _, script := range scripts {
		if _, err := model.ExecContext(ctx, script); err != nil {
			return false, err
		}
	}
	// Tables within the search index, whose names begin like its own, are the database's affair.
	const columns = "SELECT m.name, p.name, p.type FROM sqlite_schema m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'" +
		" AND m.name NOT LIKE 'words_%' AND m.name NOT LIKE 'title_words_%' ORDER BY m.name, p.cid"
	want, err := columnsOf(ctx, model, columns)
	if err != nil {
		return false, err
	}
	have, err := columnsOf(ctx, c, columns)
	return slices.Equal(have, want), err
}

// settled moves the new tables from the log into the file, so that its header tells the format without the log.
func (f *sqliteFile) settled(ctx context.Context, c *sql.Conn) error {
	_, err := c.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

func (f *sqliteFile) bytes(v *view) (int64, error) {
	var total int64
	for _, name := range []string{f.path, f.path + "-wal"} {
		if info, err := os.Stat(name); err == nil {
			total += info.Size()
		}
	}
	return total, nil
}

func (f *sqliteFile) check(ctx context.Context, c *sql.Conn) error {
	rows, err := c.QueryContext(ctx, "PRAGMA integrity_check(3)")
	if err != nil {
		return err
	}
	defer rows.Close()
	var faults []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return err
		}
		if s != "ok" {
			faults = append(faults, s)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if len(faults) > 0 {
		return &sayso.Error{Code: sayso.ErrStore, Place: f.path, Msg: "the ledger is damaged: " + strings.Join(faults, "; ")}
	}
	return nil
}

// code follows sqlite.org/rescode.html.
func (f *sqliteFile) code(err error) (sayso.Code, string) {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return "", ""
	}
	switch e.Code() {
	case lib.SQLITE_IOERR_WRITE, lib.SQLITE_IOERR_SHMSIZE, lib.SQLITE_IOERR_SHMMAP, lib.SQLITE_IOERR_SHMOPEN:
		return sayso.ErrFull, msgFull // the system's "no space" reaches us in these forms too
	case lib.SQLITE_IOERR_FSYNC, lib.SQLITE_IOERR_DIR_FSYNC, lib.SQLITE_IOERR_TRUNCATE:
		return sayso.ErrWrite, msgWrite
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_FULL:
		return sayso.ErrFull, msgFull
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return sayso.ErrBusy, msgBusy
	case lib.SQLITE_INTERRUPT:
		return sayso.ErrInterrupted, "stopped; what had been acknowledged is kept"
	case lib.SQLITE_READONLY:
		return sayso.ErrWrite, msgWrite
	case lib.SQLITE_CANTOPEN, lib.SQLITE_PERM, lib.SQLITE_AUTH:
		return sayso.ErrRead, msgRead
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB, lib.SQLITE_IOERR, lib.SQLITE_ERROR, lib.SQLITE_FORMAT, lib.SQLITE_MISMATCH, lib.SQLITE_SCHEMA, lib.SQLITE_CONSTRAINT, lib.SQLITE_TOOBIG:
		// An ordinary error too means that a table is not as it was made: the requests themselves are fixed.
		return sayso.ErrStore, msgDamaged
	}
	return "", ""
}
