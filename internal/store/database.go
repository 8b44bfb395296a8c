package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	_ "embed"
	"fmt"
	"runtime"

	"github.com/klauspost/compress/zstd"

	"sayso"
)

// sampleRecords are records of the articles in the folder examples, which every record is compressed against: short ones
// repeat little of themselves, and much of others. The bytes are part of the format and never change; better samples would be
// another dictionary with another number.
//
//go:embed record-1.dict
var sampleRecords []byte

const recordDictionary = 1

// sampleFindings are the findings and the groups of the articles in examples and in the test data of internal/ledger, which
// all others are compressed against: most have a few hundred bytes. They too are part of the format and never change.
//
//go:embed finding-1.dict
var sampleFindings []byte

const findingDictionary = 2

// A database is the one implementation of [Store].
type database struct {
	d       dialect
	turn    chan *conn // holds the writing connection, or nil before it is made: one Update at a time
	idle    chan *conn // connections for reading
	readers chan struct{}
	zip     *zstd.Encoder // for findings, groups and links
	press   *zstd.Encoder // for records
	unzip   *zstd.Decoder
	stems   *stemmer // of the writer
	others  others

	fewWaiting int // see merge.go; tests let fewer keys wait
}

func newDatabase(d dialect, _ Options) *database {
	n := max(4, runtime.GOMAXPROCS(0))
	s := &database{d: d, turn: make(chan *conn, 1), idle: make(chan *conn, n), readers: make(chan struct{}, n), stems: newStemmer(), fewWaiting: fewWaiting}
	s.turn <- nil
	// The options are right, so neither fails.
	s.zip, _ = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20),
		zstd.WithEncoderDictRaw(findingDictionary, sampleFindings))
	s.press, _ = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20),
		zstd.WithEncoderDictRaw(recordDictionary, sampleRecords))
	s.unzip, _ = zstd.NewReader(nil, zstd.WithDecoderDictRaw(recordDictionary, sampleRecords), zstd.WithDecoderDictRaw(findingDictionary, sampleFindings), zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(1<<30))
	return s
}

// Close implements [Store]. Views and Updates must have ended.
func (s *database) Close() error {
	select {
	case c := <-s.turn:
		if c != nil {
			c.close()
		}
	default:
	}
	for {
		select {
		case c := <-s.idle:
			c.close()
			continue
		default:
		}
		break
	}
	s.unzip.Close()
	return s.fault(s.d.close())
}

// View implements [Store].
func (s *database) View(ctx context.Context, f func(Reader) error) (err error) {
	select {
	case s.readers <- struct{}{}:
	case <-ctx.Done():
		return s.fault(ctx.Err())
	}
	defer func() { <-s.readers }()
	var c *conn
	select {
	case c = <-s.idle:
	default:
		if c, err = s.connect(ctx, s.d.readers()); err != nil {
			return s.fault(err)
		}
	}
	if err := s.d.beginView(ctx, c.sql); err != nil {
		c.close()
		return s.fault(err)
	}
	done := false
	defer func() {
		// Also when f panics: the connection must not stay within the transaction.
		if c.exec("ROLLBACK") != nil || !done {
			c.close()
			return
		}
		s.idle <- c
	}()
	err = f(&view{s: s, c: c, ctx: ctx})
	done = true
	return err
}

// Update implements [Store].
func (s *database) Update(ctx context.Context, f func(Writer) error) (err error) {
	return s.update(ctx, func(v *view) error { return f(v) })
}

func (s *database) update(ctx context.Context, f func(*view) error) (err error) {
	var c *conn
	select {
	case c = <-s.turn:
	case <-ctx.Done():
		return s.fault(ctx.Err())
	}
	done := false
	defer func() {
		if !done && c != nil {
			// A failed transaction is rolled back and its connection given up: nothing is known of its state.
			_ = c.exec("ROLLBACK")
			c.close()
			c = nil
		}
		s.turn <- c
	}()
	if c == nil {
		if c, err = s.connectWriter(ctx); err != nil {
			return s.fault(err)
		}
	}
	if err := s.d.beginUpdate(ctx, c.sql); err != nil {
		return s.fault(err)
	}
	s.others.hold(s.foreignOn(ctx, c))
	defer s.others.release() // also before the turn is given back
	v := &view{s: s, c: c, ctx: ctx, refs: map[refName]int64{}, unkeyed: map[int64]bool{}}
	if err := f(v); err != nil {
		return err
	}
	if err := v.settle(); err != nil {
		return err
	}
	if err := v.mergeKeys(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return s.fault(err)
	}
	s.others.release() // from the commit on another program may write
	if err := c.exec("COMMIT"); err != nil {
		return s.fault(err)
	}
	done = true
	return nil
}

