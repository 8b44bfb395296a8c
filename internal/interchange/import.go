package interchange

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/parquet-go/parquet-go"

	"sayso"
	"sayso/internal/store"
)

// ReadJSONL puts what [WriteJSONL] wrote into an empty store, all of it or, with an error, none. A store that holds something
// is an error of code ErrConflict; name is what the input is called in errors.
func ReadJSONL(ctx context.Context, s store.Store, in io.Reader, name string) error {
	r := &lineReader{in: bufio.NewReaderSize(in, 1<<16), name: name}
	return s.Update(ctx, func(w store.Writer) error {
		if err := empty(w); err != nil {
			return err
		}
		if err := r.open(); err != nil {
			return err
		}
		if err := eachTable(visitor{in: r, into: w}); err != nil {
			return err
		}
		if r.line != nil {
			return fault(r.place(), fmt.Errorf("a row of the table %q has no place here", r.table))
		}
		return nil
	})
}

// ReadParquet is [ReadJSONL] for the files of a folder.
func ReadParquet(ctx context.Context, s store.Store, folder string) error {
	return s.Update(ctx, func(w store.Writer) error {
		if err := empty(w); err != nil {
			return err
		}
		return eachTable(visitor{source: folder, into: w})
	})
}

func empty(r store.Reader) error {
	n, err := r.Counts()
	if err == nil && (n.Articles > 0 || n.Corrections > 0) {
		err = &sayso.Error{Code: sayso.ErrConflict, Msg: "an export goes into an empty ledger only, and this one holds something"}
	}
	return err
}

// A lineReader reads rows of JSON Lines table by table.
type lineReader struct {
	in     *bufio.Reader
	name   string
	number int    // of the line at hand
	line   []byte // nil at the end
	table  string
}

func (r *lineReader) place() string { return fmt.Sprintf("%s:%d", r.name, r.number) }

// open reads the line that names the contract. A store may have to run an Update twice, which an input that has been read
// cannot do.
func (r *lineReader) open() error {
	if r.number > 0 {
		return &sayso.Error{Code: sayso.ErrBusy, Place: r.name, Msg: "the ledger was changed meanwhile; start again"}
	}
	if err := r.next(); err != nil {
		return err
	}
	var head struct {
		Type   string `json:"type"`
		Schema string `json:"schema"`
	}
	if r.line == nil || json.Unmarshal(r.line, &head) != nil || head.Type != "ledger" {
		return fault(r.place(), errors.New(`the first line is not {"type":"ledger", …}`))
	}
	if head.Schema != Schema {
		return &sayso.Error{Code: sayso.ErrNewerStore, Place: r.place(), Msg: fmt.Sprintf("the export has the form %q; this program knows %q", head.Schema, Schema)}
	}
	return r.next()
}

// next reads a line and the table it is of.
func (r *lineReader) next() error {
	line, err := r.in.ReadBytes('\n')
	r.number++
	if err != nil && err != io.EOF {
		return &sayso.Error{Code: sayso.ErrRead, Place: r.place(), Msg: "the export could not be read", Err: err}
	}
	if len(line) == 0 {
		r.line, r.table = nil, ""
		return nil
	}
	if line[len(line)-1] != '\n' {
		return fault(r.place(), errors.New("the last line is cut short"))
	}
	var head struct {
		Type string `json:"type"`
	}
	if err := json.Unmarshal(line, &head); err != nil {
		return fault(r.place(), err)
	}
	r.line, r.table = line, head.Type
	return nil
}

// read calls f with the rows of a table, the next in the order.
func (r *lineReader) read(table string, f func([]byte) error) error {
	for r.line != nil && r.table == table {
		if err := f(r.line); err != nil {
			return err
		}
		if err := r.next(); err != nil {
			return err
		}
	}
	return nil
}

func readParquet[T any](v visitor, t table[T]) (err error) {
	name := parquetFile(v.source, t.name)
	f, err := os.Open(name)
	if err != nil {
		return &sayso.Error{Code: sayso.ErrRead, Place: name, Msg: "the export could not be read", Err: err}
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return &sayso.Error{Code: sayso.ErrRead, Place: name, Msg: "the export could not be read", Err: err}
	}
	// The library panics on some damaged files.
	defer func() {
		if p := recover(); p != nil {
			err = fault(name, fmt.Errorf("%v", p))
		}
	}()
	file, err := parquet.OpenFile(f, info.Size())
	if err != nil {
		return fault(name, err)
	}
	if schema, _ := file.Lookup("sayso.schema"); schema != Schema {
		return &sayso.Error{Code: sayso.ErrNewerStore, Place: name, Msg: fmt.Sprintf("the export has the form %q; this program knows %q", schema, Schema)}
	}
	r := parquet.NewGenericReader[T](file)
	defer r.Close()
	for {
		rows := make([]T, batchRows)
		n, err := r.Read(rows)
		for i := range rows[:n] {
			if err := t.in(v.into, &rows[i]); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fault(name, err)
		}
	}
}
