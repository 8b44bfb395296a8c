package export

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// newCSVTables writes the tables as CSV after RFC 4180: a header, rows that end in CR LF, cells quoted where they hold a
// comma, a quotation mark or a line end, which stay as they are. encoding/csv is not used: it would turn a line feed inside
// a cell into CR LF, and words of an article are never altered.
func newCSVTables(create Create, _ string, opts Options) (Writer, error) {
	return newTables(tableForm{create: create, unit: opts.Unit}, opts)
}

// csvRows writes rows of one type as CSV. Lists are joined by "; ".
type csvRows[T any] struct {
	w      io.Writer
	fields [][]int
}

func newCSV[T any](w io.Writer) (*csvRows[T], error) {
	names, fields := columns(reflect.TypeFor[T]())
	c := &csvRows[T]{w, fields}
	var b bytes.Buffer
	csvLine(&b, names)
	return c, write(w, b.Bytes())
}

// columns returns the names of a row type's columns and where they stand, in order.
func columns(t reflect.Type) (names []string, fields [][]int) {
	for _, f := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(f.Tag.Get("parquet"), ","); name != "" {
			names = append(names, name)
			fields = append(fields, f.Index)
		}
	}
	return names, fields
}

func (c *csvRows[T]) write(rows []T) error {
	var b bytes.Buffer
	cells := make([]string, len(c.fields))
	for i := range rows {
		v := reflect.ValueOf(&rows[i]).Elem()
		for k, index := range c.fields {
			cells[k] = cell(v.FieldByIndex(index))
		}
		csvLine(&b, cells)
	}
	return write(c.w, b.Bytes())
}

func (c *csvRows[T]) close() error { return nil }

// cell is a value as text; what is empty is an empty cell.
func cell(v reflect.Value) string {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return ""
		}
		return cell(v.Elem())
	case reflect.Slice:
		parts := make([]string, v.Len())
		for i := range parts {
			parts[i] = v.Index(i).String()
		}
		return strings.Join(parts, "; ")
	case reflect.String:
		return v.String()
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'g', -1, 64)
	}
	return fmt.Sprint(v.Interface())
}

func csvLine(b *bytes.Buffer, cells []string) {
	for i, c := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		if strings.ContainsAny(c, ",\"\r\n") {
			c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
		b.WriteString(c)
	}
	b.WriteString("\r\n")
}
