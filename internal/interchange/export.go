package interchange

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/parquet-go/parquet-go"

	"sayso"
	"sayso/internal/store"
)

// Schema names the contract of both forms, docs/ledger.md.
const Schema = "sayso.ledger/1"

// A visitor does something with each table. One of the fields is set.
type visitor struct {
	lines  *lineWriter
	folder string // of Parquet files to write
	from   store.Reader

	in     *lineReader
	source string // folder of Parquet files to read
	into   store.Writer
}

func visit[T any](v visitor, t table[T]) error {
	switch {
	case v.lines != nil:
		return t.out(v.from, func(row *T) error { return v.lines.write(t.name, row) })
	case v.folder != "":
		return writeParquet(v, t)
	case v.in != nil:
		err := v.in.read(t.name, func(line []byte) error {
			row := new(T)
			if err := json.Unmarshal(line, row); err != nil {
				return fault(v.in.place(), err)
			}
			return t.in(v.into, row)
		})
		return finish(v, t, err)
	}
	return finish(v, t, readParquet(v, t))
}

func finish[T any](v visitor, t table[T], err error) error {
	if err == nil && t.done != nil {
		err = t.done(v.into)
	}
	return err
}

// WriteJSONL writes the whole ledger as one consistent state: a line that names the contract, then a line a row, each with
// its table as "type".
func WriteJSONL(ctx context.Context, s store.Store, out io.Writer) error {
	w := &lineWriter{out: bufio.NewWriterSize(out, 1<<16)}
	err := s.View(ctx, func(r store.Reader) error {
		if err := w.write("ledger", struct {
			Schema string `json:"schema"`
		}{Schema}); err != nil {
			return err
		}
		return eachTable(visitor{lines: w, from: r})
	})
	if err == nil {
		err = writeFault(w.out.Flush())
	}
	return err
}

// A lineWriter writes rows as JSON Lines.
type lineWriter struct {
	out *bufio.Writer
	buf bytes.Buffer
}

func (w *lineWriter) write(table string, row any) error {
	w.buf.Reset()
	enc := json.NewEncoder(&w.buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(row); err != nil {
		return &sayso.Error{Code: sayso.ErrInternal, Place: table, Msg: "a row has no JSON form", Err: err}
	}
	fmt.Fprintf(w.out, `{"type":%q,`, table)
	_, err := w.out.Write(w.buf.Bytes()[1:])
	return writeFault(err)
}

func writeFault(err error) error {
	if err == nil {
		return nil
	}
	return &sayso.Error{Code: sayso.ErrWrite, Msg: "the export could not be written", Err: err}
}

// WriteParquet writes the whole ledger as one consistent state into a folder, which is made: one file a table.
func WriteParquet(ctx context.Context, s store.Store, folder string) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return writeFault(err)
	}
	return s.View(ctx, func(r store.Reader) error { return eachTable(visitor{folder: folder, from: r}) })
}

// Rows are written in groups of so many, which bounds the memory, and handed over in batches.
const (
	groupRows = 5_000
	batchRows = 64
)

func parquetFile(folder, table string) string { return filepath.Join(folder, table+".parquet") }

func writeParquet[T any](v visitor, t table[T]) error {
	f, err := os.Create(parquetFile(v.folder, t.name))
	if err != nil {
		return writeFault(err)
	}
	defer f.Close()
	w := parquet.NewGenericWriter[T](f, parquet.CreatedBy("sayso", Schema, ""), parquet.KeyValueMetadata("sayso.schema", Schema), parquet.MaxRowsPerRowGroup(groupRows))
	var batch []T
	flush := func() error {
		_, err := w.Write(batch)
		clear(batch)
		batch = batch[:0]
		return writeFault(err)
	}
	err = t.out(v.from, func(row *T) error {
		batch = append(batch, *row)
		if len(batch) < batchRows {
			return nil
		}
		return flush()
	})
	if err == nil {
		err = flush()
	}
	if err == nil {
		err = writeFault(w.Close())
	}
	if err == nil {
		err = writeFault(f.Close())
	}
	return err
}