// Check implements [Store].
func (s *database) Check(ctx context.Context) error {
	return s.View(ctx, func(r Reader) error {
		v := r.(*view)
		if err := s.d.check(ctx, v.c.sql); err != nil {
			return s.fault(err)
		}
		return v.checkContents()
	})
}

// A conn is one connection with the statements prepared on it.
type conn struct {
	sql   *sql.Conn
	d     dialect
	stmts map[string]*sql.Stmt
}

func (s *database) connect(ctx context.Context, pool *sql.DB) (*conn, error) {
	c, err := pool.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &conn{sql: c, d: s.d, stmts: map[string]*sql.Stmt{}}, nil
}

func (c *conn) close() {
	for _, s := range c.stmts {
		_ = s.Close()
	}
	// The pool must not hand it out again: it may be within a transaction.
	_ = c.sql.Raw(func(any) error { return driver.ErrBadConn })
	_ = c.sql.Close()
}

// exec runs one statement whatever has become of the caller's context: a COMMIT that is broken off is none.
func (c *conn) exec(query string) error {
	_, err := c.sql.ExecContext(context.Background(), query)
	return err
}

func (c *conn) stmt(query string) (*sql.Stmt, error) {
	if s := c.stmts[query]; s != nil {
		return s, nil
	}
	s, err := c.sql.PrepareContext(context.Background(), c.d.rebind(query))
	if err != nil {
		return nil, fmt.Errorf("%w (%.60s)", err, query)
	}
	c.stmts[query] = s
	return s, nil
}

// A view is one transaction, for reading or writing.
type view struct {
	s   *database
	c   *conn
	ctx context.Context

	refs    map[refName]int64 // numbers of refs met in this Update; nil in a View
	unkeyed map[int64]bool    // of these, those made in it that have not been given keys
	newKeys int               // how many were put since mergeKeys looked
	waiting []func() error    // changes of the search index, to be made before it is asked or the Update ends
}

// later keeps a change of the search index for the end of the Update: one large change costs much less than many small ones.
func (v *view) later(change func() error) { v.waiting = append(v.waiting, change) }

// settle makes the changes that wait.
func (v *view) settle() error {
	for _, change := range v.waiting {
		if err := change(); err != nil {
			return v.s.fault(err)
		}
	}
	v.waiting = nil
	return nil
}

// context is that of the caller in a View, whose questions may take long. In an Update it is looked at between requests
// only: one that can end costs a goroutine a request, and these are short.
func (v *view) context() context.Context {
	if v.refs != nil {
		return context.Background()
	}
	return v.ctx
}

// exec runs a statement that changes something and returns how many rows it changed.
func (v *view) exec(query string, args ...any) (int64, error) {
	if err := v.ctx.Err(); err != nil {
		return 0, err
	}
	st, err := v.c.stmt(query)
	if err != nil {
		return 0, err
	}
	res, err := st.ExecContext(v.context(), args...)
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// row reads one row into dest and tells whether there was one.
func (v *view) row(query string, args []any, dest ...any) (bool, error) {
	found := false
	err := v.rows(query, args, func(scan func(...any) error) error {
		found = true
		return scan(dest...)
	})
	return found, err
}

// rows calls f for each row of the answer.
func (v *view) rows(query string, args []any, f func(scan func(...any) error) error) error {
	if err := v.ctx.Err(); err != nil {
		return err
	}
	st, err := v.c.stmt(query)
	if err != nil {
		return err
	}
	rows, err := st.QueryContext(v.context(), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// pack compresses, with a checksum of its own.
func (s *database) pack(b []byte) []byte { return s.zip.EncodeAll(b, nil) }

// unpack undoes pack. What has changed in the meantime is an error of code ErrStore.
func (s *database) unpack(b []byte, what string) ([]byte, error) {
	out, err := s.unzip.DecodeAll(b, []byte{})
	if err != nil {
		return nil, &sayso.Error{Code: sayso.ErrStore, Place: s.d.place(), Msg: "the ledger is damaged: " + what + " cannot be unpacked", Err: err}
	}
	return out, nil
}
