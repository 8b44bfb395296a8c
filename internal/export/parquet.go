package export

import (
	"io"

	"github.com/parquet-go/parquet-go"

	"sayso"
)

// newParquetTables writes the same tables as Parquet, with types: positions int32, confidence and points double, what may be
// missing optional, lists as lists. Version of the tables, unit and codebook stand in the metadata of each file.
func newParquetTables(create Create, _ string, opts Options) (Writer, error) {
	return newTables(tableForm{create: create, parquet: true, unit: opts.Unit}, opts)
}

// parquetRows writes rows of one type.
type parquetRows[T any] struct{ w *parquet.GenericWriter[T] }

func newParquet[T any](w io.Writer, unit sayso.Offsets) *parquetRows[T] {
	return &parquetRows[T]{parquet.NewGenericWriter[T](w, parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(1<<18),
		parquet.CreatedBy("sayso", tablesVersion, ""),
		parquet.KeyValueMetadata("sayso.tables", tablesVersion), parquet.KeyValueMetadata("sayso.offsets", string(unit)),
		parquet.KeyValueMetadata("sayso.codebook", Codebook))}
}

func (p *parquetRows[T]) write(rows []T) error {
	if _, err := p.w.Write(rows); err != nil {
		return &sayso.Error{Code: sayso.ErrWrite, Msg: "the output could not be written", Err: err}
	}
	return nil
}

func (p *parquetRows[T]) close() error {
	if err := p.w.Close(); err != nil {
		return &sayso.Error{Code: sayso.ErrWrite, Msg: "the output could not be written", Err: err}
	}
	return nil
}
