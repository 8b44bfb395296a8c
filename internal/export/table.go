package export

import (
	"io"
	"strings"

	"sayso"
)

// tablesVersion names the columns. It changes when one is renamed or means something else.
const tablesVersion = "sayso.tables/1"

// A tabler turns one record into rows.
type tabler struct {
	*ruler
	rec *sayso.Record
	key rowKey
	run run
	who map[string]castMember
}

func newTabler(rec *sayso.Record, opts Options) (*tabler, error) {
	r, err := newRuler(rec, opts.Unit)
	if err != nil {
		return nil, err
	}
	made := runOf(rec)
	a := rec.Article.Identified()
	return &tabler{r, rec, rowKey{a.ID, a.SHA256, made.ID}, made, cast(rec, opts)}, nil
}

// A sheet is one table of the output, for rows of any type.
type sheet interface {
	// add writes the rows of one record.
	add(t *tabler) error
	close() error
}

// tableWriter is the writer of the tables in CSV and Parquet: all files are open from the first record to the last, so
// that a table without rows is there too, with its columns.
type tableWriter struct {
	sheets []sheet
	opts   Options
}

func (w *tableWriter) Write(rec *sayso.Record) error {
	t, err := newTabler(rec, w.opts)
	if err != nil {
		return err
	}
	// Positions are checked before any row is written: half a record in the tables would look like a whole one.
	for _, s := range spansOf(rec) {
		t.span(s)
	}
	if t.err != nil {
		return t.err
	}
	for _, s := range w.sheets {
		if err := s.add(t); err != nil {
			return err
		}
	}
	return nil
}

func (w *tableWriter) Close() error {
	var first error
	for _, s := range w.sheets {
		if err := s.close(); first == nil {
			first = err
		}
	}
	return first
}

// newTables opens the files of all tables.
func newTables(form tableForm, opts Options) (Writer, error) {
	w := &tableWriter{opts: opts}
	for _, make := range []func() (sheet, error){
		func() (sheet, error) { return newSheet(form, "runs", newRunsOnly()) },
		func() (sheet, error) { return newSheet(form, "articles", articleRows) },
		func() (sheet, error) { return newSheet(form, "attributions", attributionRows) },
		func() (sheet, error) { return newSheet(form, "attribution_spans", attributionSpanRows) },
		func() (sheet, error) { return newSheet(form, "quotations", quotationRows) },
		func() (sheet, error) { return newSheet(form, "events", eventRows) },
		func() (sheet, error) { return newSheet(form, "participants", participantRows) },
		func() (sheet, error) { return newSheet(form, "factuality", factualityRows) },
		func() (sheet, error) { return newSheet(form, "entities", entityRowsOut) },
		func() (sheet, error) { return newSheet(form, "mentions", mentionRows) },
		func() (sheet, error) { return newSheet(form, "times", timeRows) },
		func() (sheet, error) { return newSheet(form, "places", placeRowsOut) },
		func() (sheet, error) { return newSheet(form, "quantities", quantityRowsOut) },
		func() (sheet, error) { return newSheet(form, "unsourced", unsourcedRows) },
	} {
		s, err := make()
		if err != nil {
			w.Close()
			return nil, err
		}
		w.sheets = append(w.sheets, s)
	}
	return w, nil
}

// A tableForm says how tables become files.
type tableForm struct {
	create  Create
	parquet bool
	unit    sayso.Offsets
}

// A rowWriter writes rows of one type.
type rowWriter[T any] interface {
	write(rows []T) error
	close() error
}

// sheetOf joins how a table's rows are made and how they are written.
type sheetOf[T any] struct {
	rows func(*tabler) []T
	out  rowWriter[T]
	file io.Closer
}

func newSheet[T any](form tableForm, name string, rows func(*tabler) []T) (sheet, error) {
	extension := ".csv"
	if form.parquet {
		extension = ".parquet"
	}
	file, err := form.create(name + extension)
	if err != nil {
		return nil, err
	}
	s := &sheetOf[T]{rows: rows, file: file}
	if form.parquet {
		s.out = newParquet[T](file, form.unit)
		return s, nil
	}
	if s.out, err = newCSV[T](file); err != nil {
		file.Close()
		return nil, err
	}
	return s, nil
}

func (s *sheetOf[T]) add(t *tabler) error { return s.out.write(s.rows(t)) }

func (s *sheetOf[T]) close() error {
	err := s.out.close()
	if closing := s.file.Close(); err == nil {
		err = closing
	}
	return err
}

// place returns a place as a row has it.
func (t *tabler) place(s sayso.Span) rowSpan {
	p := t.span(s)
	return rowSpan{string(t.unit), int32(p.Start), int32(p.End), p.Text}
}

// filled returns nil for "", which means "not known".
func filled[S ~string](s S) *string {
	if s == "" {
		return nil
	}
	v := string(s)
	return &v
}

// joined returns the words of spans, nil if there are none.
func (t *tabler) joined(spans []sayso.Span) *string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, s.In(t.text))
	}
	return filled(strings.Join(parts, " … "))
}

func (t *tabler) joinedOne(s *sayso.Span) *string {
	if s == nil {
		return nil
	}
	return t.joined([]sayso.Span{*s})
}

// known returns nil for 0, which means "not measured".
func known(p float64) *float64 {
	if p == 0 {
		return nil
	}
	return &p
}
